import { labelWidth } from "../src/label-text.ts";

export interface PlacedWord {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where each label of a drawing stands, in pixels of the whole SVG. The letters of a line are about eleven pixels high. */
function placedWords(svg: string): readonly PlacedWord[] {
  const [, dx = "0", dy = "0"] = /<g fill="none" [^>]*transform="translate\((-?[\d.]+),(-?[\d.]+)\)">/.exec(svg) ?? [];
  return [...svg.matchAll(/<text ([^>]*)>(.*?)<\/text>/g)].map(([, attributes = "", inner = ""]) => {
    const at = (name: string): number => Number(new RegExp(`(?:^| )${name}="(-?[\\d.]+)"`).exec(attributes)?.[1] ?? 0);
    const text = inner.replace(/<[^>]+>/g, "").replaceAll("&amp;", "&");
    const width = labelWidth(text, /font-weight="600"/.test(attributes + inner) ? 600 : 400);
    const anchor = /text-anchor="(\w+)"/.exec(attributes)?.[1] ?? "start";
    const x = at("x") + Number(dx);
    const y = at("y") + Number(dy);
    const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
    return { text, left, right: left + width, top: y - 9, bottom: y + 2 };
  });
}

/** Labels that leave the drawing or touch one another; none in a good one. */
export function misplacedWords(svg: string): readonly string[] {
  const [, width = "0", height = "0"] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const words = placedWords(svg);
  const outside = words.filter(({ left, right, top, bottom }) => left < -1 || right > Number(width) + 1 || top < -1 || bottom > Number(height) + 1).map(({ text }) => `outside: ${text}`);
  const touching = words.flatMap((a, index) => words.slice(index + 1).filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom && b.top < a.bottom).map((b) => `touching: ${a.text} | ${b.text}`));
  return [...outside, ...touching];
}
