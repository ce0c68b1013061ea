import { describe, expect, test } from "vitest";
import { aProgram } from "../../../test/a-program.ts";
import { bin, card, check, dataset, evaluation, group, incident, mlFacts, release, run } from "../../../test/ml-fixtures.ts";
import type { Fact } from "../../fact/fact.ts";
import type { ProgramRules } from "../../model/program-rules.ts";
import type { Records } from "../../model/records/records.ts";
import { isoDate, isoInstant } from "../../model/time.ts";
import { share } from "../../model/units.ts";
import { findingText } from "../text.ts";
import { mlFindings } from "./ml-findings.ts";

/** Sentences of an edition of 22 Nov 2026 with these records. */
function sentences(records: Partial<Records>, rules: NonNullable<ProgramRules["models"]> = {}): Readonly<Record<string, string>> {
  const computed = mlFacts(records, rules);
  const facts: Readonly<Record<string, Fact>> = Object.fromEntries(
    computed.ids.flatMap((id): readonly (readonly [string, Fact])[] => {
      const fact = computed.fact(id);
      return fact === undefined ? [] : [[id, fact]];
    }),
  );
  return Object.fromEntries(mlFindings({ program: aProgram(), facts, asOfDate: isoDate("2026-11-22") }).map(([key, finding]) => [key, findingText(finding, facts, "en-GB").replaceAll("\u00a0", " ")]));
}

test("nothing is said of what no record states", () => {
  expect(sentences({})).toEqual({});
});

describe("models", () => {
  const cards = [card("m"), card("n"), card("o")];
  const inProduction = [release("R-1", "2026-11-01T10:00:00Z", { model: "m" }), release("R-2", "2026-11-01T10:00:00Z", { model: "n" })];

  test("the page says which models nobody has evaluated for fairness, and how many of them decide something", () => {
    expect(sentences({ modelCards: cards })["models"]).toBe("None of the 3 models has a fairness evaluation.");
    expect(sentences({ modelCards: cards, modelReleases: inProduction })["models"]).toBe("None of the 3 models has a fairness evaluation, including both in production.");
    const counted = [group("a", [10, 10, 10, 10]), group("b", [10, 10, 10, 10])];
    expect(sentences({ modelCards: cards, modelReleases: inProduction, fairnessCounts: counted })["models"]).toBe("2 of 3 models have no fairness evaluation, including 1 of the 2 in production.");
    expect(sentences({ modelCards: [card("m")], fairnessCounts: counted })["models"]).toBe("The fairness of the one model has been evaluated.");
    expect(sentences({ modelCards: [card("m"), card("x")], fairnessCounts: [...counted, ...counted.map((each) => ({ ...each, model: "x" }))] })["models"]).toBe("The fairness of all 2 models has been evaluated.");
  });

  test("goals, age and drift follow, the bad ones only", () => {
    const goals = [{ model: "m", metric: "Accuracy", atLeast: 0.85 }];
    const drifted = [bin("Country", "home", 900, 300), bin("Country", "other", 100, 700)];
    const records = { modelCards: cards, modelReleases: [release("R-1", "2026-05-01T10:00:00Z")], evaluations: [evaluation({ value: 0.8 })], driftBins: drifted };
    expect(sentences(records, { goals, refreshAfterDays: 120 })["models"]).toBe("None of the 3 models has a fairness evaluation, including the one in production. The one goal is missed, 1 model in production is due to be trained anew and Country of m has drifted far.");
    expect(sentences(records, { goals })["models.evaluation"]).toBe("m misses its goal by 0.050");
    expect(sentences(records)["models.drift"]).toBe("Country of m has drifted far");
    expect(sentences({ ...records, evaluations: [evaluation({ value: 0.9 })], driftBins: [bin("Country", "home", 900, 900), bin("Country", "other", 100, 100)] }, { goals })).toMatchObject({ "models.evaluation": "The one goal is met", "models.drift": "The one feature that is watched is stable" });
  });

  test("a model is called by the title of its card", () => {
    const titled = { modelCards: [card("m", { title: "Card score, champion" })], driftBins: [bin("Country", "home", 900, 300), bin("Country", "other", 100, 700)] };
    expect(sentences(titled)["models.drift"]).toBe("Country of “Card score, champion” has drifted far");
    expect(sentences({ ...titled, modelReleases: [release("R-1", "2026-11-01T10:00:00Z", { failed: true })] })["releases.timeline"]).toBe("Releases of “Card score, champion” failed");
    expect(sentences({ driftBins: titled.driftBins })["models.drift"]).toBe("Country of m has drifted far");
  });

  test("a group with a warning is too small to be the finding", () => {
    const groups = [group("large", [400, 100, 400, 100]), group("other", [150, 50, 100, 50]), group("tiny", [30, 1, 1, 1])];
    expect(sentences({ fairnessCounts: groups })["models.fairness"]).toBe("m selects the group “other” 1.14 times as often as the largest group");
    expect(sentences({ fairnessCounts: groups.slice(2) })["models.fairness"]).toBeUndefined();
  });

  test("each model has a sentence about where it stands", () => {
    const said = sentences({ modelCards: cards, modelReleases: inProduction.slice(0, 1), modelIncidents: [incident("I-1", "2026-11-10T10:00:00Z", { model: "m" })] });
    expect(said["models/m"]).toBe("Version 1 has been in production since 1 Nov 2026. 1 incident is open and nobody has evaluated its fairness.");
    expect(said["models/n"]).toBe("It has not been released. Nobody has evaluated its fairness.");
  });
});

