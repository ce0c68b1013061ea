import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** Defined in the page once its source has been run there. */
declare const axe: typeof import("axe-core");

/** An open page and what it has complained of so far: console errors, uncaught errors, failed or foreign requests. */
export type OpenedPage = { readonly page: Page; readonly complaints: readonly string[] };

const axeSource = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** Opens `address` in a fresh context, hands it to `look`, and closes the context whatever happens. */
async function withPage<Seen>(browser: Browser, address: string, options: BrowserContextOptions, look: (opened: OpenedPage) => Promise<Seen>): Promise<Seen> {
  const context = await browser.newContext(options);
  try {
    const complaints: string[] = [];
    const home = new URL(address);
    const page = await context.newPage();
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
    page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ""}`));
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol !== "data:" && url.origin !== home.origin) complaints.push(`foreign: ${request.url()}`);
    });
    await page.goto(address, { waitUntil: "load" });
    return await look({ page, complaints });
  } finally {
    await context.close();
  }
}

/** Complaints of a page that is merely opened. */
export const complaintsOf = (browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<readonly string[]> =>
  withPage(browser, address, options, async ({ page, complaints }) => {
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return complaints;
  });

/** Complaints of pages that are merely opened, two at a time: by address, and only of those that complain. */
export async function complaintsOfAll(browser: Browser, addresses: readonly string[]): Promise<Readonly<Record<string, readonly string[]>>> {
  const complaining: Record<string, readonly string[]> = {};
  const waiting = [...addresses];
  const worker = async (): Promise<void> => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const said = await complaintsOf(browser, address);
      if (said.length > 0) complaining[address] = said;
    }
  };
  await Promise.all([worker(), worker()]);
  return complaining;
}

/** Rules whose verdict a colour scheme changes. */
const ABOUT_COLOUR = ["color-contrast", "link-in-text-block"];

const violationsIn = (page: Page, rules: readonly string[]): Promise<string[]> =>
  page.evaluate(async (only) => {
    const { violations } = await axe.run(document, { resultTypes: ["violations"], ...(only.length === 0 ? {} : { runOnly: { type: "rule" as const, values: [...only] } }) });
    return violations.map(({ id, nodes }) => `${id} × ${nodes.length}: ${nodes[0]?.html.slice(0, 200) ?? ""}`);
  }, rules);

export interface Accessibility {
  /** Violations that axe-core finds, in light: rule, number of places, the first place. */
  readonly light: readonly string[];
  /** Violations of its rules about colour, in dark: the others judge what a scheme does not change. */
  readonly dark: readonly string[];
  /** Pixels by which the page is wider than a window of 320 pixels, and the elements that stick out of it. */
  readonly overflow: { readonly pixels: number; readonly culprits: readonly string[] };
}

/** What a page is like for those who see, hear or zoom differently. */
export const accessibilityOf = (browser: Browser, address: string): Promise<Accessibility> =>
  withPage(browser, address, { colorScheme: "light", viewport: { width: 1280, height: 900 } }, async ({ page }) => {
    await page.evaluate(axeSource);
    const light = await violationsIn(page, []);
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await violationsIn(page, ABOUT_COLOUR);
    await page.setViewportSize({ width: 320, height: 800 });
    const overflow = await page.evaluate(() => {
      const root = document.documentElement;
      const pixels = root.scrollWidth - root.clientWidth;
      const sticking = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1);
      return { pixels, culprits: pixels > 0 ? sticking.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)) : [] };
    });
    return { light, dark, overflow };
  });

/** Words that a reader sees with script switched off. */
export const visibleWithoutScript = (browser: Browser, address: string): Promise<{ readonly heading: string; readonly words: number }> =>
  withPage(browser, address, { javaScriptEnabled: false }, async ({ page }) => {
    const main = page.locator("main");
    return { heading: await page.locator("h1").first().innerText(), words: (await main.innerText()).split(/\s+/).length };
  });
