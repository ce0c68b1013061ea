import { readFile } from "node:fs/promises";
import satori, { type SatoriOptions } from "satori";
import sharp from "sharp";
import subsetFont from "subset-font";
import { CARD, cardTree, type ShareCard } from "./card.ts";

/** Colours of a card: two inks, and the steps between them and the paper that letters' edges need. */
const COLOURS = 16;
/** How hard these colours are looked for, of 10. More finds none that a reader tells apart (a 255th), and takes eighty megabytes to do so. */
const EFFORT = 3;

const FONTS = [
  { name: "serif", file: "serif-roman-whole.woff2", axes: { wght: 400 } },
  { name: "sans", file: "sans-roman-whole.woff2", axes: { wght: 400 } },
] as const;

/** The site's own fonts with the letters of the cards: what a card looks like depends on no font of the machine. */
async function fontsFor(cards: readonly ShareCard[]): Promise<SatoriOptions["fonts"]> {
  const letters = [...new Set(`${JSON.stringify(cards)}Almanac Edition As of …`)].sort().join("");
  return await Promise.all(
    FONTS.map(async ({ name, file, axes }) => {
      const stock = await readFile(new URL(`../../fonts/${file}`, import.meta.url));
      return { name, data: await subsetFont(stock, letters, { targetFormat: "sfnt", variationAxes: axes }), weight: 400 as const, style: "normal" as const };
    }),
  );
}

/** Cards as PNG by name, in base64. The same cards give the same bytes. */
export async function drawCards(cards: readonly ShareCard[]): Promise<Readonly<Record<string, string>>> {
  const drawn: Record<string, string> = {};
  const fonts = await fontsFor(cards);
  for (const card of cards) {
    const svg = await satori(cardTree(card), { ...CARD, fonts });
    const png = await sharp(Buffer.from(svg)).png({ palette: true, colours: COLOURS, dither: 0, effort: EFFORT }).toBuffer();
    drawn[card.name] = png.toString("base64");
  }
  return drawn;
}
