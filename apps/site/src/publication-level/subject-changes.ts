import { formatDate, formatText } from "@almanac/core";
import { statusWord } from "../publication/status-words.ts";
import { changeText, type EditionSummary, type ModelSummary, type ProgramSummary, type RiskSummary } from "./edition-summary.ts";

const asIs = (text: string): string => text;
const onDate = (date: string): string => formatDate(date);

/** `Its probability went from 30 % to 45 %.`; nothing where both are the same. What was not stated is not zero. */
function moved<T extends string | number>(what: string, before: T | undefined, after: T | undefined, words: (value: T) => string): readonly string[] {
  const said = (value: T | undefined): string => (value === undefined ? "not stated" : words(value));
  return before === after ? [] : [`${what} went from ${said(before)} to ${said(after)}.`];
}

/** What changed about a risk from one edition to a later one; empty when nothing that is published did. */
export function riskChanges(before: RiskSummary | undefined, after: RiskSummary | undefined, locale: string): readonly string[] {
  const share = (value: number): string => formatText(value, "share", locale);
  if (after === undefined) return before === undefined ? [] : ["It is no longer in the register."];
  if (before === undefined) return [`It is new in the register: ${after.state}${after.probability === undefined ? "" : `, with a probability of ${share(after.probability)}`}.`];
  const money = (value: number): string => formatText(value, "money", locale, after.currency ?? before.currency);
  return [
    ...moved("Its title", before.title, after.title, asIs),
    ...moved("Its state", before.state, after.state, asIs),
    ...moved("Its probability", before.probability, after.probability, share),
    ...moved("Its impact", before.impact, after.impact, money),
    ...moved("Its expected value after the response", before.exposure, after.exposure, money),
    ...moved("Its owner", before.owner, after.owner, asIs),
    ...moved("Its next review", before.review, after.review, onDate),
  ];
}

const metricKey = ({ metric, part }: { readonly metric: string; readonly part: string }): string => `${metric} (${part})`;

function pairs<T extends { readonly metric: string; readonly part: string }>(before: readonly T[], after: readonly T[]): readonly (readonly [name: string, before: T | undefined, after: T | undefined])[] {
  const [old, now] = [before, after].map((values) => new Map(values.map((value) => [metricKey(value), value])));
  return [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].map((name) => [name, old?.get(name), now?.get(name)] as const);
}

/** What changed about a model from one edition to a later one; empty when nothing that is published did. */
export function modelChanges(before: ModelSummary | undefined, after: ModelSummary | undefined, locale: string): readonly string[] {
  if (after === undefined) return before === undefined ? [] : ["Nothing is published about it any longer."];
  if (before === undefined) return [`It is new in this edition${after.production === undefined ? "" : `, with version ${after.production} in production`}.`];
  const share = (value: number): string => formatText(value, "share", locale);
  const score = (value: number): string => new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 }).format(value);
  return [
    ...moved("The version in production", before.production, after.production, asIs),
    ...pairs(before.goals, after.goals).flatMap(([name, old, now]) => moved(`The goal for ${name}, ${(now ?? old)?.goal ?? ""}: met`, old?.met, now?.met, asIs)),
    ...pairs(before.values, after.values).flatMap(([name, old, now]) => moved(name, old?.value, now?.value, score)),
    ...moved("The completeness of its card", before.card, after.card, share),
    ...moved("Its widest drift", before.drift, after.drift, asIs),
    ...(before.openIncidents === after.openIncidents ? [] : [`Its open incidents went from ${String(before.openIncidents ?? 0)} to ${String(after.openIncidents ?? 0)}.`]),
  ];
}

/** What changed about a program: the sentences of the edition, or where it has none about it, what its row of the front page shows. */
export function programChanges(before: ProgramSummary | undefined, after: ProgramSummary | undefined, edition: EditionSummary): readonly string[] {
  if (after === undefined) return before === undefined ? [] : ["It is no longer reported on."];
  const sentences = edition.changes.filter(({ subjects }) => subjects.program === after.id).map(changeText);
  if (sentences.length > 0 || before === undefined) return sentences;
  return [...moved("Its status", before.status, after.status, statusWord), ...moved("Its 85 % date", before.p85, after.p85, onDate), ...moved("Its target", before.target, after.target, onDate)];
}
