import { relocateJson, type PathOf } from "../relocate.ts";
import { relocatePage } from "../relocate-page.ts";
import { ASSETS } from "./hashed-assets.ts";
import type { PreparedTree } from "./prepared-tree.ts";
import { sharedEngine } from "./search-bundle.ts";
import { bytesOf, textOf } from "./tree.ts";

export interface LaidOut {
  /** Bytes by path below the folder of the layout. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What the files need of the shared folder, by name. */
  readonly assets: ReadonlyMap<string, Uint8Array>;
}

export interface Layout {
  /** Folder below the publication's root, `editions/<id>/` or nothing. */
  readonly folder: string;
  /** Whether a file of the tree stands in the folder under its own path; what does not is shared, or belongs to the publication. */
  readonly holds: (file: string) => boolean;
  /** Path of the site below its host, for pages that are shown under any address. */
  readonly base?: (file: string) => string | undefined;
}

/** Data that names other files. Statements, which are proved by their bytes, are not among them. */
const HAS_ADDRESSES = /^(summary|api\/v1\/(index|facts))\.json$|\.csv-metadata\.json$/;

/** Lays the pages of one edition out in a folder of a publication. */
export function layOut({ tree, assets, pages }: PreparedTree, { folder, holds, base = () => undefined }: Layout): LaidOut {
  const pathOf: PathOf = (file) => {
    if (tree.has(file) && holds(file)) return `${folder}${file}`;
    const name = assets.names.get(file);
    return name === undefined ? undefined : `${ASSETS}/${name}`;
  };
  const files = new Map<string, Uint8Array>();
  for (const [file, bytes] of tree) {
    if (!holds(file)) continue;
    const page = pages.get(file);
    const start = base(file);
    if (page !== undefined) files.set(file, bytesOf(relocatePage(page.html, { path: `${folder}${file}`, pathOf, inPublication: true, ...(start === undefined ? {} : { base: start }) }, page.links)));
    else files.set(file, HAS_ADDRESSES.test(file) ? bytesOf(relocateJson(textOf(bytes), { file, folder, pathOf })) : bytes);
  }
  for (const [file, bytes] of sharedEngine(tree, assets, folder)) files.set(file, bytes);
  const shared = [...assets.names].filter(([file]) => !holds(file)).map(([, name]) => name);
  return { files, assets: new Map(shared.sort().map((name) => [name, assets.bytes.get(name) ?? new Uint8Array()])) };
}
