import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { agrees } from "./compare.ts";
import { casesIn, failureOf } from "./run.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

describe("golden cases", () => {
  test.each(casesIn(here("cases")).map((each) => [each.id, each] as const))("%s", (_, each) => {
    expect(failureOf(each)).toBeUndefined();
  });
});

describe("the runner", () => {
  const folder = mkdtempSync(join(tmpdir(), "golden-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const median = { id: "wrong", metric: "util.percentile", input: { values: [1, 2, 3], p: 50, method: "nearest-rank" }, expected: { value: 3 }, tolerance: 0 };

  test("passes our cases by default and says how many", () => {
    expect(execFileSync(process.execPath, [here("main.ts")], { encoding: "utf8" })).toBe(`${String(casesIn(here("cases")).length)} passed, 0 failed\n`);
  });

  test("prints id, expected and got of each failure; an unknown metric fails", () => {
    writeFileSync(join(folder, "a.json"), JSON.stringify([median, { ...median, id: "right", expected: { value: 2 } }, { ...median, id: "strange", metric: "no.such" }]));
    const { stdout, status } = spawnSync(process.execPath, [here("main.ts"), "."], { encoding: "utf8", cwd: folder });
    expect(stdout.split("\n")).toEqual(['wrong expected {"value":3} got {"value":2}', 'strange expected {"value":3} got unknown metric no.such', "1 passed, 2 failed", ""]);
    expect(status).toBe(1);
  });
});

describe("comparison", () => {
  test.each([
    [{ a: 1 }, { a: 1.05, b: 2 }, 0.1, true],
    [{ a: 1 }, { a: 1.2 }, 0.1, false],
    [{ a: 1000 }, { a: 1009 }, { rel: 0.01 }, true],
    [{ a: 0 }, { a: 0.5 }, { abs: 0.1, rel: 0.01 }, false],
    [{ a: null }, {}, 0, false],
    [{ a: 1 }, { a: null }, 5, false],
    [[1], [1, 2], 0, false],
    [{ a: "1" }, { a: 1 }, 0, false],
  ])("%j against %j within %j: %s", (expected, got, tolerance, outcome) => {
    expect(agrees(expected, got, tolerance)).toBe(outcome);
  });
});
