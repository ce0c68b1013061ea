import type { Edition } from "@almanac/core";
import { table, type Facts } from "../facts.ts";
import { namedRows, numberIn, textIn, type NamedRow } from "../table-rows.ts";

/** A milestone as the edition states it: what was promised, what is forecast of it, and what came of it. */
export interface Milestone {
  readonly id: string;
  readonly title: string;
  readonly workstream: string | undefined;
  /** `Open`, `Reached` and the like, as its list says. */
  readonly state: string;
  readonly target: string | undefined;
  readonly firstTarget: string | undefined;
  readonly reached: string | undefined;
  readonly p50: string | undefined;
  readonly p85: string | undefined;
  readonly p95: string | undefined;
  readonly chance: number | undefined;
  readonly daysLate: number | undefined;
  readonly waitsForOpen: number | undefined;
  /** Its row in the list of targets. */
  readonly row: NamedRow;
}

const said = (row: NamedRow | undefined, column: string): string | undefined => (row === undefined ? undefined : textIn(row, column) || undefined);
const counted = (row: NamedRow | undefined, column: string): number | undefined => (row === undefined ? undefined : (numberIn(row, column) ?? undefined));

/** All milestones, by workstream in the declared order and then by target; those of no workstream come last. */
export function milestoneList({ facts, program }: Pick<Edition, "facts" | "program">): readonly Milestone[] {
  const forecasts = new Map(namedRows(table(facts, "milestones.forecast.list")).map((row) => [textIn(row, "milestone"), row]));
  const place = (workstream: string | undefined): number => {
    const index = program.workstreams.findIndex(({ id }) => id === workstream);
    return index === -1 ? program.workstreams.length : index;
  };
  const all = namedRows(table(facts, "milestones.target.list")).map((row): Milestone => {
    const id = textIn(row, "milestone");
    const forecast = forecasts.get(id);
    return {
      id,
      title: said(row, "title") ?? id,
      workstream: said(row, "program"),
      state: textIn(row, "state"),
      target: said(row, "target"),
      firstTarget: said(row, "firstTarget"),
      reached: said(row, "actual"),
      p50: said(forecast, "p50"),
      p85: said(forecast, "p85"),
      p95: said(forecast, "p95"),
      chance: counted(forecast, "chance"),
      daysLate: counted(forecast, "daysPastTarget"),
      waitsForOpen: counted(forecast, "waitsForOpen"),
      row,
    };
  });
  return all.toSorted((a, b) => place(a.workstream) - place(b.workstream) || ((a.target ?? "9") < (b.target ?? "9") ? -1 : (a.target ?? "9") > (b.target ?? "9") ? 1 : a.id < b.id ? -1 : 1));
}

/** Titles of milestones and initiatives by their ids: what a dependency list names by its key alone. */
export function titlesById(facts: Facts): ReadonlyMap<string, string> {
  const milestones = namedRows(table(facts, "milestones.target.list")).map((row): readonly [string, string] => [textIn(row, "milestone"), textIn(row, "title")]);
  const initiatives = ["estimate.value.list", "estimate.effort.list"].flatMap((base) => namedRows(table(facts, base)).map((row): readonly [string, string] => [textIn(row, "initiative"), textIn(row, "title")]));
  return new Map([...initiatives, ...milestones].filter(([, title]) => title !== ""));
}
