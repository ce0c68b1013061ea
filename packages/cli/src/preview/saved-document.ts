import type { Diagnostic, Document } from "@almanac/core";
import { nodeProgramFiles, writtenDocument } from "@almanac/data";
import { assertionsOf } from "@almanac/prose";

/** A document that was saved, and how far it is another than before. */
export interface SavedDocument {
  /** Left out when the file is gone or its front matter cannot be read. */
  readonly document?: Document;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether something beside its words is another: what is computed may be another, too. */
  readonly isOther: boolean;
  /** Whether its front matter is another: pages list it by that. */
  readonly hasOtherHead: boolean;
}

const headOf = ({ body: _body, bodyLine: _line, sha256: _sha256, pictures: _pictures, ...head }: Document): string => JSON.stringify(head, (key, value: unknown) => (key === "line" ? 0 : value));

/** What it asserts, wherever that stands in the text. */
const assertedIn = (document: Document): string => JSON.stringify(assertionsOf(document).map(({ line: _line, column: _column, ...assertion }) => assertion));

/**
 * Reads one document that was saved, written or removed.
 *
 * @param before as it could be read last; left out where it could not be read
 */
export function savedDocument(root: string, file: string, before: Document | undefined): SavedDocument {
  const { document, diagnostics } = writtenDocument(nodeProgramFiles(root), file);
  if (document === undefined) return { diagnostics, isOther: true, hasOtherHead: true };
  const hasOtherHead = before === undefined || headOf(before) !== headOf(document);
  return { document, diagnostics, hasOtherHead, isOther: hasOtherHead || assertedIn(before) !== assertedIn(document) };
}
