import { compareText } from "@almanac/core";
import { attributeMaker } from "./attributes.ts";
import { epicsOf } from "./epics.ts";
import { finishedWork } from "./finished-work.ts";
import { streamOf } from "./new-item.ts";
import { droppedWork, waitingWork, workInProgress } from "./open-work.ts";
import { PLANS } from "./plan.ts";
import { plantedItems } from "./planted.ts";
import type { Change, ProjectKey, SimItem } from "./sim-item.ts";
import { withSprints } from "./sprint-membership.ts";
import { oneOf } from "./titles/title-grammar.ts";

/** An entry of an item's history with the number that the tracker gave it. */
export interface NumberedChange extends Change {
  readonly number: number;
}

/** An item with the names that the tracker gave it, in order of creation. */
export interface TrackerItem extends Omit<SimItem, "changes"> {
  readonly key: string;
  readonly number: number;
  readonly changes: readonly NumberedChange[];
  /** Keys of items that this one blocks. */
  readonly blocks: readonly string[];
}

const FIRST_ISSUE_NUMBER = 10_201;
const FIRST_CHANGE_NUMBER = 30_001;
const BLOCKING_SHARE = 0.07;
const BLOCKED_WITHIN = 40;

function blockedBy(items: readonly (SimItem & { readonly key: string })[], index: number): readonly string[] {
  const item = items[index] as SimItem & { readonly key: string };
  const random = streamOf(item.id, "link");
  if (item.type === "Epic" || random.float() >= BLOCKING_SHARE) return [];
  const near = items.slice(index + 1, index + 1 + BLOCKED_WITHIN).filter(({ type, project }) => type !== "Epic" && (project === item.project || item.project === "MP"));
  const count = Math.min(near.length, 1 + random.index(2));
  return [...new Set(Array.from({ length: count }, () => oneOf(random, near).key))].sort(compareText);
}

/** The whole history of the program as its tracker would hold it at the end. Equal on every machine. */
export function simulate(): readonly TrackerItem[] {
  const attributesOf = attributeMaker();
  const made = [
    ...PLANS.flatMap((plan) => [...epicsOf(plan), ...finishedWork(plan, attributesOf), ...workInProgress(plan, attributesOf), ...waitingWork(plan, attributesOf), ...droppedWork(plan, attributesOf)]),
    ...plantedItems(),
  ]
    .map(withSprints)
    .sort((a, b) => a.created - b.created || compareText(a.id, b.id));
  const counters = new Map<ProjectKey, number>();
  const keyed = made.map((item) => {
    const next = (counters.get(item.project) ?? 0) + 1;
    counters.set(item.project, next);
    return { ...item, key: `${item.project}-${String(next)}` };
  });
  const numbers = new Map<Change, number>(
    made
      .flatMap((item) => item.changes.map((change) => ({ change, id: item.id })))
      .sort((a, b) => a.change.at - b.change.at || compareText(a.id, b.id))
      .map(({ change }, index) => [change, FIRST_CHANGE_NUMBER + index]),
  );
  return keyed.map((item, index): TrackerItem => ({
    ...item,
    number: FIRST_ISSUE_NUMBER + index,
    changes: item.changes.map((change) => ({ ...change, number: numbers.get(change) as number })),
    blocks: blockedBy(keyed, index),
  }));
}