describe("datasets", () => {
  const bad = [check({ passed: 34, outcome: "fail", dimension: "timeliness" }), check({ passed: 98, dimension: "timeliness", checkedAt: isoInstant("2026-10-30T04:00:00Z") })];

  test("the worst rate is said against the gate and the validation before", () => {
    expect(sentences({ datasets: [dataset("d")], dataChecks: bad }, { dataQualityGate: share(0.95) })).toMatchObject({
      datasets: "d fails its quality gate: 34 % of its records are on time, against 98 % on 30 Oct 2026. Every dataset has a licence.",
      "datasets.quality": "d: timeliness fell from 98 % to 34 %",
      "datasets/d": "It fails its quality gate: 34 % of its records are on time, against 98 % on 30 Oct 2026. Nothing that is exported uses it.",
    });
    expect(sentences({ datasets: [dataset("d")], dataChecks: [check({})] }, { dataQualityGate: share(0.95) })["datasets"]).toBe("Every dataset whose records are counted passes its gate. Every dataset has a licence.");
    expect(sentences({ datasets: [dataset("d")], dataChecks: bad })["datasets"]).toBe("The worst rate of data quality is 34 %. Every dataset has a licence.");
  });

  test("what nobody wrote down is said, and what nobody checks", () => {
    const said = sentences({ datasets: [dataset("d", { licences: [] }), dataset("e")], modelCards: [card("m", { datasets: ["e"] })] });
    expect(said["datasets"]).toBe("1 dataset has no licence.");
    expect(said["datasets/d"]).toBe("Nobody checks it. It has no licence, so nobody may rely on it. Nothing that is exported uses it.");
    expect(said["datasets/e"]).toBe("Nobody checks it. 1 model is trained on it.");
    expect(said["datasets.lineage"]).toBe("Every model says what it was trained on");
  });
});

describe("experiments", () => {
  test("runs, how many finished, and what none of them recorded", () => {
    const runs = [run("a", { tags: { model: "m", "mlflow.source.git.commit": "3e84ee" }, params: { seed: "7" } }), run("b", { status: "failed" })];
    expect(sentences({ trainingRuns: runs })["experiments"]).toBe("2 runs in one experiment, the last begun 12 days ago; 50 % of those that ended finished. On average a run recorded 25 % of what it takes to run it again, and none recorded a hash of its data or its image.");
    expect(sentences({ trainingRuns: [run("a", { status: "running", startedAt: isoInstant("2026-11-22T08:00:00Z") })] })["experiments"]).toContain("1 run in one experiment, the last begun today.");
  });
});

describe("releases", () => {
  const failing = [
    release("R-1", "2026-11-05T08:00:00Z", { failed: true, restoredAt: isoInstant("2026-11-05T20:00:00Z") }),
    release("R-2", "2026-11-05T20:00:00Z", { rollbackOf: "R-1" }),
  ] as const;

  test("how many failed and how long it took, or that all held", () => {
    expect(sentences({ modelReleases: failing })["releases"]).toBe("1 of 2 releases to production in the last 90 days failed; recovery took 12 hours.");
    expect(sentences({ modelReleases: [release("R-1", "2026-11-05T08:00:00Z", { failed: true })] })["releases"]).toBe("The one release to production in the last 90 days failed; 1 has not been recovered from.");
    expect(sentences({ modelReleases: [failing[1]] })["releases"]).toBe("The one release to production in the last 90 days held.");
    expect(sentences({ modelReleases: [release("R-1", "2026-01-05T08:00:00Z")] })["releases"]).toBe("Nothing was released to production in the last 90 days.");
  });

  test("incidents: how many, how grave, how old", () => {
    const open = [incident("I-1", "2026-11-12T08:00:00Z", { severity: 1 }), incident("I-2", "2026-11-20T08:00:00Z")];
    expect(sentences({ modelIncidents: open })["releases"]).toBe("2 incidents are open, 1 of the gravest severity, the oldest for 10 days.");
    expect(sentences({ modelIncidents: open.slice(1) })["releases"]).toBe("1 incident is open, for 2 days.");
    expect(sentences({ modelIncidents: [incident("I-1", "2026-11-12T08:00:00Z", { resolvedAt: isoInstant("2026-11-13T08:00:00Z") })] })["releases"]).toBe("No incident is open.");
  });

  test("each release says how it went and who stood behind it", () => {
    const said = sentences({ modelReleases: [{ ...failing[0], approvals: ["Lead", "Officer"], evidence: ["Record 1"] }, failing[1]] });
    expect(said["releases/R-1"]).toBe("Version 1 of m went to production on 5 Nov 2026 and failed: R-2 took it back, and service was restored after 12 hours. Lead and Officer approved it.");
    expect(said["releases/R-2"]).toBe("Version 1 of m went to production on 5 Nov 2026 to take back R-1 and held. No approval is recorded, and no evidence is named.");
    expect(said["releases.register"]).toBe("One of two releases to production names no evidence.");
  });
});
