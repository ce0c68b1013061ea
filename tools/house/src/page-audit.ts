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

/** Violations that axe-core finds: rule, number of places, the first place. */
export const axeViolations = (browser: Browser, address: string, colorScheme: "light" | "dark"): Promise<string[]> =>
  withPage(browser, address, { colorScheme, viewport: { width: 1280, height: 900 } }, async ({ page }) => {
    await page.evaluate(axeSource);
    return page.evaluate(async () => {
      const { violations } = await axe.run(document, { resultTypes: ["violations"] });
      return violations.map(({ id, nodes }) => `${id} × ${nodes.length}: ${nodes[0]?.html.slice(0, 200) ?? ""}`);
    });
  });

/** Pixels by which the page is wider than a window of `width`, and the elements that stick out of it. */
export const overflowAt = (browser: Browser, address: string, width: number): Promise<{ readonly pixels: number; readonly culprits: readonly string[] }> =>
  withPage(browser, address, { viewport: { width, height: 800 } }, ({ page }) =>
    page.evaluate(() => {
      const root = document.documentElement;
      const pixels = root.scrollWidth - root.clientWidth;
      const sticking = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1);
      return { pixels, culprits: pixels > 0 ? sticking.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)) : [] };
    }),
  );

/** Words that a reader sees with script switched off. */
export const visibleWithoutScript = (browser: Browser, address: string): Promise<{ readonly heading: string; readonly words: number }> =>
  withPage(browser, address, { javaScriptEnabled: false }, async ({ page }) => {
    const main = page.locator("main");
    return { heading: await page.locator("h1").first().innerText(), words: (await main.innerText()).split(/\s+/).length };
  });
