import type { RaciLetter } from "@almanac/core";

const ORDER: readonly RaciLetter[] = ["R", "A", "C", "I"];
const BY_WORD: ReadonlyMap<string, RaciLetter> = new Map([
  ["r", "R"],
  ["responsible", "R"],
  ["a", "A"],
  ["accountable", "A"],
  ["c", "C"],
  ["consulted", "C"],
  ["i", "I"],
  ["informed", "I"],
]);

/** Letters of a cell such as `A`, `A/R`, `AR` or `Responsible, Accountable`, in the order R A C I; undefined if it holds anything else. */
export function raciLetters(cell: string): readonly RaciLetter[] | undefined {
  const words = /^[raci]{2,4}$/i.test(cell.trim()) ? [...cell.trim()] : cell.split(/[\s,;/+&]+/).filter((word) => word !== "");
  const letters = words.map((word) => BY_WORD.get(word.toLowerCase()));
  const known = new Set(letters);
  return letters.length === 0 || known.has(undefined) || known.size < letters.length ? undefined : ORDER.filter((letter) => known.has(letter));
}
