import { compareText } from "@almanac/core";

/** The first place, in the order of canonical JSON, at which two values differ. */
export interface Difference {
  /** For example `facts.delivery.wip.now.value`, `changes[2].headline`; empty for the whole. */
  readonly path: string;
  /** JSON of the value, cut where it is long; undefined where there is none. */
  readonly stated: string | undefined;
  readonly again: string | undefined;
}

const LONGEST = 80;
const WORDS_BEFORE = 20;

/** How much of two long texts is left out in front, so that the words that differ are seen. */
function commonStart(a: string, b: string): number {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return same > LONGEST / 2 ? same - WORDS_BEFORE : 0;
}

function shown(value: unknown, from: number): string | undefined {
  if (value === undefined) return undefined;
  const text = JSON.stringify(typeof value === "string" && from > 0 ? `…${value.slice(from)}` : value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);

/** Compares two JSON values; undefined when they are equal. */
export function firstDifference(stated: unknown, again: unknown, path = ""): Difference | undefined {
  if (Array.isArray(stated) && Array.isArray(again)) {
    for (let place = 0; place < Math.max(stated.length, again.length); place++) {
      const found = firstDifference(stated[place], again[place], `${path}[${String(place)}]`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (isRecord(stated) && isRecord(again)) {
    for (const key of [...new Set([...Object.keys(stated), ...Object.keys(again)])].sort(compareText)) {
      const found = firstDifference(stated[key], again[key], path === "" ? key : `${path}.${key}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (stated === again) return undefined;
  const from = typeof stated === "string" && typeof again === "string" ? commonStart(stated, again) : 0;
  return { path, stated: shown(stated, from), again: shown(again, from) };
}

/** In words: `facts.delivery.wip.now.value: stated 41, recomputed 42`. */
export const differenceText = ({ path, stated, again }: Difference): string =>
  `${path === "" ? "as a whole" : path}: ${stated === undefined ? "not stated" : `stated ${stated}`}, ${again === undefined ? "not there when recomputed" : `recomputed ${again}`}`;
