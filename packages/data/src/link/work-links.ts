import { compareText, type Dependency, type Diagnostic, type Milestone, type Records, type WorkItem } from "@almanac/core";
import { diagnostic, relatedTo, type Place } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import { columnOf } from "../sources/dependencies/kind.ts";
import type { TrackerItem } from "../sources/tracker-item.ts";
import { cyclesOf, type Edge } from "./dependency-cycles.ts";
import { placeOf } from "./record-place.ts";

/** What the records about work refer to. */
export interface WorkContext {
  readonly items: readonly Pick<TrackerItem, "key" | "links" | "source">[];
  /** Ids of the declared workstreams. */
  readonly workstreams: readonly string[];
}

/** What milestones and dependencies refer to must exist, and nothing may wait for itself, at whatever distance. */
export function checkWork(records: Partial<Records>, { items, workstreams }: WorkContext): readonly Diagnostic[] {
  const dependencies = records.dependencies ?? [];
  const milestones = records.milestones ?? [];
  const known = new Set([...items.map(({ key }) => key), ...milestones.map(({ id }) => id), ...(records.initiatives ?? []).map(({ id }) => id)]);
  return [...unknownWorkstreams(milestones, workstreams), ...dependencies.flatMap((one) => ends(one, known)), ...circles(dependencies, items), ...strangers(items)];
}

const unknownWorkstreams = (milestones: readonly Milestone[], workstreams: readonly string[]): readonly Diagnostic[] =>
  milestones.flatMap((milestone): readonly Diagnostic[] => {
    const { workstream } = milestone;
    if (workstream === undefined || workstreams.includes(workstream)) return [];
    return [
      diagnostic("LINK-WORKSTREAM", placeOf(milestone, "workstream"), {
        message: `\`${workstream}\` is no declared workstream`,
        found: workstream,
        expected: workstreams.length === 0 ? "a declared workstream (there is none)" : `one of ${workstreams.join(", ")}`,
        hint: `${didYouMean(workstream, workstreams)}write the id of a workstream of data/almanac.yaml, or leave the cell empty for the whole program`,
      }),
    ];
  });

const placeOfEnd = (dependency: Dependency, end: "from" | "to"): Place => placeOf(dependency, columnOf(dependency, end));

function ends(dependency: Dependency, known: ReadonlySet<string>): readonly Diagnostic[] {
  const { from, to } = dependency;
  if (from === to)
    return [
      diagnostic("LINK-SELF", placeOf(dependency, "to"), {
        message: `\`${to}\` depends on itself`,
        found: to,
        expected: "another item, milestone or initiative",
        hint: "correct one of the two ends, or remove the row",
      }),
    ];
  return (["from", "to"] as const).flatMap((end): readonly Diagnostic[] => {
    const id = dependency[end];
    if (known.has(id)) return [];
    return [
      diagnostic("LINK-UNKNOWN", placeOfEnd(dependency, end), {
        message: `\`${id}\` is no item, milestone or initiative of any source`,
        found: id,
        expected: "a key or id that some source has",
        hint: `${didYouMean(id, known)}correct it here, or export what it names`,
      }),
    ];
  });
}

/** A dependency as a list or as a tracker says it. */
interface Stated {
  readonly listed: boolean;
  readonly place: () => Place;
}

const listedEdges = (dependencies: readonly Dependency[]): readonly Edge<Stated>[] =>
  dependencies
    .filter(({ type, from, to }) => type === "depends-on" && from !== to)
    .map((one) => ({ from: one.from, to: one.to, about: { listed: true, place: () => placeOfEnd(one, "from") } }));

/** Trackers say a link at both of its ends: it is one edge. */
function trackerEdges(items: WorkContext["items"]): readonly Edge<Stated>[] {
  const edges = new Map<string, Edge<Stated>>();
  for (const { key, links } of items)
    for (const { key: other, type, direction, place } of links ?? []) {
      const [from, to] = direction === "outward" ? [key, other] : [other, key];
      if (type === "depends-on" && from !== to && !edges.has(`${from}\0${to}`)) edges.set(`${from}\0${to}`, { from, to, about: { listed: false, place } });
    }
  return [...edges.values()];
}

/**
 * Circles. One in which a written list has a part is an error: the list is wrong. One of a tracker's links alone is a warning: it
 * is a fact about the tracker, and nothing but the order of those items suffers from it.
 */
function circles(dependencies: readonly Dependency[], items: WorkContext["items"]): readonly Diagnostic[] {
  const listed = listedEdges(dependencies);
  const stated = new Set(listed.map(({ from, to }) => `${from}\0${to}`));
  return cyclesOf([...listed, ...trackerEdges(items).filter(({ from, to }) => !stated.has(`${from}\0${to}`))]).flatMap((cycle): readonly Diagnostic[] => {
    const start = Math.max(0, cycle.findIndex(({ about }) => about.listed));
    const turned = [...cycle.slice(start), ...cycle.slice(0, start)];
    const [first, ...others] = turned;
    if (first === undefined) return [];
    const path = [first.from, ...turned.map(({ to }) => to)].join(" → ");
    return [
      diagnostic(first.about.listed ? "LINK-CYCLE" : "LINK-LOOP", first.about.place(), {
        message: `the dependencies run in a circle: ${path}`,
        found: path,
        expected: "nothing that waits for itself",
        hint: first.about.listed ? "remove or turn round one of these dependencies" : "remove one of these links in the tracker and export again",
        related: others.slice(0, 5).map(({ from, to, about }) => relatedTo(about.place(), `${from} depends on ${to}`)),
      }),
    ];
  });
}

/** Links to items that no export holds, once for each of them, where the first stands. */
function strangers(items: WorkContext["items"]): readonly Diagnostic[] {
  const known = new Set(items.map(({ key }) => key));
  const links = items.flatMap(({ links: held }) => (held ?? []).filter(({ key }) => !known.has(key)));
  return [...Map.groupBy(links, ({ key }) => key)].flatMap(([key, found]): readonly Diagnostic[] => {
    const [first] = found;
    if (first === undefined) return [];
    return [
      diagnostic("LINK-ITEM", first.place(), {
        message: `the link (${first.name}) goes to ${key}, which is in no export${found.length === 1 ? "" : `; ${String(found.length)} links go there`}`,
        found: key,
        expected: "an item of the exports",
        hint: "widen the search that was exported if the item belongs to the program; else nothing is wrong but the link",
      }),
    ];
  });
}

/** The links of a tracker as records, each once: by the ends, the kind of link, and for `depends-on` from the one that waits. */
export function itemDependencies(items: readonly Pick<WorkItem, "key" | "links" | "source">[]): readonly Dependency[] {
  const found = new Map<string, Dependency>();
  for (const { key, links, source } of items)
    for (const { key: other, type, direction, name } of links ?? []) {
      const [from, to] = direction === "outward" ? [key, other] : [other, key];
      const id = JSON.stringify([from, to, type, name]);
      if (!found.has(id)) found.set(id, { source, from, to, type });
    }
  return [...found.values()].toSorted((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to) || compareText(a.type, b.type));
}

/** The records of a statement with the links of its items among the dependencies, after those that somebody wrote down. */
export function withItemDependencies(records: Partial<Records>, items: Parameters<typeof itemDependencies>[0]): Partial<Records> {
  const linked = itemDependencies(items);
  return linked.length === 0 ? records : { ...records, dependencies: [...(records.dependencies ?? []), ...linked] };
}
