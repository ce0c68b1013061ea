import { isSlip, nearest, type Fact } from "@almanac/core";
import type { CheckedSpec, SpecName, SpecProblem } from "../charts/spec-check.ts";
import { LIMITS } from "../charts/spec-rules.ts";
import type { ProseContext } from "../markdown/rendered-prose.ts";
import { insteadOfExtreme } from "../markdown/unknown-fact.ts";

/** Columns of a figure's course through the editions. */
const COURSE_COLUMNS = ["edition", "date", "value"];

const columnsOf = (fact: Fact): readonly string[] => (fact.type === "table" ? fact.columns.map(({ name }) => name) : COURSE_COLUMNS);
const rowsOf = (fact: Fact, { history }: ProseContext): number => (fact.type === "table" ? fact.rows.length : (history?.(fact.id).length ?? 0));

const holdsText = (name: string, facts: readonly Fact[]): boolean => facts.some((fact) => fact.type === "table" && fact.columns.some((column) => column.name === name && column.unit === "text"));

/** The different cells of a column, as names of columns; undefined where no fact has it. */
function wordsOf(name: string, facts: readonly Fact[]): readonly string[] | undefined {
  const fact = facts.find((one) => columnsOf(one).includes(name));
  if (fact?.type !== "table") return undefined;
  const at = fact.columns.findIndex((column) => column.name === name);
  return [...new Set(fact.rows.map((row) => String(row[at] ?? null)))];
}

/** Names that only a number tells apart are no slips of each other. */
const withoutDigits = (text: string): string => text.replaceAll(/\d+/g, "");

function unknownFact({ name, from, to }: SpecName, context: ProseContext): SpecProblem {
  const near = nearest(name, context.knownFactIds ?? Object.keys(context.facts ?? {}));
  const hint = insteadOfExtreme(name) ?? (near === undefined ? "see the list of facts on the page of methods" : `did you mean ${near}?`);
  return { from, to, code: "FACT-UNKNOWN", message: `no fact is called ${name}`, found: name, ...(near === undefined ? {} : { expected: near }), hint };
}

/** A spec held against the data that it names: facts that do not exist, columns that they do not have, more rows than are drawn. */
export function specDataProblems({ facts, columns, numbers, made, pivots, words }: CheckedSpec, context: ProseContext): readonly SpecProblem[] {
  if (context.facts === undefined) return facts.flatMap((fact) => (context.isKnownFact?.(fact.name) === false ? [unknownFact(fact, context)] : []));
  const known = facts.map((named) => ({ named, fact: context.facts?.[named.name] }));
  const problems = known.flatMap(({ named, fact }): readonly SpecProblem[] => {
    if (fact === undefined) return [unknownFact(named, context)];
    const rows = rowsOf(fact, context);
    if (rows > LIMITS.rows) return [{ ...named, code: "SPEC-SIZE", message: `${named.name} has ${String(rows)} rows, too many to draw`, expected: `at most ${String(LIMITS.rows)}`, hint: "draw a table with fewer rows" }];
    return [];
  });
  if (problems.length > 0) return problems;
  const shown = (of?: string): readonly Fact[] => known.flatMap(({ named, fact }) => (fact !== undefined && (of === undefined || named.name === of) ? [fact] : []));
  const fromWords = pivots.map(({ name, of }) => wordsOf(name, shown(of)));
  const wide = pivots.flatMap(({ name, from, to }, index): readonly SpecProblem[] => {
    const count = fromWords[index]?.length ?? 0;
    return count <= LIMITS.counted ? [] : [{ from, to, code: "SPEC-SIZE", message: `a pivot of ${name} makes ${String(count)} columns`, found: String(count), expected: `at most ${String(LIMITS.counted)} columns`, hint: "pivot a column of fewer different words" }];
  });
  if (wide.length > 0) return wide;
  const texts = numbers.flatMap(({ name, from, to, of }): readonly SpecProblem[] => (!made.includes(name) && holdsText(name, shown(of)) ? [{ from, to, code: "SPEC-VALUE", message: `${name} holds words, and is drawn as numbers`, found: name, expected: "a column of numbers", hint: 'write "type": "nominal" for words, or name a column of numbers' }] : []));
  const listed = words.flatMap(({ word, column, of, beside, from, to }): readonly SpecProblem[] => {
    const cells = made.includes(column) ? [] : (wordsOf(column, shown(of)) ?? []);
    const meant = cells.includes(word) ? undefined : cells.find((cell) => !beside.includes(cell) && isSlip(word, cell) && withoutDigits(word) !== withoutDigits(cell));
    return meant === undefined ? [] : [{ from, to, code: "SPEC-VALUE", message: `no row has ${word} in its column ${column}`, found: word, expected: meant, hint: `did you mean ${meant}?` }];
  });
  const slips = [...texts, ...listed];
  // Of a column that a transform makes nobody knows the words before it has run.
  if (fromWords.includes(undefined)) return slips;
  const madeAtAll = [...made, ...fromWords.flatMap((cells) => cells ?? [])];
  return [...slips, ...columns.flatMap(({ name, from, to, of }): readonly SpecProblem[] => {
    const all = [...new Set([...shown(of).flatMap(columnsOf), ...madeAtAll])];
    if (all.includes(name)) return [];
    const near = nearest(name, all);
    const other = shown().find((fact) => columnsOf(fact).includes(name));
    const hint = other !== undefined ? `it is a column of ${other.id}: name that as the data here, or write one of ${all.join(", ")}` : near === undefined ? `write one of ${all.join(", ")}` : `did you mean ${near}?`;
    return [{ from, to, code: "COLUMN-UNKNOWN", message: `the data of this chart ${shown().length > 1 && of !== undefined ? `(${of}) ` : ""}has no column ${name}`, found: name, expected: all.join(", "), hint }];
  })];
}
