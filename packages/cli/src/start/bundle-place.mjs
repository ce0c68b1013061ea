// @ts-check
import { createHash } from "node:crypto";
import { existsSync, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** Almanac's own folder. */
export const ALMANAC = fileURLToPath(new URL("../../../../", import.meta.url));
/** What the command is made of, below Almanac's folder. */
const FOLDERS = ["packages/core/src", "packages/data/src", "packages/prose/src", "packages/charts/src", "packages/cli/src", "apps/site/src"];
const FILES = ["pnpm-lock.yaml", "packages/cli/scripts/bundle.ts"];
/** Bundles lie side by side: who works on Almanac makes one with every change. */
export const BUNDLES = join(ALMANAC, "node_modules/.cache/almanac/bundles");

/** Almanac's own pages, which a bundle holds as they are read. */
const PAGES = ["content/method", "content/glossary"];

/** What else is read while the command runs, such as templates, is no part of a bundle. */
const isModule = (/** @type {string} */ file) => /(?<!\.test)\.(?:ts|json)$/.test(file);
const isPage = (/** @type {string} */ file) => file.endsWith(".md");

/**
 * A change of a file changes its times, whatever it holds afterwards. An editor may have taken one away again.
 *
 * @param {string} file
 */
function stamp(file) {
  const found = lstatSync(file, { throwIfNoEntry: false });
  return found === undefined ? file : `${file} ${String(found.size)} ${String(found.mtimeMs)} ${String(found.ctimeMs)}`;
}

/**
 * The files below a folder. In half the time of Node's own way, which every command would wait for.
 *
 * @param {string} folder
 * @returns {string[]}
 */
const filesBelow = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : entry.isFile() ? [join(folder, entry.name)] : []));

/**
 * Where the bundle of the sources as they stand lies, whether it was made or not; undefined where sources are missing. Named by size and
 * times of every source: whoever changes one changes its time, and asking for times costs a hundredth of reading the sources.
 *
 * @returns {string | undefined}
 */
export function bundlePlace() {
  /** @type {string[]} */
  const stamps = [];
  for (const { folders, isPart } of [{ folders: FOLDERS, isPart: isModule }, { folders: PAGES, isPart: isPage }])
    for (const folder of folders) {
      const path = join(ALMANAC, folder);
      if (!existsSync(path)) return undefined;
      for (const file of filesBelow(path)) if (isPart(file)) stamps.push(stamp(file));
    }
  for (const file of FILES) if (existsSync(join(ALMANAC, file))) stamps.push(stamp(join(ALMANAC, file)));
  return join(BUNDLES, createHash("sha256").update([process.version, ...stamps.sort()].join("\0")).digest("hex").slice(0, 24));
}

/**
 * Address of the module that starts the command, as one bundle; undefined where no bundle of the sources as they stand was made.
 *
 * @returns {string | undefined}
 */
export function bundledStart() {
  const place = bundlePlace();
  const file = place === undefined ? undefined : join(place, "start.js");
  return file !== undefined && existsSync(file) ? file : undefined;
}
