import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aProgram } from "../../../test/a-program.ts";
import { available } from "../../model/measure.ts";
import type { ProgramDocument } from "../../model/document.ts";
import type { Model } from "../../model/model.ts";
import type { Records } from "../../model/records/records.ts";
import type { SourceFile } from "../../model/source.ts";
import { isoDate, isoInstant } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact, type RowRef } from "../computed.ts";
import { factContext } from "../scope.ts";
import { promiseFacts } from "./promise-facts.ts";
import { statusFacts } from "./status-facts.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const source = { file: "a.csv", line: 2 };
const program = aProgram({ workflow: { columns: [{ name: "Done", statuses: ["Done"], category: "done" }] } });

const page = (id: string, status: "on-track" | "at-risk" | "off-track", setOn: string): ProgramDocument => ({
  kind: "program",
  path: `programs/${id}.md`,
  id,
  title: id,
  format: "md",
  body: "",
  bodyLine: 1,
  sha256: "",
  owner: "A lead",
  statuses: [{ status, setOn: isoDate(setOn), setBy: "A lead", reason: "Because", line: 4 }],
  targets: [{ date: isoDate("2026-12-18"), milestone: "Launch", setOn: isoDate("2026-06-01"), line: 9 }],
});

const modelOf = (changes: Partial<Model> = {}): Model => ({ program, asOf: isoInstant("2026-11-22T21:00:00Z"), items: [], sources: [], documents: [page("a", "on-track", "2026-11-20"), page("b", "at-risk", "2026-11-01")], quality: [], ...changes });

const chanceOf = (id: string, chance: number, rows: readonly RowRef[] = []): ComputedFact =>
  scalarFact({ base: "forecast.target.chance", dimensions: { program: id }, label: "Chance", rule: "forecast.when", rows }, "share", available(chance), sha256);
const jointOf = (id: string, chance: number): ComputedFact =>
  scalarFact({ base: "outlook.confidence.on-time", dimensions: { program: id }, label: "Chance", rule: "forecast.milestone", rows: [] }, "share", available(chance), sha256);
const earned = (rows: readonly (readonly (string | number)[])[]): ComputedFact =>
  tableFact({ base: "earned-value.performance.workstreams", dimensions: {}, label: "Earned value", rule: "evm.rollup", rows: [] }, [{ name: "program", label: "", unit: "text" }, { name: "bac", label: "", unit: "money" }, { name: "eac-cpi", label: "", unit: "money" }], rows, sha256);

function statusOf(model: Model, computed: readonly ComputedFact[]): Readonly<Record<string, unknown>> {
  const facts = statusFacts(new Map(computed.map((each) => [each.fact.id, each])), factContext(model, sha256));
  return Object.fromEntries(facts.map(({ fact }) => [fact.id, fact.type === "scalar" ? (fact.value ?? fact.notAvailable?.reason) : fact.rows]));
}
const coloursOf = (facts: Readonly<Record<string, unknown>>) => (facts["status.parts.table"] as readonly (readonly unknown[])[]).map(([workstream, part, colour]) => `${String(workstream)} ${String(part)} ${String(colour)}`);

describe("the computed status", () => {
  test("is the worst of its parts, each with its reason, and stands beside the word that a person set", () => {
    const facts = statusOf(modelOf(), [chanceOf("a", 0.86), chanceOf("b", 0.9), earned([["a", 100, 111], ["b", 100, 100]])]);
    expect(facts["status.overall.colour{program=a}"]).toBe("red");
    expect(facts["status.overall.colour{program=b}"]).toBe("green");
    expect(coloursOf(facts)).toEqual(["a Schedule green", "a Cost red", "a Risk null", "a Data null", "a Gates null", "b Schedule green", "b Cost green", "b Risk null", "b Data null", "b Gates null"]);
    expect(facts["status.parts.table"]).toContainEqual(["a", "Cost", "red", "The estimate at completion is 11.0 % above the budget of the baseline, if the rest costs as the work so far"]);
    expect(facts["status.overall.table"]).toEqual([
      ["a", "red", "Cost", "on-track", "2026-11-20", "A lead", "Because", 2, false, "set better than computed"],
      ["b", "green", null, "at-risk", "2026-11-01", "A lead", "Because", 21, true, "set worse than computed"],
    ]);
    expect(facts).toMatchObject({ "status.watermelon.share": 0.5, "status.overall.expired": 1, "status.overall.disagreeing": 2 });
  });

  test("the schedule is judged by the lower of two chances: what it waits for can worsen it, and nothing can better its own pace", () => {
    const facts = statusOf(modelOf(), [chanceOf("a", 0.9), jointOf("a", 0.3), chanceOf("b", 0.7), jointOf("b", 0.95)]);
    expect(facts["status.parts.table"]).toContainEqual(["a", "Schedule", "red", "The chance of finishing the open scope by the target is 90 % at its own pace, and 30 % with holidays, allocations and what it waits for"]);
    expect(facts["status.parts.table"]).toContainEqual(["b", "Schedule", "amber", "The chance of finishing the open scope by the target is 70 %"]);
  });

  test("a part that nothing tells is not judged, and a workstream of such parts has no colour", () => {
    const facts = statusOf(modelOf(), []);
    expect(facts["status.overall.colour{program=a}"]).toBe("no-data");
    expect(facts["status.watermelon.share"]).toBe("no-data");
  });

  test("an overdue mitigation is amber, whatever the expected loss is", () => {
    const risks: Records["risks"] = [{ id: "R-1", title: "Late labels", type: "threat", inherent: {}, status: "open", workstream: "a", mitigation: { due: isoDate("2026-11-01"), status: "open" }, source }];
    const facts = statusOf(modelOf({ records: { risks } }), [chanceOf("a", 0.9)]);
    expect(facts["status.parts.table"]).toContainEqual(["a", "Risk", "amber", "1 mitigation is overdue (R-1)"]);
  });

  test("a broken condition of a blocking gate is red; a missing figure never opens one", () => {
    const gate = { id: "g", title: "Gate 3", workstream: "a", blocks: true, conditions: [{ fact: "forecast.target.chance{program=a}", atLeast: 0.9 }] };
    const gated = (atLeast: number, fact: string) => coloursOf(statusOf(modelOf({ program: { ...program, rules: { gates: [{ ...gate, conditions: [{ fact, atLeast }] }] } } }), [chanceOf("a", 0.87)])).find((line) => line.startsWith("a Gates"));
    expect([gated(0.9, "forecast.target.chance{program=a}"), gated(0.5, "forecast.target.chance{program=a}"), gated(0.5, "no.such")]).toEqual(["a Gates red", "a Gates green", "a Gates amber"]);
  });

  test("a fact that not everybody may see is no part of a public status", () => {
    const secret: SourceFile = { source: "s", file: "secret.csv", kind: "risk-register", role: "primary", sha256: "", bytes: 1, exportedAt: isoInstant("2026-11-22T20:00:00Z"), exportedAtBasis: "declared", audience: "internal", records: 1, itemRecords: 0, otherRecords: 1, rejected: 0, warnings: 0, history: "none" };
    const row: RowRef = { id: "secret.csv:1", file: "secret.csv", line: 1, key: "x", detail: {} };
    const facts = statusOf(modelOf({ sources: [secret] }), [chanceOf("a", 0.1, [row]), chanceOf("b", 0.9)]);
    expect(coloursOf(facts)).toContain("a Schedule null");
    expect(facts["status.overall.colour{program=b}"]).toBe("green");
  });
});

