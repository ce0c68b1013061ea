import { createHash } from "node:crypto";
import { closeSync, openSync, readdirSync, readSync, rmSync, statSync } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { keepFile } from "./kept-value.ts";

/** A place in bytes: from, and up to. */
export type Span = readonly [from: number, to: number];

/** A page in the log of a folder. */
export interface LoggedPage {
  readonly at: Span;
  /** Of its bytes: the log is not read as a whole, and whatever befell it is noticed page by page. */
  readonly digest: string;
}

/** More than this of pages that are gone, and more of them than of others, is taken out of the log. */
const MOST_GONE = 4_000_000;
const NAME = "page-log";
const HALF = /^page-log\.\d+\.new$/;
const fileOf = (folder: string): string => join(folder, NAME);
const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex").slice(0, 32);
const sizeOf = ([from, to]: Span): number => to - from;

/** The bytes of a page that a draft wrote. Undefined where they are not there as they were written. @param folder where the log lies */
export function loggedBytes(folder: string, { at, digest }: LoggedPage): Uint8Array | undefined {
  try {
    const file = openSync(fileOf(folder), "r");
    try {
      const bytes = new Uint8Array(sizeOf(at));
      return readSync(file, bytes, 0, bytes.length, at[0]) === bytes.length && digestOf(bytes) === digest ? bytes : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

const sizeOfLog = (folder: string): number => statSync(fileOf(folder), { throwIfNoEntry: false })?.size ?? 0;

function placed(pages: readonly Uint8Array[], start: number): readonly LoggedPage[] {
  let from = start;
  return pages.map((bytes) => {
    const at: Span = [from, from + bytes.length];
    from = at[1];
    return { at, digest: digestOf(bytes) };
  });
}

/** Adds at the end, and changes nothing that stands before: a list of pages that was kept earlier holds good. */
async function appended(folder: string, fresh: readonly Uint8Array[]): Promise<readonly LoggedPage[] | undefined> {
  try {
    await mkdir(folder, { recursive: true });
    const file = await open(fileOf(folder), "a");
    try {
      const pages = placed(fresh, (await file.stat()).size);
      await file.writeFile(Buffer.concat(fresh));
      return pages;
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}

/** A run that was killed may have left half of a log, as large as it is. */
function removeHalves(folder: string): void {
  try {
    for (const name of readdirSync(folder)) if (HALF.test(name)) rmSync(join(folder, name), { force: true });
  } catch {
    // The folder is not there yet, or may not be written.
  }
}

/**
 * Adds pages to the log: most of a draft is as in the draft before, and is not written again. Gives those that stay, and the new ones;
 * undefined where the folder may not be written.
 *
 * @param staying pages that are in the log and stay in use
 * @param fresh bytes of new ones
 */
export async function logPages(folder: string, staying: readonly LoggedPage[], fresh: readonly Uint8Array[]): Promise<readonly LoggedPage[] | undefined> {
  const inUse = staying.reduce((sum, { at }) => sum + sizeOf(at), 0);
  const gone = sizeOfLog(folder) - inUse;
  if (inUse > 0 && gone <= Math.max(inUse, MOST_GONE)) {
    const added = fresh.length === 0 ? [] : await appended(folder, fresh);
    return added === undefined ? undefined : [...staying, ...added];
  }
  const all = [...staying.map((page) => loggedBytes(folder, page) ?? new Uint8Array(0)), ...fresh];
  removeHalves(folder);
  if (!(await keepFile(folder, NAME, all))) return undefined;
  // What was lost stays lost: it is nowhere with the digest that it had.
  return placed(all, 0).map(({ at, digest }, index) => ({ at, digest: staying[index]?.digest ?? digest }));
}
