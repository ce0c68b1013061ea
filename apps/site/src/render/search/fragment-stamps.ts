import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stampOf } from "../file-writer.ts";
import { keepFile } from "../kept/kept-value.ts";
import { pagesFolder } from "../kept/page-pack.ts";
import type { SearchTarget } from "./search-target.ts";

const NAME = "fragment-stamps.json";

/** Stamps of the fragments that the last run wrote, by name. */
export function fragmentStamps(keptFolder: string | undefined): ReadonlyMap<string, string> {
  if (keptFolder === undefined) return new Map();
  try {
    return new Map(JSON.parse(readFileSync(join(pagesFolder(keptFolder), NAME), "utf8")) as readonly [string, string][]);
  } catch {
    // It is not there, or somebody spoilt it: fragments are read instead.
    return new Map();
  }
}

/** Keeps the stamps of the fragments of an index, all of which were written now or found whole. */
export async function keepFragmentStamps({ folder, keptFolder }: SearchTarget): Promise<void> {
  const fragments = join(folder, "pagefind", "fragment");
  if (keptFolder === undefined || !existsSync(fragments)) return;
  const stamps = readdirSync(fragments).map((name) => [name, stampOf(lstatSync(join(fragments, name)))]);
  await keepFile(pagesFolder(keptFolder), NAME, [Buffer.from(JSON.stringify(stamps))]);
}
