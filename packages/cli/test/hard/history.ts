import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addDays, isoDate, type IsoDate } from "@almanac/core";
import { computeStatement } from "../../src/statement.ts";
import { freeze } from "../../src/store/freeze.ts";
import { issues } from "../small-program.ts";

const FIRST_WEEK = isoDate("2007-01-07");

/** The date of the n-th weekly edition of a synthetic history, from 1. */
const weekOf = (number: number): IsoDate => addDays(FIRST_WEEK, 7 * (number - 1));

/** Writes the n-th week's export. It takes the place of the one before: a history that keeps every export would be read whole each week. */
export function writeExport(root: string, number: number): void {
  const date = weekOf(number);
  const folder = join(root, "data/sources/jira");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, date), { recursive: true });
  const all = issues(date);
  writeFileSync(join(folder, date, "items.json"), `${JSON.stringify({ startAt: 0, maxResults: all.length, total: all.length, issues: all })}\n`);
}

/** Freezes the n-th edition of the small program: the same program a week later, through the product's own loading, computing and freezing. */
export async function freezeWeek(root: string, number: number): Promise<void> {
  writeExport(root, number);
  const { statement, diagnostics } = await computeStatement({ root });
  if (statement === undefined) throw new Error(`week ${String(number)}: ${JSON.stringify(diagnostics.slice(0, 3))}`);
  freeze(root, { edition: statement.edition, slices: new Map() }, { open: statement.objects, restricted: new Map() });
}
