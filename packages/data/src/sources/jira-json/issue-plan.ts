import { dateIn, isoDate, type Diagnostic, type IsoDate, type ItemPlan } from "@almanac/core";
import { parseInstant } from "../../cells/instant.ts";
import type { Place } from "../../diagnostics/diagnostic.ts";
import { itemLink } from "../item-links.ts";
import { personName, withoutDirection } from "../person-name.ts";
import { pointsOf, sprintName } from "../points.ts";
import { sprintOrder } from "../sprints/sprint-object.ts";
import type { TrackerItem, TrackerLink } from "../tracker-item.ts";
import type { IssueContext, PlanFields } from "./issue-context.ts";

type Fields = Readonly<Record<string, unknown>>;
type PlaceAt = (path: readonly PropertyKey[]) => Place;

const POINT_NAMES = /^story points?(?: estimate)?$/i;
const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const textAt = (value: unknown, key: string): string | undefined => {
  const found = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return typeof found === "string" && found !== "" ? found : undefined;
};

/** The fields of an answer that was fetched with `expand=names`, where nothing is declared. Two fields of points are none that is certain. */
export function planFields(declared: PlanFields, names: unknown): PlanFields {
  const entries = isObject(names) ? Object.entries(names).filter((entry): entry is [string, string] => typeof entry[1] === "string") : [];
  const only = (pattern: RegExp): string | undefined => {
    const found = entries.filter(([, name]) => pattern.test(name));
    return found.length === 1 ? found[0]?.[0] : undefined;
  };
  const points = declared.points ?? only(POINT_NAMES);
  const sprint = declared.sprint ?? only(/^sprint$/i);
  return { ...(points === undefined ? {} : { points }), ...(sprint === undefined ? {} : { sprint }) };
}

/** A sprint as the agile plug-in puts it into a field: an object with a state, or on old servers the text of one. */
const isSprint = (value: unknown): boolean =>
  typeof value === "string" ? value.startsWith("com.atlassian.greenhopper.service.sprint.Sprint@") : isObject(value) && typeof value["name"] === "string" && typeof value["state"] === "string" && ("boardId" in value || "originBoardId" in value || "startDate" in value || "self" in value);

/** Where the sprints of an issue stand: in the declared field, else in the one field that holds sprint objects, and in the agile answer's `sprint`. */
function sprintValues(fields: Fields, sprint: string | undefined): readonly { readonly value: unknown; readonly path: readonly PropertyKey[] }[] {
  const field = sprint ?? Object.keys(fields).find((name) => isSprintList(fields[name]) && /^(?:customfield_\d+|sprints?|closedSprints)$/.test(name));
  const held = field === undefined ? undefined : fields[field];
  const list = Array.isArray(held) ? held.map((value: unknown, index) => ({ value, path: ["fields", field ?? "", index] })) : held === null || held === undefined || field === undefined ? [] : [{ value: held, path: ["fields", field] }];
  return field !== "sprint" && isObject(fields["sprint"]) ? [...list, { value: fields["sprint"], path: ["fields", "sprint"] }] : list;
}

const isSprintList = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isSprint);

/** Names of the sprints of an issue. A sprint that ends before it starts is reported once for a source, however many issues carry it. */
function sprintsOf(fields: Fields, sprint: string | undefined, seen: Set<string>, place: PlaceAt, problems: Diagnostic[]): readonly string[] | undefined {
  const names = sprintValues(fields, sprint).flatMap(({ value, path }) => {
    if (typeof value === "string") return [sprintName(value)];
    const name = textAt(value, "name");
    if (name === undefined || !isObject(value)) return [];
    const id = JSON.stringify([value["id"] ?? null, name]);
    if (!seen.has(id)) problems.push(...sprintOrder(name, value, (part) => place([...path, part])));
    seen.add(id);
    return [name];
  });
  return names.length === 0 ? undefined : [...new Set(names)];
}

function dueDateOf(value: unknown, timeZone: string): IsoDate | undefined {
  if (typeof value !== "string") return undefined;
  const instant = parseInstant(value);
  if (instant !== undefined) return dateIn(timeZone, instant);
  try {
    return isoDate(value);
  } catch {
    return undefined;
  }
}

function linksOf(fields: Fields, place: PlaceAt): readonly TrackerLink[] {
  const links = fields["issuelinks"];
  if (!Array.isArray(links)) return [];
  return links.flatMap((link: unknown, index): readonly TrackerLink[] => {
    if (!isObject(link)) return [];
    const name = textAt(link["type"], "name") ?? "";
    return (["inward", "outward"] as const).flatMap((side) => {
      const key = textAt(link[`${side}Issue`], "key");
      return key === undefined ? [] : [{ ...itemLink(key, name, side, textAt(link["type"], side)), place: () => place(["fields", "issuelinks", index, `${side}Issue`, "key"]) }];
    });
  });
}

/** Points, sprints, due date, assignee, priority and links of one issue. Changes of points and sprints come from its changelog. */
export function issuePlan(
  fields: Fields,
  changes: Pick<ItemPlan, "pointsChanges" | "sprintChanges">,
  { fields: known, timeZone, sprints: seen }: IssueContext,
  place: PlaceAt,
  problems: Diagnostic[],
): Pick<TrackerItem, "plan" | "links"> {
  const { points: pointsField } = known;
  const value = pointsField === undefined ? undefined : fields[pointsField];
  const points = pointsField !== undefined && (typeof value === "number" || (typeof value === "string" && value !== "")) ? pointsOf(value, () => place(["fields", pointsField]), problems) : undefined;
  const sprints = sprintsOf(fields, known.sprint, seen, place, problems);
  const dueDate = dueDateOf(fields["duedate"], timeZone);
  const name = textAt(fields["assignee"], "displayName") ?? textAt(fields["assignee"], "name");
  const assignee = name === undefined ? null : personName(withoutDirection(name, () => place(["fields", "assignee", "displayName"]), "the name of the assignee", 1, problems));
  const priority = textAt(fields["priority"], "name");
  const links = linksOf(fields, place);
  const plan = {
    ...(points === undefined ? {} : { points }),
    ...(sprints === undefined ? {} : { sprints }),
    ...changes,
    ...(dueDate === undefined ? {} : { dueDate }),
    ...("assignee" in fields ? { assignee } : {}),
    ...(priority === undefined ? {} : { priority }),
  };
  return { ...(Object.keys(plan).length === 0 ? {} : { plan }), ...(links.length === 0 ? {} : { links }) };
}
