import { compareText, formatDate, formatValue, measureOf, parseFactId, type EditionDiff, type FactChange, type Program, type ScalarChange, type TableChange, type Unit } from "@almanac/core";
import { capital } from "./number-words.ts";
import { chapterTitle, chapterPlace } from "./measures.ts";
import { factWords } from "./status-words.ts";
import { plainDays, signedDays } from "./cause-words.ts";

export interface ScalarRow {
  readonly id: string;
  readonly label: string;
  /** The row above has the same label: a reader sees it once. */
  readonly repeated: boolean;
  /** Whose figure it is, for example a workstream; empty for the whole program. */
  readonly about: string;
  /** Empty: not available. */
  readonly before: string;
  readonly after: string;
  /** With its sign; empty where there is none, as between two words; in words where the two are not of the same target. */
  readonly difference: string;
  /** Beside the difference, where the figures have one. */
  readonly unit: string;
}

export interface TableRow {
  readonly id: string;
  readonly label: string;
  readonly repeated: boolean;
  readonly about: string;
  /** `3 added, 1 removed, 12 changed`. */
  readonly rows: string;
}

export interface Chapter {
  readonly title: string;
  readonly scalars: readonly ScalarRow[];
  /** Figures that changed by less than is shown of them: they read the same before and after. */
  readonly tooSmall: number;
  readonly tables: readonly TableRow[];
}

type Named = Pick<Program, "workstreams" | "locale">;

/** The dimensions of a fact as readers know them: a workstream by its title, others by name. */
export function aboutFact(id: string, { workstreams }: Pick<Program, "workstreams">): string {
  const dimensions = Object.entries(parseFactId(id)?.dimensions ?? {});
  return dimensions.map(([name, value]) => (name === "program" ? (workstreams.find((each) => each.id === value)?.title ?? value) : name === "milestone" || name === "risk" || name === "model" || name === "dataset" ? value : `${name} ${value}`)).join(", ");
}

/** Digits that a value of a unit shows after the point; of its fraction alone, so that no separator of thousands is taken for one. */
const shownDecimals = (value: number, unit: Unit, locale: string): number => /[.,](\d+)/.exec(formatValue(Math.abs(value) % 1, unit, locale).figure)?.[1]?.length ?? 0;

/** The figures of a row with the same number of decimals, so that they stand in a column. Money keeps its own rule. */
function aligned(values: readonly number[], { unit, currency }: Pick<ScalarChange, "unit" | "currency">, locale: string): readonly string[] {
  if (unit === "money" || unit === "share") return values.map((value) => `${formatValue(value, unit, locale, currency).figure}${unit === "share" ? "\u00a0%" : ""}`);
  const digits = Math.max(...values.map((value) => shownDecimals(value, unit, locale)));
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits, roundingMode: "halfExpand" });
  return values.map((value) => format.format(value).replace(/^-(?=.*[1-9])/, "\u2212").replace(/^-/, ""));
}

/** Points of a share: less than one has a decimal, so that what moved does not read as nothing. */
const pointsText = (points: number, locale: string): string => aligned([Math.abs(points) < 0.95 ? points : Math.round(points)], { unit: "items" }, locale)[0] ?? "";

const signed = (text: string): string => (/^[\u2212]/.test(text) || !/[1-9]/.test(text) ? text : `+${text}`);

/** Unit beside a difference; of shares it is points, because a share of a share is not meant. */
const unitOf = ({ unit }: ScalarChange, difference: number, shown: string, locale: string): string => (unit === "share" ? (/^1$/.test(shown) ? "point" : "points") : unit === "date" || unit === "text" ? "" : formatValue(Math.abs(difference), unit, locale).unit);

function scalarTexts(change: ScalarChange, locale: string): Pick<ScalarRow, "before" | "after" | "difference" | "unit"> {
  const { before, after, unit, difference, currency, id } = change;
  if (typeof before === "number" && typeof after === "number" && difference !== undefined) {
    const [then = "", now = ""] = aligned([before, after], change, locale);
    const moved = unit === "share" ? pointsText(difference * 100, locale) : (aligned([before, after, difference], change, locale)[2] ?? "");
    return { before: then, after: now, difference: signed(moved), unit: unitOf(change, difference, moved.replace(/^\u2212/, ""), locale) };
  }
  const text = (value: number | string | null): string => (value === null ? "" : typeof value === "string" && unit === "date" ? formatDate(value) : typeof value === "string" ? (factWords(id, value) ?? value) : (aligned([value], { unit, ...(currency === undefined ? {} : { currency }) }, locale)[0] ?? ""));
  const days = unit === "date" && difference !== undefined;
  return { before: text(before), after: text(after), difference: days ? signedDays(difference, locale).split("\u00a0")[0] ?? "" : "", unit: days ? plainDays(difference, locale).split("\u00a0")[1] ?? "" : "" };
}

function rowsText({ rows }: TableChange): string {
  const parts = [
    [rows.added, "added"],
    [rows.removed, "removed"],
    [rows.changed, "changed"],
  ] as const;
  return parts.flatMap(([count, word]) => (count === 0 ? [] : [`${String(count)} ${word}`])).join(", ");
}

const areaOf = (id: string): string => measureOf(id).split(".")[0] ?? "";
const isScalar = (change: FactChange): change is ScalarChange => change.type === "scalar";
const isTable = (change: FactChange): change is TableChange => change.type === "table";

const named = <Change extends FactChange>(changes: readonly Change[], program: Named) =>
  changes.map((change, index) => ({ change, id: change.id, label: capital(change.label), repeated: changes[index - 1]?.label === change.label, about: aboutFact(change.id, program) }));

/** Facts that changed, by the chapters that readers look for them in. */
export function figureChapters({ facts }: Pick<EditionDiff, "facts">, program: Named): readonly Chapter[] {
  const byTitle = Map.groupBy(facts.changed, ({ id }) => chapterTitle(areaOf(id)));
  const order = [...byTitle].sort(([, [a]], [, [b]]) => chapterPlace(areaOf(a?.id ?? "")) - chapterPlace(areaOf(b?.id ?? "")));
  const inOrder = <Change extends FactChange>(changes: readonly Change[]): readonly Change[] => changes.toSorted((a, b) => chapterPlace(areaOf(a.id)) - chapterPlace(areaOf(b.id)) || compareText(a.id, b.id));
  const shown = (change: ScalarChange): boolean => {
    const { before, after, difference } = scalarTexts(change, program.locale);
    return before !== after || /[1-9]/.test(difference);
  };
  // The difference of two chances of two targets is no course: the step of the target would read as progress.
  const movedTargets = new Set(facts.changed.flatMap(({ id }) => (measureOf(id) === "program.target" && id.startsWith("program.target.date") ? [id.slice("program.target.date".length)] : [])));
  const texts = (change: ScalarChange): ReturnType<typeof scalarTexts> => {
    const told = scalarTexts(change, program.locale);
    return measureOf(change.id) === "forecast.target" && movedTargets.has(change.id.replace(/^[^{]*/, "")) ? { ...told, difference: "another target", unit: "" } : told;
  };
  return order.map(([title, changes]) => ({
    title,
    tooSmall: changes.filter((change) => isScalar(change) && !shown(change)).length,
    scalars: named(inOrder(changes.filter(isScalar).filter(shown)), program).map(({ change, ...names }) => ({ ...names, ...texts(change) })),
    tables: named(inOrder(changes.filter(isTable)), program).map(({ change, ...names }) => ({ ...names, rows: rowsText(change) })),
  }));
}
