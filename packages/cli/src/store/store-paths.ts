import { statSync } from "node:fs";
import { join } from "node:path";
import { nodeProgramFiles, restrictedPath } from "@almanac/data";
import { wholeFile } from "./whole-file.ts";

export const EDITIONS = "data/editions";
export const OBJECTS = "data/objects";
/** What was done to frozen editions afterwards: the one file of the folder that is no edition. */
export const ACTS = `${EDITIONS}/acts.json`;

/** The header of an edition, below the program directory. */
export const editionFile = (id: string): string => `${EDITIONS}/${id}.json`;
export const objectFile = (name: string): string => `${OBJECTS}/${name}`;
/** What the declaration of a program said last, and by what it is known to be the same still: each of many hundred objects asks. */
const declared = new Map<string, { readonly as: string; readonly folder: string | undefined }>();

function declarationOf(root: string): string {
  const stat = statSync(join(root, "data/almanac.yaml"), { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? "" : [stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join(" ");
}

/** Folder of objects that fewer readers than everybody may see, below the restricted folder; undefined where a program declares none. */
export function restrictedObjects(root: string): string | undefined {
  const as = declarationOf(root);
  const known = declared.get(root);
  const folder = known?.as === as ? known.folder : restrictedPath(nodeProgramFiles(root));
  declared.set(root, { as, folder });
  return folder === undefined ? undefined : `${folder}/objects`;
}
/** Held by whoever writes to the store of a program directory. */
export const storeLock = (root: string): string => join(root, ".almanac", "store.lock");

export const restoreHint = (file: string): string => `restore ${file} from version control: editions are never rewritten`;

/** Line ends as git writes them on Windows, unless told not to. No file of the store has any. */
export const hasOtherLineEnds = (text: string): boolean => text.includes("\r\n");
export const lineEndsHint = "put `data/editions/** -text` and `data/objects/** -text` into .gitattributes and check the files out again: git must not change their line ends";

export const broken = (file: string) => wholeFile(file, "EDITION-BROKEN", "this is not a whole edition: it was cut off or edited by hand", restoreHint(file));
export const newer = (file: string, schema: number) =>
  wholeFile(
    file,
    "EDITION-NEWER",
    `this edition was written by a newer Almanac, in version ${String(schema)} of the shape of editions`,
    "install the Almanac that wrote it, or a later one: every version reads the editions of all versions before it",
  );
