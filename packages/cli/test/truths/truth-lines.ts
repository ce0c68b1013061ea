import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Truth } from "./truth.ts";

/** Root of the program Meridian. */
export const MERIDIAN = fileURLToPath(new URL("../../../../", import.meta.url));

/** What the simulator says that it planted: the bullets of `data/TRUTH.md`. */
export const truthLines = (): readonly string[] =>
  readFileSync(`${MERIDIAN}data/TRUTH.md`, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("- "))
    .map((line) => line.slice(2));

/** What keeps the list from following the simulator: a part that stands in no line or in several, a line nobody speaks of, words that are not in their line. */
export function strays(lines: readonly string[], truths: readonly Truth[], others: readonly (readonly [part: string, because: string])[]): readonly string[] {
  const parts = [...truths.map(({ line }) => line), ...others.map(([part]) => part)];
  const spoken = parts.map((part) => ({ part, found: lines.filter((line) => line.includes(part)) }));
  const unclear = spoken.filter(({ found }) => found.length !== 1).map(({ part, found }) => `${String(found.length)} lines of TRUTH.md have “${part}”`);
  const silent = lines.filter((line) => !parts.some((part) => line.includes(part))).map((line) => `nobody speaks of “${line}”`);
  const words = truths.flatMap(({ line, finds, untold }) => {
    const whole = lines.find((one) => one.includes(line)) ?? "";
    return [...finds.map((find) => find.words), ...untold.map(([some]) => some)].filter((some) => !whole.includes(some)).map((some) => `the line of “${line}” does not say “${some}”`);
  });
  return [...unclear, ...silent, ...words];
}
