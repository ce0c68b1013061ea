import type { PageLinks } from "../links-of-element.ts";
import { pageLinks } from "../page-links.ts";
import { kindOf, type FileKind } from "./classify.ts";
import { hashAssets, type HashedAssets } from "./hashed-assets.ts";
import { unneededEngine } from "./search-bundle.ts";
import { textOf, type Tree } from "./tree.ts";

interface PreparedPage {
  readonly html: string;
  readonly links: PageLinks;
}

/** A tree read once, for the layouts of a publication. */
export interface PreparedTree {
  readonly tree: Tree;
  readonly kinds: ReadonlyMap<string, FileKind>;
  readonly assets: HashedAssets;
  readonly pages: ReadonlyMap<string, PreparedPage>;
}

/** Finds the links of every page and names what editions share. Pure. */
export function prepareTree(tree: Tree): PreparedTree {
  const left = unneededEngine(tree);
  const files = [...tree.keys()].filter((file) => !left.has(file));
  const kinds = new Map(files.map((file) => [file, kindOf(file)]));
  const assets = hashAssets(
    tree,
    files.filter((file) => kinds.get(file) === "asset" || kinds.get(file) === "stable"),
  );
  const pages = new Map(
    files
      .filter((file) => file.endsWith(".html"))
      .map((file) => {
        const html = textOf(tree.get(file) ?? new Uint8Array());
        return [file, { html, links: pageLinks(html) }];
      }),
  );
  return { tree, kinds, assets, pages };
}
