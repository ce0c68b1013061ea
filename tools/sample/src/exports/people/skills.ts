import { addDays, isoDate, randomSource, type IsoDate } from "@almanac/core";
import { SEED } from "../../plan.ts";
import type { WorkstreamId } from "../../world.ts";
import { HOLDERS } from "./posts.ts";
import { SINGLE_POINT } from "./story.ts";
import { tableText, type Cell } from "./table-text.ts";

type Level = "Basic" | "Working" | "Advanced" | "Expert";

/** Skills that a workstream needs, and how many people must be able to work alone. The planted one comes last. */
const NEEDS: readonly (readonly [WorkstreamId, skill: string, people: number])[] = [
  ["search", "Vector retrieval", 3],
  ["search", "Learning to rank", 3],
  ["search", "Online experiments", 2],
  ["demand", "Hierarchical forecasting", 3],
  ["demand", "Promotion effects", 2],
  ["demand", "Region feeds", 3],
  ["fraud", "Imbalanced classification", 3],
  ["fraud", "Reason codes", 2],
  ["fraud", SINGLE_POINT.skill, 2],
  ["platform", "Kubernetes", 4],
  ["platform", "Point-in-time joins", 2],
  ["platform", "GPU scheduling", 3],
];

/** Roles that are not asked for these skills. */
const MANAGING: ReadonlySet<string> = new Set(["Engineering lead", "Program manager"]);
const ASSESSED: readonly IsoDate[] = ["2026-08-31", "2026-09-01", "2026-09-02"].map(isoDate);
const LATER = isoDate("2026-09-14");

/** Every holder knows something of two skills of the workstream; two of each can surely work alone, except in the planted skill. */
export function skillsCsv(): string {
  const random = randomSource(SEED, "people/skills");
  const rows: Cell[][] = [];
  for (const [workstream, skill, people] of NEEDS) {
    const team = HOLDERS.filter(({ workstream: own, band }) => own === workstream && !MANAGING.has(band.role));
    const planted = skill === SINGLE_POINT.skill;
    for (const [place, post] of team.entries()) {
      const knows = random.float() < 0.5;
      const drawn = random.float();
      const level = ((): Level | undefined => {
        if (planted) return post.id === SINGLE_POINT.holder.id ? "Expert" : place % 5 === 1 ? "Basic" : undefined;
        if (place < people) return place === 0 ? "Advanced" : "Working";
        if (!knows) return undefined;
        return drawn < 0.45 ? "Basic" : drawn < 0.85 ? "Working" : "Advanced";
      })();
      const assessed = ASSESSED[place % ASSESSED.length] ?? LATER;
      const asOf = assessed < post.filledOn ? addDays(post.filledOn, 14) : assessed;
      if (level !== undefined) rows.push([post.person, undefined, undefined, skill, level, undefined, asOf]);
    }
  }
  for (const [workstream, skill, people] of NEEDS) rows.push([undefined, undefined, workstream, skill, "Working", people, ASSESSED[0]]);
  return tableText(["Person", "Role", "Workstream", "Skill", "Skill level", "People needed", "As of"], rows);
}
