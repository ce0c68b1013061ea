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

export function checkContext(items: readonly FlowItem[], program: Program, asOf: IsoInstant): CheckContext {
  const children = Map.groupBy(
    items.filter(({ item }) => item.parent !== undefined),
    ({ item }) => item.parent ?? "",
  );
  const timelines = new Map<string, Timeline>();
  const openWithTitle = new Map<string, number>();
  for (const entry of items) if (isOpen(entry)) openWithTitle.set(sameWork(entry), (openWithTitle.get(sameWork(entry)) ?? 0) + 1);
  return {
    program,
    asOf,
    byKey: new Map(items.map((entry) => [entry.item.key, entry])),
    childrenOf: (key) => children.get(key) ?? [],
    projectsWithSprints: new Set(items.flatMap(({ item }) => ((item.sprints?.length ?? 0) > 0 ? [item.project] : []))),
    timeline: ({ item }) => {
      const known = timelines.get(item.key);
      if (known !== undefined) return known;
      const timeline = timelineOf(item, program.workflow, asOf);
      timelines.set(item.key, timeline);
      return timeline;
    },
    saysResolutions: items.some(({ item }) => item.resolution !== undefined),
    openWithTitle,
  };
}

/** The answer of a check; undefined when there is no item that it could be asked of. A count of 0 says that it was asked and found nothing. */
export function answerOf({ id, label, effect, advice, asks, test }: FlowCheck, items: readonly FlowItem[], context: CheckContext): QualityFinding | undefined {
  const asked = asks === undefined ? items : items.filter((entry) => asks(entry, context));
  if (asked.length === 0) return undefined;
  const found = asked.filter((entry) => test(entry, context));
  return { id, label, effect, ...(advice === undefined ? {} : { advice }), count: found.length, of: asked.length, examples: found.slice(0, EXAMPLES).map(({ item }) => ({ key: item.key, source: item.source })) };
}
