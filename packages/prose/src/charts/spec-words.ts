import { CHANNELS } from "./spec-keys.ts";

/** Words that stand in a spec for one of a few: another one the engine passes over, or takes for something else. */

export const MARKS: readonly string[] = ["arc", "area", "bar", "boxplot", "circle", "errorband", "errorbar", "line", "point", "rect", "rule", "square", "text", "tick", "trail"];

const AGGREGATES: readonly string[] = ["average", "count", "distinct", "max", "mean", "median", "min", "missing", "q1", "q3", "stderr", "stdev", "stdevp", "sum", "valid", "variance", "variancep"];

/** Operations of a window transform, beside aggregates. */
const WINDOW_OPERATIONS: readonly string[] = [...AGGREGATES, "cume_dist", "dense_rank", "first_value", "lag", "last_value", "lead", "nth_value", "ntile", "percent_rank", "rank", "row_number"];

const SORTED_BY = ["x", "y", "color", "fill", "stroke", "strokeWidth", "size", "shape", "fillOpacity", "strokeOpacity", "opacity", "text"];
const ORDERS = ["ascending", "descending"];
const SIDES = ["left", "right", "top", "bottom"];

const UNITS = ["year", "quarter", "month", "week", "day", "dayofyear", "date", "hours", "minutes", "seconds", "milliseconds"];
/** Units of time that follow each other, the widest first, in the order of their letters in one word. */
const UNIT_WORDS = (() => {
  const rows = [["year", "quarter", "month"], ["year", "month", "date", "hours", "minutes", "seconds"], ["year", "week", "day", "hours", "minutes", "seconds"], ["year", "dayofyear"], ["quarter", "month"], ["month", "date", "hours", "minutes", "seconds"], ["week", "day", "hours", "minutes", "seconds"], ["day", "hours", "minutes", "seconds"], ["hours", "minutes", "seconds"], ["minutes", "seconds"], ["seconds", "milliseconds"]];
  const words = [...new Set([...UNITS, ...rows.flatMap((row) => row.map((_, last) => row.slice(0, last + 1).join("")))])];
  return [...words, ...words.map((word) => `utc${word}`), ...words.filter((word) => word.startsWith("year")).flatMap((word) => [`binned${word}`, `binnedutc${word}`])];
})();

interface WordRule {
  readonly words: readonly string[];
  /** What the word is, for the message. */
  readonly what: string;
}

/** Rules of words by the name of their property, wherever it stands. */
const ANYWHERE: Readonly<Record<string, WordRule>> = {
  aggregate: { words: AGGREGATES, what: "the aggregate" },
  op: { words: WINDOW_OPERATIONS, what: "the operation" },
  formatType: { words: ["number", "time", "utc"], what: "the format" },
  timeUnit: { words: UNIT_WORDS, what: "the unit of time" },
};

/** Rules of words by the name of what they stand in, and their own. */
const WITHIN: Readonly<Record<string, Readonly<Record<string, WordRule>>>> = {
  scale: { type: { words: ["linear", "log", "pow", "sqrt", "symlog", "identity", "sequential", "time", "utc", "quantile", "quantize", "threshold", "bin-ordinal", "ordinal", "point", "band"], what: "the scale" } },
  axis: { orient: { words: SIDES, what: "the side" } },
  header: { orient: { words: SIDES, what: "the side" } },
  legend: { orient: { words: ["none", ...SIDES, "top-left", "top-right", "bottom-left", "bottom-right"], what: "the side" }, direction: { words: ["horizontal", "vertical"], what: "the direction" }, type: { words: ["symbol", "gradient"], what: "the legend" } },
  mark: {
    type: { words: MARKS, what: "the mark" },
    orient: { words: ["horizontal", "vertical"], what: "the direction" },
    interpolate: { words: ["basis", "basis-open", "basis-closed", "bundle", "cardinal", "cardinal-open", "cardinal-closed", "catmull-rom", "linear", "linear-closed", "monotone", "natural", "step", "step-before", "step-after"], what: "the shape of the line" },
  },
  sort: { order: { words: ORDERS, what: "the order" }, encoding: { words: SORTED_BY, what: "the channel" } },
  timeUnit: { unit: { words: UNIT_WORDS, what: "the unit of time" } },
  transform: { method: { words: ["value", "mean", "median", "max", "min", "linear", "log", "exp", "pow", "quad", "poly"], what: "the method" }, offset: { words: ["zero", "normalize", "center"], what: "the stack" } },
  impute: { method: { words: ["value", "mean", "median", "max", "min"], what: "the method" } },
};

const IN_CHANNEL: Readonly<Record<string, WordRule>> = {
  stack: { words: ["zero", "normalize", "center"], what: "the stack" },
  sort: { words: [...ORDERS, ...SORTED_BY, ...SORTED_BY.map((channel) => `-${channel}`)], what: "the order" },
};
const TYPE: WordRule = { words: ["quantitative", "temporal", "nominal", "ordinal"], what: "the type" };
const TYPED = ["field", "aggregate", "bin", "timeUnit", "datum"];
const SHARED: WordRule = { words: ["independent", "shared"], what: "what is shared" };
const RESOLVED: ReadonlySet<string> = new Set(["scale", "scale:colour", "axis", "legend"]);

/** The rule for the word of a property, which stands in one of the name `parent` beside `siblings`; undefined where any text may stand. */
export function wordRule(key: string, parent: string, siblings: ReadonlyMap<string, unknown>): WordRule | undefined {
  if (key === "mark") return WITHIN["mark"]?.["type"];
  if (key === "type" && TYPED.some((name) => siblings.has(name))) return TYPE;
  if (key !== "description" && CHANNELS.has(key) && RESOLVED.has(parent)) return SHARED;
  if (CHANNELS.has(parent) && IN_CHANNEL[key] !== undefined) return IN_CHANNEL[key];
  return WITHIN[parent === "scale:colour" ? "scale" : parent]?.[key] ?? ANYWHERE[key];
}
