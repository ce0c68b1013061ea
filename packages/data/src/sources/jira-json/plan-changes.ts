import type { IsoInstant, ItemPlan, PointsChange, SprintChange } from "@almanac/core";
import { sprintName } from "../points.ts";
import type { ChangeRow } from "./issue-schema.ts";

const own = (row: ChangeRow, key: string): string => {
  const value = Object.hasOwn(row, key) ? row[key] : undefined;
  return typeof value === "string" ? value : "";
};

/** Names of the sprints on one side of a change. A name may hold a comma: then only the ids say how many there are, and one name is kept whole. */
function sprintsOf(row: ChangeRow, [names, keys]: readonly [string, string]): readonly string[] {
  const text = own(row, names).trim();
  if (text === "") return [];
  const ids = own(row, keys).split(",").filter((id) => id.trim() !== "").length;
  const parts = text.split(", ");
  return (ids === 0 || ids === parts.length ? parts : [text]).map(sprintName);
}

/** Points on one side of a change; null: none, undefined: no number. */
function pointsOf(row: ChangeRow, side: string): number | null | undefined {
  const text = own(row, side).trim();
  return text === "" ? null : /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/**
 * What a changelog says about sprints and points, in the order of its changes. What the first change replaced was so since the issue
 * was created: Jira writes no history of what was set while creating.
 */
export function planChanges(changes: readonly { readonly at: IsoInstant; readonly row: ChangeRow }[], created: IsoInstant | undefined): Pick<ItemPlan, "pointsChanges" | "sprintChanges"> {
  const sprintChanges: SprintChange[] = [];
  const pointsChanges: PointsChange[] = [];
  for (const { at, row } of changes) {
    const field = own(row, "field");
    // Histories are long, and few of their changes are of these fields.
    if (field[0] !== "S" && field[0] !== "s") continue;
    if (/^sprint$/i.test(field)) {
      const before = sprintsOf(row, ["fromString", "from"]);
      if (sprintChanges.length === 0 && before.length > 0 && created !== undefined) sprintChanges.push({ at: created, sprints: before });
      sprintChanges.push({ at, sprints: sprintsOf(row, ["toString", "to"]) });
    }
    if (!/^story points?(?: estimate)?$/i.test(field)) continue;
    const [before, points] = [pointsOf(row, "fromString"), pointsOf(row, "toString")];
    if (pointsChanges.length === 0 && typeof before === "number" && created !== undefined) pointsChanges.push({ at: created, points: before });
    if (points !== undefined) pointsChanges.push({ at, points });
  }
  return { ...(sprintChanges.length === 0 ? {} : { sprintChanges }), ...(pointsChanges.length === 0 ? {} : { pointsChanges }) };
}
