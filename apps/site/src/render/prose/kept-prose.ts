import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { canonicalJson, compareText } from "@almanac/core";
import type { ProseDocument, RenderedProse } from "@almanac/prose";
import { documentHref } from "../../publication/links.ts";
import { inThread, threadCount } from "../in-threads.ts";
import { keepNewest } from "../keep-newest.ts";
import { renderer } from "../renderer-digest.ts";
import type { ProseSetting } from "./prose-setting.ts";
import { setShare, type PlacedProse, type SharedProse } from "./prose-share.ts";

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
const YOUNG_MB = 96;

/** All that the HTML of a document depends on beside its own text. Updates stand on the front page, wherever they are read. */
async function settingDigest({ facts, documents, locale, svgs, references }: ProseSetting): Promise<string> {
  const digest = createHash("sha256").update((await renderer()).digest).update("\0").update(locale).update("\0").update(canonicalJson(facts)).update("\0").update(canonicalJson(references));
  for (const document of documents.filter(({ kind }) => kind !== "update").toSorted((a, b) => compareText(a.path, b.path))) digest.update("\0").update(document.path).update(documentHref(document));
  for (const [key, svg] of [...svgs].sort(([a], [b]) => compareText(a, b))) digest.update("\0").update(key).update(svg);
  return digest.digest("hex").slice(0, 32);
}

const documentKey = ({ path, format, bodyLine, body }: ProseDocument): string => createHash("sha256").update([path, format, String(bodyLine), body].join("\0")).digest("hex").slice(0, 32);

/** What this run kept last, and when: the pages of a statement are set after its check. */
let latest: { readonly file: string; readonly at: number; readonly kept: Kept } | undefined;

async function readKept(file: string): Promise<Kept> {
  if (!existsSync(file)) return {};
  if (latest?.file === file && latest.at === (await stat(file)).mtimeMs) return latest.kept;
  try {
    return JSON.parse(await readFile(file, "utf8")) as Kept;
  } catch {
    // A killed run left half of it.
    return {};
  }
}

/** Few documents are set here; with many others help, because a thread costs as much to start as fifty documents to set. */
async function setNow(setting: ProseSetting, documents: readonly ProseDocument[]): Promise<readonly RenderedProse[]> {
  const work: SharedProse = { setting, documents, taken: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT) };
  const helpers = documents.length < WORTH_THREADS ? 0 : threadCount() - 1;
  const module = new URL("prose-worker.ts", import.meta.url);
  const helped = Promise.all(Array.from({ length: helpers }, async () => (await inThread({ module, data: work, youngMegabytes: YOUNG_MB })) as readonly PlacedProse[]));
  const placed = [...setShare(work), ...(await helped).flat()];
  return placed.toSorted(([a], [b]) => a - b).map(([, prose]) => prose);
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
      const kept = { ...before, ...now };
      try {
        await mkdir(folder, { recursive: true });
        const beside = `${file}.${String(process.pid)}.new`;
        await writeFile(beside, JSON.stringify(kept));
        await rename(beside, file);
        latest = { file, at: (await stat(file)).mtimeMs, kept };
        await keepNewest({ folder, names: /^[0-9a-f]{32}\.json$/, most: MOST_KEPT });
      } catch {
        // A folder that may not be written costs time in the next run, and nothing else.
      }
    },
  };
}
