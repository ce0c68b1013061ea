import type { Diagnostic, Edition } from "@almanac/core";
import type { ReadPictures } from "@almanac/site";

/** Pictures of a program that nothing shows: nobody sees them, and no edition has them. */
export const unusedPictures = ({ unused }: Pick<ReadPictures, "unused">): readonly Diagnostic[] =>
  unused.map((path) => ({
    code: "PICTURE-UNUSED",
    severity: "warning",
    file: `content/${path}`,
    line: 1,
    column: 1,
    message: "no page shows this picture, and no edition has it",
    expected: "a page that shows it",
    hint: `remove the file, or show it in a page beside it: ![what it shows](${path.slice(path.lastIndexOf("/") + 1)})`,
  }));

/** The pictures that an edition names, by object. */
export function picturesOf({ documents }: Pick<Edition, "documents">, { objects }: Pick<ReadPictures, "objects">): ReadonlyMap<string, Uint8Array> {
  const named = new Set(documents.flatMap(({ pictures = {} }) => Object.values(pictures).map(({ object }) => object)));
  return new Map([...objects].filter(([object]) => named.has(object)));
}
