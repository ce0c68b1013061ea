import type { WorkItem } from "@almanac/core";
import type { TrackerItem } from "../sources/tracker-item.ts";
import type { ResolvedWorkflow } from "../workflow/resolve-workflow.ts";

/** Items with the workflow's own names for their statuses. Call it only when every status is known. */
export function workItems(
  items: readonly TrackerItem[],
  canonical: ResolvedWorkflow["canonical"],
  workstreamOf: (item: TrackerItem) => string | null,
  stageOf: (item: TrackerItem) => string | null = () => null,
): readonly WorkItem[] {
  return items.map((item) => {
    const named = (mention: TrackerItem["status"]): string => {
      const name = canonical(mention);
      if (name === undefined) throw new Error(`status ${mention.name} of ${item.key} was not checked`);
      return name;
    };
    const transitions = item.transitions.map(({ at, from, to, notBefore, lastSeen }) => ({
      at,
      ...(notBefore === undefined ? {} : { notBefore }),
      ...(lastSeen === undefined ? {} : { lastSeen }),
      ...(from === undefined ? {} : { from: named(from) }),
      to: named(to),
    }));
    const status = named(item.status);
    const stage = stageOf(item);
    const { key, title, type, project, created, parent, resolvedAt, resolution, labels, flagged, history, plan, links, source } = item;
    return {
      key,
      title,
      type,
      project,
      created,
      initialStatus: transitions.length === 0 ? status : (transitions[0]?.from ?? status),
      status,
      transitions,
      ...(resolution === undefined ? {} : { resolution }),
      ...(flagged.length === 0 ? {} : { flagged }),
      workstream: workstreamOf(item),
      ...(stage === null ? {} : { stage }),
      ...(parent === undefined ? {} : { parent }),
      labels,
      ...(resolvedAt === undefined ? {} : { resolvedAt }),
      history,
      ...plan,
      ...(links === undefined || links.length === 0 ? {} : { links: links.map(({ place: _, ...link }) => link) }),
      source,
    };
  });
}
