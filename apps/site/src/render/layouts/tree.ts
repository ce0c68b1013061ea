import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { filesUnder } from "./files-under.ts";

/** A rendered edition: bytes by path. Links are root-absolute. */
export type Tree = ReadonlyMap<string, Uint8Array>;

export async function readTree(folder: string): Promise<Tree> {
  const tree = new Map<string, Uint8Array>();
  for (const file of await filesUnder(folder)) tree.set(file, await readFile(join(folder, file)));
  return tree;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);
export const bytesOf = (text: string): Uint8Array => encoder.encode(text);
