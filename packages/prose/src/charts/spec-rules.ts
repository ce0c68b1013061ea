/** What a spec of an author may hold. The rest is refused by name, so that nothing reaches the engine that was not thought of here. */

/** Keys that load, run, link or restyle, and what to do without them. */
export const REFUSED_KEYS: ReadonlyMap<string, string> = new Map([
  ["url", "nothing is loaded: name a fact of the edition, {\"name\": \"<fact id>\"}"],
  ["datasets", "data is a fact of the edition: {\"name\": \"<fact id>\"}"],
  ["href", "marks do not link: write the link in the text of the page"],
  ["signal", "charts of pages do not move: write the value"],
  ["expr", "write the value, or make a column with calculate"],
  ["params", "charts of pages do not move: leave it out"],
  ["selection", "charts of pages do not move: leave it out"],
  ["param", "charts of pages do not move: leave it out"],
  ["config", "the site sets the looks of every chart: leave it out"],
  ["style", "the site sets the looks of every chart: leave it out"],
  ["background", "the site sets the looks of every chart: leave it out"],
  ["padding", "the site sets the margins: leave it out"],
  ["autosize", "the site sets the size: leave it out"],
  ["usermeta", "leave it out"],
  ["projection", "maps are not drawn: leave it out"],
  ["tooltip", "the data table below the chart has the values: leave it out"],
  ["cursor", "leave it out"],
  ["scheme", "the site's colours are used: leave it out, or give a range of them"],
  ["sample", "a sample is another one each time: aggregate, or filter"],
  ["keyvals", "leave it out: values are imputed for those that occur"],
  ["gradient", "the site's colours are used: name one of them"],
  ["font", "the site sets the looks of every chart: leave it out"],
]);

/** Names that reach into the engine itself. */
export const POISON: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

export const TRANSFORMS: readonly string[] = ["aggregate", "bin", "calculate", "density", "filter", "flatten", "fold", "impute", "joinaggregate", "loess", "lookup", "pivot", "quantile", "regression", "stack", "timeUnit", "window"];

/** Colours of the site, by the names that authors use. */
export const COLOURS: ReadonlyMap<string, string> = new Map([
  ...["ink", "ink-2", "ink-3", "paper", "rule", "grid", "spot", "spot-mid", "spot-light", "spot-pale", "c1", "c2", "c3", "c4", "c5", "c6"].map((name): [string, string] => [name, `var(--${name})`]),
  ["none", "transparent"],
  ["transparent", "transparent"],
]);

/** Properties that hold a colour. */
export const isColourKey = (key: string): boolean => key === "fill" || key === "stroke" || key === "color" || key.endsWith("Color");

/** Numbers that make the engine work: at most so many. */
export const COUNTED: ReadonlySet<string> = new Set(["steps", "minsteps", "maxsteps", "maxbins", "tickCount", "columns", "order"]);

/** Of them those that the engine takes as something else than a number, too, and then counts without end. */
export const NUMBERS_ONLY: ReadonlySet<string> = new Set(["steps", "minsteps", "maxsteps", "maxbins", "tickCount", "columns"]);

const IN_BINS: ReadonlySet<string> = new Set(["anchor", "binned", "divide", "extent", "maxbins", "minstep", "nice"]);
const WITH_STEP: ReadonlySet<string> = new Set(["width", "height", "timeUnit"]);

/** Whether a key says how far it is from one value to the next where the engine then makes all of them, however many. */
export const isEndless = (key: string, parent: string): boolean => (parent === "bin" && !IN_BINS.has(key)) || (key === "step" && !WITH_STEP.has(parent));

export const LIMITS = { bytes: 20_000, depth: 20, values: 1_500, views: 24, rows: 5_000, counted: 200, pixels: 1_200 } as const;

/** Functions of calculate, filter and test. */
export const FUNCTIONS: ReadonlySet<string> = new Set([
  "abs", "ceil", "exp", "floor", "if", "isFinite", "isValid", "length", "log", "lower", "max", "min", "pow", "round",
  "sqrt", "substring", "toNumber", "toString", "trim", "upper", "utcdate", "utcday", "utcmonth", "utcquarter", "utcweek", "utcyear",
]);
