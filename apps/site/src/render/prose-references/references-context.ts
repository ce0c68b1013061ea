import { compareText, parseFactId, type Fact, type TableFact } from "@almanac/core";
import type { ProseColumn, ProseContext, ProsePoint } from "@almanac/prose";
import { apiAddress } from "../../api/addresses.ts";
import { downloadHref } from "../../publication/links.ts";
import { formsOf } from "../../publication/reading/term-forms.ts";
import { cellWords, columnFigures, headWithUnit, isNumberUnit } from "../../publication/record-table/column-figures.ts";
import type { ProseReferences } from "./references.ts";

type Named = Pick<ProseContext, "term" | "termNames" | "decision" | "decisionIds" | "part" | "picture">;

const plain = (name: string): string => name.trim().toLowerCase().replace(/[\s\u00a0]+/g, " ");

/** How texts refer to other documents: terms, decisions, files that they include. */
export function documentsContext({ terms, decisions, parts, pictures }: Pick<ProseReferences, "terms" | "decisions" | "parts" | "pictures">): Named {
  // A term by its id before a term by one of its forms.
  const byForm = new Map([...terms.flatMap((term) => formsOf(term).map((form) => [plain(form), term] as const)), ...terms.map((term) => [term.id, term] as const)]);
  return {
    term: (name) => {
      const term = byForm.get(plain(name));
      return term === undefined ? undefined : { href: `/glossary/#${term.id}`, summary: term.summary };
    },
    termNames: [...new Set(terms.flatMap((term) => [...formsOf(term), term.id]))].sort(compareText),
    decision: (id) => decisions[id],
    decisionIds: Object.keys(decisions),
    part: (path) => parts[path],
    picture: (path) => pictures[path],
  };
}

/** The values of a fact through the editions whose dates are known, oldest first. */
export function pointsOf({ history, editions }: Pick<ProseReferences, "history" | "editions">, factId: string): readonly ProsePoint[] {
  const named = new Map(editions.map((edition) => [edition.id, edition]));
  return (history[factId] ?? []).flatMap(({ edition, value }) => {
    const stated = named.get(edition);
    return stated === undefined ? [] : [{ edition: stated.label, date: stated.asOfDate, value }];
  });
}

/** What a fact is about beside its measure: the title of its workstream, and any other dimension as it is written. */
const scopeOf = (id: string, workstreams: ReadonlyMap<string, string>): string | undefined => {
  const { program, ...others } = parseFactId(id)?.dimensions ?? {};
  const parts = [...(program === undefined ? [] : [workstreams.get(program) ?? program]), ...Object.values(others)];
  return parts.length === 0 ? undefined : parts.join(", ");
};

/** Columns as in the site's own tables: one number of decimals, the unit in the head, workstreams by their titles. */
function columnsOf(table: TableFact, workstreams: ReadonlyMap<string, string>, locale: string): readonly ProseColumn[] {
  return table.columns.map((column, place) => {
    const numeric = isNumberUnit(column.unit);
    const figures = columnFigures(column, table.rows.flatMap((row) => { const value = row[place]; return typeof value === "number" ? [value] : []; }), locale);
    const ofWorkstreams = column.name === "program";
    return {
      head: headWithUnit(column.label, numeric ? figures.unit : ""),
      numeric,
      text: (value) => {
        if (ofWorkstreams && (value === null || typeof value === "string")) return value === null ? "whole program" : (workstreams.get(value) ?? value);
        return typeof value === "number" ? figures.figure(value) : cellWords(value, column, figures);
      },
    };
  });
}

/** How the texts of an edition refer to it, beside its facts. */
export function referencesContext(references: ProseReferences, facts: Readonly<Record<string, Fact>>, locale: string): Named & Pick<ProseContext, "asOfDate" | "history" | "factScope" | "tableColumns" | "downloadHref"> {
  const workstreams = new Map(references.workstreams.map(({ id, title }) => [id, title]));
  return {
    ...documentsContext(references),
    asOfDate: references.asOfDate,
    history: (id) => pointsOf(references, id),
    factScope: (id) => scopeOf(id, workstreams),
    tableColumns: (table) => columnsOf(table, workstreams, locale),
    downloadHref: (id, format) => (facts[id]?.type === "table" ? downloadHref(id, format) : apiAddress(`facts.${format}`)),
  };
}
