import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareText, type Diagnostic } from "@almanac/core";
import { sha256 } from "../sha256.ts";
import { nearTexts } from "./near-texts.ts";
import { trouble } from "./published-trouble.ts";

/** What a record says about the files of its folder. */
interface Listed {
  /** Absolute path of the folder. */
  readonly folder: string;
  /** Absolute path of the record. */
  readonly record: string;
  /** Path below the folder → SHA-256. */
  readonly files: Readonly<Record<string, string>>;
  /** Files that the record does not list: itself, and what others answer for. */
  readonly except?: (path: string) => boolean;
}

const EXTRA = "remove it: a publication holds what its records name, and nothing else";

/** Half-written by a run that was killed (the next one removes it), or of version control and desktops. */
export const isLeftover = (name: string): boolean => /\.tmp-\d|(?:^|\/)\.(?:git|DS_Store)/.test(name);

/** Every file below a folder by its path with forward slashes, in order. Links are not followed, as Node's own recursive listing would. */
export function filesBelow(folder: string): readonly string[] {
  const below = (path: string): readonly string[] =>
    readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
      const inside = path === "" ? entry.name : `${path}/${entry.name}`;
      return entry.isDirectory() ? below(inside) : entry.isFile() ? [inside] : [];
    });
  return existsSync(folder) ? below("").toSorted(compareText) : [];
}

/** Holds the files of a folder against the record that lists them, byte for byte. */
export function verifyListed({ folder, record, files, except = () => false }: Listed): readonly Diagnostic[] {
  const there = filesBelow(folder).filter((path) => !except(path));
  const thereSet = new Set(there);
  const unlisted = there.filter((path) => files[path] === undefined);
  const missing = Object.keys(files).filter((path) => !thereSet.has(path));
  const misnamed = missing.flatMap((path) => {
    const meant = unlisted.find((other) => nearTexts(other, path));
    return meant === undefined ? [] : [{ path, meant }];
  });
  const misnamedPaths = new Set(misnamed.flatMap(({ path, meant }) => [path, meant]));
  return [
    ...misnamed.map(({ path, meant }) => trouble(record, "PUBLISHED-RECORD", `it names ${path}; what stands there is ${meant}: the record was changed`)),
    ...missing.filter((path) => !misnamedPaths.has(path)).map((path) => trouble(join(folder, path), "PUBLISHED-MISSING", "this file was published and is not there", { record })),
    ...unlisted.filter((path) => !misnamedPaths.has(path)).map((path) => trouble(join(folder, path), "PUBLISHED-EXTRA", "nobody published this file", { record, hint: EXTRA })),
    ...there.flatMap((path): readonly Diagnostic[] => {
      const said = files[path];
      if (said === undefined) return [];
      const digest = sha256(readFileSync(join(folder, path)));
      if (digest === said) return [];
      return nearTexts(digest, said)
        ? [trouble(record, "PUBLISHED-RECORD", `the digest that it states of ${path} is damaged: ${said}, while the file has ${digest}`)]
        : [trouble(join(folder, path), "PUBLISHED-CHANGED", "the published bytes are not those that were published: the digest differs", { record })];
    }),
  ];
}
