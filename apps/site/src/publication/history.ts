import { factId, type Edition, type ScalarFact } from "@almanac/core";

const MOST_POINTS = 12;

/** The last twelve values of a fact, this edition's last. Editions in which it was not available are null. */
export function historyOf(edition: Pick<Edition, "history" | "id">, fact: ScalarFact | undefined): readonly (number | null)[] {
  if (fact === undefined) return [];
  const before = (edition.history[fact.id] ?? []).filter((point) => point.edition !== edition.id).map((point) => point.value);
  return [...before, fact.value].slice(-MOST_POINTS).map((value) => (typeof value === "number" ? value : null));
}

/** The value of a fact in the edition before this one; undefined when that edition did not have it. */
export function previousValue(edition: Pick<Edition, "history" | "previous">, factId: string): number | string | null | undefined {
  const previous = edition.previous?.id;
  return edition.history[factId]?.find((point) => point.edition === previous)?.value;
}

/** Targets of a workstream as the last editions stated them, this edition's last; an edition without one is null. */
export function targetsOf(edition: Pick<Edition, "history" | "id" | "facts" | "earlier">, workstream?: string): readonly (string | null)[] {
  const id = factId("program.target.date", workstream === undefined ? {} : { program: workstream });
  const stated = new Map((edition.history[id] ?? []).map((point) => [point.edition, point.value]));
  const now = edition.facts[id];
  return [...edition.earlier.map((each) => stated.get(each.id)), now?.type === "scalar" ? now.value : null].map((value) => (typeof value === "string" ? value : null));
}

/** Places, among the last values of a history, at which the target was another than the edition before: a line over them is not one course of things. */
export function targetStepsIn(edition: Pick<Edition, "history" | "id" | "facts" | "earlier">, workstream: string | undefined, length: number): readonly number[] {
  const targets = targetsOf(edition, workstream).slice(-length);
  return targets.flatMap((target, index) => (index > 0 && target !== null && (targets[index - 1] ?? null) !== null && targets[index - 1] !== target ? [index] : []));
}

/** A line needs two known values. */
export const isLine = (values: readonly (number | null)[]): boolean => values.filter((value) => value !== null).length > 1;

/** Smallest and greatest of all series, so that a column shares one scale. */
export function domainOf(series: readonly (readonly (number | null)[])[]): readonly [number, number] | undefined {
  const values = series.flat().filter((value) => value !== null);
  return values.length === 0 ? undefined : [Math.min(...values), Math.max(...values)];
}
