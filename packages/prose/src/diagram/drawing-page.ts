/// <reference lib="dom" />
import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import { DIAGRAM_FONT } from "./mermaid-theme.ts";

const HOST = "diagram.test";
const VIEWPORT = { width: 1200, height: 900 } as const;
/** A diagram must not depend on the day on which it is drawn; Gantt charts ask for it. */
const FIXED_TIME = "2000-01-01T00:00:00Z";
/** Parts of Mermaid are loaded when a type of diagram first needs them. */
const PART = /^\/chunks\/[\w./-]+\.mjs$/;

/** Milliseconds that anything in the browser may take. */
const PAGE_TIMEOUT = 30_000;

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>body{margin:0}iframe{position:absolute;inset:0;border:0;width:${String(VIEWPORT.width)}px;height:${String(VIEWPORT.height)}px}</style></head><body></body></html>`;

/** A document that can draw one diagram. `parts` are those of Mermaid that it will most likely need: that they are there already changes no drawing. */
function frameHtml(face: string, parts: Iterable<string>): string {
  const loads = `import("/mermaid.esm.min.mjs").then(async ({ default: mermaid }) => { window.mermaid = mermaid; await Promise.all([...${JSON.stringify([...parts])}.map((part) => import(part)), document.fonts.ready, ...[400, 600, 700].map((weight) => document.fonts.load(weight + ' 13px "${DIAGRAM_FONT}"'))]); })`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>@font-face{font-family:"${DIAGRAM_FONT}";font-weight:200 900;src:url(data:font/woff2;base64,${face}) format("woff2")}body{font-family:"${DIAGRAM_FONT}";font-size:13px}</style></head><body><script>window.ready = ${loads};</script></body></html>`;
}

/** A context that reaches nothing but Mermaid's own files. `needed` is told of the parts that diagrams asked for. */
async function closedContext(browser: Browser, fontFile: string, needed: Set<string> | undefined): Promise<BrowserContext> {
  const face = readFileSync(fontFile).toString("base64");
  const folder = new URL("./", import.meta.resolve("mermaid/dist/mermaid.esm.min.mjs"));
  const context = await browser.newContext({ locale: "en-US", timezoneId: "UTC", deviceScaleFactor: 1, viewport: VIEWPORT });
  context.setDefaultTimeout(PAGE_TIMEOUT);
  await context.route("**/*", async (route) => {
    const { host, pathname } = new URL(route.request().url());
    if (host !== HOST) return route.abort();
    if (pathname === "/") return route.fulfill({ contentType: "text/html", body: PAGE });
    if (pathname === "/frame") return route.fulfill({ contentType: "text/html", body: frameHtml(face, needed ?? []) });
    const file = new URL(`.${pathname}`, folder);
    if (!file.href.startsWith(folder.href) || !file.pathname.endsWith(".mjs")) return route.abort();
    if (PART.test(pathname)) needed?.add(pathname);
    return route.fulfill({ contentType: "text/javascript", body: readFileSync(file) });
  });
  return context;
}

/** Where diagrams are drawn, each in a document of its own. */
export interface DrawingPage {
  /** A document in which nothing was drawn yet. The caller hands it back with `leave`. */
  readonly readyFrame: () => Promise<Frame>;
  readonly leave: (frame: Frame) => Promise<void>;
  /** Seconds that processors have worked for documents of the browser; undefined when it does not tell. */
  readonly worked: () => Promise<number | undefined>;
  /** Ends all that hangs in the page; the next frame stands in another page. */
  readonly abandon: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Mermaid numbers some ids by counters of its document, so that only a fresh one makes a diagram depend on its own code alone. The documents are
 * frames of one page all the same: a browser compiles Mermaid for the first of them only.
 *
 * @param isAhead whether frames stand ready before they are needed: each has then loaded what diagrams before it needed
 */
export async function drawingPage(browser: Browser, fontFile: string, { isAhead }: { readonly isAhead: boolean }): Promise<DrawingPage> {
  const context = await closedContext(browser, fontFile, isAhead ? new Set() : undefined);
  let page: Promise<Page> | undefined;
  const opened = async (): Promise<Page> => {
    const made = await context.newPage();
    await made.clock.setFixedTime(FIXED_TIME);
    await made.goto(`https://${HOST}/`);
    return made;
  };
  const session = await browser.newBrowserCDPSession().catch(() => undefined);
  return {
    worked: async () => {
      const found = await session?.send("SystemInfo.getProcessInfo").catch(() => undefined);
      return found?.processInfo.filter(({ type }) => type === "renderer").reduce((sum, { cpuTime }) => sum + cpuTime, 0);
    },
    readyFrame: async () => {
      page ??= opened();
      const within = await page;
      const handle = await within.evaluateHandle(() => {
        const frame = document.createElement("iframe");
        frame.src = "/frame";
        document.body.append(frame);
        return new Promise<HTMLIFrameElement>((resolve) => {
          frame.addEventListener("load", () => {
            resolve(frame);
          });
        });
      });
      const frame = await handle.contentFrame();
      if (frame === null) throw new Error("the browser made no frame to draw in");
      await frame.evaluate("window.ready");
      return frame;
    },
    leave: async (frame) => {
      const element = await frame.frameElement();
      await element.evaluate((node) => {
        (node as Element).remove();
      });
    },
    abandon: async () => {
      const left = page;
      page = undefined;
      await (await left)?.close();
    },
    close: async () => {
      await session?.detach().catch(() => undefined);
      await context.close();
    },
  };
}
