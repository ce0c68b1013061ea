import { posix } from "node:path";
import { ASSETS, type HashedAssets } from "./hashed-assets.ts";
import { bytesOf, textOf, type Tree } from "./tree.ts";

const ENTRY = "pagefind/pagefind-entry.json";
const WORKER = "pagefind/pagefind-worker.js";

interface Entry {
  readonly languages: Readonly<Record<string, { readonly wasm?: string | null }>>;
}

/** The languages' WebAssembly by name, as `wasm.<name>.pagefind`; `unknown` serves a language that has none of its own. */
const wasmNames = ({ languages }: Entry): readonly string[] => Object.values(languages).map(({ wasm }) => wasm ?? "unknown");

const entryOf = (tree: Tree): Entry | undefined => {
  const bytes = tree.get(ENTRY);
  return bytes === undefined ? undefined : (JSON.parse(textOf(bytes)) as Entry);
};

/** WebAssembly that no language of the index asks for: Pagefind writes it all the same. */
export function unneededEngine(tree: Tree): ReadonlySet<string> {
  const entry = entryOf(tree);
  const needed = new Set(entry === undefined ? [] : wasmNames(entry).map((name) => `pagefind/wasm.${name}.pagefind`));
  return new Set([...tree.keys()].filter((file) => /^pagefind\/wasm\..+\.pagefind$/.test(file) && !needed.has(file)));
}

/** Loads the shared worker. Where a host lets no text be the address of a script in workers either, by a policy that knows this one address. */
const sharedWorker = (address: string): string =>
  `const address = ${JSON.stringify(address)};\nimportScripts(self.trustedTypes?.createPolicy("almanac-search", { createScriptURL: () => address }).createScriptURL("") ?? address);\n`;

/**
 * The files by which a bundle at `<folder>pagefind/` finds the engine that all editions share.
 *
 * Pagefind 1.6 asks for its WebAssembly at `<bundle>wasm.<name>.pagefind`, `<name>` being what the entry says of the language: a name
 * that climbs out of the bundle (`wasm.` counts as a folder to climb from) leads to the shared file. Its worker is asked for at
 * `<bundle>pagefind-worker.js`: one line there loads the shared one. `pagefind.js` itself may stand anywhere when it is told the
 * bundle (`options({ basePath })`), which the search box does.
 */
export function sharedEngine(tree: Tree, { names }: HashedAssets, folder: string): ReadonlyMap<string, Uint8Array> {
  const entry = entryOf(tree);
  const worker = names.get(WORKER);
  const up = posix.relative(`/${folder}pagefind`, `/${ASSETS}`);
  const files = new Map<string, Uint8Array>();
  if (worker !== undefined) files.set(WORKER, bytesOf(sharedWorker(`${up}/${worker}`)));
  if (entry === undefined) return files;
  const languages = Object.fromEntries(
    Object.entries(entry.languages).map(([language, index]) => {
      const shared = names.get(`pagefind/wasm.${index.wasm ?? "unknown"}.pagefind`);
      return [language, shared === undefined ? index : { ...index, wasm: `/../${up}/${shared.replace(/\.pagefind$/, "")}` }];
    }),
  );
  return files.set(ENTRY, bytesOf(`${JSON.stringify({ ...entry, languages })}\n`));
}
