import type { BrowserContextOptions, Page } from "playwright-core";

/** A reading condition that every page must be good in. */
export type Condition = {
  readonly name: "1440" | "768" | "360" | "dark" | "print" | "forced-colours" | "200-percent";
  readonly options: BrowserContextOptions;
  /** After the page has loaded. */
  readonly apply?: (page: Page) => Promise<void>;
};

const desk = { width: 1440, height: 900 };
/** A4 less 14 mm margins, at 96 dots an inch. */
const A4 = { width: 688, height: 1017 };

export const CONDITIONS: readonly Condition[] = [
  { name: "1440", options: { viewport: desk } },
  { name: "768", options: { viewport: { width: 768, height: 1024 } } },
  { name: "360", options: { viewport: { width: 360, height: 780 } } },
  { name: "dark", options: { viewport: desk, colorScheme: "dark" } },
  { name: "print", options: { viewport: A4 }, apply: (page) => page.emulateMedia({ media: "print" }) },
  { name: "forced-colours", options: { viewport: desk, forcedColors: "active", colorScheme: "dark" } },
  // What a browser's zoom does: half the pixels, each twice as large.
  { name: "200-percent", options: { viewport: { width: 720, height: 900 }, deviceScaleFactor: 2 } },
];
