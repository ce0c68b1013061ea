import { factId, type Edition, type EditionDiff, type ScalarFact } from "@almanac/core";

const MOST_POINTS = 12;

/** The last twelve values of a fact, this edition's last. Editions in which it was not available are null. */
export function historyOf(edition: Pick<Edition, "history" | "id">, fact: ScalarFact | undefined): readonly (number | null)[] {
  if (fact === undefined) return [];
  const before = (edition.history[fact.id] ?? []).filter((point) => point.edition !== edition.id).map((point) => point.value);
  return [...before, fact.value].slice(-MOST_POINTS).map((value) => (typeof value === "number" ? value : null));
}

/**
 * The value of a fact in the edition before this one; undefined when that edition did not have it. The course over the editions is kept of
 * headline facts only: of the others the comparison with the edition before tells.
 */
export function previousValue({ history, previous, facts }: Pick<Edition, "history" | "previous" | "facts">, id: string, comparison: EditionDiff | null): number | string | null | undefined {
  const point = history[id]?.find(({ edition }) => edition === previous?.id);
  if (point !== undefined || comparison === null || comparison.from.id !== previous?.id) return point?.value;
  const { added, changed } = comparison.facts;
  const change = changed.find((each) => each.id === id);
  if (change !== undefined) return change.type === "scalar" ? change.before : undefined;
  const fact = facts[id];
  return fact?.type !== "scalar" || added.some((each) => each.id === id) ? undefined : fact.value;
}

/**
 * Places, in {@link historyOf} of a fact, at which the workstream's target was another than in the edition before: what is measured against
 * the target starts anew there, and a line drawn on would show a moved target as progress.
 */
export function targetStepsIn(edition: Pick<Edition, "history" | "id" | "facts">, factOfHistory: string, workstream: string | undefined): readonly number[] {
  const id = factId("program.target.date", workstream === undefined ? {} : { program: workstream });
  const now = edition.facts[id];
  const stated = new Map((edition.history[id] ?? []).map((point) => [point.edition, point.value]));
  if (now?.type === "scalar") stated.set(edition.id, now.value);
  const before = (edition.history[factOfHistory] ?? []).map((point) => point.edition).filter((each) => each !== edition.id);
  const targets = [...before, edition.id].slice(-MOST_POINTS).map((each) => stated.get(each) ?? null);
  return targets.flatMap((target, index) => {
    const then = targets[index - 1] ?? null;
    return target !== null && then !== null && then !== target ? [index] : [];
  });
}

/** A line needs two known values. */
export const isLine = (values: readonly (number | null)[]): boolean => values.filter((value) => value !== null).length > 1;

/** Smallest and greatest of all series, so that a column shares one scale. */
export function domainOf(series: readonly (readonly (number | null)[])[]): readonly [number, number] | undefined {
  const values = series.flat().filter((value) => value !== null);
  return values.length === 0 ? undefined : [Math.min(...values), Math.max(...values)];
}
