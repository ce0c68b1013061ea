import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askedScenario, type AskedScenario } from "../../src/what-if/asked-scenario.ts";
import { runAlmanac } from "../run-almanac.ts";
import { smallProgram, type SmallProgram } from "../small-program.ts";

describe("almanac what-if", () => {
  let program: SmallProgram;
  beforeAll(() => {
    program = smallProgram();
  });
  afterAll(() => program.remove());
  const ask = (...more: readonly string[]) => runAlmanac(["what-if", "--root", program.root, ...more]);

  test("shows what is published above what would be", () => {
    const { code, stdout, stderr } = ask("--workstream", "core", "--scope", "10", "--start", "2026-12-07");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatchInlineSnapshot(`
      "Small program, edition 2026-W47, as of 22 Nov 2026. Supposed:
        Core: 10 items more, nothing delivered before 7 Dec 2026

      Each workstream at its own pace
                      Open      50 % by      85 % by      95 % by  Target  Chance  85 % date
      Core
        as published     5  29 Nov 2026  29 Nov 2026  29 Nov 2026
        what if         15  27 Dec 2026  27 Dec 2026  27 Dec 2026                  28 days later

      All together, with the calendar and with what they wait for
                      Open      50 % by      85 % by      95 % by  Target  Chance  85 % date
      Core
        as published     5  29 Nov 2026  29 Nov 2026  29 Nov 2026
        what if         15  27 Dec 2026  27 Dec 2026  27 Dec 2026                  28 days later
      Everything
        as published     5  29 Nov 2026  29 Nov 2026  29 Nov 2026
        what if         15  27 Dec 2026  27 Dec 2026  27 Dec 2026                  28 days later
      "
    `);
  });

  test("answers machines in JSON, the same for options and for the text of an address", () => {
    const [options, text] = [ask("--json", "--capacity", "0.5", "--from", "2026-11-30", "--split", "1-1.4"), ask("--json", "--scenario", "?core.capacity=0.5&core.from=2026-11-30&core.split=1-1.4")];
    expect(text.stdout).toBe(options.stdout);
    const scenario = { core: { capacity: 0.5, from: "2026-11-30", split: { low: 1, high: 1.4 } } };
    expect(JSON.parse(options.stdout)).toMatchObject({ edition: { label: "2026-W47" }, alone: { kind: "alone", scenario }, together: { everything: { before: { p85: "2026-11-29" } } } });
  });

  test("says when no date is left, and why", () => {
    expect(ask("--capacity", "0").stdout).toContain("no date: later than any date within ten years");
    expect(ask("--scope", "-5").stdout).toContain("no date: nothing is open");
  });

  test.each([
    [["--workstream", "cora", "--scope", "1"], "--workstream cora: there is no such workstream\nhint: did you mean core?"],
    [["--edition", "latest", "--scope", "1"], "there is no such edition"],
    [["--scop", "1"], "--scope"],
  ])("refuses %j with what to write instead", (more, said) => {
    const { code, stdout, stderr } = ask(...more);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(said);
  });

  test("is made of what everybody may see, whoever asks, and work items are never for fewer", () => {
    const asked = (audience: string) => ask("--workstream", "core", "--scope", "10", "--json", "--audience", audience);
    program.write("data/sources/people.csv", "ID,Stakeholder,Organisation,Interest,Influence,Audience\nS-01,Zarquonia,Retail,high,high,Sponsors\n");
    program.edit("data/almanac.yaml", "sources:\n", 'sources:\n  - { id: people, kind: stakeholders, files: people.csv, audience: internal, exportedAt: "2026-10-25T22:00:00+01:00" }\n');
    const open = asked("public");
    expect(open).toMatchObject({ code: 0, stdout: expect.not.stringContaining("Zarquonia") as string });
    expect(asked("restricted")).toEqual(open);
    program.edit("data/almanac.yaml", "kind: jira-json,", "kind: jira-json, audience: internal,");
    const { code, stdout } = asked("restricted");
    expect([code, JSON.parse(stdout)]).toMatchObject([1, [{ code: "AUDIENCE-ITEMS" }]]);
    expect(stdout).not.toMatch(/SP-\d|p85|Zarquonia/);
    program.edit("data/almanac.yaml", "kind: jira-json, audience: internal,", "kind: jira-json,");
  });

  test("has help with examples", () => {
    expect(runAlmanac(["what-if", "--help"]).stdout).toContain("almanac what-if --workstream fraud --capacity 1.2 --from 2027-01-04");
  });
});

describe("what is asked on the command line", () => {
  const scenarioOf = (asked: Partial<AskedScenario>) => askedScenario({ workstreams: [], texts: {}, ...asked }, ["core", "search"]);

  test("is of all workstreams where none is named", () => {
    expect(scenarioOf({ texts: { scope: "-3" } })).toEqual({ core: { scope: -3 }, search: { scope: -3 } });
    expect(scenarioOf({ workstreams: ["search"], texts: { split: "1.1" } })).toEqual({ search: { split: { low: 1.1, high: 1.1 } } });
  });

  const several: readonly (readonly [Partial<AskedScenario>, string])[] = [
    [{ workstreams: ["payments"], texts: { scope: "1" } }, "hint: there are core, search"],
    [{ texts: { capacity: "lots" } }, "--capacity lots: not a multiple of the planned capacity"],
    [{ texts: { start: "2027-02-30" } }, "--start 2027-02-30: not a day"],
    [{ texts: { from: "2027-01-04" } }, "the day of a capacity that is not given"],
    [{}, "nothing is supposed to be otherwise"],
    [{ scenario: "core.scope=1", texts: { capacity: "2" } }, "--scenario says everything"],
    [{ scenario: "cora.scope=1" }, "did you mean core?"],
  ];
  test.each(several)("is refused when it is %j", (asked, said) => {
    expect(() => scenarioOf(asked)).toThrow(said);
  });
});
