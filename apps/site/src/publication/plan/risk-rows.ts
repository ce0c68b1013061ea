import type { Edition } from "@almanac/core";
import { table, type Facts } from "../facts.ts";
import { namedRows, numberIn, textIn } from "../table-rows.ts";

export interface OpenRisk {
  readonly id: string;
  readonly title: string;
  /** Expected loss after mitigation so far. */
  readonly loss: number | undefined;
}

/** The open threat of a workstream, or of the program, with the greatest expected loss; undefined where none is open. */
export function topRisk(facts: Facts, workstream: string | undefined): OpenRisk | undefined {
  const threats = namedRows(table(facts, "risk.register.risks"))
    .filter((row) => textIn(row, "state") === "open" && textIn(row, "type") === "threat" && (workstream === undefined || textIn(row, "program") === workstream))
    .map((row): OpenRisk => ({ id: textIn(row, "id"), title: textIn(row, "title"), loss: numberIn(row, "residual") ?? undefined }));
  return threats.toSorted((a, b) => (b.loss ?? -1) - (a.loss ?? -1) || (a.id < b.id ? -1 : 1))[0];
}

export interface MovedRisk {
  readonly id: string;
  readonly title: string;
  readonly opportunity: boolean;
  /** Undefined before it was opened, and after it was closed. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** Risks whose expected amount moved on the newest day of the register, the furthest first; empty where that day is not of this edition. */
export function movedRisks({ facts, previous }: Pick<Edition, "facts" | "previous">): readonly MovedRisk[] {
  const rows = namedRows(table(facts, "risk.burndown.moves"));
  const since = previous?.asOfDate;
  const titles = new Map(namedRows(table(facts, "risk.register.risks")).map((row) => [textIn(row, "id"), textIn(row, "title")]));
  const moved = rows
    .filter((row) => since !== undefined && textIn(row, "date") > since)
    .map((row) => ({ row, id: textIn(row, "id") }))
    .map(({ row, id }): MovedRisk => ({ id, title: titles.get(id) ?? id, opportunity: textIn(row, "type") === "opportunity", from: numberIn(row, "from") ?? undefined, to: numberIn(row, "to") ?? undefined }));
  const size = ({ from = 0, to = 0 }: MovedRisk): number => Math.abs(to - from);
  return moved.toSorted((a, b) => size(b) - size(a) || (a.id < b.id ? -1 : 1));
}
