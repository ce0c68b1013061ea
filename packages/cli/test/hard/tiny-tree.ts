import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { renderer } from "@almanac/site";
import { keepRendered, renderedKey } from "../../src/publication/rendered-tree.ts";
import { readChain, type StoredEdition } from "../../src/store/chain.ts";

const page = (title: string, body: string): string =>
  `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="stylesheet" href="/assets/style.css"><script defer src="/assets/page.js"></script></head><body><nav><a href="/">Front</a> <a href="/changes/">Changes</a> <a href="/editions/">Editions</a> <a data-publication-only href="latest:/">Latest edition</a></nav>${body}</body></html>\n`;

const table = (id: string, date: string): string =>
  `<div data-publication-editions><table role="table"><thead role="rowgroup"><tr role="row"><th>Edition</th><th>As of</th></tr></thead><tbody role="rowgroup"><tr role="row" data-edition="${id}"><th scope="row" role="rowheader"><a href="/">${id}</a></th><td role="cell"><time datetime="${date}">${date}</time></td></tr></tbody></table></div>`;

/** What a renderer would make of an edition, as small as it can be: three pages, what they share, downloads and a search bundle. */
function tinyTree({ edition: { id, label, asOf, asOfDate } }: StoredEdition): ReadonlyMap<string, string> {
  const summary = { schema: 1, id, label, asOf, asOfDate, title: "Small program", locale: "en", finding: `As of ${asOfDate}.`, changes: [], programs: [], risks: [], models: [] };
  return new Map([
    ["index.html", page(`Front ${label}`, `<h1>${label}</h1><p>As of ${asOfDate}. <a href="/api/v1/facts.csv" download>Facts</a></p>`)],
    ["changes/index.html", page(`Changes ${label}`, `<h1>What changed by ${asOfDate}</h1>`)],
    ["editions/index.html", page("Editions", table(id, asOfDate))],
    ["404.html", page("Not found", "<h1>Not found</h1>")],
    ["summary.json", `${JSON.stringify(summary)}\n`],
    ["api/v1/index.json", `${JSON.stringify({ edition: id, facts: "/api/v1/facts.csv" })}\n`],
    ["api/v1/facts.csv", `fact,value\r\ndelivery.wip.now,5\r\nas-of,${asOfDate}\r\n`],
    ["assets/style.css", "body{margin:0;background:url(/assets/paper.svg)}\n"],
    ["assets/paper.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>\n'],
    ["assets/page.js", "document.documentElement.dataset.ready = '';\n"],
    ["pagefind/pagefind-entry.json", JSON.stringify({ version: "1.6.0", languages: { en: { hash: `en_${id}`, wasm: "en", page_count: 3 } } })],
    ["pagefind/pagefind.js", "export const search = () => [];\n"],
    ["pagefind/pagefind-worker.js", "onmessage = () => {};\n"],
    ["pagefind/wasm.en.pagefind", "wasm of en\n"],
    [`pagefind/pagefind.en_${id}.pf_meta`, `index of ${id}\n`],
  ]);
}

/** Puts the tiny tree of an edition where the product keeps what it has rendered, so that publishing it renders nothing. */
async function keepTinyTree(root: string, stored: StoredEdition): Promise<void> {
  mkdirSync(join(root, ".almanac/rendered"), { recursive: true });
  const folder = mkdtempSync(join(root, ".almanac/tiny-"));
  const tree = join(folder, "tree");
  for (const [path, text] of tinyTree(stored)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  await keepRendered(root, renderedKey(stored.sha256, await renderer()), tree);
  rmSync(folder, { recursive: true, force: true });
}

/** The same for every edition of a program, or for the newest of them. */
export async function keepTinyTrees(root: string, newest = Number.POSITIVE_INFINITY): Promise<void> {
  for (const stored of readChain(root).editions.slice(-newest)) await keepTinyTree(root, stored);
}
