import type { QualityFinding, StatusCategory, Transition, WorkItem, Workflow } from "@almanac/core";
import type { TrackerItem } from "../sources/tracker-item.ts";

const EXAMPLES = 20;

interface Settled {
  readonly items: readonly WorkItem[];
  readonly quality: readonly QualityFinding[];
}

const categories = (workflow: Workflow): ReadonlyMap<string, StatusCategory> =>
  new Map(workflow.columns.toReversed().flatMap(({ statuses, category }) => statuses.map((status) => [status, category] as const)));

/**
 * A step into a done state that came with a resolution date happened at that date: trackers write it in that step. One between two
 * statuses that the workflow takes for one is no step.
 */
function dated(item: WorkItem, record: TrackerItem, categoryOf: ReadonlyMap<string, StatusCategory>): readonly Transition[] {
  return item.transitions.flatMap((transition, index): readonly Transition[] => {
    if (transition.from === transition.to) return [];
    const resolved = record.transitions[index]?.resolved;
    return [resolved === undefined || categoryOf.get(transition.to) !== "done" ? transition : { ...transition, ...resolved }];
  });
}

/**
 * What the first sighting means, now that the workflow says what the statuses are. Waiting when first seen: it began there. Done when
 * first seen, long after its creation, and ever since: nobody saw anything of it, so it has no history. Otherwise nobody knows where it began.
 */
function settled(item: WorkItem, record: TrackerItem, categoryOf: ReadonlyMap<string, StatusCategory>): WorkItem {
  const { initialStatus: _, ...rest } = item;
  const transitions = dated(item, record, categoryOf);
  const [first, ...later] = transitions;
  if (first === undefined) return item;
  if (categoryOf.get(first.to) === "todo") return { ...rest, initialStatus: first.to, transitions: later };
  if (record.seen?.late === true && transitions.every(({ to }) => categoryOf.get(to) === "done")) return { ...rest, initialStatus: item.status, transitions: [], history: "none" };
  return { ...rest, transitions };
}

const finding = (found: readonly WorkItem[], of: number, words: Pick<QualityFinding, "id" | "label" | "effect" | "advice">): readonly QualityFinding[] =>
  found.length === 0 ? [] : [{ ...words, count: found.length, of, examples: found.slice(0, EXAMPLES).map(({ key, source }) => ({ key, source })) }];

/**
 * Finishes items whose history was reconstructed, and takes out the ones that vanished from the exports while they were open: the
 * tracker does not know them any more, so no number may count them as open work. Finished ones stay: what was finished stays finished.
 * @param records the same items as read, in any order
 */
export function settleReconstructed(items: readonly WorkItem[], records: readonly TrackerItem[], workflow: Workflow): Settled {
  if (!items.some(({ history }) => history === "reconstructed")) return { items, quality: [] };
  const categoryOf = categories(workflow);
  const recordByKey = new Map(records.map((record) => [record.key, record]));
  const all = items.map((item) => {
    const record = recordByKey.get(item.key);
    return { item: record === undefined || item.history !== "reconstructed" ? item : settled(item, record, categoryOf), seen: record?.seen };
  });
  const gone = all.filter(({ seen }) => seen?.missingFrom !== undefined);
  const [finished, open] = [gone.filter(({ item }) => categoryOf.get(item.status) === "done"), gone.filter(({ item }) => categoryOf.get(item.status) !== "done")];
  const vanished = new Set(open.map(({ item }) => item.key));
  return {
    items: all.flatMap(({ item }) => (vanished.has(item.key) ? [] : [item])),
    quality: [
      ...finding(open.map(({ item }) => item), all.length, {
        id: "vanished",
        label: "Open when last seen, and not read from an export since",
        effect: "They are left out of every number: they were deleted, moved where nobody exports, left out for a mistake in their row, or the search has changed.",
        advice: "Look them up in the tracker. If the search has become narrower, widen it and export again.",
      }),
      ...finding(finished.map(({ item }) => item), all.length, {
        id: "vanished-finished",
        label: "Finished, and not read from an export since",
        effect: "They still count as finished, with the dates of the exports that held them.",
        advice: "Nothing to mend when the search leaves out old work on purpose.",
      }),
      ...finding(all.filter(({ seen }) => seen?.formerKeys !== undefined).map(({ item }) => item), all.length, {
        id: "moved-project",
        label: "Moved to another project under a new key",
        effect: "Told by equal creation, type and title. They count once, under the new key, with the history of both.",
      }),
    ],
  };
}
