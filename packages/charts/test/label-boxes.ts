import { labelWidth } from "../src/label-text.ts";
import { overlaps, type Box } from "../src/label-place.ts";

export interface WrittenLabel extends Box {
  readonly words: string;
}

const LINE_HALF = 7;
const numberIn = (tag: string, name: string): number => Number(new RegExp(` ${name}="(-?[\\d.]+)"`).exec(tag)?.[1] ?? 0);

/** Every label of a drawing as the box that it fills, in the drawing's own pixels. Labels of Vega stand in one moved group; those of a graph in none. */
function writtenLabels(svg: string): readonly WrittenLabel[] {
  const [, left = "0", top = "0"] = /<g [^>]*transform="translate\(([\d.]+),([\d.]+)\)"/.exec(svg) ?? [];
  return [...svg.matchAll(/<text ([^>]*)>((?:[^<]|<\/?tspan[^>]*>)*)<\/text>/g)].map(([, tag = "", inner = ""]) => {
    const words = inner.replace(/<[^>]*>/g, "").replaceAll("&amp;", "&").replaceAll("&lt;", "<");
    const width = labelWidth(words, /font-weight="(?:600|bold)"/.test(tag) || inner.includes("tspan") ? 600 : 400);
    const [x, y] = [numberIn(` ${tag}`, "x") + Number(left), numberIn(` ${tag}`, "y") + Number(top)];
    const start = tag.includes('text-anchor="end"') ? x - width : tag.includes('text-anchor="middle"') ? x - width / 2 : x;
    return { words, left: start, right: start + width, top: y - LINE_HALF, bottom: y + LINE_HALF };
  });
}

/** Pairs of labels that cover each other, in words. */
export function collisions(svg: string): readonly string[] {
  const labels = writtenLabels(svg);
  return labels.flatMap((one, index) => labels.slice(index + 1).filter((other) => overlaps(one, other)).map((other) => `${one.words} / ${other.words}`));
}

/** Labels that leave a drawing of a width. */
export const outside = (svg: string, width: number): readonly string[] => writtenLabels(svg).filter(({ left, right }) => left < -0.5 || right > width + 1).map(({ words }) => words);
