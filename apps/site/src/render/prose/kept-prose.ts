import { createHash } from "node:crypto";
import { rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { canonicalJson, compareText } from "@almanac/core";
import type { ProseDocument } from "@almanac/prose";
import { documentHref } from "../../publication/links.ts";
import { keepNewest } from "../keep-newest.ts";
import { keepFile } from "../kept/kept-value.ts";
import { renderer } from "../renderer-digest.ts";
import { proseParts, readProse, withDigest, type Kept, type SetProse } from "./prose-file.ts";
import type { ProseSetting } from "./prose-setting.ts";
import { expectProse, setShared } from "./prose-threads.ts";

/** Sets documents as HTML. What was set before, in the same setting, is not set again. */
interface ProseSetter {
  /** In the order of the documents. */
  readonly setAll: (documents: readonly ProseDocument[]) => Promise<readonly SetProse[]>;
  /** Keeps what was set for the next run. */
  readonly keep: () => Promise<void>;
}

/** What is kept of a setting, in two files: much, and the little that was set since. A page that changed is no reason to write a thousand. */
interface KeptProse {
  readonly much: Kept;
  readonly since: Kept;
}

const FILES = /^[0-9a-f]{32}(?:-since)?\.(?:json|prose)$/;
const sinceOf = (file: string): string => file.replace(/\.prose$/, "-since.prose");

/** Files that are kept: those of the newest three settings, at least. */
const MOST_KEPT = 6;

const proseFolder = (keptFolder: string): string => join(keptFolder, "prose");

/** Says how many documents will be set soon, probably. @param keptFolder as of {@link proseSetter} */
export const prepareToSet = (documents: number, keptFolder: string): void => expectProse(documents, proseFolder(keptFolder));

/** All that the HTML of a document depends on beside its own text. Updates stand on the front page, wherever they are read. */
async function settingDigest({ facts, documents, locale, svgs, references }: ProseSetting): Promise<string> {
  const digest = createHash("sha256").update((await renderer()).digest).update("\0").update(locale).update("\0").update(canonicalJson(facts)).update("\0").update(canonicalJson(references));
  for (const document of documents.filter(({ kind }) => kind !== "update").toSorted((a, b) => compareText(a.path, b.path))) digest.update("\0").update(document.path).update(documentHref(document));
  for (const [key, svg] of [...svgs].sort(([a], [b]) => compareText(a, b))) digest.update("\0").update(key).update(svg);
  return digest.digest("hex").slice(0, 32);
}

const documentKey = ({ path, format, bodyLine, body }: ProseDocument): string => createHash("sha256").update([path, format, String(bodyLine), body].join("\0")).digest("hex").slice(0, 32);

const timeOf = async (file: string): Promise<number | undefined> => (await stat(file).catch(() => undefined))?.mtimeMs;

/** What this run kept last, and when: the pages of a statement are set after its check. */
let latest: { readonly file: string; readonly at: readonly (number | undefined)[]; readonly kept: KeptProse } | undefined;

async function readKept(file: string): Promise<KeptProse> {
  if (latest?.file === file && latest.at[0] === (await timeOf(file)) && latest.at[1] === (await timeOf(sinceOf(file)))) return latest.kept;
  return { much: await readProse(file), since: await readProse(sinceOf(file)) };
}

const sizeOf = (kept: Kept): number => Object.keys(kept).length;

/** Keeps what was set now beside what was kept before. A folder that may not be written costs time in the next run, and nothing else. */
async function keepProse(file: string, before: KeptProse, now: Kept): Promise<void> {
  const since: Kept = { ...before.since, ...now };
  const isLittle = 2 * sizeOf(since) < sizeOf(before.much);
  const kept: KeptProse = isLittle ? { much: before.much, since } : { much: { ...before.much, ...since }, since: {} };
  const target = isLittle ? sinceOf(file) : file;
  await keepFile(dirname(file), basename(target), proseParts(isLittle ? kept.since : kept.much));
  if (!isLittle) await rm(sinceOf(file), { force: true }).catch(() => undefined);
  latest = { file, at: [await timeOf(file), await timeOf(sinceOf(file))], kept };
  await keepNewest({ folder: dirname(file), names: FILES, most: MOST_KEPT }).catch(() => undefined);
}

/**
 * Sets the prose of a statement, once for the check and the pages.
 *
 * @param keptFolder where it is kept from run to run, in a folder of its own; left out, nothing is read or kept
 */
export async function proseSetter(setting: ProseSetting, keptFolder?: string): Promise<ProseSetter> {
  const folder = keptFolder === undefined ? undefined : proseFolder(keptFolder);
  const file = folder === undefined ? undefined : join(folder, `${await settingDigest(setting)}.prose`);
  const kept: KeptProse = file === undefined ? { much: {}, since: {} } : await readKept(file);
  const before: Kept = { ...kept.much, ...kept.since };
  const now: Record<string, SetProse> = {};
  return {
    setAll: async (documents) => {
      const keyed = documents.map((document) => ({ key: documentKey(document), document }));
      for (const { key } of keyed) if (before[key] !== undefined) now[key] ??= before[key];
      const missing = keyed.filter(({ key }) => now[key] === undefined);
      const set = await setShared({ setting, documents: missing.map(({ document }) => document) });
      for (const [index, { key }] of missing.entries()) if (set[index] !== undefined) now[key] = withDigest(set[index]);
      return keyed.flatMap(({ key }) => now[key] ?? []);
    },
    keep: async () => {
      const added = Object.fromEntries(Object.entries(now).filter(([key]) => !(key in before)));
      if (file !== undefined && sizeOf(added) > 0) await keepProse(file, kept, added);
    },
  };
}
