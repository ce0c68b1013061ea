/** A colour token of the stylesheet in both schemes. */
interface ColourToken {
  readonly name: string;
  readonly light: string;
  readonly dark: string;
}

const DECLARED = /--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g;

/** The colour tokens of a stylesheet, in its order. */
export const colourTokens = (css: string): readonly ColourToken[] => [...css.matchAll(DECLARED)].map(([, name = "", light = "", dark = ""]) => ({ name, light, dark }));

/** Relative luminance of `#rrggbb`, as WCAG 2.2 defines it, from 0 to 1. */
function luminance(colour: string): number {
  const parts = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  const [red = 0, green = 0, blue = 0] = parts;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, as WCAG 2.2 defines it, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}
