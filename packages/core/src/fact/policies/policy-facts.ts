import { available } from "../../model/measure.ts";
import type { Model } from "../../model/model.ts";
import { compareText } from "../../model/time.ts";
import { judgePolicy, type PolicyState } from "../../policy/judge-policy.ts";
import { sourceFreshness } from "../../quality/freshness.ts";
import type { Catalogue } from "../area.ts";
import { scalarFact, tableFact, type ComputedFact, type RowRef } from "../computed.ts";
import type { Receipt, TableColumn } from "../fact.ts";
import type { FactContext } from "../scope.ts";

/** What facts about policies there can be. */
export const POLICIES_CATALOGUE: Catalogue = {
  "policies.state.bent": { over: "program" },
  "policies.state.broken": { over: "program" },
  "policies.state.kept": { over: "program" },
  "policies.state.list": { over: "program" },
  "policies.state.unjudged": { over: "program" },
  "policies.state.word": { over: "program", by: ["policy"] },
};

/** Of these the course over editions is carried along: since when a policy is broken is a question that readers ask. */
export const POLICIES_HEADLINES: readonly string[] = ["policies.state.bent", "policies.state.broken", "policies.state.kept", "policies.state.unjudged", "policies.state.word"];

/** The gravest first. */
const STATES: readonly PolicyState[] = ["broken", "bent", "unjudged", "kept"];
const LABELS: Readonly<Record<PolicyState, string>> = { kept: "Policies that are kept", bent: "Policies that are bent by a waiver", broken: "Policies that are broken", unjudged: "Policies that cannot be judged" };

const COLUMNS: readonly TableColumn[] = [
  { name: "policy", label: "Policy", unit: "text" },
  { name: "page", label: "Page", unit: "text" },
  { name: "sentence", label: "What it says", unit: "text" },
  { name: "state", label: "State", unit: "text" },
  { name: "fact", label: "Fact", unit: "text" },
  { name: "value", label: "Is", unit: "text" },
  { name: "bound", label: "Must be", unit: "text" },
  { name: "because", label: "Because", unit: "text" },
  { name: "waiver", label: "Waived because", unit: "text" },
  { name: "until", label: "Waived until", unit: "date" },
  { name: "by", label: "Waived by", unit: "text" },
  { name: "gate", label: "Gate", unit: "text" },
];

/** Longest label of a policy: longer sentences stand in the table, and on their page. */
const LONGEST_LABEL = 120;

/** The sentence, or the first of several, without its full stop. */
function labelOf(sentence: string): string {
  const [first = sentence] = sentence.length <= LONGEST_LABEL ? [sentence] : (/^.*?[.!?](?=\s)/.exec(sentence) ?? []);
  return first.length <= LONGEST_LABEL ? first.replace(/\.$/, "") : `${first.slice(0, LONGEST_LABEL).replace(/\s+\S*$/, "")}…`;
}

/** The rows of several facts, each once. */
const distinct = (rows: readonly RowRef[]): readonly RowRef[] => [...new Map(rows.map((row) => [row.id, row])).values()];

/** A figure of an export that is older than was agreed is there, and says little about today: a verdict on it says so. */
function staleNote({ sources, asOf, program }: Model): (files: readonly string[]) => string {
  const stale = new Map([...sourceFreshness(sources, asOf, program.timeZone)].filter(([, freshness]) => freshness.stale));
  const sourceOf = new Map(sources.map(({ file, source }) => [file, source]));
  return (files) => {
    const [oldest] = files.flatMap((file) => stale.get(sourceOf.get(file) ?? "") ?? []).toSorted((a, b) => b.ageHours - a.ageHours);
    return oldest === undefined ? "" : `; on an export that is ${oldest.age} old, older than agreed (${oldest.allowed ?? "sooner"})`;
  };
}

/**
 * The policies of a program’s prose, judged by the facts of the edition. None where the prose asserts nothing.
 *
 * @param published all that is published: policies are judged by it and by nothing else
 */
export function policyFacts(published: readonly ComputedFact[], { model, program, asOfDate, sha256 }: FactContext): readonly ComputedFact[] {
  const { assertions = [] } = model;
  if (assertions.length === 0) return [];
  const stale = staleNote(model);
  const facts = Object.fromEntries(published.map(({ fact }) => [fact.id, fact]));
  const rowsOf = new Map(published.map(({ fact, rows }) => [fact.id, rows]));
  const ground = { facts, workstreams: program.workstreams, asOfDate, locale: program.locale };
  const judged = assertions
    .map((assertion) => {
      const judgement = judgePolicy(assertion, ground);
      const because = judgement.because + stale(judgement.facts.flatMap(({ id }) => facts[id]?.receipt.sources ?? []));
      return { assertion, judgement: { ...judgement, because }, rows: distinct(judgement.facts.flatMap(({ id }) => rowsOf.get(id) ?? [])) };
    })
    .toSorted((a, b) => STATES.indexOf(a.judgement.state) - STATES.indexOf(b.judgement.state) || compareText(a.assertion.path, b.assertion.path) || compareText(a.assertion.id, b.assertion.id));
  type One = (typeof judged)[number];
  const head = { rule: "gov.policies", dimensions: {} };
  const word = ({ assertion: { id, path, sentence, fact, bound: asked, waiver, gate }, judgement: { state, value, bound, because, facts: all }, rows }: One): ComputedFact => {
    const receipt: Receipt["arguments"] = { asOf: asOfDate, page: path, fact, asks: `${asked.kind} ${String(asked.value)}`, bound, ...(value === null ? {} : { value }), because, gate, ...(waiver === undefined ? {} : { waiver: waiver.why, until: waiver.until, by: waiver.by }) };
    return scalarFact({ ...head, base: "policies.state.word", dimensions: { policy: id }, label: labelOf(sentence), arguments: receipt, rows }, "text", available(state), sha256, all.length);
  };
  const count = (state: PolicyState): ComputedFact => {
    const some = judged.filter(({ judgement }) => judgement.state === state);
    return scalarFact({ ...head, base: `policies.state.${state}`, label: LABELS[state], arguments: { asOf: asOfDate, policies: some.map(({ assertion }) => assertion.id).join(", ") || "none" }, rows: distinct(some.flatMap(({ rows }) => rows)) }, "count", available(some.length), sha256, judged.length);
  };
  const row = ({ assertion: { id, path, sentence, fact, waiver, gate }, judgement: { state, value, bound, because } }: One) => [id, path, sentence, state, fact, value, bound, because, waiver?.why ?? null, waiver?.until ?? null, waiver?.by ?? null, gate ? "yes" : "no"];
  return [
    ...judged.map(word),
    ...STATES.map(count),
    tableFact({ ...head, base: "policies.state.list", label: "Policies of the prose, and what they come to", arguments: { asOf: asOfDate }, rows: distinct(judged.flatMap(({ rows }) => rows)) }, COLUMNS, judged.map(row), sha256),
  ];
}
