import { addDays, isoDate, randomSource } from "@almanac/core";
import { EXPORT_DATES, SEED } from "../../plan.ts";
import type { WorkstreamId } from "../../world.ts";
import { HOLDERS } from "./posts.ts";
import { SINGLE_POINT } from "./story.ts";
import { tableText, type Cell } from "./table-text.ts";

interface Course {
  readonly name: string;
  readonly skill: string;
  readonly provider: string;
  readonly hours: number;
  readonly cost?: number;
  readonly workstreams: readonly WorkstreamId[];
}

const COURSES: readonly Course[] = [
  { name: "Causal inference for experiments", skill: "Online experiments", provider: "University course", hours: 24, cost: 890, workstreams: ["search"] },
  { name: "Ranking with little data", skill: "Learning to rank", provider: "In-house", hours: 12, workstreams: ["search"] },
  { name: "Reconciling hierarchical forecasts", skill: "Hierarchical forecasting", provider: "University course", hours: 16, cost: 640, workstreams: ["demand"] },
  { name: "Chargebacks from label to order", skill: SINGLE_POINT.skill, provider: "In-house", hours: 10, workstreams: ["fraud"] },
  { name: "Explaining a score in words", skill: "Reason codes", provider: "In-house", hours: 8, workstreams: ["fraud"] },
  { name: "Kubernetes in operation", skill: "Kubernetes", provider: "Northgrid Cloud", hours: 32, cost: 1450, workstreams: ["platform"] },
  { name: "Scheduling of shared GPUs", skill: "GPU scheduling", provider: "Northgrid Cloud", hours: 16, cost: 980, workstreams: ["platform"] },
];

const ADDED = isoDate("2026-08-24");
const FIRST_DUE = isoDate("2026-09-18");
const PER_COURSE = 4;
const COURSE_WEEKS = 22;
const AS_OF = EXPORT_DATES.at(-1) ?? ADDED;

/** What the teams plan to learn in the second half of 2026; about half of what is due by now is done. */
export function learningCsv(): string {
  const random = randomSource(SEED, "people/learning");
  const rows: Cell[][] = [];
  for (const { name, skill, provider, hours, cost, workstreams } of COURSES) {
    const team = HOLDERS.filter((post) => workstreams.includes(post.workstream) && post.filledOn < ADDED);
    for (const post of team.slice(2, 2 + PER_COURSE)) {
      const plannedOn = addDays(FIRST_DUE, 7 * random.index(COURSE_WEEKS));
      const doneOn = addDays(plannedOn, random.index(21) - 14);
      const done = random.float() < 0.6 && doneOn <= AS_OF && skill !== SINGLE_POINT.skill;
      rows.push([post.person, name, skill, provider, plannedOn, done ? doneOn : undefined, hours, cost, cost === undefined ? undefined : "EUR", ADDED]);
    }
  }
  return tableText(["Person", "Course", "Skill", "Provider", "Planned on", "Done on", "Hours", "Cost", "Currency", "Added on"], rows);
}
