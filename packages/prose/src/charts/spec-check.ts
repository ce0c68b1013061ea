import { nearest } from "@almanac/core";
import { jsonTree, type JsonMember, type JsonNode } from "./json-tree.ts";
import { datesThatCall } from "./spec-dates.ts";
import { readExpression } from "./spec-expression.ts";
import { AGGREGATES, COLOURS, COUNTED, isColourKey, isEndless, LIMITS, MARKS, NUMBERS_ONLY, POISON, REFUSED_KEYS, TRANSFORMS, WINDOW_OPERATIONS } from "./spec-rules.ts";

/** A mistake in a spec. `from`: offset in its text. */
export interface SpecProblem {
  readonly from: number;
  readonly to: number;
  readonly code: "SPEC-JSON" | "SPEC-DATA" | "SPEC-REFUSED" | "SPEC-VALUE" | "SPEC-WORDS" | "SPEC-SIZE" | "COLUMN-UNKNOWN" | "FACT-UNKNOWN" | "FACT-USE";
  readonly message: string;
  readonly found?: string;
  readonly expected?: string;
  readonly hint: string;
}

/** A place that names a column, or a fact. */
export interface SpecName {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export interface CheckedSpec {
  readonly title: string;
  readonly description: string;
  readonly facts: readonly SpecName[];
  /** Columns that the spec reads. */
  readonly columns: readonly SpecName[];
  /** Columns of which it draws the values as numbers. */
  readonly numbers: readonly SpecName[];
  /** Columns that its transforms make; undefined where they are made out of words of the data. */
  readonly made: readonly string[] | undefined;
  readonly problems: readonly SpecProblem[];
}

type Members = ReadonlyMap<string, JsonMember>;

const isObject = (value: JsonNode["value"]): value is Members => value instanceof Map;
const isList = (value: JsonNode["value"]): value is readonly JsonNode[] => Array.isArray(value);

/** Keys whose texts, alone or in a list, name columns. */
const COLUMN_KEYS: ReadonlySet<string> = new Set(["field", "groupby", "fold", "pivot", "flatten", "density", "regression", "loess", "on", "quantile", "impute", "stack", "fields", "lookup", "argmax", "argmin", "repeat"]);
/** Keys of the same name that say something else in an encoding or an axis. */
const SAY_ELSE: ReadonlySet<string> = new Set(["impute", "stack", "density"]);
const MADE_BY_DEFAULT: Readonly<Record<string, readonly string[]>> = { fold: ["key", "value"], density: ["value", "density"], quantile: ["prob", "value"] };
/** Aggregates that make numbers of whatever they are given. */
const COUNTING: ReadonlySet<unknown> = new Set(["count", "distinct", "missing", "valid"]);
const NAME = /^[\p{L}][\p{L}\p{N}_ -]{0,40}$/u;
const CHANNEL_COLOURS: ReadonlySet<string> = new Set(["color", "fill", "stroke"]);

/** Walks through a spec once and notes what it names, and what it may not hold. */
class Walk {
  readonly problems: SpecProblem[] = [];
  readonly facts: SpecName[] = [];
  readonly columns: SpecName[] = [];
  readonly numbers: SpecName[] = [];
  readonly made: string[] = [];
  #anything = false;
  #values = 0;
  #views = 0;
  #repeats = 1;

  #problem({ from, to }: Pick<JsonNode, "from" | "to">, words: Omit<SpecProblem, "from" | "to">): void {
    this.problems.push({ from, to, ...words });
  }

