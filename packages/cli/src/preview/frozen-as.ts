import { objectName, type Document, type FrozenDocument } from "@almanac/core";
import { sha256 } from "../sha256.ts";

/** A document as an edition lists it. */
export function frozenAs(document: Document): FrozenDocument {
  const { body, ...rest } = document;
  return { ...rest, object: objectName({ body, format: document.format }, sha256) };
}
