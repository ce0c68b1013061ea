import { table, type Facts } from "../facts.ts";
import { namedRows, textIn } from "../table-rows.ts";

export type LineageKind = "dataset" | "model" | "environment" | "benefit";

export interface LineageStep {
  readonly from: string;
  readonly relation: string;
  readonly to: string;
}

/** What stands at either end of a step, by its relation. */
const ENDS: Readonly<Record<string, readonly [LineageKind, LineageKind]>> = {
  "made into": ["dataset", "dataset"],
  trains: ["dataset", "model"],
  evaluates: ["dataset", "model"],
  "base of": ["model", "model"],
  "released to": ["model", "environment"],
  brought: ["model", "benefit"],
  "is to bring": ["model", "benefit"],
};

export const endsOf = ({ relation }: LineageStep): readonly [LineageKind, LineageKind] | undefined => ENDS[relation];
/** A dataset and a model may share a name. */
export const nodeId = (kind: LineageKind, name: string): string => `${kind}:${name}`;

/** Every step once, whoever states it. A benefit that was brought is not also one that is to come. */
export function lineageSteps(facts: Facts): readonly LineageStep[] {
  const all = namedRows(table(facts, "lineage.edges.steps")).map((row): LineageStep => ({ from: textIn(row, "from"), relation: textIn(row, "relation"), to: textIn(row, "to") }));
  const brought = new Set(all.filter(({ relation }) => relation === "brought").map(({ from, to }) => `${from}\n${to}`));
  const seen = new Set<string>();
  return all.filter((step) => {
    const key = [step.from, step.relation, step.to].join("\n");
    const repeated = seen.has(key) || ENDS[step.relation] === undefined || (step.relation === "is to bring" && brought.has(`${step.from}\n${step.to}`));
    seen.add(key);
    return !repeated;
  });
}

/** Steps that lead to one thing and from it, however many steps away; not what merely shares a source with it. */
export function lineageAbout(steps: readonly LineageStep[], kind: LineageKind, name: string): readonly LineageStep[] {
  const start = nodeId(kind, name);
  const reach = (forward: boolean): ReadonlySet<LineageStep> => {
    const [found, known] = [new Set<LineageStep>(), new Set([start])];
    for (let before = -1; before < found.size; ) {
      before = found.size;
      for (const step of steps) {
        const ends = endsOf(step);
        if (ends === undefined) continue;
        const [from, to] = [nodeId(ends[0], step.from), nodeId(ends[1], step.to)];
        if (known.has(forward ? from : to)) {
          found.add(step);
          known.add(forward ? to : from);
        }
      }
    }
    return found;
  };
  const about = new Set([...reach(true), ...reach(false)]);
  return steps.filter((step) => about.has(step));
}
