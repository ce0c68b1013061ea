import { expect, test } from "vitest";
import { causesWaterfall, type CausesFigure } from "./causes-waterfall.ts";

const figure: CausesFigure = {
  title: "ML platform",
  before: { label: "85 % date in W46", date: "2027-03-14" },
  after: { label: "85 % date in W47", date: "2027-03-28" },
  parts: [{ label: "Slower pace", days: 10 }, { label: "More scope", days: 4 }],
  target: { before: "2027-03-31", after: "2027-03-31" },
};
const phone = { width: 340, locale: "en-GB", compact: true } as const;

/** Where the words begin, in pixels. */
function placeOf(spec: ReturnType<typeof causesWaterfall>, text: string): number {
  const found = /"px":(-?[\d.]+),"py":-?[\d.]+,"text":"/g;
  const json = JSON.stringify(spec);
  const match = [...json.matchAll(found)].find(({ index, 0: head }) => json.startsWith(text, index + head.length));
  return match === undefined ? Number.NaN : Number(match[1]);
}

test("words that would stand across the line of the target stand behind it", () => {
  const free = causesWaterfall({ ...figure, target: undefined }, phone);
  const held = causesWaterfall(figure, phone);
  expect(placeOf(held, "28\u00a0Mar")).toBeGreaterThan(placeOf(free, "28\u00a0Mar"));
  expect(placeOf(held, "Slower pace")).toBe(0);
});

test("a line near the left edge moves the names behind it", () => {
  const near = causesWaterfall({ ...figure, target: { before: "2027-03-13", after: "2027-03-13" } }, phone);
  expect(placeOf(near, "Slower pace")).toBeGreaterThan(0);
});

test("causes that do not explain the move are no picture", () => {
  expect(() => causesWaterfall({ ...figure, parts: [] }, phone)).toThrow("do not explain");
});
