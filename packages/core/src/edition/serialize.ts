import { asKept } from "../stats/significant-digits.ts";

/** From here on whole numbers have more digits than are kept. */
const MOST_AS_IT_IS = 1e12;

const numberText = (value: number): string => {
  if (Number.isInteger(value) && Math.abs(value) < MOST_AS_IT_IS) return String(value);
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
  const record = value as Readonly<Record<string, unknown>>;
  // An edition is written several times with each command, and most of it is records: in one pass each.
  let text = "";
  for (const key of Object.keys(record).sort()) if (record[key] !== undefined) text += `${text === "" ? "{" : ","}\n${inner}${JSON.stringify(key)}: ${write(record[key], inner)}`;
  return text === "" ? "{}" : `${text}\n${indent}}`;
}

/**
 * Canonical JSON: keys in code-unit order, numbers to 12 significant digits, one space of indentation, rows of scalars on
 * one line (so that a table reads as one in a diff), a trailing newline. Equal values give equal bytes.
 */
export const canonicalJson = (value: unknown): string => `${write(value, "")}\n`;
