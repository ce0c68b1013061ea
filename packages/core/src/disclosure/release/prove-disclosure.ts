import { compareText } from "../../model/time.ts";
import type { DisclosureRules, PayEquation, PayUnknown } from "./contract.ts";
import { settledRules, type SettledRules } from "./disclosure-rules.ts";
import { equationRows, type EquationRows } from "./equation-rows.ts";
import { everything, telling, type NullSpace } from "./null-space.ts";
import { feasibleBounds, isClose, type PayBounds, type PublishedRange } from "./pay-bounds.ts";
import { certainBounds, certainOneWay, roomSystem } from "./room-to-move.ts";
import { cellName } from "./table-cells.ts";

/** Everything published about pay, ever, and the truth behind it. RESTRICTED. */
export interface ProofInput {
  readonly unknowns: readonly PayUnknown[];
  readonly published: readonly PayEquation[];
  readonly rules?: DisclosureRules;
  /** Whether the sums count as known to the unit, as if nothing were rounded. Default false. */
  readonly unrounded?: boolean;
}

export type DisclosureProof =
  | { readonly safe: true }
  | {
      readonly safe: false;
      /** How many people are determined. */
      readonly people: number;
      /** As few published values as were found that determine one of them: indices into `published`. */
      readonly by: readonly number[];
      /** Values without which nobody is determined, those of few people first: indices into `published`. */
      readonly mend: readonly number[];
    };

/** Insiders who know most about a pay, of whom every two are tried together. */
const TOGETHER = 6;

interface System extends EquationRows {
  readonly space: NullSpace;
  readonly ranges: readonly PublishedRange[];
  readonly rules: SettledRules;
  /** Bounds that a pay has for certain when some columns are known: the quick ways to see that it is not determined, one after another. */
  readonly certain: readonly ((column: number, fixed: readonly number[]) => PayBounds | undefined)[];
}

function systemOf({ unknowns, published, rules: given, unrounded = false }: ProofInput): System {
  const rules = settledRules(given);
  const equations = equationRows(published, unknowns);
  const ranges = equations.rows.map((row, index): PublishedRange => {
    const { value = 0, divisor = 1, exact = unrounded } = published[index] ?? {};
    const truth = row.reduce((sum, factor, at) => sum + factor * (equations.unknowns[at]?.pay ?? 0), 0);
    // A raise of many, paid in rounded amounts, moves the sum a little: the truth stays possible.
    return exact ? { row, low: truth, high: truth } : { row, low: Math.min(truth, (value - rules.base / 2) * divisor), high: Math.max(truth, (value + rules.base / 2) * divisor) };
  });
  const rooms = roomSystem(equations);
  const certain = [certainBounds(rooms), (column: number, fixed: readonly number[]) => certainOneWay(rooms, column, fixed)];
  return { ...equations, ranges, rules, certain, space: equations.rows.reduce(telling, everything(equations.unknowns.length)) };
}

/** Who knows something about a pay by knowing their own: what ties them to it, most first. */
function insiders({ space, columnsOf, unknowns }: System, column: number): readonly (readonly number[])[] {
  const own = unknowns[column]?.person;
  return [...columnsOf]
    .filter(([person]) => person !== own)
    .map(([, columns]) => ({ columns, tie: columns.reduce((sum, at) => sum + Math.abs(space.projection[at * space.size + column] ?? 0), 0) }))
    .filter(({ tie }) => tie > 1e-6)
    .sort((a, b) => b.tie - a.tie || (a.columns[0] ?? 0) - (b.columns[0] ?? 0))
    .map(({ columns }) => columns);
}

/** Nobody, each colleague, and each two of those who know most. */
function* knownTogether(all: readonly (readonly number[])[]): Generator<readonly number[]> {
  yield [];
  yield* all;
  const most = all.slice(0, TOGETHER);
  for (const [index, one] of most.entries()) for (const two of most.slice(index + 1)) yield [...one, ...two];
}

/** The margin at which a pay counts as known. A band that is as close already tells what it tells: then the values must not halve it. */
function marginOf({ unknowns, rules }: System, column: number): number {
  const { low = 0, high = 0 } = unknowns[column] ?? {};
  return isClose({ low, high }, rules.margin) ? (high - low) / (4 * high) : rules.margin;
}

