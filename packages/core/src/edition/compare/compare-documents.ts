import { DOCUMENT_KINDS } from "../../model/document.ts";
import { compareText } from "../../model/time.ts";
import { appearanceOf, changedPictures } from "../document-appearance.ts";
import type { FrozenDocument } from "../edition.ts";
import type { CompareProse, DocumentChange, SectionChange } from "./edition-diff.ts";

type Body = (object: string) => string | undefined;

export interface ReadableDocuments {
  readonly documents: readonly FrozenDocument[];
  readonly body: Body;
}

/** Sections of a text that came or went as a whole. A method page or a term that is new with a version of Almanac is not news of the program. */
const wholeText = ({ kind }: FrozenDocument, sections: () => readonly SectionChange[]): readonly SectionChange[] => (kind === "method" || kind === "term" ? [] : sections());

function changeOf(before: FrozenDocument | undefined, after: FrozenDocument | undefined, from: Body, to: Body, compareProse: CompareProse): readonly DocumentChange[] {
  const [old, now] = [before === undefined ? "" : from(before.object), after === undefined ? "" : to(after.object)];
  // The text of a withdrawn edition is gone: that a document changed can be said, not where.
  const sections = (): readonly SectionChange[] => (old === undefined || now === undefined ? [] : compareProse(old, now));
  const named = ({ path, kind, title }: FrozenDocument): Pick<DocumentChange, "path" | "kind" | "title"> => ({ path, kind, title });
  if (after === undefined) return before === undefined || before.kind === "update" ? [] : [{ ...named(before), change: "removed", sections: wholeText(before, sections) }];
  if (before === undefined) return [{ ...named(after), change: "added", sections: wholeText(after, sections) }];
  const pictures = changedPictures(before, after);
  return appearanceOf(before) === appearanceOf(after) ? [] : [{ ...named(after), change: "changed", sections: sections(), ...(pictures.length === 0 ? {} : { pictures }) }];
}

/**
 * Documents that came, went or changed, by kind and path. Only settings changed where no section did. Updates are the commentary of one edition, so an earlier one that is not in
 * the later edition was not taken out.
 */
export function compareDocuments(from: ReadableDocuments, to: ReadableDocuments, compareProse: CompareProse): readonly DocumentChange[] {
  const [old, now] = [from, to].map(({ documents }) => new Map(documents.map((document) => [document.path, document])));
  const paths = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
  return paths
    .flatMap((path) => changeOf(old?.get(path), now?.get(path), from.body, to.body, compareProse))
    .toSorted((a, b) => DOCUMENT_KINDS.indexOf(a.kind) - DOCUMENT_KINDS.indexOf(b.kind) || compareText(a.path, b.path));
}
