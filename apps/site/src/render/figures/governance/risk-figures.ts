import type { ExpectedLossFigure, LossFigure, LossMark, MovedRisk, RiskMovementFigure } from "@almanac/charts";
import type { Edition } from "@almanac/core";
import { numberOf, table } from "../../../publication/facts.ts";
import { previousValue } from "../../../publication/history.ts";
import { namedRows, numberIn, textIn } from "../../../publication/table-rows.ts";

/** Chances that the curve names: the median, one in five, one in twenty. */
const MARKS = [["p50", 0.5], ["p80", 0.2], ["p95", 0.05]] as const;

const shortLabel = (label: string): string => /-(W\d\d)$/.exec(label)?.[1] ?? label;

/** The curve of losses, with the percentiles as points of it; undefined where nothing was simulated. */
export function lossFigure(edition: Edition): LossFigure | undefined {
  const { facts, program } = edition;
  const curve = table(facts, "risk.loss.curve");
  const rows = namedRows(curve).flatMap((row) => {
    const [loss, chance] = [numberIn(row, "loss"), numberIn(row, "chance")];
    return loss === null || chance === null ? [] : [{ loss, chance }];
  });
  if (rows.length < 2) return undefined;
  const marks = MARKS.flatMap(([name, chance]): readonly LossMark[] => {
    const loss = numberOf(facts, `risk.loss.${name}`);
    const before = previousValue(edition, `risk.loss.${name}`, null);
    return loss === undefined ? [] : [{ loss, chance, ...(typeof before === "number" ? { before } : {}) }];
  });
  const read = numberOf(facts, "risk.loss.p90");
  const points = [...rows, ...marks.map(({ loss, chance }) => ({ loss, chance })), ...(read === undefined ? [] : [{ loss: read, chance: 0.1 }])].toSorted((a, b) => a.loss - b.loss || b.chance - a.chance);
  const before = edition.earlier.find(({ id }) => id === edition.previous?.id);
  const reserve = numberOf(facts, "risk.contingency.planned");
  return { currency: program.currency, points, marks, ...(before === undefined ? {} : { beforeLabel: shortLabel(before.label) }), ...(reserve === undefined ? {} : { reserve }) };
}

/** So many risks fit beside the curve. */
const MOST_MOVED = 9;

/** Threats that moved since the register of the day before, then the greatest of the others; all by what they are worth now. */
export function movementFigure({ facts, program }: Edition): RiskMovementFigure | undefined {
  const [before, day] = namedRows(table(facts, "risk.burndown.days")).slice(-2).map((row) => textIn(row, "date"));
  if (before === undefined || day === undefined) return undefined;
  const titles = new Map(namedRows(table(facts, "risk.register.risks")).map((row) => [textIn(row, "id"), textIn(row, "title")]));
  const moved = namedRows(table(facts, "risk.burndown.moves"))
    .filter((row) => textIn(row, "date") === day && textIn(row, "type") === "threat")
    .map((row): MovedRisk => ({ id: textIn(row, "id"), title: titles.get(textIn(row, "id")) ?? "", before: numberIn(row, "from"), now: numberIn(row, "to") }));
  const known = new Set(moved.map(({ id }) => id));
  const others = namedRows(table(facts, "risk.register.risks"))
    .filter((row) => textIn(row, "type") === "threat" && textIn(row, "state") === "open" && !known.has(textIn(row, "id")))
    .flatMap((row): readonly MovedRisk[] => {
      const now = numberIn(row, "residual");
      return now === null ? [] : [{ id: textIn(row, "id"), title: textIn(row, "title"), before: now, now }];
    });
  const size = ({ before: was, now }: MovedRisk): number => Math.max(was ?? 0, now ?? 0);
  const change = ({ before: was, now }: MovedRisk): number => Math.abs((now ?? 0) - (was ?? 0));
  const first = moved.toSorted((a, b) => change(b) - change(a)).slice(0, MOST_MOVED);
  const rest = others.toSorted((a, b) => size(b) - size(a)).slice(0, Math.max(0, MOST_MOVED - first.length));
  const risks = [...first, ...rest].toSorted((a, b) => size(b) - size(a) || (a.id < b.id ? -1 : 1));
  return risks.length === 0 ? undefined : { currency: program.currency, risks };
}

/** Expected loss over the days of the register; undefined with fewer than two. */
export function expectedLossFigure({ facts, program }: Edition): ExpectedLossFigure | undefined {
  const days = namedRows(table(facts, "risk.burndown.days")).flatMap((row) => {
    const [loss, threats] = [numberIn(row, "residual"), numberIn(row, "threats")];
    return loss === null || threats === null ? [] : [{ date: textIn(row, "date"), loss, threats }];
  });
  return days.length < 2 ? undefined : { currency: program.currency, days };
}
