import { nearest } from "@almanac/core";
import { jsonTree, type JsonMember, type JsonNode } from "./json-tree.ts";
import { datesThatCall } from "./spec-dates.ts";
import { readExpression } from "./spec-expression.ts";
import { knownKeys } from "./spec-keys.ts";
import { listedWords, type ListedWord } from "./spec-listed-words.ts";
import { COLOURS, COUNTED, isColourKey, isEndless, LIMITS, NUMBERS_ONLY, POISON, REFUSED_KEYS, TRANSFORMS } from "./spec-rules.ts";
import { MARKS, wordRule } from "./spec-words.ts";

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
  /** The fact whose column it is: the data that are nearest around it. */
  readonly of?: string;
}

export interface CheckedSpec {
  readonly title: string;
  readonly description: string;
  readonly facts: readonly SpecName[];
  /** Columns that the spec reads. */
  readonly columns: readonly SpecName[];
  /** Columns of which it draws the values as numbers. */
  readonly numbers: readonly SpecName[];
  /** Columns that its transforms make. */
  readonly made: readonly string[];
  /** Columns each of whose words a transform makes a column. */
  readonly pivots: readonly SpecName[];
  /** Words of the data that it lists. */
  readonly words: readonly ListedWord[];
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
/** Words that a hint lists. */
const MOST_SHOWN = 36;
/** What `datum` of a label is. */
const OF_LABELS: readonly string[] = ["label", "value", "index"];
const NAME = /^[\p{L}][\p{L}\p{N}_ -]{0,40}$/u;
const CHANNEL_COLOURS: ReadonlySet<string> = new Set(["color", "fill", "stroke"]);

/** The one fact that data name. */
function factOf(data: JsonNode | undefined): SpecName | undefined {
  const value = data?.value;
  const name = value !== undefined && isObject(value) && value.size === 1 ? value.get("name")?.node : undefined;
  return typeof name?.value === "string" ? { name: name.value, from: name.from, to: name.to } : undefined;
}

/** Walks through a spec once and notes what it names, and what it may not hold. */
class Walk {
  readonly problems: SpecProblem[] = [];
  readonly facts: SpecName[] = [];
  readonly columns: SpecName[] = [];
  readonly numbers: SpecName[] = [];
  readonly made: string[] = [];
  readonly pivots: SpecName[] = [];
  #scope: string | undefined;
  #values = 0;
  #views = 0;
  #repeats = 1;

  #problem({ from, to }: Pick<JsonNode, "from" | "to">, words: Omit<SpecProblem, "from" | "to">): void {
    this.problems.push({ from, to, ...words });
  }

  #data(node: JsonNode): void {
    const { value } = node;
    const fact = factOf(node);
    if (fact !== undefined) return void this.facts.push(fact);
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
    const near = nearest(value, value.startsWith("-") ? words.filter((word) => word.startsWith("-")) : words);
    const shown = words.length > MOST_SHOWN ? `${words.slice(0, MOST_SHOWN).join(", ")} and the like` : words.join(", ");
    this.#problem(node, { code: "SPEC-VALUE", message: `${what} ${value} is not known`, found: value, expected: shown, hint: near === undefined ? `use one of ${shown}` : `did you mean ${near}?` });
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
    for (const name of ofRows ? columns : []) this.columns.push(this.#named(name, node));
    const strange = ofRows ? undefined : columns.find((name) => !OF_LABELS.includes(name));
    if (strange !== undefined) this.#problem(node, { code: "SPEC-VALUE", message: `a label has no ${strange}`, found: strange, expected: OF_LABELS.map((name) => `datum.${name}`).join(", "), hint: `did you mean datum.${nearest(strange, OF_LABELS) ?? "label"}?` });
    if (problem !== undefined) this.#problem(node, { code: "SPEC-VALUE", message: `${problem.found} cannot stand in this expression`, found: problem.found, hint: problem.hint });
  }

