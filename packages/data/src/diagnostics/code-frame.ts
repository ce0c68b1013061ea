import type { Diagnostic } from "@almanac/core";
import { plainLine } from "./plain-marks.ts";

/** Long lines (JSON on one line, wide tables) are cut around the place that matters. */
const WIDTH = 100;
const LEAD = 50;

/** The line before and the line itself, with a caret under the column. Columns are code points. */
export function codeFrame(text: string, { line, column, endLine, endColumn, masked }: Diagnostic): readonly string[] {
  // Which line it is helps; what stands in it is not for everybody who reads the report.
  if (masked === true) return [` > ${String(line)} | •••`];
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const current = lines[line - 1];
  if (current === undefined || (current === "" && line === 1)) return [];
  const points = [...current];
  const cut = points.length > WIDTH ? Math.max(0, Math.min(column - 1 - LEAD, points.length - WIDTH)) : 0;
  const shown = (content: string): string => {
    const all = [...content];
    const part = plainLine(all.slice(cut, cut + WIDTH).join("").replace(/\t/g, "→"));
    return `${cut > 0 ? "…" : ""}${part}${all.length > cut + WIDTH ? "…" : ""}`;
  };
  const digits = String(line).length;
  const gutter = (mark: string, number: string): string => ` ${mark} ${number.padStart(digits)} | `;
  const before = lines[line - 2];
  const caretAt = column - 1 - cut + (cut > 0 ? 1 : 0);
  const length = endLine === line && endColumn !== undefined ? Math.max(1, Math.min(endColumn - column, WIDTH - caretAt)) : 1;
  return [
    ...(before === undefined ? [] : [gutter(" ", String(line - 1)) + shown(before)]),
    gutter(">", String(line)) + shown(current),
    gutter(" ", "") + " ".repeat(caretAt) + "^".repeat(length),
  ].map((row) => row.trimEnd());
}
