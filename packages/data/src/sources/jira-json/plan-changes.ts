import type { IsoInstant, ItemPlan, PointsChange, SprintChange } from "@almanac/core";
import { sprintName } from "../points.ts";
import type { ChangeRow } from "./issue-schema.ts";

const own = (row: ChangeRow, key: string): string => {
  const value = Object.hasOwn(row, key) ? row[key] : undefined;
  return typeof value === "string" ? value : "";
};

/** Names of the sprints after a change. A name may hold a comma: then only the ids say how many there are, and one name is kept whole. */
function sprintsAfter(row: ChangeRow): readonly string[] {
  const text = own(row, "toString").trim();
  if (text === "") return [];
  const ids = own(row, "to").split(",").filter((id) => id.trim() !== "").length;
  const names = text.split(", ");
  return (ids === 0 || ids === names.length ? names : [text]).map(sprintName);
}

/** What a changelog says about sprints and points, in the order of its changes. */
export function planChanges(changes: readonly { readonly at: IsoInstant; readonly row: ChangeRow }[]): Pick<ItemPlan, "pointsChanges" | "sprintChanges"> {
  const sprintChanges: SprintChange[] = [];
  const pointsChanges: PointsChange[] = [];
  for (const { at, row } of changes) {
    const field = own(row, "field");
    // Histories are long, and few of their changes are of these fields.
    if (field[0] !== "S" && field[0] !== "s") continue;
    if (/^sprint$/i.test(field)) sprintChanges.push({ at, sprints: sprintsAfter(row) });
    if (!/^story points?(?: estimate)?$/i.test(field)) continue;
    const text = own(row, "toString").trim();
    if (text === "" || /^\d+(?:\.\d+)?$/.test(text)) pointsChanges.push({ at, points: text === "" ? null : Number(text) });
  }
  return { ...(sprintChanges.length === 0 ? {} : { sprintChanges }), ...(pointsChanges.length === 0 ? {} : { pointsChanges }) };
}
