import { wholeFile } from "./whole-file.ts";

export const EDITIONS = "data/editions";
export const OBJECTS = "data/objects";

/** The header of an edition, below the program directory. */
export const editionFile = (id: string): string => `${EDITIONS}/${id}.json`;
export const objectFile = (name: string): string => `${OBJECTS}/${name}`;

export const restoreHint = (file: string): string => `restore ${file} from version control: editions are never rewritten`;

export const broken = (file: string) => wholeFile(file, "EDITION-BROKEN", "this is not a whole edition: it was cut off or edited by hand", restoreHint(file));
