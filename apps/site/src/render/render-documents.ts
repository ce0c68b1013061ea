import type { RenderedProse } from "@almanac/prose";
import { proseSetter } from "./prose/kept-prose.ts";
import type { SetProse } from "./prose/prose-file.ts";
import { withCharts } from "./prose-charts/draw-charts.ts";
import { proseReferences } from "./prose-references/references.ts";
import type { ProsePage } from "./publication.ts";
import type { Statement } from "./read-statement.ts";

async function drawings({ edition, object }: Statement): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const [key, name] of Object.entries(edition.diagrams)) found.set(key, await object(name));
  return found;
}

type Kind = Statement["edition"]["documents"][number]["kind"];

interface DocumentSetter {
  /** Documents of some kinds, by path, as their prose was set. @throws where a document has a mistake, naming the places. */
  readonly set: (isWanted: (kind: Kind) => boolean) => Promise<ReadonlyMap<string, SetProse>>;
  /** Documents as threads are given them: charts drawn. Who writes the page of one links the terms in it. */
  readonly draw: (set: Iterable<RenderedProse>) => Promise<Readonly<Record<string, ProsePage>>>;
}

/**
 * The documents of an edition as HTML. The edition was checked when it was made, so a mistake means that the statement and this
 * renderer disagree.
 *
 * @param keptFolder where prose is kept that was set before, in this run's check or an earlier one
 */
export async function documentSetter(statement: Statement, keptFolder?: string): Promise<DocumentSetter> {
  const { facts, documents, program } = statement.edition;
  const bodies = await Promise.all(documents.map(async ({ path, format, bodyLine, object }) => ({ path, format, bodyLine, body: await statement.object(object) })));
  const references = proseReferences(statement.edition, bodies);
  const setter = await proseSetter({ facts, documents, locale: program.locale, svgs: await drawings(statement), references }, keptFolder);
  return {
    set: async (isWanted) => {
      const set = await setter.setAll(bodies.filter((_, index) => isWanted(documents[index]?.kind ?? "update")));
      const errors = set.flatMap(({ diagnostics }) => diagnostics.filter((diagnostic) => diagnostic.severity === "error"));
      if (errors.length > 0) throw new Error(errors.map(({ file, line, column, message }) => `${file}:${String(line)}:${String(column)}: ${message}`).join("\n"));
      await setter.keep();
      return new Map(set.map((rendered) => [rendered.path, rendered]));
    },
    draw: async (set) => {
      const pages: Record<string, ProsePage> = {};
      for (const { path, html: unfilled, headings, charts } of set) {
        const html = Object.keys(charts).length === 0 ? unfilled : await withCharts({ html: unfilled, charts }, { facts, references, locale: program.locale });
        pages[path] = { html, headings };
      }
      return pages;
    },
  };
}
