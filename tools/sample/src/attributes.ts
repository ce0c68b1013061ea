import type { RandomSource } from "@almanac/core";
import { demandTitles } from "./titles/demand-titles.ts";
import { fraudTitles } from "./titles/fraud-titles.ts";
import { platformTitles } from "./titles/platform-titles.ts";
import { searchTitles } from "./titles/search-titles.ts";
import { oneOf, titleMaker, type ItemType, type Title } from "./titles/title-grammar.ts";
import type { Plan } from "./plan.ts";
import type { Priority, ProjectKey, SimItem } from "./sim-item.ts";

const GRAMMARS = { SR: searchTitles, DF: demandTitles, FD: fraudTitles, MP: platformTitles } as const;
/** Cumulative shares of the types of work. */
const TYPES: readonly (readonly [ItemType, number])[] = [["Story", 0.42], ["Task", 0.76], ["Bug", 0.9], ["Spike", 0.97], ["Incident", 1]];
const POINTS = [1, 2, 2, 3, 3, 3, 5, 5, 8] as const;

export type Attributes = Pick<SimItem, "type" | "title" | "labels" | "component" | "points"> & { readonly type: ItemType; readonly priority: Priority; readonly assignee: string };

function typeOf(random: RandomSource): ItemType {
  const drawn = random.float();
  return (TYPES.find(([, upTo]) => drawn < upTo) ?? (["Task", 1] as const))[0];
}

function priorityOf(type: ItemType, random: RandomSource): Priority {
  const drawn = random.float();
  if (type === "Incident") return drawn < 0.6 ? "Highest" : "High";
  if (drawn < 0.18) return "High";
  return drawn < 0.86 ? "Medium" : "Low";
}

/** Draws what a team writes on a new item. Titles never repeat within one maker. */
export function attributeMaker(): (plan: Plan, random: RandomSource) => Attributes {
  const used = new Set<string>();
  const titles = new Map<ProjectKey, (type: ItemType, random: RandomSource) => Title>(
    (["SR", "DF", "FD", "MP"] as const).map((project) => [project, titleMaker(GRAMMARS[project], used)]),
  );
  return (plan, random) => {
    const type = typeOf(random);
    const make = titles.get(plan.project);
    if (make === undefined) throw new RangeError(`no titles for ${plan.project}`);
    const { text, stage } = make(type, random);
    const estimated = (type === "Story" || type === "Task") && random.float() < 0.85;
    return {
      type,
      title: text,
      labels: random.float() < 0.15 ? [stage, type === "Bug" || type === "Incident" ? "production" : "tech-debt"] : [stage],
      component: random.float() < 0.92 ? oneOf(random, plan.components) : null,
      points: estimated ? oneOf(random, POINTS) : null,
      priority: priorityOf(type, random),
      assignee: oneOf(random, plan.roles),
    };
  };
}
