import { addressSegment } from "../../publication-level/address-segment.ts";
import { table, type Facts } from "../facts.ts";
import { namedRows, textIn, type NamedRow } from "../table-rows.ts";

/** One page of a model, a dataset or a release, and the row of the register that it is about. */
export interface SubjectPage {
  readonly id: string;
  /** Last part of the address. */
  readonly slug: string;
  readonly title: string;
  readonly row: NamedRow;
}

function pagesOf(facts: Facts, base: string, column: string, titleOf: (row: NamedRow) => string): readonly SubjectPage[] {
  return namedRows(table(facts, base)).map((row) => {
    const id = textIn(row, column);
    return { id, slug: addressSegment(id), title: titleOf(row), row };
  });
}

/** Models by id. */
export const modelPages = (facts: Facts): readonly SubjectPage[] => pagesOf(facts, "models.register.models", "model", (row) => textIn(row, "title") || textIn(row, "model"));
/** Datasets that have a document, by id. */
export const datasetPages = (facts: Facts): readonly SubjectPage[] => pagesOf(facts, "datasets.documentation.datasets", "dataset", (row) => textIn(row, "dataset"));
/** Releases, newest first. */
export const releasePages = (facts: Facts): readonly SubjectPage[] => pagesOf(facts, "releases.delivery.releases", "release", (row) => textIn(row, "release"));

/** Addresses of the pages that there are; what has no page has no link. */
export interface SubjectHrefs {
  readonly model: (id: string) => string | undefined;
  readonly dataset: (id: string) => string | undefined;
  readonly release: (id: string) => string | undefined;
}

export function subjectHrefs(facts: Facts): SubjectHrefs {
  const hrefIn = (section: string, pages: readonly SubjectPage[]) => {
    const slugs = new Map(pages.map(({ id, slug }) => [id, slug]));
    return (id: string): string | undefined => (slugs.has(id) ? `/${section}/${slugs.get(id) ?? ""}/` : undefined);
  };
  return { model: hrefIn("models", modelPages(facts)), dataset: hrefIn("datasets", datasetPages(facts)), release: hrefIn("releases", releasePages(facts)) };
}

/** Rows of a table that are about one subject, in their order. */
export const rowsAbout = (facts: Facts, base: string, column: string, id: string): readonly NamedRow[] => namedRows(table(facts, base)).filter((row) => textIn(row, column) === id);
/** The first of them. */
export const rowAbout = (facts: Facts, base: string, column: string, id: string): NamedRow | undefined => rowsAbout(facts, base, column, id)[0];
