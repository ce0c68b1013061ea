import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "../browser/launch-browser.ts";
import { STYLE_PROPERTIES, type Drawn } from "./drawn.ts";
import { drawInPage } from "./draw-in-page.ts";
import { DIAGRAM_FONT, mermaidConfig } from "./mermaid-theme.ts";

const HOST = "diagram.test";
const PAGE_TIMEOUT = 30_000;
/** A diagram must not depend on the day on which it is drawn; Gantt charts ask for it. */
const FIXED_TIME = "2000-01-01T00:00:00Z";

/** The site's text face, so that widths are the same on every machine. */
export const siteFont = (): string => fileURLToPath(import.meta.resolve("@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2"));

function pageHtml(fontFile: string): string {
  const face = readFileSync(fontFile).toString("base64");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>@font-face{font-family:"${DIAGRAM_FONT}";font-weight:200 900;src:url(data:font/woff2;base64,${face}) format("woff2")}body{font-family:"${DIAGRAM_FONT}";font-size:13px}</style></head><body><script type="module">import mermaid from "/mermaid.esm.min.mjs"; window.mermaid = mermaid;</script></body></html>`;
}

interface DiagramRequest {
  readonly id: string;
  readonly code: string;
}

/** A context that reaches nothing but Mermaid's own files. */
async function closedContext(browser: Browser, fontFile: string): Promise<BrowserContext> {
  const html = pageHtml(fontFile);
  const mermaidFolder = new URL("./", import.meta.resolve("mermaid/dist/mermaid.esm.min.mjs"));
  const context = await browser.newContext({ locale: "en-US", timezoneId: "UTC", deviceScaleFactor: 1, viewport: { width: 1200, height: 900 } });
  context.setDefaultTimeout(PAGE_TIMEOUT);
  await context.route("**/*", async (route) => {
    const { host, pathname } = new URL(route.request().url());
    if (host !== HOST) return route.abort();
    if (pathname === "/") return route.fulfill({ contentType: "text/html", body: html });
    const file = new URL(`.${pathname}`, mermaidFolder);
    if (!file.href.startsWith(mermaidFolder.href) || !file.pathname.endsWith(".mjs")) return route.abort();
    return route.fulfill({ contentType: "text/javascript", body: readFileSync(file) });
  });
  return context;
}

/** A page that can draw one diagram. */
async function readyPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.clock.setFixedTime(FIXED_TIME);
  await page.goto(`https://${HOST}/`);
  await page.waitForFunction("window.mermaid !== undefined");
  return page;
}

async function drawOn(page: Page, { id, code }: DiagramRequest): Promise<Drawn> {
  try {
    const request = { id, code, config: mermaidConfig(id), font: DIAGRAM_FONT, properties: STYLE_PROPERTIES };
    const drawn = page.evaluate(drawInPage, request);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Drawn>((resolve) => {
      timer = setTimeout(() => {
        resolve({ error: "the diagram took longer than 30 seconds to draw" });
      }, PAGE_TIMEOUT);
    });
    return await Promise.race([drawn, late]).finally(() => {
      clearTimeout(timer);
    });
  } finally {
    await page.close();
  }
}

// Mermaid numbers some ids by counters of the page: only a fresh page makes a diagram depend on its own code alone.

/** Draws each diagram; answers in the order of the requests. The browser stays the caller's. */
export async function drawDiagrams(browser: Browser, requests: readonly DiagramRequest[], fontFile: string): Promise<readonly Drawn[]> {
  const context = await closedContext(browser, fontFile);
  try {
    const drawn: Drawn[] = [];
    for (const request of requests) drawn.push(await drawOn(await readyPage(context), request));
    return drawn;
  } finally {
    await context.close();
  }
}

/** Draws again and again: a page for the next diagram stands ready. */
export interface DiagramDrawer {
  readonly draw: (requests: readonly DiagramRequest[]) => Promise<readonly Drawn[]>;
  readonly close: () => Promise<void>;
}

/**
 * Opens a browser that stays open for somebody who writes. Undefined when none starts.
 *
 * @param fontFile WOFF2 file of the face that text is measured in
 */
export async function openDiagramDrawer(fontFile: string = siteFont()): Promise<DiagramDrawer | undefined> {
  const browser = await launchBrowser();
  if (browser === undefined) return undefined;
  const context = await closedContext(browser, fontFile);
  const makeReady = (): Promise<Page | undefined> => readyPage(context).catch(() => undefined);
  let ready = makeReady();
  return {
    draw: async (requests) => {
      const drawn: Drawn[] = [];
      for (const request of requests) {
        const page = (await ready) ?? (await readyPage(context));
        drawn.push(await drawOn(page, request));
        ready = makeReady();
      }
      return drawn;
    },
    close: () => browser.close(),
  };
}
