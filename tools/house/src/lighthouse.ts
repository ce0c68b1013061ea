/** `pnpm lighthouse [DIR] [--runs N] [--page TYPE]`: the marks of six page types of a built site, served as a host does it. Ends with 1 when one is below 100. */
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import lighthouse, { desktopConfig, type Flags, type Result } from "lighthouse";
import { launchBrowser } from "@almanac/prose";
import { REPOSITORY } from "./gates.ts";
import { pageTypes, type PageType } from "./site-pages.ts";
import { serveFolder } from "./static-server.ts";

const PAGE_TYPES: ReadonlySet<string> = new Set(["front", "risks", "budget", "delivery", "handbook-page", "model-page"]);
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
const FORMS = ["phone", "desk"] as const;
type Category = (typeof CATEGORIES)[number];
type Form = (typeof FORMS)[number];

/** Marks out of 100, and the audits that cost some. */
interface Marks {
  readonly marks: Readonly<Record<Category, number>>;
  readonly lost: readonly string[];
}

/** A port that nothing listens on: the browser must be told one. */
function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((found, failed) => {
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address === null || typeof address === "string" ? failed(new Error("a TCP server has a port")) : found(address.port)));
    });
  });
}

/** Audits of a category that count and did not get the full mark. */
function lostIn({ categories, audits }: Result, category: Category): string[] {
  return (categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
    const audit = audits[id];
    return weight === 0 || audit === undefined || audit.score === null || audit.score === 1 ? [] : [`${category}: ${id} ${String(audit.score)} ${audit.displayValue ?? ""}`.trim()];
  });
}

async function marksOf(address: string, { port, form }: { readonly port: number; readonly form: Form }): Promise<Marks> {
  const flags: Flags = { port, logLevel: "error", onlyCategories: [...CATEGORIES], disableFullPageScreenshot: true };
  const run = await lighthouse(address, flags, form === "desk" ? desktopConfig : undefined);
  if (run === undefined) throw new Error(`no result for ${address}`);
  const { lhr } = run;
  if (lhr.runtimeError !== undefined) throw new Error(`${address}: ${lhr.runtimeError.message}`);
  const mark = (category: Category): number => Math.round((lhr.categories[category]?.score ?? 0) * 100);
  return {
    marks: { performance: mark("performance"), accessibility: mark("accessibility"), "best-practices": mark("best-practices"), seo: mark("seo") },
    lost: CATEGORIES.flatMap((category) => lostIn(lhr, category)),
  };
}

/** The run whose mark for performance is the one in the middle: that alone differs from run to run. */
function middle(runs: readonly Marks[]): Marks {
  const found = runs.toSorted((a, b) => a.marks.performance - b.marks.performance)[Math.floor(runs.length / 2)];
  if (found === undefined) throw new Error("at least one run");
  return found;
}

async function measure(site: string, { types, runs }: { readonly types: readonly PageType[]; readonly runs: number }): Promise<boolean> {
  const port = await freePort();
  const browser = await launchBrowser({ debuggingPort: port });
  if (browser === undefined) {
    process.stderr.write("no browser was found; set CHROMIUM_PATH to a Chromium\n");
    return false;
  }
  const server = await serveFolder(site, "/", { asHost: true });
  let full = true;
  process.stdout.write(`| ${"page".padEnd(14)} | form  | ${CATEGORIES.join(" | ")} |\n| ${"-".repeat(14)} | ----- | ${CATEGORIES.map((category) => `${"-".repeat(category.length - 1)}:`).join(" | ")} |\n`);
  try {
    for (const { name, page } of types) {
      for (const form of FORMS) {
        const taken: Marks[] = [];
        for (let run = 0; run < runs; run += 1) taken.push(await marksOf(`${server.origin}/${page.replace(/index\.html$/, "")}`, { port, form }));
        const { marks, lost } = middle(taken);
        const short = CATEGORIES.some((category) => marks[category] < 100);
        full &&= !short;
        process.stdout.write(`| ${name.padEnd(14)} | ${form.padEnd(5)} | ${CATEGORIES.map((category) => String(marks[category]).padStart(category.length)).join(" | ")} |\n`);
        if (short) process.stdout.write(lost.map((audit) => `    ${audit}\n`).join(""));
      }
    }
    return full;
  } finally {
    await server.close();
    await browser.close();
  }
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { runs: { type: "string", default: "3" }, page: { type: "string", multiple: true } } });
const site = resolve(positionals[0] ?? join(REPOSITORY, "dist"));
const runs = Number(values.runs);
const wanted = values.page === undefined ? PAGE_TYPES : new Set(values.page);
const types = existsSync(join(site, "index.html")) ? pageTypes(site).filter(({ name }) => wanted.has(name)) : [];
if (types.length === 0 || !Number.isInteger(runs) || runs < 1) {
  process.stderr.write(types.length === 0 ? `${site} holds no such page; run \`pnpm build\` first\n` : "--runs takes a whole number above 0\n");
  process.exitCode = 2;
} else process.exitCode = (await measure(site, { types, runs })) ? 0 : 1;
