import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext } from "playwright-core";
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

async function drawOne(context: BrowserContext, id: string, code: string): Promise<Drawn> {
  // Mermaid numbers some ids by counters of the page: only a fresh page makes a diagram depend on its own code alone.
  const page = await context.newPage();
  try {
    await page.clock.setFixedTime(FIXED_TIME);
    await page.goto(`https://${HOST}/`);
    await page.waitForFunction("window.mermaid !== undefined");
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

/** Draws each diagram; answers in the order of the requests. The browser stays the caller's. */
export async function drawDiagrams(browser: Browser, requests: readonly { readonly id: string; readonly code: string }[], fontFile: string): Promise<readonly Drawn[]> {
  const context = await closedContext(browser, fontFile);
  try {
    const drawn: Drawn[] = [];
    for (const { id, code } of requests) drawn.push(await drawOne(context, id, code));
    return drawn;
  } finally {
    await context.close();
  }
}
