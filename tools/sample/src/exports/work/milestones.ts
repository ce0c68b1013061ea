import { isoDate, type IsoDate } from "@almanac/core";
import { stringify } from "csv-stringify/sync";
import { WORLD, type Milestone } from "../../world.ts";

/** When the first target of each milestone was promised, as the pages of the workstreams say. */
const PROMISED: Readonly<Record<string, IsoDate>> = { "M-01": isoDate("2026-08-24"), "M-02": isoDate("2026-06-08"), "M-03": isoDate("2026-06-08"), "M-04": isoDate("2026-06-08") };
const REASONS: Readonly<Record<string, string>> = { "M-03": "Two engineers lent to the payment provider migration", "M-04": "Night jobs of all teams must fit one queue first" };

/** The one milestone of the year that is behind: the feature store that three launches stand on. */
const REACHED = {
  id: "M-05",
  title: "Feature store with point-in-time joins",
  workstream: "platform",
  baseline: isoDate("2026-08-14"),
  moved: { target: isoDate("2026-08-28"), on: isoDate("2026-07-30"), why: "Joins across midnight gave two rows" },
  reached: isoDate("2026-08-27"),
} as const;

const HEADER = ["Milestone id", "Milestone", "Workstream", "Target date", "Baseline date", "Actual date", "Owner", "Set on", "Reason"];

const leadOf = (workstream: string): string => WORLD.workstreams.find(({ id }) => id === workstream)?.lead ?? "";

type Row = readonly string[];

function rowsOf({ id, title, workstream, baseline, target, movedOn }: Milestone): readonly Row[] {
  const promised = PROMISED[id];
  if (promised === undefined) throw new RangeError(`milestone ${id} of the world was never promised`);
  const row = (to: IsoDate, setOn: IsoDate, reason: string): Row => [id, title, workstream, to, baseline, "", leadOf(workstream), setOn, reason];
  return [row(baseline, promised, ""), ...(movedOn === undefined ? [] : [row(target, movedOn, REASONS[id] ?? "")])];
}

function reachedRows(): readonly Row[] {
  const { id, title, workstream, baseline, moved, reached } = REACHED;
  const row = (to: IsoDate, actual: string, setOn: string, reason: string): Row => [id, title, workstream, to, baseline, actual, leadOf(workstream), setOn, reason];
  return [row(baseline, "", "2026-04-13", ""), row(moved.target, "", moved.on, moved.why), row(moved.target, reached, reached, "")];
}

/** Every target that was ever set. */
export const milestonesCsv = (): string => stringify([HEADER, ...reachedRows(), ...WORLD.milestones.flatMap(rowsOf)], { record_delimiter: "\n" });

export const milestoneTruths: readonly string[] = [
  "`work/milestones.csv`: five milestones with nine rows of targets. M-03 moved from 2027-01-29 to 2027-02-12 (set on 2026-10-22, 14 days), M-04 from 2027-02-26 to 2027-03-31 (set on 2026-09-24, 33 days); M-01 and M-02 still have their first date.",
  "`work/milestones.csv`: M-05 is the only one reached: on 2026-08-27, a day before its second target and 13 days after its baseline (2026-08-14).",
];
