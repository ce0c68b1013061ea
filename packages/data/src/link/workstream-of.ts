import type { Config, MatchRules } from "../config/schema.ts";
import type { TrackerItem } from "../sources/tracker-item.ts";

const oneOf = (wanted: string | readonly string[], values: readonly string[]): boolean =>
  typeof wanted === "string" ? values.includes(wanted) : wanted.some((value) => values.includes(value));

function matches(rules: MatchRules, item: TrackerItem, ancestors: readonly string[]): boolean {
  const { project, component, label, type, parent, field } = rules;
  return (
    (project === undefined || oneOf(project, [item.project])) &&
    (component === undefined || oneOf(component, item.components)) &&
    (label === undefined || oneOf(label, item.labels)) &&
    (type === undefined || oneOf(type, [item.type])) &&
    (parent === undefined || oneOf(parent, ancestors)) &&
    (field === undefined || Object.entries(field).every(([name, value]) => oneOf(value, item.field(name))))
  );
}

/** The first workstream whose rules an item meets, or null. */
export function workstreamFinder(workstreams: NonNullable<Config["workstreams"]>, items: readonly TrackerItem[]): (item: TrackerItem) => string | null {
  const parentByKey = new Map(items.map(({ key, parent }) => [key, parent]));
  const ancestorsOf = (item: TrackerItem): readonly string[] => {
    const found: string[] = [];
    for (let key = item.parent; key !== undefined && !found.includes(key); key = parentByKey.get(key)) found.push(key);
    return found;
  };
  return (item) => workstreams.find(({ match }) => matches(match, item, match.parent === undefined ? [] : ancestorsOf(item)))?.id ?? null;
}