/** What one insider has to know for a pay to be determined; undefined if whatever one or two of them know it is not. */
function determining(system: System, column: number): readonly number[] | undefined {
  const margin = marginOf(system, column);
  for (const fixed of knownTogether(insiders(system, column))) {
    const hasRoom = system.certain.some((boundsOf) => {
      const certain = boundsOf(column, fixed);
      return certain !== undefined && !isClose(certain, margin);
    });
    if (hasRoom) continue;
    const bounds = feasibleBounds(system.ranges, system, column, fixed);
    if (bounds === undefined || isClose(bounds, margin)) return fixed;
  }
  return undefined;
}

/** As few of the values as are needed to determine a pay: each is left out in turn if it is still determined without. */
function fewest(system: System, column: number, fixed: readonly number[]): readonly number[] {
  const margin = marginOf(system, column);
  let kept: readonly number[] = [...system.ranges.keys()];
  for (const index of system.ranges.keys()) {
    const without = kept.filter((each) => each !== index);
    const bounds = feasibleBounds(without.flatMap((each) => system.ranges[each] ?? []), system, column, fixed);
    if (bounds !== undefined && isClose(bounds, margin)) kept = without;
  }
  return kept;
}

/** The first pay that is determined, and how; undefined if nobody's is. */
export function firstDetermined(input: ProofInput): { readonly person: string; readonly by: readonly number[] } | undefined {
  const system = systemOf(input);
  for (const [column, { person }] of system.unknowns.entries()) {
    const fixed = determining(system, column);
    if (fixed !== undefined) return { person, by: fewest(system, column, fixed) };
  }
  return undefined;
}

/** Order in which values are given up: those of few people first. */
function cheapest(published: readonly PayEquation[], indices: readonly number[]): readonly number[] {
  const nameAt = (index: number): string => { const equation = published[index]; return equation === undefined ? "" : cellName(equation); };
  return indices.toSorted((a, b) => (published[a]?.people ?? 0) - (published[b]?.people ?? 0) || compareText(nameAt(a), nameAt(b)) || a - b);
}

/**
 * Whether anybody's pay can be determined from everything published over all editions together. The pays are the unknowns of a linear system, with
 * the publicly known bands as bounds; a rounded value is an interval; a raise given to many links the figures of two dates; who is in
 * which group is known to everybody, and one or two colleagues know their own pay. A pay is determined when its feasible interval is
 * within the margin (METHOD.md 7.4, 7.7 and 7.9). What a band alone tells is not the publication's doing.
 *
 * Of each person it is exact, for somebody outside and for each single colleague: either a change of pays is found that contradicts nothing published
 * and leaves the person room, or two programmes over everything give the interval, and where they give none the person counts as determined.
 * That holds whatever the search for sums of four people and more has missed: it can miss that a sum of so few is told, not what it tells of one.
 * Of two colleagues who put together what they know, every two of the six who know most are tried; that two others know a third exactly is
 * excluded before, because every combination of up to three people is looked at (`toldTogether`).
 *
 * Whoever releases asks with `unrounded`: then nothing rests on rounding, and every other figure that is a function of the same sums, such as a
 * compa-ratio against known midpoints or a gap of means, tells no more than was judged. That pays are whole hundreds tells a reader who knows
 * all sums nothing either: of two people or more, one can always have a hundred more and another a hundred less.
 */
export function proveDisclosure(input: ProofInput): DisclosureProof {
  const { published } = input;
  const system = systemOf(input);
  const found = [...system.unknowns.entries()].flatMap(([column, { person }]) => {
    const fixed = determining(system, column);
    return fixed === undefined ? [] : [{ column, person, fixed }];
  });
  const [first] = found;
  if (first === undefined) return { safe: true };
  const mend: number[] = [];
  for (;;) {
    const left = published.flatMap((equation, index) => (mend.includes(index) ? [] : [{ equation, index }]));
    const next = firstDetermined({ ...input, published: left.map(({ equation }) => equation) });
    if (next === undefined) break;
    const [give] = cheapest(published, next.by.flatMap((at) => left[at]?.index ?? []));
    if (give === undefined) break;
    mend.push(give);
  }
  return { safe: false, people: new Set(found.map(({ person }) => person)).size, by: fewest(system, first.column, first.fixed), mend };
}
