import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Edition } from "@almanac/core";
import { keptValue } from "../kept/kept-value.ts";
import { editionCards } from "./edition-cards.ts";

/** Sets of cards that are kept: those of the newest runs. */
const MOST_KEPT = 8;

/**
 * Writes the cards of an edition as `share/<name>.png` below a folder. None where the site has no address that others can ask for them at.
 *
 * @param keptFolder where cards are kept that were drawn before; left out, they are drawn
 */
export async function writeCards(edition: Edition, folder: string, keptFolder: string | undefined): Promise<void> {
  if (edition.program.siteUrl === undefined) return;
  const cards = editionCards(edition);
  const drawn = await keptValue({ folder: keptFolder === undefined ? undefined : join(keptFolder, "cards"), most: MOST_KEPT, of: [JSON.stringify(cards)] }, async () => {
    const { drawCards } = await import("./draw-cards.ts");
    return await drawCards(cards);
  });
  await mkdir(join(folder, "share"), { recursive: true });
  for (const [name, png] of Object.entries(drawn)) await writeFile(join(folder, "share", `${name}.png`), Buffer.from(png, "base64"));
}
