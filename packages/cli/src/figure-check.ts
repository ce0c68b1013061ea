import type { Diagnostic, Document, Edition } from "@almanac/core";
import { renderProse, type ProseContext } from "@almanac/prose";
import { proseToCheck } from "./method-pages.ts";
import { computeStatement } from "./statement.ts";

/** Mistakes that nobody sees without the rows of a table. */
const OF_ROWS: ReadonlySet<string> = new Set(["COLUMN-UNKNOWN", "CHART-USE", "FACT-USE", "FACT-UNKNOWN", "SPEC-SIZE", "SPEC-VALUE"]);
/** A table or a chart in a text: as a directive, a component or a fence. */
const FIGURE = /^[ \t>]*::(?:table|chart)\b|<(?:Table|Chart)\b|^[ \t>]*(?:`{3,}|~{3,})[ \t]*vega-lite/m;

const withFacts = ({ facts, program }: Edition): ProseContext => ({ facts, locale: program.locale, factHref: (id) => `#${id}`, documentHref: (path) => `/${path}` });
const isOfRows = ({ code }: Diagnostic): boolean => OF_ROWS.has(code);

/**
 * Tables and charts of the prose against the columns that there are. What the newest edition has is right; only where a page asks for
 * something that it lacks, a new export or a slip of the pen, is the statement computed, which tells the one from the other. So `check` stays
 * quick, and says nothing that `edition` would not say.
 *
 * @param newest the newest frozen edition, where there is one
 * @param found what is known already, and is not said twice
 */
export async function figureDiagnostics(root: string, documents: readonly Document[], { newest, found }: { readonly newest: Edition | undefined; readonly found: readonly Diagnostic[] }): Promise<readonly Diagnostic[]> {
  const showing = proseToCheck(documents).filter(({ body }) => FIGURE.test(body));
  if (showing.length === 0) return [];
  if (newest !== undefined && !showing.some((document) => renderProse(document, withFacts(newest)).diagnostics.some(isOfRows))) return [];
  const { prose = [] } = await computeStatement({ root, preview: true });
  const placeOf = ({ file, line, code }: Diagnostic): string => `${file}:${String(line)} ${code}`;
  const known = new Set(found.map(placeOf));
  return prose.filter((each) => isOfRows(each) && !known.has(placeOf(each)));
}
