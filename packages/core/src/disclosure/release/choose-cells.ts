import type { LinkedRisk, PayEquation } from "./contract.ts";
import { equationName, linkedRisk, withRow, type Told } from "./linked-risk.ts";

/** Cells that are safe by themselves and are told together, mostly one, with everything that they tell. */
export interface Candidate {
  readonly equations: readonly PayEquation[];
  readonly rows: readonly Float64Array[];
  /** Whether a value was shown before. */
  readonly shown: boolean;
}

export interface Chosen {
  readonly told: Told;
  /** By index of the candidate. */
  readonly accepted: ReadonlySet<number>;
  readonly refused: ReadonlyMap<number, LinkedRisk>;
}

/** Up to so many candidates every refused one is tried first once, so that a single large cell does not cost several small ones. */
const RETRIED = 24;

/** Everything told with a candidate's rows as well, or what that would tell too much. */
function tellingAll(start: Told, { rows, equations }: Candidate): Told | LinkedRisk {
  const name = equations.map(equationName).join(" and ");
  let told = start;
  for (const row of rows) {
    const risk = linkedRisk(told, row);
    if (risk !== undefined) return risk;
    told = withRow(told, row, name);
  }
  return told;
}

/** @param most so many may be refused; with more, undefined */
function accept(start: Told, candidates: readonly Candidate[], order: readonly number[], most = Infinity): Chosen | undefined {
  let told = start;
  const accepted = new Set<number>();
  const refused = new Map<number, LinkedRisk>();
  for (const index of order) {
    const candidate = candidates[index];
    if (candidate === undefined) continue;
    const after = tellingAll(told, candidate);
    if ("people" in after) {
      refused.set(index, after);
      if (refused.size > most) return undefined;
    } else {
      told = after;
      accepted.add(index);
    }
  }
  return { told, accepted, refused };
}

/** Sets that are tried to see whether giving up fewer cells is enough. */
const TRIED = 150;

/** Every choice of so many items, those of the first items first. */
function* choices(items: readonly number[], size: number, from = 0): Generator<readonly number[]> {
  if (size === 0) yield [];
  else for (let at = from; at <= items.length - size; at += 1) for (const rest of choices(items, size - 1, at + 1)) yield [items[at] ?? 0, ...rest];
}

/** Everything but as few cells as possible, if fewer than so many are enough; inner cells of few people are given up first. */
function withFewest(start: Told, candidates: readonly Candidate[], order: readonly number[], cheapest: readonly number[], lost: number): Chosen | undefined {
  let tried = 0;
  for (let size = 1; size < lost; size += 1) {
    for (const given of choices(cheapest, size)) {
      if ((tried += 1) > TRIED) return undefined;
      let told: Told | undefined = start;
      for (const index of order) {
        const candidate = candidates[index];
        if (candidate === undefined || given.includes(index)) continue;
        const after = tellingAll(told, candidate);
        told = "people" in after ? undefined : after;
        if (told === undefined) break;
      }
      if (told === undefined) continue;
      // Why the others are not told is seen once everything else is.
      return accept(start, candidates, [...order.filter((index) => !given.includes(index)), ...given]);
    }
  }
  return undefined;
}

/**
 * Which of the cells that are safe by themselves can be told together. Cells that showed a value come first, so that the pattern of before is
 * used again where it passes; then totals, then large cells. Other orders are tried, and one that tells more cells is taken.
 */
export function chooseCells(start: Told, candidates: readonly Candidate[]): Chosen {
  // What is already told forbids these, whatever else is told.
  const forbidden = new Map([...candidates.entries()].flatMap(([index, candidate]) => {
    const after = tellingAll(start, candidate);
    return "people" in after ? [[index, after] as const] : [];
  }));
  const indices = [...candidates.keys()].filter((index) => !forbidden.has(index));
  const by = (...keys: readonly ((candidate: Candidate) => number)[]): readonly number[] =>
    indices.toSorted((a, b) => {
      const [one, two] = [candidates[a], candidates[b]];
      return one === undefined || two === undefined ? 0 : (keys.map((key) => key(one) - key(two)).find((difference) => difference !== 0) ?? a - b);
    });
  const shown = ({ shown: before }: Candidate): number => (before ? 0 : 1);
  const depth = ({ equations }: Candidate): number => Object.keys(equations[0]?.key ?? {}).length;
  const size = ({ equations }: Candidate): number => Math.min(...equations.map(({ people }) => people));
  const orders = [by(shown, depth, (each) => -size(each)), by((each) => -depth(each), size), by((each) => -depth(each), (each) => -size(each))];
  let best: Chosen | undefined;
  const consider = (order: readonly number[]): void => {
    if (best?.accepted.size === indices.length) return;
    const chosen = accept(start, candidates, order, best === undefined ? Infinity : best.refused.size - 1);
    if (chosen !== undefined) best = chosen;
  };
  for (const order of orders) consider(order);
  if (best !== undefined && indices.length <= RETRIED) {
    for (const first of [...best.refused.keys()]) consider([first, ...(orders[0] ?? []).filter((index) => index !== first)]);
  }
  const lost = indices.length - (best?.accepted.size ?? 0);
  const fewest = lost > 1 && indices.length <= RETRIED ? withFewest(start, candidates, orders[0] ?? [], orders[1] ?? [], lost) : undefined;
  best = fewest ?? best;
  return { told: best?.told ?? start, accepted: best?.accepted ?? new Set(), refused: new Map([...forbidden, ...(best?.refused ?? [])]) };
}
