/**
 * Makes the site's fonts from the stock ones: Western European letters only, axes pinned to what the design uses.
 * Run it by hand after a font package changes; its output in src/fonts/ is committed.
 */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

interface FontJob {
  readonly from: string;
  /** Name of the files without their ending. */
  readonly to: string;
  readonly axes: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>;
  /** Letters, by the ending of the file's name. */
  readonly parts: Readonly<Record<string, string>>;
}

const between = (first: number, last: number): string => Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join("");

const ascii = between(0x20, 0x7e);
const all = `${ascii}${between(0xa0, 0xff)}\u{131}\u{152}\u{153}\u{160}\u{161}\u{178}\u{17d}\u{17e}${between(0x2010, 0x2014)}${between(0x2018, 0x201e)}\u{2020}\u{2021}\u{2022}\u{2026}\u{202f}\u{2039}\u{203a}\u{20ac}\u{2122}\u{2212}`;
/** What English text, numbers and money are set in: signs that at most one page of the sample in twenty has in a font are left to its second part. */
const sansPlain = `${ascii.replace(/["*<>@[\\\]^_`{|}~]/g, "")}\u{a0}\u{a3}\u{b7}\u{d7}\u{2011}\u{2013}\u{2014}\u{2018}\u{2019}\u{201c}\u{201d}\u{2026}\u{202f}\u{2039}\u{203a}\u{20ac}\u{2212}`;
const serifPlain = sansPlain.replace(/[#'=\u{2039}\u{203a}]/gu, "");
const inParts = (plain: string) => ({ "": plain, "-letters": [...all].filter((letter) => !plain.includes(letter)).join("") });
/** Kerning, accents, and the figures that the stylesheet asks for. */
const FEATURES = ["kern", "liga", "mark", "ccmp", "locl", "tnum", "lnum"];
/** What no page reads: baselines of other scripts, names of styles for menus. */
const UNREAD = ["BASE", "STAT"];

const serif = "@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz";
const sans = "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght";
/** A page loads the second part when it has one of its letters. Upright text is drawn on share cards, too, from one file with all of them. */
const JOBS: readonly FontJob[] = [
  { from: `${serif}-normal.woff2`, to: "serif-roman", axes: { wght: { min: 400, max: 600 }, opsz: 36 }, parts: { ...inParts(serifPlain), "-whole": all } },
  // The name of the work stands on every page; the rest of the italic is loaded where a text has some.
  { from: `${serif}-italic.woff2`, to: "serif-italic", axes: { wght: 400, opsz: 20 }, parts: { ...inParts(serifPlain), "-name": "Almanac" } },
  { from: `${sans}-normal.woff2`, to: "sans-roman", axes: { wght: { min: 400, max: 600 } }, parts: { ...inParts(sansPlain), "-whole": all } },
  { from: `${sans}-italic.woff2`, to: "sans-italic", axes: { wght: 400 }, parts: inParts(sansPlain) },
  { from: "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2", to: "mono", axes: { wght: 400 }, parts: { "": ascii } },
];

/** As `unicode-range` in the stylesheet names them. */
const ranges = (text: string): string => {
  const points = [...text].map((letter) => letter.codePointAt(0) ?? 0).toSorted((a, b) => a - b);
  const starts = points.filter((point) => !points.includes(point - 1));
  const ends = points.filter((point) => !points.includes(point + 1));
  return starts.map((start, index) => `U+${start.toString(16)}${ends[index] === start ? "" : `-${(ends[index] ?? start).toString(16)}`}`).join(", ");
};

const output = new URL("../src/fonts/", import.meta.url);
for (const { from, to, axes, parts } of JOBS) {
  const stock = await readFile(fileURLToPath(import.meta.resolve(from)));
  for (const [ending, text] of Object.entries(parts)) {
    const keepFeatures = to === "mono" ? ["kern"] : FEATURES;
    const subset = await subsetFont(stock, text, { targetFormat: "woff2", noHinting: true, variationAxes: axes, keepFeatures, dropTables: UNREAD });
    await writeFile(new URL(`${to}${ending}.woff2`, output), subset);
    process.stdout.write(`${to}${ending}.woff2 ${String(subset.length)} bytes\n`);
  }
}
for (const [name, plain] of Object.entries({ serif: serifPlain, sans: sansPlain })) {
  for (const [ending, text] of Object.entries(inParts(plain))) process.stdout.write(`${name}${ending}: ${ranges(text)}\n`);
}
