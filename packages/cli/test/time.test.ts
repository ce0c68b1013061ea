import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runAlmanac } from "./run-almanac.ts";
import { EXPORT, smallProgram, type SmallProgram } from "./small-program.ts";

describe("time", () => {
  let program: SmallProgram;
  beforeAll(() => {
    program = smallProgram();
    program.edit("data/almanac.yaml", 'exportedAt: "22:00" }', 'exportedAt: "22:00", staleAfter: 36 hours, refuseAfter: 7 days }');
  });
  afterAll(() => program.remove());
  const check = (...more: readonly string[]) => runAlmanac(["check", "--root", program.root, ...more]);

  test("without a clock an export is as old as its statement; by the clock it grows stale, and then too old", () => {
    expect(check()).toMatchObject({ code: 0, stderr: expect.not.stringContaining("SOURCE") as string });
    expect(check("--now", "2026-11-24T14:00:00+01:00")).toMatchObject({ code: 0, stderr: expect.stringMatching(/warning SOURCE-STALE: .*40 hours old.*36 hours are allowed/) as string });
    expect(check("--now", "2026-11-30T22:00:00+01:00")).toMatchObject({ code: 1, stderr: expect.stringMatching(/error SOURCE-TOO-OLD: .*8 days old/) as string });
    expect(check("--now", "yesterday")).toMatchObject({ code: 2, stderr: expect.stringContaining("`now` is the clock of this machine") as string });
  });

  test("an export that lost most of its items since the last edition is refused, until the fall is accepted", () => {
    expect(runAlmanac(["edition", "--root", program.root, "--as-of", "2026-11-15T22:00:00+01:00"]).code).toBe(0);
    const whole = JSON.stringify({ issues: [] });
    program.write(EXPORT, whole);
    expect(check()).toMatchObject({ code: 1, stderr: expect.stringContaining("the edition before had 85") as string });
  });

  test("a statement says when it is as known now", () => {
    const asOf = ["--as-of", "2026-11-15T22:00:00+01:00"];
    const fresh = smallProgram();
    try {
      const explain = (...known: readonly string[]) => runAlmanac(["explain", "delivery.items.done", "--root", fresh.root, ...asOf, ...known]).stdout;
      expect(explain("--known", "now")).toContain("as known now");
      expect(explain()).not.toContain("as known now");
      expect(runAlmanac(["build", "--root", fresh.root, "--edition", "x", ...asOf, "--out", join(fresh.root, "out")]).code).toBe(2);
    } finally {
      fresh.remove();
    }
  });
});
