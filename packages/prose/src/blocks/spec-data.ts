import { nearest, type Fact } from "@almanac/core";
import type { CheckedSpec, SpecName, SpecProblem } from "../charts/spec-check.ts";
import { LIMITS } from "../charts/spec-rules.ts";
import type { ProseContext } from "../markdown/rendered-prose.ts";

/** Columns of a figure's course through the editions. */
const COURSE_COLUMNS = ["edition", "date", "value"];

const columnsOf = (fact: Fact): readonly string[] => (fact.type === "table" ? fact.columns.map(({ name }) => name) : COURSE_COLUMNS);
const rowsOf = (fact: Fact, { history }: ProseContext): number => (fact.type === "table" ? fact.rows.length : (history?.(fact.id).length ?? 0));

function unknownFact({ name, from, to }: SpecName, context: ProseContext): SpecProblem {
  const near = nearest(name, context.knownFactIds ?? Object.keys(context.facts ?? {}));
  const hint = near === undefined ? "see the list of facts on the page of methods" : `did you mean ${near}?`;
  return { from, to, code: "FACT-UNKNOWN", message: `no fact is called ${name}`, found: name, ...(near === undefined ? {} : { expected: near }), hint };
}

/** A spec held against the data that it names: facts that do not exist, columns that they do not have, more rows than are drawn. */
export function specDataProblems({ facts, columns, numbers, made }: CheckedSpec, context: ProseContext): readonly SpecProblem[] {
  if (context.facts === undefined) return facts.flatMap((fact) => (context.isKnownFact?.(fact.name) === false ? [unknownFact(fact, context)] : []));
  const known = facts.map((named) => ({ named, fact: context.facts?.[named.name] }));
  const problems = known.flatMap(({ named, fact }): readonly SpecProblem[] => {
    if (fact === undefined) return [unknownFact(named, context)];
    const rows = rowsOf(fact, context);
    if (rows > LIMITS.rows) return [{ ...named, code: "SPEC-SIZE", message: `${named.name} has ${String(rows)} rows, too many to draw`, expected: `at most ${String(LIMITS.rows)}`, hint: "draw a table with fewer rows" }];
    return [];
  });
  if (problems.length > 0 || made === undefined) return problems;
  const all = [...new Set([...known.flatMap(({ fact }) => (fact === undefined ? [] : columnsOf(fact))), ...made])];
  const words = known.flatMap(({ fact }) => (fact?.type === "table" ? fact.columns.flatMap((column) => (column.unit === "text" && !made.includes(column.name) ? [column.name] : [])) : []));
  const texts = numbers.flatMap(({ name, from, to }): readonly SpecProblem[] => (words.includes(name) ? [{ from, to, code: "SPEC-VALUE", message: `${name} holds words, and is drawn as numbers`, found: name, expected: "a column of numbers", hint: 'write "type": "nominal" for words, or name a column of numbers' }] : []));
  return [...texts, ...columns.flatMap(({ name, from, to }): readonly SpecProblem[] => {
    if (all.includes(name)) return [];
    const near = nearest(name, all);
    return [{ from, to, code: "COLUMN-UNKNOWN", message: `the data of this chart has no column ${name}`, found: name, expected: all.join(", "), hint: near === undefined ? `write one of ${all.join(", ")}` : `did you mean ${near}?` }];
  })];
}
