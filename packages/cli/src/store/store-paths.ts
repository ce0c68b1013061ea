import { join } from "node:path";
import { wholeFile } from "./whole-file.ts";

export const EDITIONS = "data/editions";
export const OBJECTS = "data/objects";
/** What was done to frozen editions afterwards: the one file of the folder that is no edition. */
export const ACTS = `${EDITIONS}/acts.json`;

/** The header of an edition, below the program directory. */
export const editionFile = (id: string): string => `${EDITIONS}/${id}.json`;
export const objectFile = (name: string): string => `${OBJECTS}/${name}`;
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
