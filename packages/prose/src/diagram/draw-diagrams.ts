import { fileURLToPath } from "node:url";
import type { Browser, Frame } from "playwright-core";
import { launchBrowser } from "../browser/launch-browser.ts";
import { STYLE_PROPERTIES, type Drawn } from "./drawn.ts";
import { drawInPage } from "./draw-in-page.ts";
import { drawingPage, type DrawingPage } from "./drawing-page.ts";
import { inTime, LATE, LONGEST } from "./in-time.ts";
import { DIAGRAM_FONT, mermaidConfig } from "./mermaid-theme.ts";

/** The site's text face, so that widths are the same on every machine. */
export const siteFont = (): string => fileURLToPath(import.meta.resolve("@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2"));

interface DiagramRequest {
  readonly id: string;
  readonly code: string;
}

/** Draws one diagram in a frame and leaves it. Rejects when the browser goes away. */
async function drawIn(frame: Frame, { id, code }: DiagramRequest, page: DrawingPage): Promise<Drawn> {
  const drawn = await inTime(page.worked, frame.evaluate(drawInPage, { id, code, config: mermaidConfig(id), font: DIAGRAM_FONT, properties: STYLE_PROPERTIES }));
  if (drawn === LATE) {
    await page.abandon();
    return { error: `the diagram took longer than ${String(LONGEST.worked)} seconds to draw` };
  }
  await page.leave(frame);
  return drawn;
}

/** Draws each diagram; answers in the order of the requests. The browser stays the caller's. */
export async function drawDiagrams(browser: Browser, requests: readonly DiagramRequest[], fontFile: string): Promise<readonly Drawn[]> {
  const page = await drawingPage(browser, fontFile, { isAhead: false });
  try {
    const drawn: Drawn[] = [];
    for (const request of requests) drawn.push(await drawIn(await page.readyFrame(), request, page));
    return drawn;
  } finally {
    await page.close();
  }
}

/** Draws again and again: a frame for the next diagram stands ready. */
export interface DiagramDrawer {
  readonly draw: (requests: readonly DiagramRequest[]) => Promise<readonly Drawn[]>;
  readonly close: () => Promise<void>;
}

/** What is drawn before anybody asks, so that a browser has compiled what most diagrams need. */
const FIRST: DiagramRequest = { id: "first", code: "flowchart LR\n  A[From] --> B[To]" };

/**
 * Opens a browser that stays open for somebody who writes. Undefined when none starts.
 *
 * @param fontFile WOFF2 file of the face that text is measured in
 */
export async function openDiagramDrawer(fontFile: string = siteFont()): Promise<DiagramDrawer | undefined> {
  const browser = await launchBrowser();
  if (browser === undefined) return undefined;
  const page = await drawingPage(browser, fontFile, { isAhead: true });
  const makeReady = (): Promise<Frame | undefined> => page.readyFrame().catch(() => undefined);
  let ready = page
    .readyFrame()
    .then((frame) => drawIn(frame, FIRST, page))
    .then(makeReady, makeReady);
  return {
    draw: async (requests) => {
      const drawn: Drawn[] = [];
      for (const request of requests) {
        const frame = (await ready) ?? (await page.readyFrame());
        // Asked for after the drawing: a frame that is made meanwhile would take the time of the one that is waited for.
        drawn.push(await drawIn(frame, request, page).finally(() => {
          ready = makeReady();
        }));
      }
      return drawn;
    },
    close: () => browser.close(),
  };
}
