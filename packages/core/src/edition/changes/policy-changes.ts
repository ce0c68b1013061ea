import { finding } from "../../finding/fact-reader.ts";
import { bothState, cell, differing, rowPairs, text, type Pair, type Ranked } from "./ranked-change.ts";
import { WEIGHTS } from "./weights.ts";

const LIST = "policies.state.list";

const WEIGHT: Readonly<Record<string, number>> = { broken: WEIGHTS.policyBroken, unjudged: WEIGHTS.policyUnjudged, bent: WEIGHTS.policyBent, kept: WEIGHTS.policyKept };
const BEFORE: Readonly<Record<string, string>> = { kept: "was kept", bent: "was waived", broken: "was broken", unjudged: "could not be judged" };

type Sentences = Pair["after"];
type Row = ReturnType<typeof rowPairs>[number]["now"];

const subjectOf = (row: Row): string => `policies.state.word{policy=${text(row["policy"])}}`;
const sentence = (row: Row, { facts }: Sentences): string => `“${(facts[subjectOf(row)]?.label ?? text(row["policy"])).replace(/…$/, "")}”`;
const clause = (row: Row): string => text(row["because"]).replace(/^./u, (letter) => letter.toUpperCase());

/** What a policy asks as its author wrote it; in words it changes with a target that it is bounded by. */
const asks = (subject: string, { facts }: Sentences): unknown => facts[subject]?.receipt.arguments["asks"];

/** Why the verdict is another one. One that turns with its bound is no news of the work. */
function reason(old: Row, now: Row, { before, after }: Pair): string {
  if (old["fact"] !== now["fact"]) return "It is judged by another figure than before.";
  const subject = subjectOf(now);
  if (asks(subject, before) !== asks(subject, after)) return `What it asks was changed from ${text(old["bound"])} to ${text(now["bound"])}; a verdict that turns with it says nothing about the work.`;
  return `${clause(now)}.`;
}

/** A policy whose verdict is another one. */
function turned(pair: Pair): readonly Ranked[] {
  return rowPairs(LIST, ["policy"], pair).flatMap(({ old, now }): readonly Ranked[] => {
    const subject = subjectOf(now);
    const verdict = old === undefined ? undefined : differing(subject, pair);
    if (verdict === undefined || old === undefined) return [];
    const [before, after] = [String(verdict.before), String(verdict.after)];
    const label = sentence(now, pair.after);
    const which = `A policy that ${BEFORE[before] ?? before}`;
    const headline =
      after === "bent" ? finding(`${which} is waived until `, cell(LIST, "until", now["until"] ?? null, pair.after.facts), `: ${label}.`) : finding(`${which} ${after === "unjudged" ? "cannot be judged any more" : `is ${after}`}: ${label}.`);
    return [{ weight: WEIGHT[after] ?? WEIGHTS.policyUnjudged, change: { subject, figure: "1", figureUnit: "policy", headline, detail: finding(reason(old, now, pair)) } }];
  });
}

/** A new policy that is broken from the first day; those that are kept are news of the page only. */
function broughtBroken(pair: Pair): readonly Ranked[] {
  if (!bothState(LIST, pair)) return [];
  return rowPairs(LIST, ["policy"], pair).flatMap(({ old, now }): readonly Ranked[] =>
    old !== undefined || now["state"] !== "broken" ? [] : [{ weight: WEIGHTS.policyBent, change: { subject: subjectOf(now), figure: "1", figureUnit: "policy", headline: finding(`A new policy is broken: ${sentence(now, pair.after)}.`), detail: finding(`${clause(now)}.`) } }],
  );
}

/** A policy that was not kept, and that nobody asserts any more: that is one way to be rid of a broken one. */
function takenOut({ before, after, moves }: Pair): readonly Ranked[] {
  return rowPairs(LIST, ["policy"], { before: after, after: before, moves }).flatMap(({ old, now }): readonly Ranked[] =>
    old !== undefined || now["state"] === "kept" ? [] : [{ weight: WEIGHTS.policyBent, change: { subject: subjectOf(now), figure: "1", figureUnit: "policy", headline: finding(`A policy that ${BEFORE[text(now["state"])] ?? "was there"} is asserted no more: ${sentence(now, before)}.`) } }],
  );
}

/** The policies of the prose: whose verdict turned, which came broken, and which went without being kept. */
export const policyChanges = (pair: Pair): readonly Ranked[] => [...turned(pair), ...broughtBroken(pair), ...takenOut(pair)];
