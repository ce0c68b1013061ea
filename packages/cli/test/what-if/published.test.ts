import { canonicalJson, whatIf, type Edition, type Outcome } from "@almanac/core";
import { expect, test } from "vitest";
import { computeStatement } from "../../src/statement.ts";
import { REPOSITORY, sampleEditions } from "./sample-editions.ts";

/** The dates and chances that an edition publishes of each workstream, at its own pace and in the joint forecast. */
function published({ facts, forecastInputs }: Edition) {
  const valueOf = (base: string, id: string) => {
    const fact = facts[`${base}{program=${id}}`];
    return fact?.type === "scalar" ? fact.value : null;
  };
  const joint = facts["outlook.joint.workstreams"];
  const column = (name: string): number => (joint?.type === "table" ? joint.columns.findIndex((each) => each.name === name) : -1);
  const rows = joint?.type === "table" ? joint.rows : [];
  const streams = forecastInputs?.streams ?? [];
  return {
    alone: streams.map(({ id }) => ["forecast.when.p50", "forecast.when.p85", "forecast.when.p95", "forecast.target.chance"].map((base) => valueOf(base, id))),
    together: streams.map(({ title }) => ["p50", "p85", "p95", "chance"].map((name) => rows.find((row) => row[column("workstream")] === title)?.[column(name)] ?? null)),
    everything: ["p50", "p85", "p95"].map((p) => {
      const fact = facts[`outlook.joint.${p}`];
      return fact?.type === "scalar" ? fact.value : null;
    }),
  };
}

const told = ({ p50, p85, p95, chance }: Outcome) => [p50, p85, p95, chance];

function again({ forecastInputs }: Edition) {
  if (forecastInputs === null) throw new Error("the edition keeps nothing to forecast from");
  const ask = whatIf(forecastInputs);
  const [alone, together] = [ask({}, "alone"), ask({}, "together")];
  const { everything } = together;
  const ofAll = [everything?.after.p50, everything?.after.p85, everything?.after.p95];
  return { alone: alone.workstreams.map(({ after }) => told(after)), together: together.workstreams.map(({ after }) => told(after)), everything: ofAll };
}

const editions = sampleEditions();

test("there are editions to hold it against", () => expect(editions.length).toBeGreaterThan(8));

test.each(editions.map((edition) => [edition.label, edition] as const))("a scenario that changes nothing gives what %s published, to the day and the last digit", (_, edition) => {
  expect(again(edition)).toEqual(published(edition));
});

test("and what the draft publishes", async () => {
  const { statement } = await computeStatement({ root: REPOSITORY, known: "then" });
  if (statement === undefined) throw new Error("the sample has no statement");
  // As it would be frozen, and as pages read it.
  const draft = JSON.parse(canonicalJson(statement.edition)) as Edition;
  expect(again(draft)).toEqual(published(draft));
});
