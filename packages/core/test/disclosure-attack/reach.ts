import { apart, dot, NOTHING, withDirection, type Freedom } from "./freedom.ts";
import type { Knowledge } from "./what-is-known.ts";

/** Values that a person's pay can have without contradicting anything that the attacker knows. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Ends of an interval whose middle is within a tenth of everything in it. */
const TENTH = 1.1 / 0.9;
/** So often a limit may be met and walked along. */
const MOST_TURNS = 24;

/** Whoever knows this interval and says its middle is at most 10 % off. */
export const withinATenth = ({ low, high }: Interval): boolean => high <= low * TENTH;

interface Step {
  readonly length: number;
  /** What stopped it, as a direction that must not be gone any more. */
  readonly blocked: Float64Array | undefined;
}

/** How far one can go until a band ends or pay would fall. */
function stepAlong({ unknowns, ascending }: Knowledge, { column }: Freedom, values: Float64Array, direction: Float64Array): Step {
  let length = Infinity;
  let blocked: Float64Array | undefined;
  const limit = (room: number, of: () => Float64Array): void => {
    if (room >= length) return;
    length = Math.max(0, room);
    blocked = of();
  };
  for (const [index, { low, high }] of unknowns.entries()) {
    const [value, slope] = [values[index] ?? 0, direction[index] ?? 0];
    if (Math.abs(slope) > NOTHING) limit(slope > 0 ? (high - value) / slope : (low - value) / slope, () => column(index));
  }
  for (const [earlier, later] of ascending) {
    const slope = (direction[later] ?? 0) - (direction[earlier] ?? 0);
    if (slope < -NOTHING) limit(((values[later] ?? 0) - (values[earlier] ?? 0)) / -slope, () => column(later).map((value, index) => value - (column(earlier)[index] ?? 0)));
  }
  return { length, blocked };
}

/** The furthest that one unknown is found to go up or down from the truth while all published sums stay as they are. */
function furthest(knowledge: Knowledge, freedom: Freedom, target: number, known: readonly Float64Array[], towards: 1 | -1, enough: number): number {
  const values = Float64Array.from(knowledge.unknowns, ({ truth }) => truth);
  let basis = known;
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const direction = apart(freedom.column(target), basis);
    if (dot(direction, direction) < NOTHING) break;
    if (towards < 0) for (let index = 0; index < direction.length; index += 1) direction[index] = -(direction[index] ?? 0);
    const { length, blocked } = stepAlong(knowledge, freedom, values, direction);
    for (let index = 0; index < values.length; index += 1) values[index] = (values[index] ?? 0) + length * (direction[index] ?? 0);
    if (blocked === undefined || towards * ((values[target] ?? 0) - enough) >= 0) break;
    basis = withDirection(basis, blocked);
  }
  return values[target] ?? 0;
}

/** What an insider knows: these unknowns are no unknowns any more. */
export const knownTo = ({ column }: Freedom, unknowns: readonly number[]): readonly Float64Array[] => unknowns.reduce<readonly Float64Array[]>((basis, unknown) => withDirection(basis, column(unknown)), []);

/**
 * Values that the target certainly can have, whatever the attacker does: a proof of safety that needs no linear program. It looks along
 * the directions that published sums leave open and turns at every limit; if it finds little, the true interval may still be wide.
 */
export function certainReach(knowledge: Knowledge, freedom: Freedom, target: number, known: readonly Float64Array[]): Interval {
  const truth = knowledge.unknowns[target]?.truth ?? 0;
  const high = furthest(knowledge, freedom, target, known, 1, truth * TENTH * 1.001);
  if (!withinATenth({ low: truth, high })) return { low: truth, high };
  return { low: furthest(knowledge, freedom, target, known, -1, high / (TENTH * 1.001)), high };
}
