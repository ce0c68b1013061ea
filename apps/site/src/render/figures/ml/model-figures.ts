import type { DotGroup, DotRowsFigure, MeasuredFigure } from "@almanac/charts";
import { formatText, type Edition } from "@almanac/core";
import type { Course, Slices } from "../../../publication/ml/course-of.ts";
import { rowsAbout } from "../../../publication/ml/subject-pages.ts";
import { table } from "../../../publication/facts.ts";
import { namedRows, numberIn, textIn, type NamedRow } from "../../../publication/table-rows.ts";

/** Facts in the shape that the charts of models take. Nothing is computed here. */

const BOUND = /^at (?:least|most) (-?[\d.]+)$/;

/** Values of a metric by version against its goal. */
export function courseFigure(model: string, { metric, part, rows, goal }: Course): MeasuredFigure | undefined {
  if (rows.length < 2) return undefined;
  const bound = goal === undefined ? undefined : BOUND.exec(textIn(goal, "goal"))?.[1];
  const points = rows.map((row, index) => {
    const version = textIn(row, "version");
    const before = rows[index - 1];
    return { on: textIn(row, "on"), value: numberIn(row, "value") ?? 0, of: /^\d/.test(version) ? `v${version}` : version, named: version !== "" && (before === undefined || textIn(before, "version") !== version) };
  });
  return {
    title: `${model}: ${metric}, ${part}`,
    unit: "score",
    series: [{ label: "", look: "line", strong: true, points }],
    ...(bound === undefined || goal === undefined ? {} : { bound: { value: Number(bound), label: `goal: ${textIn(goal, "goal")}` } }),
  };
}

/** Slices of the newest evaluation against the whole that they are parts of. */
export function slicesFigure(model: string, { metric, split, whole, slices }: Slices, locale: string): DotRowsFigure {
  const value = (row: NamedRow): number => numberIn(row, "value") ?? 0;
  const rows = slices.toSorted((a, b) => value(b) - value(a));
  const furthest = rows.toSorted((a, b) => Math.abs(value(b) - value(whole)) - Math.abs(value(a) - value(whole)))[0];
  const least = Math.min(value(whole), ...rows.map(value));
  const span = Math.max(value(whole), ...rows.map(value)) - least;
  return {
    title: `${model}: ${metric} by slice, ${split}`,
    unit: "score",
    from: Math.max(0, least - span * 0.35),
    groups: [
      {
        rows: rows.map((row) => {
          const n = numberIn(row, "n");
          return { label: textIn(row, "part").replace(`${split}, `, ""), value: value(row), strong: row === furthest, ...(n === null ? {} : { note: `n ${formatText(n, "count", locale)}` }) };
        }),
        reference: { value: value(whole), label: `the whole ${new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(value(whole))}` },
      },
    ],
  };
}

/** Shares selected by group, a heading for each model and attribute; of one model where it is named. */
export function fairnessFigure({ facts, program }: Edition, model?: string): DotRowsFigure | undefined {
  const rows = model === undefined ? namedRows(table(facts, "models.fairness.groups")) : rowsAbout(facts, "models.fairness.groups", "model", model);
  const groups = [...Map.groupBy(rows, (row) => `${textIn(row, "model")}\n${textIn(row, "attribute")}`).values()].flatMap((own): readonly DotGroup[] => {
    const [first] = own;
    const known = own.filter((row) => numberIn(row, "selected") !== null);
    if (first === undefined || known.length === 0) return [];
    const attribute = textIn(first, "attribute");
    return [
      {
        title: model === undefined ? `${textIn(first, "model")}, ${attribute.toLowerCase()}` : attribute,
        rows: known.map((row) => {
          const [low, high] = [numberIn(row, "selected-low"), numberIn(row, "selected-high")];
          return { label: textIn(row, "group"), value: numberIn(row, "selected") ?? 0, note: `n ${formatText(numberIn(row, "n") ?? 0, "count", program.locale)}`, strong: textIn(row, "warning") === "", ...(low === null || high === null ? {} : { low, high }) };
        }),
      },
    ];
  });
  return groups.length === 0 ? undefined : { title: "Share of each group that is selected, with 95\u00a0% interval", unit: "share", groups };
}

/** Bands of the population stability index. */
const BANDS = [{ value: 0.1, label: "moderate" }, { value: 0.25, label: "major" }] as const;

/** The newest drift of each feature with the comparison before; of one model where it is named. */
export function driftFigure({ facts }: Edition, model?: string): DotRowsFigure | undefined {
  const rows = model === undefined ? namedRows(table(facts, "models.drift.comparisons")) : rowsAbout(facts, "models.drift.comparisons", "model", model);
  const features = [...Map.groupBy(rows, (row) => `${textIn(row, "model")}\n${textIn(row, "feature")}`).values()].flatMap((own) => {
    const [now, before] = [own.at(-1), own.at(-2)];
    const value = now === undefined ? null : numberIn(now, "psi");
    if (now === undefined || value === null) return [];
    const then = before === undefined ? null : numberIn(before, "psi");
    return [{ label: model === undefined ? `${textIn(now, "model")}: ${textIn(now, "feature")}` : textIn(now, "feature"), value, ...(then === null ? {} : { before: then }), strong: textIn(now, "band") !== "stable" }];
  });
  if (features.length === 0) return undefined;
  return { title: "Population stability index of each feature, this comparison (dot) and the one before (ring)", unit: "score", groups: [{ rows: features.toSorted((a, b) => b.value - a.value) }], lines: BANDS };
}