  #data(node: JsonNode): void {
    const { value } = node;
    const name = isObject(value) ? value.get("name") : undefined;
    if (isObject(value) && value.size === 1 && name !== undefined && typeof name.node.value === "string") {
      this.facts.push({ name: name.node.value, from: name.node.from, to: name.node.to });
      return;
    }
    const [other] = isObject(value) ? [...value].filter(([key]) => key !== "name") : [];
    this.#problem(other === undefined ? node : other[1], {
      code: "SPEC-DATA",
      message: other === undefined ? "data names no fact" : `data of a page is a fact of the edition, and may not have ${other[0]}`,
      ...(other === undefined ? {} : { found: other[0] }),
      expected: '{"name": "<fact id>"}',
      hint: 'write "data": {"name": "<id of a table or a figure>"}',
    });
  }

  #word(node: JsonNode, words: readonly string[], what: string): void {
    const { value } = node;
    // The engine reads a list of one word as that word.
    if (isList(value)) this.#problem(node, { code: "SPEC-VALUE", message: `${what} is a list`, expected: "one word", hint: "write one word in quotation marks" });
    if (typeof value !== "string" || words.includes(value)) return;
    const near = nearest(value, words);
    this.#problem(node, { code: "SPEC-VALUE", message: `${what} ${value} is not known`, found: value, expected: words.join(", "), hint: near === undefined ? `use one of ${words.join(", ")}` : `did you mean ${near}?` });
  }

  #colour(node: JsonNode): void {
    if (typeof node.value !== "string" || COLOURS.has(node.value)) return;
    const near = nearest(node.value, COLOURS.keys());
    this.#problem(node, {
      code: "SPEC-VALUE",
      message: `${node.value} is no colour of the site`,
      found: node.value,
      expected: [...COLOURS.keys()].join(", "),
      hint: near === undefined ? "name a colour of the site, for example spot or c1: it changes with light and dark" : `did you mean ${near}?`,
    });
  }

  /** @param ofRows whether its `datum` is a row of the data, and not a label of an axis */
  #expression(node: JsonNode, ofRows: boolean): void {
    if (isList(node.value)) for (const item of node.value) this.#expression(item, ofRows);
    if (typeof node.value !== "string") return;
    const { columns, problem } = readExpression(node.value);
    for (const name of ofRows ? columns : []) this.columns.push({ name, from: node.from, to: node.to });
    if (problem !== undefined) this.#problem(node, { code: "SPEC-VALUE", message: `${problem.found} cannot stand in this expression`, found: problem.found, hint: problem.hint });
  }

  #column(node: JsonNode): void {
    if (typeof node.value === "string") this.columns.push({ name: node.value, from: node.from, to: node.to });
    else if (isList(node.value)) for (const item of node.value) this.#column(item);
    // Charts repeated in rows and columns name a list for each.
    else if (isObject(node.value)) for (const name of ["row", "column", "layer"]) for (const { node: list } of [node.value.get(name) ?? []].flat()) this.#column(list);
  }

  #making(node: JsonNode): void {
    for (const item of isList(node.value) ? node.value : [node]) {
      if (typeof item.value === "string" && NAME.test(item.value) && !POISON.has(item.value)) this.made.push(item.value);
      else this.#problem(item, { code: "SPEC-VALUE", message: "this cannot be the name of a column", expected: "letters, digits, spaces and hyphens", hint: "begin it with a letter" });
    }
  }

  #number(key: string, node: JsonNode): void {
    const most = COUNTED.has(key) ? LIMITS.counted : key === "width" || key === "height" ? LIMITS.pixels : undefined;
    if (most === undefined) return;
    if (typeof node.value === "number" && (node.value > most || node.value < 0)) this.#problem(node, {
      code: "SPEC-SIZE",
      message: `${key} is too large`,
      found: String(node.value),
      expected: `at most ${String(most)}`,
      hint: `write a number up to ${String(most)}`,
    });
    if (typeof node.value === "string" ? key !== "order" : typeof node.value === "object" && NUMBERS_ONLY.has(key)) this.#problem(node, {
      code: "SPEC-VALUE",
      message: `${key} must be a number`,
      ...(typeof node.value === "string" ? { found: node.value } : {}),
      hint: key === "width" || key === "height" ? "write a number of pixels, or leave it out: the chart then has the width of the page" : "write a number, or leave it out",
    });
  }

  #key(key: string, member: JsonMember, parent: string, siblings: Members): void {
    const { node } = member;
    const refused = REFUSED_KEYS.get(key);
    const moving = (key === "key" && parent === "encoding") || isEndless(key, parent) || (key === "extent" && parent === "mark" && node.value === "ci");
    if (POISON.has(key) || refused !== undefined || moving) {
      this.#problem(member, {
        code: "SPEC-REFUSED",
        message: `"${key}" is not allowed in charts of pages`,
        found: key,
        hint: refused ?? (isEndless(key, parent) ? (parent === "bin" ? "say how many bins with maxbins" : "say how many there are, or list the values") : key === "extent" ? "write stderr, stdev or iqr: an interval that is drawn by lot is another one each time" : "leave it out"),
      });
      return;
    }
    if (key === "data") return this.#data(node);
    if (key === "mark") {
      this.#views += 1;
      this.#word(node, MARKS, "the mark");
      if (isObject(node.value)) for (const [name, type] of node.value) if (name === "type") this.#word(type.node, MARKS, "the mark");
    }
    if (key === "aggregate") this.#word(node, AGGREGATES, "the aggregate");
    if (key === "op") this.#word(node, WINDOW_OPERATIONS, "the operation");
    if (key === "type" && ["field", "aggregate", "bin", "timeUnit"].some((name) => siblings.has(name))) this.#word(node, ["quantitative", "temporal", "nominal", "ordinal"], "the type");
    if (key === "formatType") this.#word(node, ["number", "time", "utc"], "the format");
    if (["calculate", "filter", "test", "and", "or", "not"].includes(key) || key.endsWith("Expr")) this.#expression(node, !key.endsWith("Expr"));
    if (key === "field" && typeof node.value === "string" && siblings.get("type")?.node.value === "quantitative" && !COUNTING.has(siblings.get("aggregate")?.node.value)) this.numbers.push({ name: node.value, from: node.from, to: node.to });
    if (key === "repeat") this.#repeated(node);
    if (key === "as") this.#making(node);
    if (key === "key" || (COLUMN_KEYS.has(key) && !(SAY_ELSE.has(key) && parent !== "transform"))) this.#column(node);
    if (key === "pivot" && parent === "transform") this.#anything = true;
    for (const name of parent === "transform" ? (MADE_BY_DEFAULT[key] ?? []) : []) this.made.push(name);
    if (isColourKey(key)) this.#colour(node);
    if (CHANNEL_COLOURS.has(key) && parent === "encoding") this.#colourChannel(node);
    if ((key === "value" && CHANNEL_COLOURS.has(parent)) || (key === "range" && siblings.size > 0 && parent === "scale:colour")) for (const item of isList(node.value) ? node.value : [node]) this.#colour(item);
    this.#number(key, node);
    this.walk(node, key === "scale" && CHANNEL_COLOURS.has(parent) ? "scale:colour" : key);
  }

  /** Colours of the site are names of the style sheet: there is nothing between two of them. */
  #colourChannel(node: JsonNode): void {
    if (!isObject(node.value)) return;
    const type = node.value.get("type")?.node;
    const quantitative = type?.value === "quantitative" || node.value.has("aggregate");
    if (quantitative && !node.value.has("bin") && type?.value !== "ordinal" && type?.value !== "nominal") {
      this.#problem(type ?? node, {
        code: "SPEC-VALUE",
        message: "a number cannot be told by a colour that runs from one to another",
        expected: "a colour for each word, or numbers in bins",
        hint: 'add "bin": true, or use size or opacity',
      });
    }
  }

  /** A chart that is repeated is as many charts, and in rows and columns as many as both make together. */
  #repeated({ value }: JsonNode): void {
    const lists = isObject(value) ? [...value.values()].map(({ node }) => node.value) : [value];
    this.#repeats *= lists.reduce<number>((all, list) => all * (isList(list) ? Math.max(1, list.length) : 1), 1);
  }

  #transform(node: JsonNode): void {
    for (const item of isList(node.value) ? node.value : []) {
      const names = isObject(item.value) ? [...item.value.keys()] : [];
      if (names.some((name) => TRANSFORMS.includes(name) || REFUSED_KEYS.has(name))) continue;
      const near = names.map((name) => nearest(name, TRANSFORMS)).find((name) => name !== undefined);
      this.#problem(item, { code: "SPEC-VALUE", message: "this transform is not known", expected: TRANSFORMS.join(", "), hint: near === undefined ? "use one of those, or leave it out" : `did you mean ${near}?` });
    }
  }

  walk(node: JsonNode, parent: string): void {
    this.#values += 1;
    if (this.#values === LIMITS.values + 1) this.#problem(node, { code: "SPEC-SIZE", message: "the chart is too large", expected: `at most ${String(LIMITS.values)} values`, hint: "draw less, or two charts" });
    if (this.#values > LIMITS.values) return;
    if (isList(node.value)) for (const item of node.value) this.walk(item, parent);
    if (!isObject(node.value)) return;
    const transform = node.value.get("transform")?.node;
    if (transform !== undefined) this.#transform(transform);
    for (const text of datesThatCall({ ...node, value: node.value })) this.#problem(text, { code: "SPEC-VALUE", message: "this is no part of a date", found: text.value, expected: "a number, or the name of a month or a day", hint: "write a number" });
    for (const [key, member] of node.value) this.#key(key, member, parent, node.value);
  }

  /** Whether a transform makes columns out of words of the data, which nobody knows beforehand. */
  get anything(): boolean {
    return this.#anything;
  }

  finish(node: JsonNode): void {
    if (this.#views === 0) this.#problem({ from: node.from, to: node.from + 1 }, { code: "SPEC-VALUE", message: "the chart has no mark", expected: `"mark": one of ${MARKS.join(", ")}`, hint: 'add "mark": "line"' });
    if (this.#views * this.#repeats > LIMITS.views) this.#problem({ from: node.from, to: node.from + 1 }, { code: "SPEC-SIZE", message: "the chart has too many marks", expected: `at most ${String(LIMITS.views)}`, hint: "draw two charts" });
    if (this.facts.length === 0 && !this.problems.some(({ code }) => code === "SPEC-DATA")) this.#problem({ from: node.from, to: node.from + 1 }, {
      code: "SPEC-DATA",
      message: "the chart has no data",
      expected: '"data": {"name": "<fact id>"}',
      hint: 'add "data": {"name": "<id of a table or a figure>"}',
    });
  }
}

function wordsIn(root: Members, key: "title" | "description", problems: SpecProblem[]): string {
  const node = root.get(key)?.node;
  if (typeof node?.value === "string" && node.value.trim() !== "") return node.value.trim();
  const hint = key === "title" ? 'add "title": "what the chart shows"' : 'add "description": "what is to be seen, for readers who do not see it"';
  problems.push({ from: node?.from ?? 0, to: node?.to ?? 1, code: "SPEC-WORDS", message: `the chart has no ${key}`, expected: `"${key}": a text`, hint });
  return "";
}

/** Reads a spec of Vega-Lite as an author wrote it, and all that is wrong with it before any data is looked at. */
export function checkSpec(text: string): CheckedSpec {
  const nothing = { title: "", description: "", facts: [], columns: [], numbers: [], made: [] };
  if (text.length > LIMITS.bytes) return { ...nothing, problems: [{ from: 0, to: 1, code: "SPEC-SIZE", message: "the spec is too long", expected: `at most ${String(LIMITS.bytes)} characters`, hint: "draw less, or two charts" }] };
  const tree = jsonTree(text, LIMITS.depth);
  if ("problem" in tree) return { ...nothing, problems: [{ from: tree.problem.from, to: tree.problem.from + 1, code: "SPEC-JSON", message: tree.problem.message, hint: tree.problem.hint }] };
  if (!isObject(tree.value)) return { ...nothing, problems: [{ from: tree.from, to: tree.to, code: "SPEC-JSON", message: "a chart is an object", expected: '{"title": …, "data": …, "mark": …}', hint: "begin with { and end with }" }] };
  const walk = new Walk();
  const title = wordsIn(tree.value, "title", walk.problems);
  const description = wordsIn(tree.value, "description", walk.problems);
  walk.walk(tree, "");
  walk.finish(tree);
  return { title, description, facts: walk.facts, columns: walk.columns, numbers: walk.numbers, made: walk.anything ? undefined : walk.made, problems: walk.problems.toSorted((a, b) => a.from - b.from) };
}
