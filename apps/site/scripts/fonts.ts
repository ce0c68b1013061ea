/**
 * Makes the site's fonts from the stock ones: Western European letters only, axes pinned to what the design uses.
 * Run it by hand after a font package changes; its output in src/fonts/ is committed.
 */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

interface FontJob {
  readonly from: string;
  readonly to: string;
  readonly axes: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>;
}

const JOBS: readonly FontJob[] = [
  { from: "@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2", to: "serif-roman.woff2", axes: { wght: { min: 400, max: 600 }, opsz: 36 } },
  { from: "@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-italic.woff2", to: "serif-italic.woff2", axes: { wght: 400, opsz: 20 } },
  { from: "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2", to: "sans-roman.woff2", axes: { wght: { min: 400, max: 650 } } },
  { from: "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-italic.woff2", to: "sans-italic.woff2", axes: { wght: 400 } },
  { from: "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2", to: "mono.woff2", axes: { wght: 400 } },
];

const RANGES: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x160, 0x161],
  [0x178, 0x178],
  [0x17d, 0x17e],
  [0x2010, 0x2014],
  [0x2018, 0x201e],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x202f, 0x202f],
  [0x2039, 0x203a],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2212, 0x2212],
];

const letters = RANGES.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index))).join("");
const ascii = letters.slice(0, 0x5f);
const output = new URL("../src/fonts/", import.meta.url);

let total = 0;
for (const { from, to, axes } of JOBS) {
  const stock = await readFile(fileURLToPath(import.meta.resolve(from)));
  const options = { targetFormat: "woff2", noHinting: true, variationAxes: axes } as const;
  const mono = to === "mono.woff2";
  const subset = await subsetFont(stock, mono ? ascii : letters, { ...options, ...(mono ? { keepFeatures: ["kern"] } : {}) });
  await writeFile(new URL(to, output), subset);
  total += subset.length;
  process.stdout.write(`${to} ${String(subset.length)} bytes\n`);
}
process.stdout.write(`together ${String(total)} bytes\n`);
