import sharp from "sharp";
import { expect, test } from "vitest";
import { readPictures } from "./read-pictures.ts";

const read = async (name: string, bytes: Uint8Array) => {
  const files = { list: () => [`content/handbook/${name}`], read: () => bytes };
  return await readPictures(files, [{ path: "handbook/a.md", body: `![A column](${name})`, bodyLine: 1, format: "md" }]);
};
const column = async (width: number, height: number): Promise<Uint8Array> => await sharp({ create: { width, height, channels: 3, background: "#fff" } }).png().toBuffer();

test("a picture that is higher than any page is refused before it is decoded, in words that say so", async () => {
  const { problems, objects } = await read("column.png", await column(2, 100_000));
  expect(problems["handbook/column.png"]).toMatchObject({ code: "PICTURE-SIZE", found: "2 × 100000", message: "content/handbook/column.png is too high for a page" });
  expect(objects.size).toBe(0);
  const drawing = await read("column.svg", new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1000000000"/>'));
  expect(drawing.problems["handbook/column.svg"]).toMatchObject({ code: "PICTURE-SIZE" });
});

test("a high picture that is shown smaller is published", async () => {
  const { problems, shown } = await read("page.png", await column(2400, 18_000));
  expect(problems).toEqual({});
  expect(shown.get("handbook/page.png")).toMatchObject({ width: 1600, height: 12_000 });
});
