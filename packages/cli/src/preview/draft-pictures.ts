import type { Document } from "@almanac/core";
import { nodeProgramFiles } from "@almanac/data";
import { pictureHref, readPictures, withPictures, type ReadPictures } from "@almanac/site";
import { keptFolder } from "../audience.ts";

/** The pictures of a draft. */
export interface DraftPictures {
  /** By their root-absolute addresses. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Why others cannot be shown, by path below `content/`. */
  readonly problems: ReadPictures["problems"];
}

const filesOf = ({ objects }: ReadPictures): readonly (readonly [string, Uint8Array])[] => [...objects].map(([object, bytes]) => [pictureHref(object), bytes] as const);

export const draftPictures = (read: ReadPictures): DraftPictures => ({ files: new Map(filesOf(read)), problems: read.problems });

/** A draft's pictures after some were read anew: open pages may still ask for those of before. */
export function withRead({ files, problems }: DraftPictures, read: ReadPictures): DraftPictures {
  const mended = Object.fromEntries(Object.entries(problems).filter(([path]) => !read.shown.has(path)));
  return { files: new Map([...files, ...filesOf(read)]), problems: { ...mended, ...read.problems } };
}

/** A saved document with the pictures that it shows. */
export async function picturesOfSaved(root: string, document: Document): Promise<{ readonly document: Document; readonly pictures: ReadPictures }> {
  const pictures = await readPictures(nodeProgramFiles(root), [document], keptFolder(root));
  const [shown = document] = withPictures([document], pictures);
  return { document: shown, pictures };
}
