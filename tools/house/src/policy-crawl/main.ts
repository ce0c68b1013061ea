/**
 * `pnpm crawl [FOLDER]`: opens every page of a publication in Chromium, over http with the headers that its `_headers` names and from the
 * folder, searches and supposes, and ends with 1 when a policy was violated, anything was asked for elsewhere, or a page complained. FOLDER
 * is a flat copy (`almanac publish --flatten FOLDER`); left out, the repository's program is published for it.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { launchBrowser } from "@almanac/prose";
import { REPOSITORY } from "../gates.ts";
import { pagesIn } from "../site-pages.ts";
import { serveFolder } from "../static-server.ts";
import { crawl, search, suppose, type Breach } from "./crawl.ts";
import { readHeaders } from "./sent-headers.ts";

const [given] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), "almanac-crawl-"));

function published(): string {
  const flat = join(scratch, "flat");
  const { status, stderr } = spawnSync(process.execPath, [join(REPOSITORY, "packages/cli/src/main.mjs"), "publish", "--root", REPOSITORY, "--to", join(scratch, "publication"), "--flatten", flat], { encoding: "utf8" });
  if (status !== 0) throw new Error(`the program could not be published:\n${stderr}`);
  return flat;
}

/** Pages of which one is searched: the newest edition's, and one of each edition. */
const isFront = (page: string): boolean => /^(?:editions\/[^/]+\/)?index\.html$/.test(page);
const hasWhatIf = (page: string): boolean => /(?:^|\/)(?:forecast|roadmap)\/index\.html$/.test(page);

const tell = (where: string, pages: number, breaches: readonly Breach[]): void => {
  const count = (kind: RegExp): string => String(breaches.filter(({ breach }) => kind.test(breach)).length);
  process.stdout.write(`${where}: ${String(pages)} pages, ${count(/VIOLATION|Content Security Policy|Trusted/)} violations, ${count(/^elsewhere/)} requests elsewhere, ${String(breaches.length)} complaints\n`);
  for (const { address, breach } of breaches.slice(0, 40)) process.stdout.write(`  ${address}\n    ${breach}\n`);
};

try {
  const folder = given === undefined ? published() : resolve(given);
  const pages = pagesIn(folder);
  const browser = await launchBrowser();
  if (browser === undefined) throw new Error("no browser was found; set CHROMIUM_PATH to a Chromium");
  const server = await serveFolder(folder, "/", { headersOf: readHeaders(readFileSync(join(folder, "_headers"), "utf8")) });
  try {
    const byHttp = await crawl(browser, pages.map((page) => `${server.origin}/${page}`), (address) => {
      const page = new URL(address).pathname.slice(1);
      return [...(hasWhatIf(page) ? [suppose] : []), ...(isFront(page) ? [search] : [])];
    });
    tell("over http, with the headers of _headers", pages.length, byHttp);
    // The error page's links hold under the publication's own address: from a folder nobody meets it.
    const fromDisk = pages.filter((page) => page !== "404.html");
    const byFile = await crawl(browser, fromDisk.map((page) => pathToFileURL(join(folder, page)).href), () => []);
    tell("from the folder", fromDisk.length, byFile);
    process.exitCode = byHttp.length + byFile.length === 0 ? 0 : 1;
  } finally {
    await server.close();
    await browser.close();
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
