import type { Browser } from "playwright-core";
import sharp from "sharp";
import type { Condition } from "./conditions.ts";

/** The age of an edition is counted from today: in pictures it is always this day. */
const TODAY = "2026-11-23T08:00:00Z";
/** Pixels of a page that are looked at; below, a long table goes on as it began. */
const MOST_HIGH = 6000;

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
      return await page.screenshot({ fullPage: true });
    },
    close: () => context.close(),
  };
}

/** A third of the size (a phone: half), cut below {@link MOST_HIGH}: what a page looks like without what it says letter by letter. */
export async function asBaseline(png: Buffer): Promise<Buffer> {
  const { width, height } = await sharp(png).metadata();
  return await sharp(png)
    .extract({ left: 0, top: 0, width, height: Math.min(height, MOST_HIGH) })
    .resize({ width: Math.round(width / (width > 400 ? 3 : 2)) })
    .webp({ quality: 40, effort: 6 })
    .toBuffer();
}
