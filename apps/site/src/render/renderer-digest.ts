import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import packageJson from "../../package.json" with { type: "json" };
import { filesUnder } from "./layouts/files-under.ts";

export interface Renderer {
  readonly version: string;
  /** SHA-256 of all that makes pages of a statement. */
  readonly digest: string;
}

const almanac = fileURLToPath(new URL("../../../../", import.meta.url));
/** What pages are made by, below Almanac's own folder. */
const FOLDERS = ["apps/site/src", "apps/site/public", "packages/charts/src", "packages/core/src", "packages/prose/src"];
const LOCK = "pnpm-lock.yaml";
const isTest = (file: string): boolean => /\.test\.[a-z]+$/.test(file);

let known: Promise<Renderer> | undefined;

/**
 * Which renderer this is: equal digests make equal pages of equal statements (on the same Node version). Over the sources, because
 * somebody who changes a page changes no version number. Read once: this process runs what it has loaded.
 */
export function renderer(): Promise<Renderer> {
  known ??= installed();
  return known;
}

async function installed(): Promise<Renderer> {
  const digest = createHash("sha256");
  const add = (file: string): void => void digest.update(file).update("\0").update(readFileSync(join(almanac, file))).update("\0");
  for (const folder of FOLDERS) for (const file of await filesUnder(join(almanac, folder))) if (!isTest(file)) add(`${folder}/${file}`);
  if (existsSync(join(almanac, LOCK))) add(LOCK);
  return { version: packageJson.version, digest: digest.digest("hex") };
}
