import { compareText } from "../model/time.ts";
import { asKept } from "../stats/significant-digits.ts";

const numberText = (value: number): string => {
  if (!Number.isFinite(value)) throw new Error(`an edition cannot hold ${String(value)}`);
  return JSON.stringify(asKept(value));
};

const isScalar = (value: unknown): boolean => value === null || typeof value !== "object";

function write(value: unknown, indent: string): string {
  if (typeof value === "number") return numberText(value);
  if (isScalar(value)) return JSON.stringify(value);
  const inner = `${indent} `;
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    if (value.every(isScalar)) return `[${value.map((entry) => write(entry, inner)).join(",")}]`;
    return `[\n${value.map((entry) => inner + write(entry, inner)).join(",\n")}\n${indent}]`;
  }
  const entries = Object.entries(value as Readonly<Record<string, unknown>>)
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => compareText(a, b));
  if (entries.length === 0) return "{}";
  return `{\n${entries.map(([key, entry]) => `${inner}${JSON.stringify(key)}: ${write(entry, inner)}`).join(",\n")}\n${indent}}`;
}

/**
 * Canonical JSON: keys in code-unit order, numbers to 12 significant digits, one space of indentation, rows of scalars on
 * one line (so that a table reads as one in a diff), a trailing newline. Equal values give equal bytes.
 */
export const canonicalJson = (value: unknown): string => `${write(value, "")}\n`;
