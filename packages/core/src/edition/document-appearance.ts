import type { Document } from "../model/document.ts";
import { compareText } from "../model/time.ts";

type Shown = Pick<Document, "sha256"> & Pick<Partial<Document>, "pictures">;

/** What a reader sees of a document, as one text to compare: its file, and the pictures that it shows, which may change without it. */
export const appearanceOf = ({ sha256, pictures = {} }: Shown): string =>
  [sha256, ...Object.entries(pictures).map(([path, { object }]) => `${path} ${object}`).sort(compareText)].join("\n");

/** Paths of the pictures that two states of a document do not show alike: new, gone or other ones. */
export function changedPictures({ pictures: before = {} }: Partial<Shown>, { pictures: after = {} }: Partial<Shown>): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((path) => before[path]?.object !== after[path]?.object).sort(compareText);
}