describe("promises", () => {
  const milestone = (targetDate: string, setOn: string, actualDate?: string) => ({ id: "M-1", title: "Launch", workstream: "a", targetDate: isoDate(targetDate), setOn: isoDate(setOn), ...(actualDate === undefined ? {} : { actualDate: isoDate(actualDate) }), source });
  const promised = (records: Partial<Records>, documents: Model["documents"] = []): Readonly<Record<string, unknown>> =>
    Object.fromEntries(promiseFacts(factContext(modelOf({ records, documents }), sha256)).map(({ fact }) => [fact.id, fact.type === "scalar" ? (fact.value ?? fact.notAvailable?.reason) : fact.rows]));

  test("a milestone that was put off counts once, as moved, also when the page of its workstream names it too", () => {
    const facts = promised({ milestones: [milestone("2026-11-01", "2026-06-01"), milestone("2026-12-18", "2026-09-01")] }, [page("a", "on-track", "2026-11-20"), page("b", "on-track", "2026-11-20")]);
    expect(facts["promises.outcome.kinds"]).toEqual([["Milestone", 0, 1, 0, 0, 0, 0], ["Target", 0, 0, 0, 1, 0, 0]]);
    expect(facts["promises.due.table"]).toEqual([
      ["Milestone", "M-1", "Launch", null, "a", "2026-06-01", "2026-12-18", 1, "moved", null, 26],
      ["Target", "b", "Launch", "A lead", "b", "2026-06-01", "2026-12-18", 0, "open", null, 26],
    ]);
  });

  test("a target that is set later than the as-of date does not exist yet", () => {
    const facts = promised({ milestones: [milestone("2026-12-01", "2026-06-01"), milestone("2027-03-01", "2026-12-01")] });
    expect(facts["promises.outcome.kinds"]).toEqual([["Milestone", 0, 0, 0, 1, 0, 0]]);
    expect(facts["promises.kept.rate"]).toBe("zero-denominator");
  });

  test("a key result is kept from the first check-in on after which all reach its target; a fall back breaks it", () => {
    const keyResults: Records["keyResults"] = [{ objective: "O", objectiveTitle: "O", id: "K", title: "Fewer", start: 10, target: 4, due: isoDate("2026-11-10"), source }];
    const checkIn = (on: string, value: number) => ({ keyResult: "K", on: isoDate(on), value, source });
    const outcomes = (checkIns: Records["checkIns"]) => promised({ keyResults, checkIns })["promises.outcome.kinds"];
    expect(outcomes([checkIn("2026-10-01", 9), checkIn("2026-11-01", 4), checkIn("2026-11-15", 3)])).toEqual([["Key result", 1, 0, 0, 0, 0, 0]]);
    expect(outcomes([checkIn("2026-11-01", 4), checkIn("2026-11-15", 6)])).toEqual([["Key result", 0, 0, 1, 0, 0, 0]]);
    expect(outcomes([checkIn("2026-12-01", 4)])).toEqual([["Key result", 0, 0, 1, 0, 0, 0]]);
  });

  test("duties, mitigations and messages with a day are promises that can be broken; nobody records when they were kept, so they enter no rate", () => {
    const facts = promised({
      obligations: [
        { id: "O-1", framework: "F", frameworkId: "f", text: "Tell customers", due: isoDate("2026-10-30"), status: "in-progress", source },
        { id: "O-2", framework: "F", frameworkId: "f", text: "Know it", due: isoDate("2026-10-30"), status: "met", source },
      ],
      communicationEntries: [{ audience: "Sponsors", message: "Status", channel: "Mail", cadence: "weekly", owner: "Manager", next: isoDate("2026-11-24"), source }],
    });
    expect(facts).toMatchObject({ "promises.kept.rate": "zero-denominator", "promises.outcome.broken": 1, "promises.due.soon": 1 });
    expect(promised({})).toEqual({});
  });
});
