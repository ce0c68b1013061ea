import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { canonicalJson, compareText, type Fact, type FrozenDocument } from "@almanac/core";
import { diagramKey, renderProse, type ProseDocument, type RenderedProse } from "@almanac/prose";
import { documentHref, factHref } from "../publication/links.ts";
import { factWords } from "../publication/status-words.ts";
import { renderer } from "./renderer-digest.ts";

/** What the prose of a statement is set with. */
export interface ProseSetting {
  readonly facts: Readonly<Record<string, Fact>>;
  readonly documents: readonly Pick<FrozenDocument, "kind" | "path" | "id">[];
  readonly locale: string;
  /** Drawings by {@link diagramKey}. */
  readonly svgs: ReadonlyMap<string, string>;
}

/** Sets documents as HTML. What was set before, in the same setting, is not set again. */
export interface ProseSetter {
  readonly set: (document: ProseDocument) => RenderedProse;
  /** Keeps what was set for the next run. */
  readonly keep: () => Promise<void>;
}

type Kept = Record<string, RenderedProse>;

/** Settings that are kept: of the newest runs. */
const MOST_KEPT = 3;

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

async function forgetOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{32}\.json$/.test(name));
  const dated = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
  for (const { name } of dated.sort((a, b) => b.at - a.at).slice(MOST_KEPT)) await rm(join(folder, name), { force: true });
}

/**
 * Sets the prose of a statement, once for the check and the pages.
 *
 * @param keptFolder where it is kept from run to run, in a folder of its own; left out, nothing is read or kept
 */
export async function proseSetter(setting: ProseSetting, keptFolder?: string): Promise<ProseSetter> {
  const { facts, locale, svgs } = setting;
  const folder = keptFolder === undefined ? undefined : join(keptFolder, "prose");
  const byPath = new Map(setting.documents.map((document) => [document.path, document]));
  const context = {
    facts,
    locale,
    factHref,
    factText: factWords,
    knownFactIds: Object.keys(facts),
    documentPaths: [...byPath.keys()].sort(compareText),
    documentHref: (target: string) => {
      const document = byPath.get(target);
      return document === undefined ? undefined : documentHref(document);
    },
    diagram: (code: string) => svgs.get(diagramKey(code)),
  };
  const file = folder === undefined ? undefined : join(folder, `${await settingDigest(setting)}.json`);
  const before = file === undefined ? {} : await readKept(file);
  const now: Kept = {};
  return {
    set: (document) => {
      const key = documentKey(document);
      return (now[key] ??= before[key] ?? renderProse(document, context));
    },
    keep: async () => {
      if (file === undefined || folder === undefined || Object.keys(now).every((key) => key in before)) return;
      try {
        await mkdir(folder, { recursive: true });
        const beside = `${file}.${String(process.pid)}.new`;
        await writeFile(beside, JSON.stringify({ ...before, ...now }));
        await rename(beside, file);
        await forgetOldest(folder);
      } catch {
        // A folder that may not be written costs time in the next run, and nothing else.
      }
    },
  };
}
