import type { FlowItem } from "../fact/scope.ts";
import { timelineOf, type Timeline } from "../flow/timeline.ts";
import type { QualityFinding } from "../model/model.ts";
import type { Program } from "../model/program.ts";
import type { IsoInstant } from "../model/time.ts";

const EXAMPLES = 20;

/** What a check may look at beside its item. */
export interface CheckContext {
  readonly program: Program;
  readonly asOf: IsoInstant;
  readonly byKey: ReadonlyMap<string, FlowItem>;
  readonly childrenOf: (key: string) => readonly FlowItem[];
  /** Projects in which any item is or was in a sprint. */
  readonly projectsWithSprints: ReadonlySet<string>;
  readonly timeline: (entry: FlowItem) => Timeline;
  /** Whether any item carries a resolution: an export without the column says nothing about a single one. */
  readonly saysResolutions: boolean;
  /** Open items of one project, type and title, as one text. */
  readonly openWithTitle: ReadonlyMap<string, number>;
}

/** One question put to every item. `label`, `effect` and `advice` are plain sentences; nobody did anything wrong. */
export interface FlowCheck {
  readonly id: string;
  readonly label: string;
  readonly effect: string;
  readonly advice?: string;
  /** Items of which the question can be asked; left out: all of them. They are what the count is out of. */
  readonly asks?: (entry: FlowItem, context: CheckContext) => boolean;
  readonly test: (entry: FlowItem, context: CheckContext) => boolean;
}

export const isDone = ({ flow }: FlowItem): boolean => flow.state === "done" || flow.state === "closed-without-start";
export const isInProgress = ({ flow }: FlowItem): boolean => flow.state === "in-progress";
export const isOpen = (entry: FlowItem): boolean => isInProgress(entry) || entry.flow.state === "not-started";
export const hasHistory = ({ item }: FlowItem): boolean => item.history === "complete";

export const sameWork = ({ item }: FlowItem): string => JSON.stringify([item.project, item.type, item.title.trim().toLowerCase()]);

function keyed(items: readonly FlowItem[]): ReadonlyMap<string, FlowItem> {
  const byKey = new Map<string, FlowItem>();
  for (const entry of items) byKey.set(entry.item.key, entry);
  return byKey;
}

export function checkContext(items: readonly FlowItem[], program: Program, asOf: IsoInstant): CheckContext {
  const children = Map.groupBy(
    items.filter(({ item }) => item.parent !== undefined),
    ({ item }) => item.parent ?? "",
  );
  const openWithTitle = new Map<string, number>();
  for (const entry of items) if (isOpen(entry)) openWithTitle.set(sameWork(entry), (openWithTitle.get(sameWork(entry)) ?? 0) + 1);
  return {
    program,
    asOf,
    byKey: keyed(items),
    childrenOf: (key) => children.get(key) ?? [],
    projectsWithSprints: new Set(items.filter(({ item }) => (item.sprints?.length ?? 0) > 0).map(({ item }) => item.project)),
    timeline: ({ item }) => timelineOf(item, program.workflow, asOf),
    saysResolutions: items.some(({ item }) => item.resolution !== undefined),
    openWithTitle,
  };
}

interface Asked {
  of: number;
  count: number;
  readonly examples: QualityFinding["examples"][number][];
}

/**
 * The answers of checks, in their order; none of a check that could be asked of no item. A count of 0 says that it was asked and found
 * nothing. Each item is asked everything before the next, so that its history is read once.
 */
export function answersOf(checks: readonly FlowCheck[], items: readonly FlowItem[], context: CheckContext): readonly QualityFinding[] {
  const asked = checks.map((check) => ({ check, answer: { of: 0, count: 0, examples: [] } as Asked }));
  for (const entry of items)
    for (const { check, answer } of asked) {
      if (check.asks !== undefined && !check.asks(entry, context)) continue;
      answer.of += 1;
      if (!check.test(entry, context)) continue;
      answer.count += 1;
      if (answer.examples.length < EXAMPLES) answer.examples.push({ key: entry.item.key, source: entry.item.source });
    }
  return asked.flatMap(({ check: { id, label, effect, advice }, answer }) => (answer.of === 0 ? [] : [{ id, label, effect, ...(advice === undefined ? {} : { advice }), count: answer.count, of: answer.of, examples: answer.examples }]));
}
