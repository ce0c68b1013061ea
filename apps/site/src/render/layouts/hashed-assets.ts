import { createHash } from "node:crypto";
import { posix } from "node:path";
import { relocateCss } from "../relocate.ts";
import { bytesOf, textOf, type Tree } from "./tree.ts";

/** Folder of a publication that holds everything which editions share, each file once, by its content. */
export const ASSETS = "_assets";

export interface HashedAssets {
  /** Name in {@link ASSETS} by path in the tree. */
  readonly names: ReadonlyMap<string, string>;
  /** By name. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
}

/** 128 bits of the SHA-256 of its bytes, and its ending: the name of a file that can never mean other bytes. */
const assetName = (file: string, bytes: Uint8Array): string => `${createHash("sha256").update(bytes).digest("hex").slice(0, 32)}${posix.extname(file)}`;

/** Names files by their content. Stylesheets come last: what they point to has its name by then, and theirs follows from it. */
export function hashAssets(tree: Tree, files: readonly string[]): HashedAssets {
  const names = new Map<string, string>();
  const bytes = new Map<string, Uint8Array>();
  const add = (file: string, content: Uint8Array): void => {
    const name = assetName(file, content);
    names.set(file, name);
    bytes.set(name, content);
  };
  const isStyle = (file: string): boolean => file.endsWith(".css");
  const contentOf = (file: string): Uint8Array => tree.get(file) ?? bytesOf("");
  for (const file of files.filter((each) => !isStyle(each))) add(file, contentOf(file));
  const beside = (file: string): string | undefined => names.get(file);
  for (const file of files.filter(isStyle)) add(file, bytesOf(relocateCss(textOf(contentOf(file)), "style.css", beside)));
  return { names, bytes };
}
