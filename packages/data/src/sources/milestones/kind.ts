import type { Diagnostic, Milestone } from "@almanac/core";
import { diagnostic, relatedTo } from "../../diagnostics/diagnostic.ts";
import { placeOf } from "../../link/record-place.ts";
import { date, id, optional, required, text } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";

/** Target dates of milestones: one row each time a target is set, so that every earlier promise stays readable. */
export const milestonesKind = tableKind({
  kind: "milestones",
  title: "Milestones",
  area: "work",
  fills: "milestones",
  columns: {
    id: required(id(), ["Milestone id", "milestone_id", "Milestone key", "Milestone no."], "Name of the milestone that never changes, for example `M-03`."),
    title: required(text(), ["Milestone", "Title", "Milestone name", "milestone_name", "Name"], "What is reached, in words."),
    workstream: optional(id(), ["Workstream", "Workstream id"], "Id of a declared workstream; empty for the whole program."),
    targetDate: required(date(), ["Target date", "Target", "Planned end", "planned_end", "Due date"], "Day promised."),
    baselineDate: optional(date(), ["Baseline date", "Baseline", "Baseline finish", "Original date"], "Day of the approved plan; the same in every row of the milestone."),
    actualDate: optional(date(), ["Actual date", "Actual", "Actual finish", "Reached on", "Completed on"], "Day on which it was reached; empty while it is not."),
    owner: optional(text(), ["Owner", "Responsible"], "Role or team that answers for it."),
    setOn: optional(date(), ["Set on", "Target set on", "Changed on"], "Day on which this row's target was promised. A milestone with several rows needs it."),
    reason: optional(text(), ["Reason", "Why", "Note", "Comment"], "Why the target moved."),
  },
  signature: ["id", "targetDate"],
  unique: ["id", "setOn"],
  since: "setOn",
  recordOf: (row, { source }): Milestone => given({ ...row, source }),
  checkFile: (records) => [...baselines(records), ...undated(records)],
});

const byId = (records: readonly Milestone[]): readonly (readonly Milestone[])[] => [...Map.groupBy(records, ({ id: key }) => key).values()];

/** A baseline never moves: two of one milestone cannot both be the plan that was approved. */
const baselines = (records: readonly Milestone[]): readonly Diagnostic[] =>
  byId(records).flatMap((rows): readonly Diagnostic[] => {
    const first = rows.find(({ baselineDate }) => baselineDate !== undefined);
    const other = rows.find(({ baselineDate }) => baselineDate !== undefined && baselineDate !== first?.baselineDate);
    if (first === undefined || other === undefined) return [];
    return [
      diagnostic("KEY-TWICE", placeOf(other, "baselineDate"), {
        message: `${other.id} has two baseline dates: ${first.baselineDate ?? ""} and ${other.baselineDate ?? ""}`,
        found: other.baselineDate ?? "",
        expected: first.baselineDate ?? "",
        hint: "a baseline does not move: put the new promise under `Target date` in a row of its own",
        related: [relatedTo(placeOf(first, "baselineDate"), "the other baseline")],
      }),
    ];
  });

/** Of several targets one must be the newest. */
const undated = (records: readonly Milestone[]): readonly Diagnostic[] =>
  byId(records).flatMap((rows) =>
    rows.length < 2
      ? []
      : rows
          .filter(({ setOn }) => setOn === undefined)
          .map((row) =>
            diagnostic("CELL-MISSING", placeOf(row, "setOn"), {
              message: `${row.id} has ${String(rows.length)} targets, and this one does not say when it was set`,
              found: "an empty cell",
              expected: "the day on which this target was promised",
              hint: "fill `Set on`; only a milestone with one row can do without",
            }),
          ),
  );
