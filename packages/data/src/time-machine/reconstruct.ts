import { compareText, type IsoInstant } from "@almanac/core";
import { inTimeOrder } from "../cells/instant.ts";
import type { StatusMention, TrackerItem, TrackerTransition } from "../sources/tracker-item.ts";
import { nameKey } from "../workflow/status-table.ts";
import { latestMeant } from "./precision.ts";
import { joinMoved, sightingsOf, type DatedExport, type Sighting, type Sightings } from "./sightings.ts";

const later = (a: IsoInstant, b: IsoInstant | undefined): IsoInstant => (b !== undefined && inTimeOrder(b, a) > 0 ? b : a);

/** By id where both have one: a tracker keeps the id of a status that it renames. */
const sameStatus = (a: StatusMention, b: StatusMention): boolean => (a.id !== undefined && b.id !== undefined ? a.id === b.id : nameKey(a.name) === nameKey(b.name));

/** Whether an instant that the newer export states lies between the two sightings. */
const isWithin = (instant: IsoInstant | undefined, after: IsoInstant, until: IsoInstant): instant is IsoInstant =>
  instant !== undefined && inTimeOrder(instant, after) > 0 && inTimeOrder(instant, until) <= 0;
const earlier = (a: IsoInstant, b: IsoInstant): IsoInstant => (inTimeOrder(a, b) < 0 ? a : b);

/** Names of the column (CSV) and the field (JSON) that say since when an item stands in the category of its status. */
const CATEGORY_SINCE = ["Status Category Changed", "statuscategorychangedate"] as const;

function categorySince(item: TrackerItem): IsoInstant | undefined {
  const [text] = CATEGORY_SINCE.flatMap((name) => item.field(name));
  return text === undefined ? undefined : item.readInstant?.(text);
}

/**
 * The status change between two sightings. It happened after the older one (and after the creation), and not after the newer one; nor
 * after the item's last update, nor before the last change of its status category, where the newer export says when those were.
 */
function change(lastSeen: IsoInstant, from: StatusMention | undefined, { at, item }: Sighting, timeZone: string): TrackerTransition {
  const meant = (instant: IsoInstant | undefined): IsoInstant | undefined => (instant === undefined ? undefined : earlier(latestMeant(instant, timeZone), at));
  const updated = meant(item.updated);
  const until = isWithin(updated, lastSeen, at) ? updated : at;
  const resolvedBy = meant(item.resolvedAt);
  const since = categorySince(item);
  return {
    at: until,
    notBefore: isWithin(since, lastSeen, until) ? since : lastSeen,
    lastSeen,
    ...(from === undefined ? {} : { from: { ...from, past: true } }),
    to: item.status,
    ...(isWithin(item.resolvedAt, lastSeen, until) && isWithin(resolvedBy, lastSeen, at) ? { resolved: { notBefore: item.resolvedAt, at: resolvedBy } } : {}),
  };
}

function transitionsOf([first, ...rest]: Sightings["seen"], timeZone: string): readonly TrackerTransition[] {
  const transitions = [change(first.item.created, undefined, first, timeZone)];
  let before = first;
  for (const sighting of rest) {
    if (!sameStatus(before.item.status, sighting.item.status)) transitions.push(change(later(before.at, sighting.item.created), before.item.status, sighting, timeZone));
    before = sighting;
  }
  return transitions;
}

/**
 * Reads the history of items from dated exports that carry none. An item whose status differs between two exports moved between them;
 * what came and went between two exports is not seen. Items that the newest export does not hold any more are there as last seen, with
 * `seen.missingFrom`. Sorted by key; the order of the exports and of their records does not matter.
 * @param timeZone in which the exports state dates without time
 */
export function reconstruct(exports: readonly DatedExport[], timeZone: string): readonly TrackerItem[] {
  const instants = [...new Set(exports.map(({ at }) => at))].sort(inTimeOrder);
  const exportBefore = (at: IsoInstant): IsoInstant | undefined => instants[instants.indexOf(at) - 1];
  const exportAfter = (at: IsoInstant): IsoInstant | undefined => instants[instants.indexOf(at) + 1];
  return joinMoved(sightingsOf(exports), instants)
    .map(({ formerKeys, seen }): TrackerItem => {
      const [first] = seen;
      const last = seen.at(-1) ?? first;
      const before = exportBefore(first.at);
      const missingFrom = exportAfter(last.at);
      return {
        ...last.item,
        history: "reconstructed",
        transitions: transitionsOf(seen, timeZone),
        seen: {
          first: first.at,
          last: last.at,
          late: before === undefined || inTimeOrder(first.item.created, before) <= 0,
          ...(missingFrom === undefined ? {} : { missingFrom }),
          ...(formerKeys.length === 0 ? {} : { formerKeys }),
        },
      };
    })
    .toSorted((a, b) => compareText(a.key, b.key));
}
