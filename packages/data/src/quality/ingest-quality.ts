import type { QualityFinding, WorkItem } from "@almanac/core";
import type { TrackerItem } from "../sources/tracker-item.ts";

const EXAMPLES = 20;
const examplesOf = (items: readonly { readonly key: string; readonly source: WorkItem["source"] }[]): QualityFinding["examples"] =>
  items.slice(0, EXAMPLES).map(({ key, source }) => ({ key, source }));

/** What reading the exports showed and a reader of the numbers should know. Findings with no case are left out. */
export function ingestQuality(items: readonly WorkItem[], copies: readonly TrackerItem[], workstreams: number): readonly QualityFinding[] {
  const homeless = workstreams === 0 ? [] : items.filter(({ workstream }) => workstream === null);
  const findings: readonly QualityFinding[] = [
    {
      id: "no-workstream",
      label: "In no workstream",
      count: homeless.length,
      of: items.length,
      effect: "They count in the whole program and in no workstream.",
      advice: "Give them the project, component or label of a workstream, or declare a workstream that takes them.",
      examples: examplesOf(homeless),
    },
    {
      id: "copies",
      label: "Items that stood in more than one file",
      count: copies.length,
      of: items.length,
      effect: "Each counts once; of differing copies the one updated last is used.",
      advice: "Split an export so that no item falls into two parts, for example by project.",
      examples: examplesOf(copies),
    },
  ];
  return findings.filter(({ count }) => count > 0);
}
