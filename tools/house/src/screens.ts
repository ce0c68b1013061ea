/** `pnpm screens [DIR] [--out DIR]`: a picture of every page type of a built site under every reading condition, with a contact sheet. */
import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { launchBrowser } from "@almanac/prose";
import type { Browser } from "playwright-core";
import { contactSheet, type Screen } from "./contact-sheet.ts";
import { REPOSITORY } from "./gates.ts";
import { pageTypes } from "./site-pages.ts";
import { serveFolder } from "./static-server.ts";
import { CONDITIONS, type Condition } from "./visual/conditions.ts";

async function screenshot(browser: Browser, address: string, file: string, { name, options, apply }: Condition): Promise<void> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  try {
    const page = await context.newPage();
    await page.goto(address, { waitUntil: "load" });
    await apply?.(page);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.screenshot({ path: file, fullPage: true });
    // The paged document itself, where page breaks and margins can be seen.
    if (name === "print") await page.pdf({ path: file.replace(/\.png$/, ".pdf"), format: "A4", preferCSSPageSize: true, printBackground: true });
  } finally {
    await context.close();
  }
}

async function screens(site: string, out: string): Promise<number> {
  const types = existsSync(site) ? pageTypes(site) : [];
  if (types.length === 0) {
    process.stderr.write(`${site} holds no built site; run \`pnpm build\` first\n`);
    return 1;
  }
  const browser = await launchBrowser();
  if (browser === undefined) {
    process.stderr.write("no browser was found; set CHROMIUM_PATH to a Chromium\n");
    return 1;
  }
  const server = await serveFolder(site);
  try {
    await rm(out, { recursive: true, force: true });
    await mkdir(out, { recursive: true });
    const taken: Screen[] = [];
    for (const { name, page } of types) {
      for (const condition of CONDITIONS) {
        const file = `${name}-${condition.name}.png`;
        await screenshot(browser, `${server.origin}/${page}`, join(out, file), condition);
        taken.push({ pageType: name, condition: condition.name, file });
      }
    }
    await writeFile(join(out, "index.html"), contactSheet(taken));
    process.stdout.write(`${taken.length} pictures of ${types.length} page types: ${join(out, "index.html")}\n`);
    return 0;
  } finally {
    await server.close();
    await browser.close();
  }
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: "string", default: join(REPOSITORY, "screens") } } });
process.exitCode = await screens(resolve(positionals[0] ?? join(REPOSITORY, "dist")), resolve(values.out));
