import { attributesText, cleanSvg } from "./clean-svg.ts";
import type { PictureProblem } from "./picture-problem.ts";
import { svgSize } from "./svg-size.ts";

/** A drawing as it is published: its own text without what nobody sees, and its size in CSS pixels. */
export interface SvgPicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const SVG = "http://www.w3.org/2000/svg";
const OTHER_WAY = "draw it without, for example by exporting it as plain SVG with text as paths, or export it as PNG";
const SAY_SIZE = 'write viewBox="0 0 640 360", with its own width and height, into its <svg>';
/** Attributes of the root that follow from the size. */
const OF_SIZE: ReadonlySet<string> = new Set(["viewBox", "width", "height", "x", "y"]);

/**
 * An SVG file as it may be published: shapes, text and paint from a list, the rest of the file refused by name. What nobody sees goes
 * without a word: comments, classes, notes that editors keep for themselves.
 *
 * @param path below `content/`, for the words of a refusal
 * @param widest in CSS pixels
 */
export function svgPicture(xml: string, path: string, widest: number): SvgPicture | PictureProblem {
  const file = `content/${path}`;
  const clean = cleanSvg(xml.replace(/^\ufeff/, ""));
  if ("what" in clean) {
    const { line, what } = clean;
    return { code: "PICTURE-SVG", message: `line ${String(line)} of ${file} holds what a published drawing may not: ${what}`, found: what, expected: "shapes, text and paint", hint: OTHER_WAY };
  }
  const { body, written, kept } = clean;
  const space = written.get("xmlns");
  if (space !== SVG) {
    const message = `browsers do not show ${file}: its <svg> does not say that it is SVG`;
    return { code: "PICTURE-UNREADABLE", message, found: space ?? "no xmlns", expected: `xmlns="${SVG}"`, hint: `write xmlns="${SVG}" into its <svg>` };
  }
  const size = svgSize(written, widest);
  if (size === undefined) return { code: "PICTURE-UNREADABLE", message: `${file} does not say how large it is`, found: "no viewBox", expected: "a viewBox, or width and height", hint: SAY_SIZE };
  const { viewBox, width, height } = size;
  const head = [["xmlns", SVG], ["viewBox", viewBox], ["width", String(width)], ["height", String(height)], ...[...kept].filter(([name]) => !OF_SIZE.has(name))] as const;
  return { svg: `<svg${attributesText(head)}>${body}</svg>\n`, width, height };
}
