import { glossaryTerms } from "../publication/reading/glossary.ts";
import { proseSetter } from "./prose/kept-prose.ts";
import { termLinker } from "./link-terms.ts";
import type { ProsePage } from "./publication.ts";
import type { Statement } from "./read-statement.ts";

async function drawings({ edition, object }: Statement): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const [key, name] of Object.entries(edition.diagrams)) found.set(key, await object(name));
  return found;
}

/**
 * The documents of an edition as HTML. The edition was checked when it was made, so an error here means that the statement and this
 * renderer disagree. @throws then, naming the places.
 *
 * @param keptFolder where prose is kept that was set before, in this run's check or an earlier one
 */
export async function renderDocuments(statement: Statement, keptFolder?: string): Promise<Readonly<Record<string, ProsePage>>> {
  const { facts, documents, program } = statement.edition;
  const terms = termLinker(glossaryTerms(documents));
  const setter = await proseSetter({ facts, documents, locale: program.locale, svgs: await drawings(statement) }, keptFolder);
  const pages: Record<string, ProsePage> = {};
  const bodies = await Promise.all(documents.map(async ({ path, format, bodyLine, object }) => ({ path, format, bodyLine, body: await statement.object(object) })));
  const set = await setter.setAll(bodies);
  for (const [index, { kind, id, path }] of documents.entries()) {
    const { html = "", headings = [], diagnostics = [] } = set[index] ?? {};
    const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
    if (errors.length > 0) throw new Error(errors.map(({ file, line, column, message }) => `${file}:${String(line)}:${String(column)}: ${message}`).join("\n"));
    pages[path] = { html: kind === "term" ? html : terms.link(html, kind === "method" ? id : undefined), headings };
  }
  await setter.keep();
  return pages;
}
