import type { IsoDate } from "@almanac/core";
import { addressSegment } from "../../publication-level/address-segment.ts";
import { table, type Facts } from "../facts.ts";
import type { StatusWords } from "../record-columns.ts";
import { namedRows, numberIn, textIn, type NamedRow } from "../table-rows.ts";
import { dueStatus } from "./due-status.ts";

/** Columns of a mitigation, as a row of the register reads them. */
const MITIGATION = "mitigation.";

/** Open risks of a kind, the greatest expected value first; each row also reads its mitigation under `mitigation.<column>`. */
export function openRisks(facts: Facts, type: "threat" | "opportunity"): readonly NamedRow[] {
  const mitigations = new Map(namedRows(table(facts, "risk.mitigation.items")).map((row) => [textIn(row, "id"), row]));
  return namedRows(table(facts, "risk.register.risks"))
    .filter((row) => textIn(row, "type") === type && textIn(row, "state") === "open")
    .map((row): NamedRow => (column) => (column.startsWith(MITIGATION) ? (mitigations.get(textIn(row, "id"))?.(column.slice(MITIGATION.length)) ?? null) : row(column)))
    .toSorted((a, b) => (numberIn(b, "residual") ?? -1) - (numberIn(a, "residual") ?? -1));
}

/** Where a risk's mitigation stands; undefined where the register names none. */
export function mitigationStatus(row: NamedRow, asOf: IsoDate): StatusWords | undefined {
  const state = textIn(row, `${MITIGATION}status`);
  if (textIn(row, `${MITIGATION}what`) === "") return undefined;
  if (state === "done") return { status: "done", word: "Done" };
  return dueStatus({ due: textIn(row, `${MITIGATION}due`), begun: state === "in-progress" }, asOf);
}

/** Where a risk stands on the page, for links from feeds and other pages. */
export const riskAnchor = (id: string): string => `risk-${addressSegment(id)}`;
