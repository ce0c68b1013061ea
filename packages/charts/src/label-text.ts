import { BOLD, FONT_SIZE } from "./theme.ts";

/** Private-use characters that mark the emphasised part of a label; the renderer turns them into a `tspan`. */
export const BOLD_START = "\ue000";
export const BOLD_END = "\ue001";
export const bold = (text: string): string => `${BOLD_START}${text}${BOLD_END}`;

/** Advance widths of Source Sans 3 at 400 and 600 for U+0020 to U+007E, in thousandths of an em, measured from the font. */
const REGULAR = [
  200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497, 497, 497, 497, 497, 497, 497, 497, 249, 249, 497, 497, 497, 425,
  847, 543, 588, 571, 615, 527, 494, 617, 652, 263, 479, 579, 486, 727, 647, 664, 566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497, 500,
  542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542, 555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497,
] as const;
const SEMIBOLD = [
  200, 315, 482, 513, 513, 841, 639, 275, 324, 324, 438, 513, 275, 322, 275, 344, 513, 513, 513, 513, 513, 513, 513, 513, 513, 513, 275, 275, 513, 513, 513, 444,
  875, 558, 597, 576, 625, 538, 510, 628, 663, 282, 494, 597, 502, 745, 657, 674, 582, 674, 592, 545, 546, 655, 536, 800, 541, 501, 540, 324, 344, 324, 513, 500,
  549, 516, 563, 462, 564, 507, 317, 520, 558, 262, 263, 522, 271, 843, 560, 549, 564, 564, 373, 431, 361, 556, 495, 748, 481, 495, 443, 324, 255, 324, 513,
] as const;
/** A character that the table lacks; wide scripts are drawn a full em wide. */
const otherWidth = (code: number): number => (code === 0xa0 ? 200 : code >= 0x2e80 ? 1000 : 560);

/** Width of a label in pixels, estimated without a browser so that every machine places labels alike. */
export function labelWidth(text: string, weight: number = 400): number {
  let thousandths = 0;
  let widths: readonly number[] = weight >= BOLD ? SEMIBOLD : REGULAR;
  for (const character of text) {
    if (character === BOLD_START) widths = SEMIBOLD;
    else if (character === BOLD_END) widths = weight >= BOLD ? SEMIBOLD : REGULAR;
    else {
      const code = character.codePointAt(0) as number;
      thousandths += widths[code - 32] ?? otherWidth(code);
    }
  }
  return (thousandths * FONT_SIZE) / 1000;
}

export const widest = (texts: readonly string[]): number => texts.reduce((width, text) => Math.max(width, labelWidth(text)), 0);

/** The text, or as much of it as fits with an ellipsis. The whole name stays in the data table beside the chart. */
export function shorten(text: string, width: number, weight: number = 400): string {
  if (labelWidth(text, weight) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && labelWidth(`${characters.join("").trimEnd()}…`, weight) > width) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}

/** Words broken over at most `lines` lines of a width; what does not fit is shortened. */
export function wrap(text: string, width: number, lines: number, weight: number = 400): readonly string[] {
  const out: string[] = [];
  for (const word of text.split(" ")) {
    const last = out.at(-1);
    if (last !== undefined && (labelWidth(`${last} ${word}`, weight) <= width || out.length === lines)) out[out.length - 1] = `${last} ${word}`;
    else out.push(word);
  }
  return out.map((line) => shorten(line, width, weight));
}
