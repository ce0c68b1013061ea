import sharp from "sharp";
import { expect, test } from "vitest";
import { shortened, type ShareCard } from "./card.ts";
import { drawCards } from "./draw-cards.ts";

const CARD: ShareCard = { name: "risks", program: "Meridian", page: "Risks", finding: "There is a 1-in-7 chance that losses exceed the reserve.", edition: "2026-W47", asOf: "22 Nov 2026" };

const drawn = async (card: ShareCard): Promise<Buffer> => Buffer.from((await drawCards([card]))[card.name] ?? "", "base64");

/** Dark pixels in a band of the picture. */
async function inkIn(png: Buffer, top: number, height: number): Promise<number> {
  const { data } = await sharp(png).extract({ left: 0, top, width: 1200, height }).greyscale().raw().toBuffer({ resolveWithObject: true });
  return data.reduce((count, value) => count + (value < 100 ? 1 : 0), 0);
}

test("a card has the size that is shared, says its finding, and its foot is not cut off", async () => {
  const png = await drawn(CARD);
  const { width, height, format } = await sharp(png).metadata();
  expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: "png" });
  expect(await inkIn(png, 230, 150)).toBeGreaterThan(2000);
  expect(await inkIn(png, 560, 40)).toBeGreaterThan(300);
  expect(await inkIn(png, 612, 18)).toBe(0);
});

test("the same card is the same picture, another finding another one", async () => {
  const [one, same, other] = [await drawn(CARD), await drawn(CARD), await drawn({ ...CARD, finding: "No loss is expected." })];
  expect(one.equals(same)).toBe(true);
  expect(one.equals(other)).toBe(false);
});

test("a long finding ends with a whole sentence, or with a whole word", () => {
  expect(shortened("Short.")).toBe("Short.");
  expect(shortened("One sentence. Another one that is too long.", 20)).toBe("One sentence.");
  expect(shortened("A single sentence, without an end", 20)).toBe("A single sentence …");
});
