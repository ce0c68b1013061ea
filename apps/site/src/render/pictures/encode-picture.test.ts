import sharp from "sharp";
import { expect, test } from "vitest";
import { encodePicture, pictureHead } from "./encode-picture.ts";

/** A wide photograph, taken with the camera on its side at a known place. */
const photograph = async (width: number, height: number): Promise<Buffer> => {
  const noise = Buffer.from(Array.from({ length: 60 * 40 * 3 }, (_, index) => (index * 7919) % 251));
  return await sharp(noise, { raw: { width: 60, height: 40, channels: 3 } })
    .resize(width, height, { fit: "fill" })
    .withExif({ IFD0: { Artist: "Somebody" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "52/1 30/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 70 })
    .toBuffer();
};

test("a photograph is turned upright, made smaller, and says nothing of who took it where", async () => {
  const bytes = await photograph(2000, 1800);
  const before = await sharp(bytes).metadata();
  expect(before.exif?.includes("Somebody")).toBe(true);
  expect(await pictureHead(bytes)).toEqual({ width: 2000, height: 1800, frames: 1 });
  const { bytes: published, ending, width, height } = await encodePicture(bytes, true);
  expect({ ending, width, height }).toEqual({ ending: "webp", width: 1600, height: 1778 });
  const after = await sharp(published).metadata();
  expect([after.exif, after.xmp, after.iptc, after.icc, after.orientation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
  expect(Buffer.from(published).includes("Somebody")).toBe(false);
});

test("a drawn picture keeps every pixel and what is see-through, and is never made larger", async () => {
  const drawn = await sharp({ create: { width: 20, height: 10, channels: 4, background: { r: 200, g: 30, b: 30, alpha: 0.5 } } }).png().toBuffer();
  const { bytes, width, height } = await encodePicture(drawn, false);
  expect({ width, height }).toEqual({ width: 20, height: 10 });
  const pixels = async (from: Uint8Array): Promise<string> => (await sharp(from).ensureAlpha().raw().toBuffer()).toString("hex");
  expect(await pixels(bytes)).toBe(await pixels(drawn));
});

test("equal pictures give equal bytes, and one that is cut short gives none", async () => {
  const bytes = await photograph(300, 200);
  expect(Buffer.from((await encodePicture(bytes, true)).bytes).equals((await encodePicture(bytes, true)).bytes)).toBe(true);
  await expect(encodePicture(bytes.subarray(0, bytes.length / 2), true)).rejects.toThrow(/premature/i);
});
