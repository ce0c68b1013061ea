import type { CausesFigure, StatedFinish, TargetStepsFigure } from "@almanac/charts";
import type { Edition, EditionDiff, ForecastMove } from "@almanac/core";
import { causeWords, workParts } from "../../publication/cause-words.ts";
import { idFor } from "../../publication/facts.ts";
import { tickLabel } from "../../publication/ruler.ts";
import { capital } from "../../publication/number-words.ts";

/** The causes of a move; undefined where there are none to draw. */
export function causesFigure(move: ForecastMove, { from, to }: Pick<EditionDiff, "from" | "to">): CausesFigure | undefined {
  const parts = workParts(move);
  if (parts.length === 0) return undefined;
  const label = (of: Pick<Edition, "label" | "asOfDate">): string => `85\u00a0% date in ${tickLabel(of)}`;
  return {
    title: move.title,
    before: { label: label(from), date: move.before },
    after: { label: label(to), date: move.after },
    parts: parts.map((part) => ({ label: capital(causeWords(part)), days: part.days })),
    target: move.target,
  };
}

const MOST_EDITIONS = 26;

/** What each edition said of a workstream's finish; undefined until two of them stated a target. */
export function targetStepsFigure({ earlier, history, facts, id, label, asOfDate }: Edition, workstream: string | undefined, title: string): TargetStepsFigure | undefined {
  const valueIn = (base: string): ((edition: string) => string | undefined) => {
    const fact = facts[idFor(base, workstream)];
    const said = new Map((history[idFor(base, workstream)] ?? []).map(({ edition, value }) => [edition, value]));
    if (fact?.type === "scalar") said.set(id, fact.value);
    return (edition) => {
      const value = said.get(edition);
      return typeof value === "string" ? value : undefined;
    };
  };
  const [p50, p85, target] = [valueIn("forecast.when.p50"), valueIn("forecast.when.p85"), valueIn("program.target.date")];
  const all = [...earlier, { id, label, asOfDate }].slice(-MOST_EDITIONS);
  const editions = all.map((edition): StatedFinish => ({ label: tickLabel(edition), asOf: edition.asOfDate, p50: p50(edition.id), p85: p85(edition.id), target: target(edition.id) }));
  const stated = editions.filter((edition) => edition.target !== undefined);
  return stated.length < 2 || editions.every((edition) => edition.p85 === undefined) ? undefined : { title, editions };
}