  #named(name: string, { from, to }: JsonNode): SpecName {
    return { name, from, to, ...(this.#scope === undefined ? {} : { of: this.#scope }) };
  }

  #column(node: JsonNode): void {
    if (typeof node.value === "string") this.columns.push(this.#named(node.value, node));
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
    this.#known(key, member, parent);
    if (key === "mark") this.#views += 1;
    const rule = wordRule(key, parent, siblings);
    // Words by which to sort may be listed, and what a transform aggregates is a list.
    if (rule !== undefined && !(isList(node.value) && (key === "sort" || (key === "aggregate" && parent === "transform")))) this.#word(node, rule.words, rule.what);
    if (["calculate", "filter", "test", "and", "or", "not"].includes(key) || key.endsWith("Expr")) this.#expression(node, !key.endsWith("Expr"));
    if (key === "field" && typeof node.value === "string" && siblings.get("type")?.node.value === "quantitative" && !COUNTING.has(siblings.get("aggregate")?.node.value)) this.numbers.push(this.#named(node.value, node));
    if (key === "repeat" && parent !== "field" && parent !== "datum") this.#repeated(node);
    if (key === "as") this.#making(node);
    const saysElse = (SAY_ELSE.has(key) && parent !== "transform") || (key === "repeat" && (parent === "field" || parent === "datum"));
    if (key === "key" || (COLUMN_KEYS.has(key) && !saysElse) || (key === "value" && siblings.has("pivot"))) this.#column(node);
    if (key === "pivot" && parent === "transform" && typeof node.value === "string") this.pivots.push(this.#named(node.value, node));
    // What is looked up stands beside the columns that are there.
    if (key === "fields" && parent === "from") this.made.push(...(isList(node.value) ? node.value : []).flatMap(({ value }) => (typeof value === "string" ? [value] : [])));
    for (const name of parent === "transform" ? (MADE_BY_DEFAULT[key] ?? []) : []) this.made.push(name);
    if (isColourKey(key)) this.#colour(node);
    if (CHANNEL_COLOURS.has(key) && parent === "encoding") this.#colourChannel(node);
    if ((key === "value" && CHANNEL_COLOURS.has(parent)) || (key === "range" && siblings.size > 0 && parent === "scale:colour")) for (const item of isList(node.value) ? node.value : [node]) this.#colour(item);
    this.#number(key, node);
    this.walk(node, key === "scale" && CHANNEL_COLOURS.has(parent) ? "scale:colour" : key);
  }

  #known(key: string, member: JsonMember, parent: string): void {
    const known = knownKeys(parent);
    if (known.has(key)) return;
    const near = nearest(key, known);
    this.#problem(member, { code: "SPEC-VALUE", message: `"${key}" is nothing that a chart ${parent === "" ? "has" : `has in "${parent.replace(":colour", "")}"`}`, found: key, expected: known.size > 60 ? "a property of Vega-Lite" : [...known].join(", "), hint: near === undefined ? "correct its name, or take it out" : `did you mean ${near}?` });
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
      // A name that is not known is said by itself.
      if (names.some((name) => !knownKeys("transform").has(name))) continue;
      this.#problem(item, { code: "SPEC-VALUE", message: "this is no transform", expected: TRANSFORMS.join(", "), hint: "use one of those, or leave it out" });
    }
  }

  walk(node: JsonNode, parent: string): void {
    this.#values += 1;
    if (this.#values === LIMITS.values + 1) this.#problem(node, { code: "SPEC-SIZE", message: "the chart is too large", expected: `at most ${String(LIMITS.values)} values`, hint: "draw less, or two charts" });
    if (this.#values > LIMITS.values) return;
    if (isList(node.value)) for (const item of node.value) this.walk(item, parent);
    if (!isObject(node.value)) return;
    const around = this.#scope;
    this.#scope = factOf(node.value.get("data")?.node)?.name ?? around;
    const transform = node.value.get("transform")?.node;
    if (transform !== undefined) this.#transform(transform);
    for (const text of datesThatCall({ ...node, value: node.value })) this.#problem(text, { code: "SPEC-VALUE", message: "this is no part of a date", found: text.value, expected: "a number, or the name of a month or a day", hint: "write a number" });
    for (const [key, member] of node.value) this.#key(key, member, parent, node.value);
    this.#scope = around;
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
  const nothing = { title: "", description: "", facts: [], columns: [], numbers: [], made: [], pivots: [], words: [] };
  if (text.length > LIMITS.bytes) return { ...nothing, problems: [{ from: 0, to: 1, code: "SPEC-SIZE", message: "the spec is too long", expected: `at most ${String(LIMITS.bytes)} characters`, hint: "draw less, or two charts" }] };
  const tree = jsonTree(text, LIMITS.depth);
  if ("problem" in tree) return { ...nothing, problems: [{ from: tree.problem.from, to: tree.problem.from + 1, code: "SPEC-JSON", message: tree.problem.message, hint: tree.problem.hint }] };
  if (!isObject(tree.value)) return { ...nothing, problems: [{ from: tree.from, to: tree.to, code: "SPEC-JSON", message: "a chart is an object", expected: '{"title": …, "data": …, "mark": …}', hint: "begin with { and end with }" }] };
  const walk = new Walk();
  const title = wordsIn(tree.value, "title", walk.problems);
  const description = wordsIn(tree.value, "description", walk.problems);
  walk.walk(tree, "");
  walk.finish(tree);
  return { title, description, facts: walk.facts, columns: walk.columns, numbers: walk.numbers, made: walk.made, pivots: walk.pivots, words: listedWords(tree), problems: walk.problems.toSorted((a, b) => a.from - b.from) };
}
