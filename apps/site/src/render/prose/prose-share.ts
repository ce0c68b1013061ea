import { renderProse, type ProseDocument, type RenderedProse } from "@almanac/prose";
import { contextOf, type ProseSetting } from "./prose-setting.ts";

/** Documents that several threads set together: each takes the next few when it is done with the last. */
export interface SharedProse {
  readonly setting: ProseSetting;
  readonly documents: readonly ProseDocument[];
  /** How many documents are taken, a number that all threads read and write. */
  readonly taken: SharedArrayBuffer;
}

/** A document as HTML, and its place among the documents. */
export type PlacedProse = readonly [place: number, prose: RenderedProse];

const TAKEN_AT_ONCE = 8;

/** Sets documents that no other thread has taken until there are none. */
export function setShare({ setting, documents, taken }: SharedProse): readonly PlacedProse[] {
  const context = contextOf(setting);
  const counter = new Int32Array(taken);
  const set: PlacedProse[] = [];
  for (;;) {
    const from = Atomics.add(counter, 0, TAKEN_AT_ONCE);
    if (from >= documents.length) return set;
    for (const [index, document] of documents.slice(from, from + TAKEN_AT_ONCE).entries()) set.push([from + index, renderProse(document, context)]);
  }
}
