import { RESERVED_KEYS } from "./json-problems.ts";

/**
 * How many keys a parsed value has. A text has one colon for each of its keys, so a value with fewer keys than its text has colons
 * lost one that was given twice: the comparison costs a fraction of a second parse.
 */
export function keysOf(value: unknown): { readonly count: number; readonly reserved: boolean } {
  const found = { count: 0, reserved: false };
  countIn(value, found);
  return found;
}

interface Found {
  count: number;
  reserved: boolean;
}

/** Nesting is bounded: the splitter refuses more levels than any export has. */
function countIn(value: unknown, found: Found): void {
  if (Array.isArray(value)) {
    for (const element of value) if (typeof element === "object") countIn(element, found);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const object = value as Readonly<Record<string, unknown>>;
  for (const key in object) {
    found.count++;
    if ((key.length === 9 || key.length === 11) && RESERVED_KEYS.has(key)) found.reserved = true;
    const inner = object[key];
    if (typeof inner === "object") countIn(inner, found);
  }
}

/** Colons of a JSON text that stand outside of its texts. */
export function colonsIn(text: string): number {
  let count = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (quoted && unit === 92) at++;
    else if (unit === 34) quoted = !quoted;
    else if (unit === 58 && !quoted) count++;
  }
  return count;
}
