import { describe, expect, test } from "vitest";
import { accepted, CONFIG, issue, jsonProgram, places, refused } from "../../test/a-program.ts";

const FILE = "data/almanac.yaml";
const WORKSTREAMS = "workstreams:\n  - { id: fraud, title: Fraud, match: { project: ABC } }\n";
const withConfig = (more: string, issues = [issue()]) => jsonProgram(issues, `${CONFIG}${WORKSTREAMS}${more}`);
const labelled = (key: string, labels: readonly string[]) => issue({ key, fields: { labels } });

describe("stages", () => {
  const stages = "stages:\n  - { id: data, title: Data, match: { label: data } }\n  - { id: training, title: Training, match: { label: [training, tuning] } }\n";

  test("an item belongs to the first stage that it matches, in the declared order; one that matches none has none", () => {
    const model = accepted(withConfig(stages, [labelled("ABC-1", ["training", "data"]), labelled("ABC-2", ["tuning"]), labelled("ABC-3", ["debt"])]));
    expect(model.items.map(({ key, stage }) => [key, stage])).toEqual([["ABC-1", "data"], ["ABC-2", "training"], ["ABC-3", undefined]]);
    expect(model.program.stages).toEqual([{ id: "data", title: "Data" }, { id: "training", title: "Training" }]);
  });
});

describe("rules and gates", () => {
  test("are handed to the rules as they are written; a gate does not block unless it says so", () => {
    const yaml = [
      "rules:",
      "  forecast:",
      "    splitRate: { low: 1, high: 1.3 }",
      "    blackouts: [{ from: 2026-12-18, to: 2027-01-03, reason: Freeze, workstreams: [fraud], capacity: 0.25 }]",
      "  models: { goals: [{ model: m, metric: recall, atLeast: 0.65 }] }",
      "gates:",
      "  - { id: g-4, title: Online, workstream: fraud, conditions: [{ fact: 'forecast.when.p85{program=fraud}', atMost: 2027-02-01 }] }",
      "",
    ].join("\n");
    expect(accepted(withConfig(yaml)).program.rules).toEqual({
      forecast: { splitRate: { low: 1, high: 1.3 }, blackouts: [{ from: "2026-12-18", to: "2027-01-03", reason: "Freeze", workstreams: ["fraud"], capacity: 0.25 }] },
      models: { goals: [{ model: "m", metric: "recall", atLeast: 0.65 }] },
      gates: [{ id: "g-4", title: "Online", workstream: "fraud", blocks: false, conditions: [{ fact: "forecast.when.p85{program=fraud}", atMost: "2027-02-01" }] }],
    });
  });

  test.each([
    ["days in the wrong order", "rules:\n  forecast:\n    blackouts:\n      - { from: 2027-01-03, to: 2026-12-18, reason: Freeze }\n", ["9:9 VALUE-INVALID"], "swap"],
    ["a day that does not exist", "rules:\n  forecast:\n    blackouts:\n      - { from: 2026-02-30, to: 2026-03-01, reason: Freeze }\n", ["9:17 VALUE-INVALID"], "2026-12-24"],
    ["a workstream that is not declared", "rules:\n  forecast:\n    blackouts:\n      - { from: 2026-12-18, to: 2027-01-03, reason: Freeze, workstreams: [fraudd] }\n", ["9:75 VALUE-INVALID"], "`fraud`"],
    ["a goal without a bound", "rules:\n  models:\n    goals:\n      - { model: m, metric: recall }\n", ["9:9 VALUE-INVALID"], "atLeast"],
    ["a goal with two bounds", "rules:\n  models:\n    goals:\n      - { model: m, metric: recall, atLeast: 1, atMost: 2 }\n", ["9:9 VALUE-INVALID"], "atLeast"],
    ["too few weeks", "rules:\n  forecast: { sampleWeeks: 4 }\n", ["7:28 VALUE-INVALID"], "8"],
    ["a gate on a fact that does not exist", "gates:\n  - id: g\n    title: G\n    conditions:\n      - { fact: forecast.when.p58, atMost: 2027-02-01 }\n", ["10:17 VALUE-INVALID"], "forecast.when.p50"],
    ["a gate on a workstream that does not exist", "gates:\n  - id: g\n    title: G\n    conditions:\n      - { fact: 'forecast.when.p50{program=frod}', atMost: 2027-02-01 }\n", ["10:17 VALUE-INVALID"], "program=fraud"],
    ["a gate twice", "gates:\n  - { id: g, title: G, conditions: [{ fact: delivery.wip.now, atMost: 9 }] }\n  - { id: g, title: H, conditions: [{ fact: delivery.wip.now, atMost: 9 }] }\n", ["8:11 CONFIG-DUPLICATE"], "rename"],
  ])("%s is refused where it stands", (_, yaml, at, hint) => {
    const found = refused(withConfig(yaml));
    expect(places(found)).toEqual(at.map((place) => `${FILE}:${place}`));
    expect(`${found[0]?.hint ?? ""} ${found[0]?.expected ?? ""}`).toContain(hint);
  });
});
