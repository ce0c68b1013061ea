import type { IsoInstant } from "@almanac/core";
import { inTimeOrder } from "../cells/instant.ts";
import type { TrackerItem } from "../sources/tracker-item.ts";

/** All that one dated export holds. */
export interface DatedExport {
  readonly at: IsoInstant;
  readonly items: readonly TrackerItem[];
}

/** What one export says about an item. */
export interface Sighting {
  readonly at: IsoInstant;
  readonly item: TrackerItem;
}

/** What is seen of one item over a series of exports, oldest first; never empty. */
export interface Sightings {
  readonly key: string;
  readonly formerKeys: readonly string[];
  readonly seen: readonly [Sighting, ...Sighting[]];
}

const lastOf = ({ seen }: Sightings): Sighting => seen.at(-1) ?? seen[0];
/** A tracker keeps the creation of an item that it moves to another project, and its title; the key is new. */
const identity = ({ created, title, type }: TrackerItem): string => JSON.stringify([created, type, title]);

/** The items of a series of exports by key. Two records of one item in one export are one: the first. */
export function sightingsOf(exports: readonly DatedExport[]): readonly Sightings[] {
  const byKey = new Map<string, [Sighting, ...Sighting[]]>();
  for (const { at, items } of exports.toSorted((a, b) => inTimeOrder(a.at, b.at)))
    for (const item of items) {
      const seen = byKey.get(item.key);
      if (seen === undefined) byKey.set(item.key, [{ at, item }]);
      else if (seen.at(-1)?.at !== at) seen.push({ at, item });
    }
  return [...byKey].map(([key, seen]) => ({ key, formerKeys: [], seen }));
}

/**
 * Joins an item that vanished with the one that appears in the very next export under another key, when creation, type and title are
 * equal and nothing else could be meant: it was moved to another project.
 */
export function joinMoved(all: readonly Sightings[], instants: readonly IsoInstant[]): readonly Sightings[] {
  const next = new Map(instants.map((at, index) => [at, instants[index + 1]]));
  const appearing = Map.groupBy(all, (one) => `${one.seen[0].at} ${identity(one.seen[0].item)}`);
  const vanishing = Map.groupBy(all, (one) => `${next.get(lastOf(one).at) ?? ""} ${identity(lastOf(one).item)}`);
  const successor = new Map<Sightings, Sightings>();
  for (const [meeting, gone] of vanishing) {
    const [before, ...others] = gone;
    const [after, ...more] = appearing.get(meeting) ?? [];
    if (before !== undefined && after !== undefined && others.length === 0 && more.length === 0 && before !== after && lastOf(before).item.project !== after.seen[0].item.project) successor.set(before, after);
  }
  const moved = new Set(successor.values());
  return all
    .filter((one) => !moved.has(one))
    .map((first) => {
      let joined = first;
      for (let here: Sightings | undefined = successor.get(first); here !== undefined; here = successor.get(here))
        joined = { key: here.key, formerKeys: [...joined.formerKeys, joined.key], seen: [...joined.seen, ...here.seen] };
      return joined;
    });
}
