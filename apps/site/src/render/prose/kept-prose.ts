import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { canonicalJson, compareText } from "@almanac/core";
import { renderProse, type ProseDocument, type RenderedProse } from "@almanac/prose";
import { documentHref } from "../../publication/links.ts";
import { inThread, threadCount } from "../in-threads.ts";
import { keepNewest } from "../keep-newest.ts";
import { renderer } from "../renderer-digest.ts";
import { contextOf, type ProseSetting } from "./prose-setting.ts";
import type { ProseWork } from "./prose-worker.ts";

/** Sets documents as HTML. What was set before, in the same setting, is not set again. */
interface ProseSetter {
  /** In the order of the documents. */
  readonly setAll: (documents: readonly ProseDocument[]) => Promise<readonly RenderedProse[]>;
  /** Keeps what was set for the next run. */
  readonly keep: () => Promise<void>;
}

type Kept = Record<string, RenderedProse>;

/** Settings that are kept: of the newest runs. */
const MOST_KEPT = 3;
const WORTH_THREADS = 300;
/** A syntax tree is large and soon forgotten. */
const YOUNG_MB = 48;

/** All that the HTML of a document depends on beside its own text. Updates stand on the front page, wherever they are read. */
async function settingDigest({ facts, documents, locale, svgs }: ProseSetting): Promise<string> {
  const digest = createHash("sha256").update((await renderer()).digest).update("\0").update(locale).update("\0").update(canonicalJson(facts));
  for (const document of documents.filter(({ kind }) => kind !== "update").toSorted((a, b) => compareText(a.path, b.path))) digest.update("\0").update(document.path).update(documentHref(document));
  for (const [key, svg] of [...svgs].sort(([a], [b]) => compareText(a, b))) digest.update("\0").update(key).update(svg);
  return digest.digest("hex").slice(0, 32);
}

const documentKey = ({ path, format, bodyLine, body }: ProseDocument): string => createHash("sha256").update([path, format, String(bodyLine), body].join("\0")).digest("hex").slice(0, 32);

async function readKept(file: string): Promise<Kept> {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(await readFile(file, "utf8")) as Kept;
  } catch {
    // A killed run left half of it.
    return {};
  }
}

/** Few documents are set here; many are shared out, because a thread costs as much to start as fifty documents to set. */
async function setNow(setting: ProseSetting, documents: readonly ProseDocument[]): Promise<readonly RenderedProse[]> {
  const threads = threadCount();
  if (threads === 1 || documents.length < WORTH_THREADS) {
    const context = contextOf(setting);
    return documents.map((document) => renderProse(document, context));
  }
  const share = Math.ceil(documents.length / threads);
  const shares = Array.from({ length: threads }, (_, thread) => documents.slice(thread * share, (thread + 1) * share));
  const module = new URL("prose-worker.ts", import.meta.url);
  const workOf = (own: readonly ProseDocument[]): ProseWork => ({ setting, documents: own });
  return (await Promise.all(shares.map(async (own) => (await inThread({ module, data: workOf(own), youngMegabytes: YOUNG_MB })) as readonly RenderedProse[]))).flat();
}

/**
 * Sets the prose of a statement, once for the check and the pages.
 *
 * @param keptFolder where it is kept from run to run, in a folder of its own; left out, nothing is read or kept
 */
export async function proseSetter(setting: ProseSetting, keptFolder?: string): Promise<ProseSetter> {
  const folder = keptFolder === undefined ? undefined : join(keptFolder, "prose");
  const file = folder === undefined ? undefined : join(folder, `${await settingDigest(setting)}.json`);
  const before = file === undefined ? {} : await readKept(file);
  const now: Kept = {};
  return {
    setAll: async (documents) => {
      const keyed = documents.map((document) => ({ key: documentKey(document), document }));
      for (const { key } of keyed) if (before[key] !== undefined) now[key] ??= before[key];
      const missing = keyed.filter(({ key }) => now[key] === undefined);
      const set = await setNow(setting, missing.map(({ document }) => document));
      for (const [index, { key }] of missing.entries()) if (set[index] !== undefined) now[key] = set[index];
      return keyed.flatMap(({ key }) => now[key] ?? []);
    },
    keep: async () => {
      if (file === undefined || folder === undefined || Object.keys(now).every((key) => key in before)) return;
      try {
        await mkdir(folder, { recursive: true });
        const beside = `${file}.${String(process.pid)}.new`;
        await writeFile(beside, JSON.stringify({ ...before, ...now }));
        await rename(beside, file);
        await keepNewest({ folder, names: /^[0-9a-f]{32}\.json$/, most: MOST_KEPT });
      } catch {
        // A folder that may not be written costs time in the next run, and nothing else.
      }
    },
  };
}
