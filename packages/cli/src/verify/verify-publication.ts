import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareText, type Diagnostic } from "@almanac/core";
import { sha256 } from "../sha256.ts";
import { filesBelow, isLeftover, verifyListed } from "./listed-files.ts";
import { nearTexts } from "./near-texts.ts";
import { publishedRoot, type PublishedRoot } from "./published-root.ts";
import { webPath } from "../publication/publication-paths.ts";
import type { Manifest } from "../publication/records.ts";
import { manifestIn } from "./published-records.ts";
import { trouble } from "./published-trouble.ts";

export interface VerifiedPublication {
  readonly root: PublishedRoot;
  /** Of every edition folder whose manifest is whole. */
  readonly manifests: ReadonlyMap<string, Manifest>;
  readonly files: number;
  readonly diagnostics: readonly Diagnostic[];
}

const ASSET = /^([0-9a-f]{32})\.[A-Za-z0-9._-]+$/;

/** An asset is named by its content: one that is not was changed. */
function assetTroubles(folder: string): readonly Diagnostic[] {
  return filesBelow(folder).flatMap((name): readonly Diagnostic[] => {
    if (isLeftover(name)) return [];
    const stem = ASSET.exec(name)?.[1];
    if (stem === undefined) return [trouble(join(folder, name), "PUBLISHED-EXTRA", "this is no name of an asset: 32 hexadecimal digits and what it is", { hint: "remove it: nothing leads there" })];
    return sha256(readFileSync(join(folder, name))).startsWith(stem) ? [] : [trouble(join(folder, name), "PUBLISHED-CHANGED", "the content of this asset is not what its name says")];
  });
}

/** Assets that a record needs and that are not there. */
function missingAssets(root: PublishedRoot, record: string, assets: readonly string[]): readonly Diagnostic[] {
  return assets.flatMap((name): readonly Diagnostic[] => {
    if (existsSync(join(root.assets, name))) return [];
    const meant = filesBelow(root.assets).find((other) => nearTexts(other, name));
    if (meant !== undefined) return [trouble(record, "PUBLISHED-RECORD", `it names the asset ${name}; what stands there is ${meant}: the record was changed`)];
    return [trouble(join(root.assets, name), "PUBLISHED-MISSING", "pages need this asset, and it is not there", { record })];
  });
}

interface Folder {
  readonly manifest?: Manifest;
  readonly files: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** One edition as it was published: its manifest against the release, its files against the manifest. */
function verifyFolder(root: PublishedRoot, id: string, said: string): Folder {
  const folder = join(root.editions, id);
  const record = join(folder, "manifest.json");
  if (!existsSync(record)) return { files: 0, diagnostics: [trouble(record, "PUBLISHED-MISSING", `edition ${id} was published, and the record of its files is not there`, { record: root.record })] };
  const text = readFileSync(record, "utf8");
  const manifest = manifestIn(text);
  const digest = sha256(text);
  const wrong = (): Diagnostic =>
    nearTexts(digest, said)
      ? trouble(root.record, "PUBLISHED-RECORD", `the digest that it states of the manifest of ${id} is damaged`)
      : trouble(record, "PUBLISHED-CHANGED", `this is not the manifest with which edition ${id} was published`, { record: root.record });
  const changed = digest === said ? [] : [wrong()];
  if (manifest === undefined) return { files: 0, diagnostics: changed.length > 0 ? changed : [trouble(record, "PUBLISHED-RECORD", "this is not a whole manifest")] };
  const named = manifest.edition.id === id ? [] : [trouble(record, "PUBLISHED-RECORD", `it is the manifest of edition ${manifest.edition.id}, and stands in the folder of ${id}`)];
  const listed = verifyListed({ folder, record, files: manifest.files, except: (path) => path === "manifest.json" || isLeftover(path) });
  return { manifest, files: Object.keys(manifest.files).length, diagnostics: [...changed, ...named, ...listed, ...missingAssets(root, record, manifest.assets)] };
}

function editionFolders({ editions }: PublishedRoot): readonly string[] {
  if (!existsSync(editions)) return [];
  return readdirSync(editions, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !isLeftover(entry.name))
    .map(({ name }) => name)
    .sort(compareText);
}

/** Folders that a killed run made and no release names are no fault: the next run publishes them. Names that are almost right are. */
function misnamedFolders(root: PublishedRoot, ids: readonly string[]): readonly Diagnostic[] {
  const known = new Set(ids);
  const there = new Set(editionFolders(root));
  return ids
    .filter((id) => !there.has(id))
    .map((id) => {
      const meant = [...there].find((other) => !known.has(other) && nearTexts(other, id));
      if (meant !== undefined) return trouble(root.record, "PUBLISHED-RECORD", `it names the edition ${id}; what stands there is ${meant}: the record was changed`);
      return trouble(join(root.editions, id), "PUBLISHED-MISSING", `edition ${id} was published, and its folder is not there`, { record: root.record });
    });
}

/** Paths below the web root that the release does not answer for; the list of all editions stands among them in a flattened copy. */
const OTHERS = /^(?:release\.json$|editions\/(?!index\.)|_assets\/)/;

/**
 * The published bytes of a folder: pointer, release, every edition and every asset. `latestOnly`: of the editions only the one that
 * readers see first, for a publication that is looked at every night.
 */
export function verifyPublication(dir: string, { latestOnly = false }: { readonly latestOnly?: boolean } = {}): VerifiedPublication {
  const root = publishedRoot(dir);
  const { release } = root;
  if (release === undefined) return { root, manifests: new Map(), files: 0, diagnostics: root.diagnostics };
  const ids = Object.keys(release.editions);
  const files = root.flattened ? Object.fromEntries(Object.entries(release.files).map(([path, digest]) => [webPath(path), digest])) : release.files;
  const listed = verifyListed({ folder: root.web, record: root.record, files, except: (path) => OTHERS.test(path) || isLeftover(path) });
  const misnamed = misnamedFolders(root, ids);
  const looked = (latestOnly ? ids.filter((id) => id === release.latest) : ids).filter((id) => existsSync(join(root.editions, id)));
  const folders = looked.map((id) => [id, verifyFolder(root, id, release.editions[id] ?? "")] as const);
  const latest = release.latest !== null && release.editions[release.latest] === undefined ? [trouble(root.record, "PUBLISHED-RECORD", `it says that ${release.latest} is the latest edition, and names no such edition`)] : [];
  return {
    root,
    manifests: new Map(folders.flatMap(([id, { manifest }]) => (manifest === undefined ? [] : [[id, manifest] as const]))),
    files: Object.keys(release.files).length + folders.reduce((sum, [, { files }]) => sum + files, 0),
    diagnostics: [...root.diagnostics, ...latest, ...misnamed, ...listed, ...missingAssets(root, root.record, release.assets), ...folders.flatMap(([, { diagnostics }]) => diagnostics), ...(latestOnly ? [] : assetTroubles(root.assets))],
  };
}
