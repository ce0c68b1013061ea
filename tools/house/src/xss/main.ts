/** `pnpm xss [FILE.json…] [--every N] [--keep DIR]`: payloads of attackers in twelve places of a program, published, and opened in Chromium without a content security policy. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { serveFolder } from "../static-server.ts";
import { publishAttacked } from "./attack-program.ts";
import { crawlAttacked } from "./crawl-attacked.ts";
import { OWN_PAYLOADS } from "./own-payloads.ts";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { every: { type: "string", default: "1" }, keep: { type: "string" } } });

/** A list of texts, or of objects with a `payload`. */
const payloadsIn = (file: string): readonly string[] => (JSON.parse(readFileSync(file, "utf8")) as readonly (string | { readonly payload: string })[]).map((entry) => (typeof entry === "string" ? entry : entry.payload));

/** What a browser makes a document of. */
const DRAWN = /\.(?:html|svg|xml)$/;
/** What it shows as text or saves: some of many alike. */
const SHOWN = /\.(?:json|ics|csv|txt)$/;
const EVERY_TEXT = 25;

const every = Number(values.every);
const all = [...new Set([...OWN_PAYLOADS, ...positionals.flatMap(payloadsIn)])].filter((_, index) => index % every === 0);
const folder = values.keep ?? mkdtempSync(join(tmpdir(), "almanac-xss-"));
try {
  const { arrivals, site } = publishAttacked(folder, all);
  const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => `/${relative(site, join(entry.parentPath, entry.name)).split(sep).join("/")}`);
  const own = files.filter((file) => !file.startsWith("/editions/")).sort();
  const opened = [...own.filter((file) => DRAWN.test(file)), ...own.filter((file) => SHOWN.test(file)).filter((_, index) => index % EVERY_TEXT === 0)];
  const server = await serveFolder(site);
  const breaches = await crawlAttacked(server.origin, opened.map(encodeURI));
  await server.close();
  const say = (line: string): unknown => process.stdout.write(`${line}\n`);
  say(`${String(all.length)} payloads in ${String(arrivals.length)} places`);
  for (const { place, written, refused } of arrivals) say(`  ${place.padEnd(14)} ${String(written).padStart(5)} written, ${String(refused).padStart(5)} refused at their line, ${String(written - refused).padStart(5)} published`);
  for (const { page, breach } of breaches.slice(0, 50)) say(`  ${page}: ${breach}`);
  say(`${String(opened.length)} files opened without a content security policy: ${String(breaches.length)} breaches`);
  process.exitCode = breaches.length === 0 ? 0 : 1;
} finally {
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
}
