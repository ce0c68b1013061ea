import type { Browser } from "playwright-core";
import sharp, { type Sharp } from "sharp";
import type { Condition } from "./conditions.ts";

/** The age of an edition is counted from today: in pictures it is always this day. */
const TODAY = "2026-11-23T08:00:00Z";
/** Pixels of a page that are looked at; below, a long table goes on as it began. */
const MOST_HIGH = 3000;

/** A window in which pages are seen in one condition. */
export type Viewer = { readonly see: (address: string) => Promise<Buffer>; readonly close: () => Promise<void> };

/** Opens a window for a condition; it sees one page after the other, as PNG. */
export async function viewer(browser: Browser, { options, apply }: Condition): Promise<Viewer> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  await page.clock.setFixedTime(TODAY);
  return {
    see: async (address) => {
      await page.goto(address, { waitUntil: "load" });
      await apply?.(page);
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      const { width, height } = await page.evaluate(() => ({ width: document.documentElement.clientWidth, height: document.documentElement.scrollHeight }));
      return await page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, MOST_HIGH) } });
    },
    close: () => context.close(),
  };
}

/** A third of the size (a phone: half): what a page looks like without what it says letter by letter. */
export async function reduced(png: Buffer): Promise<Sharp> {
  const { width } = await sharp(png).metadata();
  return sharp(png).resize({ width: Math.round(width / (width > 400 ? 3 : 2)) });
}

/** A picture as it is kept. */
export const asBaseline = async (png: Buffer): Promise<Buffer> => await (await reduced(png)).webp({ quality: 26, effort: 6 }).toBuffer();
