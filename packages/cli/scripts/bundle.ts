/**
 * `pnpm bundle`: writes the command as a few files, so that it starts in half the time. The command looks for the bundle of its sources as they
 * stand, and runs from its sources where there is none.
 */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { rolldown, type Plugin } from "rolldown";
import { treeTexts } from "@almanac/prose";
import { ownPages } from "../src/own-pages.ts";
import { ALMANAC, BUNDLES, bundlePlace } from "../src/start/bundle-place.mjs";

/** What starts: the command, and each module that runs in a thread of its own, by the name of its file. */
const STARTED = [
  "packages/cli/src/start/start.ts",
  "packages/cli/src/preview/draft-thread.ts",
  "apps/site/src/render/page-program/page-worker.ts",
  "apps/site/src/render/preview/page-thread.ts",
  "apps/site/src/render/prose/long-prose-worker.ts",
  "apps/site/src/render/prose/prose-worker.ts",
  "apps/site/src/render/prose-charts/spec-thread.ts",
  "apps/site/src/render/search/search-worker.ts",
];
/** Packages with parts that are no modules: programs, WebAssembly, files that they read beside themselves. */
const WHOLE = ["@sparticuz/chromium", "elkjs", "pagefind", "playwright-core", "satori", "sharp", "subset-font"];
const MOST_KEPT = 12;
const KEY = /^[0-9a-f]{24}$/;

const nameOf = (file: string): string => basename(file, ".ts");
const threads = new Set(STARTED.slice(1).map(nameOf));

/** A module keeps asking for what lies beside its source, and finds its threads beside the bundle. */
const places: Plugin = {
  name: "places",
  async transform(code, id) {
    if (!code.includes("import.meta") || id.includes("node_modules")) return null;
    let text = code.replace(/new URL\("[\w./-]*?([\w-]+)\.ts", import\.meta\.url\)/g, (whole, name: string) => (threads.has(name) ? `new URL("./${name}.js", import.meta.URL)` : whole));
    text = text.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(id).href)).replaceAll("import.meta.URL", "import.meta.url");
    for (const [whole, asked = ""] of [...text.matchAll(/import\.meta\.resolve\("([^"]+)"\)/g)]) {
      const found = await this.resolve(asked, id);
      if (found === null) throw new Error(`${asked} is not there, for ${id}`);
      text = text.replaceAll(whole, JSON.stringify(found.id.startsWith("file:") ? found.id : pathToFileURL(found.id).href));
    }
    return text;
  },
};

/** Packages that stay whole are named by where they lie: beside the bundle nothing is found by name. */
const wholePackages: Plugin = {
  name: "whole-packages",
  async resolveId(asked, importer) {
    if (importer === undefined || !WHOLE.some((name) => asked === name || asked.startsWith(`${name}/`))) return null;
    const found = await this.resolve(asked, importer, { skipSelf: true });
    if (found === null) throw new Error(`${asked} is not there, for ${importer}`);
    return { id: pathToFileURL(found.id).href, external: true };
  },
};

/** Two hundred files are read once instead of with every command. */
const pagesAsRead: Plugin = {
  name: "pages-as-read",
  load: (id) => (id === join(ALMANAC, "packages/cli/src/own-pages.ts") ? `const pages = ${JSON.stringify(JSON.stringify(ownPages()))};\nexport const ownPages = () => JSON.parse(pages);\n` : null),
};

const TREES = "own-trees.json";

/** The syntax trees of those files are made once instead of by every rendering. They lie beside the bundle: most commands set no page. */
const treesAhead: Plugin = {
  name: "trees-ahead",
  load(id) {
    if (id !== join(ALMANAC, "packages/prose/src/markdown/known-trees.ts")) return null;
    const pages = ownPages();
    this.emitFile({ type: "asset", fileName: TREES, source: JSON.stringify(treeTexts(pages)) });
    return `
import { readFileSync } from "node:fs";
const paths = new Set(${JSON.stringify(pages.map(({ path }) => path))});
let trees;
export const knownTree = ({ path, body, format }) => {
  if (format !== "md" || !paths.has(path)) return undefined;
  trees ??= new Map(JSON.parse(readFileSync(new URL("./${TREES}", import.meta.URL), "utf8")));
  const tree = trees.get(body);
  return tree === undefined ? undefined : JSON.parse(tree);
};
`;
  },
};

async function bundle(place: string): Promise<void> {
  await mkdir(BUNDLES, { recursive: true });
  const beside = await mkdtemp(join(BUNDLES, ".new-"));
  try {
    const made = await rolldown({
      cwd: ALMANAC,
      input: Object.fromEntries(STARTED.map((file) => [nameOf(file), join(ALMANAC, file)])),
      platform: "node",
      resolve: { mainFields: ["module", "main"] },
      plugins: [wholePackages, pagesAsRead, treesAhead, places],
      onLog: (level, log) => {
        if (level !== "debug" && log.code === "UNRESOLVED_IMPORT") throw new Error(log.message);
      },
    });
    await made.write({ dir: beside, format: "esm", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" });
    await made.close();
    // Node would look into each file for what kind of module it is.
    await writeFile(join(beside, "package.json"), `${JSON.stringify({ type: "module" })}\n`);
    // Another run may have put the same bundle there in the meantime.
    await rename(beside, place).catch((problem: unknown) => {
      if (!existsSync(place)) throw problem;
    });
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
  await removeOld();
}

/** A command that runs, such as a preview of hours ago, reads parts of its bundle when it needs them: the newest stay. */
async function removeOld(): Promise<void> {
  const made = await Promise.all((await readdir(BUNDLES)).filter((name) => KEY.test(name)).map(async (name) => ({ name, at: (await stat(join(BUNDLES, name))).mtimeMs })));
  for (const { name } of made.toSorted((a, b) => b.at - a.at).slice(MOST_KEPT)) await rm(join(BUNDLES, name), { recursive: true, force: true });
}

const place = bundlePlace();
if (place === undefined) {
  process.stderr.write("the sources of Almanac are not here\n");
  process.exitCode = 1;
} else if (!existsSync(place)) await bundle(place);
