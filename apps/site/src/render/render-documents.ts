import { diagramKey, renderProse } from "@almanac/prose";
import { documentHref, factHref } from "../publication/links.ts";
import { factWords } from "../publication/status-words.ts";
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
 */
export async function renderDocuments(statement: Statement): Promise<Readonly<Record<string, ProsePage>>> {
  const { facts, documents, program } = statement.edition;
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const svgs = await drawings(statement);
  const pages: Record<string, ProsePage> = {};
  for (const { path, format, bodyLine, object } of documents) {
    const { html, headings, diagnostics } = renderProse(
      { path, format, bodyLine, body: await statement.object(object) },
      {
        facts,
        locale: program.locale,
        factHref,
        factText: factWords,
        documentHref: (target) => {
          const document = byPath.get(target);
          return document === undefined ? undefined : documentHref(document);
        },
        diagram: (code) => svgs.get(diagramKey(code)),
      },
    );
    const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
    if (errors.length > 0) throw new Error(errors.map(({ file, line, column, message }) => `${file}:${String(line)}:${String(column)}: ${message}`).join("\n"));
    pages[path] = { html, headings };
  }
  return pages;
}
