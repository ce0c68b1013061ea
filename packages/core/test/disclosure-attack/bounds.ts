import { withinATenth, type Interval } from "./reach.ts";
import { Simplex, type Programme } from "./simplex.ts";
import type { Knowledge } from "./what-is-known.ts";

/** The method works best on numbers near 1. */
const UNIT = 10_000;
/** As far as it takes to see that somebody is not found out. */
const ENOUGH = 1.25;

/** What the attacker knows as sums with limits; what insiders know of themselves does not move. */
function programmeOf({ unknowns, relations, ascending }: Knowledge, insiders: ReadonlySet<number>): Programme {
  return {
    variables: unknowns.map(({ low, high, truth }, index) => (insiders.has(index) ? { low: truth / UNIT, high: truth / UNIT, start: truth / UNIT } : { low: low / UNIT, high: high / UNIT, start: truth / UNIT })),
    rows: [
      ...relations.map(({ members, low, high }) => ({ low: low / UNIT, high: high / UNIT, terms: members.map((member) => [member, 1] as const) })),
      ...ascending.map(([earlier, later]) => ({ low: 0, high: Infinity, terms: [[earlier, -1] as const, [later, 1] as const] })),
    ],
  };
}

/**
 * The least and the greatest pay of the target that contradict nothing: linear programming over every published sum with its rounding,
 * every band and every raise. It stops when it has shown that the target is not within a tenth.
 *
 * @param insiders unknowns that the attacker knows
 */
export function attackBounds(knowledge: Knowledge, target: number, insiders: ReadonlySet<number>): Interval {
  const simplex = new Simplex(programmeOf(knowledge, insiders));
  const truth = (knowledge.unknowns[target]?.truth ?? 0) / UNIT;
  const high = simplex.push(target, 1, truth * ENOUGH) * UNIT;
  if (!withinATenth({ low: truth * UNIT, high })) return { low: truth * UNIT, high };
  return { low: simplex.push(target, -1, high / UNIT / ENOUGH) * UNIT, high };
}
