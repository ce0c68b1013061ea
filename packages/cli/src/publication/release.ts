import { existsSync, readdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { canonicalJson } from "@almanac/core";
import { ASSETS, fillEditions, kindOf, publicationFiles, type EditionSummary, type PublicationIndex } from "@almanac/site";
import { removeFolder } from "../half-made.ts";
import { makeFolderDurably, syncFolder } from "../store/durable-files.ts";
import type { Pages } from "./append-edition.ts";
import { ALL_EDITIONS, CURRENT, EDITIONS, INDEX_FILES, POINTER_BESIDE, RELEASE, RELEASES, WORK } from "./publication-paths.ts";
import { digestsOf, readManifest, readRelease, recordText, type Release } from "./records.ts";
import { moveInto, writeFolder } from "./whole-folder.ts";

/** Feeds and lists of publications speak of this many editions. */
const SUMMARIES = 50;
const ALL_PAGE = `${ALL_EDITIONS}/index.html`;
/** Hosts that know Jekyll leave out what begins with an underscore unless they find this. */
const NO_JEKYLL = ".nojekyll";

function summariesOf(folder: string, { editions }: PublicationIndex): readonly EditionSummary[] {
  const files = editions.filter(({ withdrawn }) => withdrawn === undefined).slice(0, SUMMARIES).map(({ id }) => join(folder, EDITIONS, id, "summary.json"));
  return files.filter((file) => existsSync(file)).map((file) => JSON.parse(readFileSync(file, "utf8")) as EditionSummary);
}

/**
 * What the current release has of the edition that stays the latest: all but what belongs to the publication. Undefined when a file of the
 * release is not what it was: it is not carried on, under a digest that would make it right.
 */
export function pagesOfRelease(folder: string, { latest, files, assets }: Release): Pages | undefined {
  const paths = Object.keys(files);
  if (paths.some((path) => !existsSync(join(folder, CURRENT, path)))) return undefined;
  const bytes = new Map(paths.map((path) => [path, readFileSync(join(folder, CURRENT, path))]));
  if (canonicalJson(digestsOf(bytes)) !== canonicalJson(files)) return undefined;
  const own = (latest === null ? undefined : readManifest(folder, latest))?.manifest.files ?? {};
  const isPage = (path: string): boolean => path in own || path === "404.html" || path === ALL_PAGE || kindOf(path) === "stable";
  return { files: new Map([...bytes].filter(([path]) => isPage(path))), assets: new Map(assets.map((name) => [name, new Uint8Array()])) };
}

/** The page of all editions stands in a folder of its own in the release: `editions/` there is a link. */
export const asRootPages = ({ files, assets }: Pages): Pages => ({ files: new Map([...files].map(([path, bytes]) => [path === "editions/index.html" ? ALL_PAGE : path, bytes])), assets });

const bytesOf = (text: string): Uint8Array => Buffer.from(text);

/** The files of a release: the latest edition's pages, the list of all editions, and what belongs to the publication. */
export function releaseFiles(folder: string, { files }: Pages, index: PublicationIndex): ReadonlyMap<string, Uint8Array> {
  const all = files.get(ALL_PAGE);
  const pages = [...files.keys()].filter((path) => path.endsWith(".html") && path !== "404.html" && path !== ALL_PAGE).sort();
  return new Map<string, Uint8Array>([
    ...files,
    ...(all === undefined ? [] : [[ALL_PAGE, bytesOf(fillEditions(new TextDecoder().decode(all), index))] as const]),
    [`${ALL_EDITIONS}/index.json`, bytesOf(recordText(index))],
    [NO_JEKYLL, new Uint8Array()],
    ...[...publicationFiles({ index, summaries: summariesOf(folder, index), pages: [...pages, "editions/index.html"] })].map(([path, text]) => [path, bytesOf(text)] as const),
  ]);
}

export function releaseOf(number: number, { latest }: PublicationIndex, files: ReadonlyMap<string, Uint8Array>, { assets }: Pages, editions: Readonly<Record<string, string>>): Release {
  return { schema: 1, number, latest, files: digestsOf(files), assets: [...assets.keys()].sort(), editions };
}

/**
 * The number after the current release. One that stands there already was never read: the run that made it ended before it turned the
 * pointer. It is removed, so that an interrupted run and an undisturbed one end alike. Only while the publication is locked.
 */
export function nextNumber(folder: string, current: number): number {
  for (const name of existsSync(join(folder, RELEASES)) ? readdirSync(join(folder, RELEASES)) : []) if (Number(name) > current) removeFolder(join(folder, RELEASES, name));
  return current + 1;
}

/** Fixed links by which `editions/` has the list of all editions of whatever release is current. */
function linkIndex(folder: string, work: string): void {
  for (const name of INDEX_FILES) {
    if (existsSync(join(folder, EDITIONS, name))) continue;
    const beside = join(work, name);
    symlinkSync(`../${CURRENT}/${ALL_EDITIONS}/${name}`, beside);
    renameSync(beside, join(folder, EDITIONS, name));
  }
}

/** Puts a release beside the others and turns the pointer to it, in one step for readers. */
export function putRelease(folder: string, work: string, release: Release, files: ReadonlyMap<string, Uint8Array>): void {
  const made = join(work, "release");
  writeFolder(made, new Map<string, Uint8Array | string>([...files, [RELEASE, recordText(release)]]));
  for (const shared of [EDITIONS, ASSETS]) symlinkSync(`../../${shared}`, join(made, shared));
  syncFolder(made);
  makeFolderDurably(join(folder, RELEASES));
  moveInto(made, join(folder, RELEASES, String(release.number)));
  linkIndex(folder, work);
  syncFolder(join(folder, EDITIONS));
  const pointer = join(folder, `${POINTER_BESIDE}${String(process.pid)}`);
  symlinkSync(`${RELEASES}/${String(release.number)}`, pointer);
  renameSync(pointer, join(folder, CURRENT));
  syncFolder(folder);
}

/** Whether a release says nothing that was taken back since. */
function mayStay(folder: string, name: string, { editions }: Release, withdrawn: readonly string[]): boolean {
  const before = readRelease(join(folder, RELEASES, name));
  return before !== undefined && withdrawn.every((id) => before.editions[id] === undefined || before.editions[id] === editions[id]);
}

/**
 * Removes releases that nobody reads any more: all but the current one and the one before, which serves those who were reading it, unless
 * it says what was taken back. Also what runs left that did not end. Only while the publication is locked.
 */
export function prune(folder: string, current: Release, withdrawn: readonly string[]): void {
  const releases = existsSync(join(folder, RELEASES)) ? readdirSync(join(folder, RELEASES)).filter((name) => /^[1-9]\d*$/.test(name)) : [];
  const before = String(Math.max(...releases.map(Number).filter((number) => number < current.number)));
  const kept = new Set([String(current.number), ...(releases.includes(before) && mayStay(folder, before, current, withdrawn) ? [before] : [])]);
  for (const name of releases) if (!kept.has(name)) removeFolder(join(folder, RELEASES, name));
  for (const name of readdirSync(folder)) if (name.startsWith(POINTER_BESIDE) || (name.startsWith(WORK) && name !== `${WORK}${String(process.pid)}`)) removeFolder(join(folder, name));
}
