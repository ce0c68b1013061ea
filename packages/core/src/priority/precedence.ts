import { compareText } from "../model/time.ts";
import type { DelayItem } from "./cd3.ts";
import { sequenceCost } from "./sequence.ts";

export interface DependentItem extends DelayItem {
  /** The one item that must be finished first; one that is not in the list is finished already. */
  readonly after?: string;
}

export interface PrecedenceOrder {
  /** Horn's index by id, in money per week squared; null where nothing in it takes any time. */
  readonly index: Readonly<Record<string, number | null>>;
  readonly order: readonly string[];
  /** `Σ cod × completion` of that order, in money: no order that respects precedence costs less. */
  readonly delayCost: number;
}

/** A connected part of the tree that is done in one go, and the parts that hang below it. */
interface Block {
  readonly root: string;
  readonly cod: number;
  readonly duration: number;
  readonly below: readonly Block[];
}

/** Sign of the difference of two ratios cod/duration, without division; a block that takes no time is worth doing at once. */
const compareRatio = (a: Block, b: Block): number => a.cod * b.duration - b.cod * a.duration;
const best = (blocks: readonly Block[]): Block | undefined => blocks.reduce<Block | undefined>((top, block) => (top === undefined || compareRatio(block, top) > 0 ? block : top), undefined);

/** The sub-tree of largest ratio rooted at an item: it takes in the best part below as long as that has the larger ratio. */
function largestBlock(item: DelayItem, children: ReadonlyMap<string, readonly DelayItem[]>): Block {
  let block: Block = { root: item.id, cod: item.cod, duration: item.duration, below: (children.get(item.id) ?? []).map((child) => largestBlock(child, children)) };
  for (let next = best(block.below); next !== undefined && compareRatio(next, block) > 0; next = best(block.below)) {
    const taken = next;
    block = { root: item.id, cod: block.cod + taken.cod, duration: block.duration + taken.duration, below: [...block.below.filter((other) => other !== taken), ...taken.below] };
  }
  return block;
}

/**
 * The order of least delay cost when items wait for others (each for at most one). An item's index is the largest
 * `Σ cod / Σ duration` over connected sub-trees rooted at it, so that an enabler is worth what it makes possible; the available item with the
 * largest index is next, ties by id. Adding the children's ratios instead is wrong: ratios do not add. METHOD.md 8, id
 * `priority.precedence`. Source: Horn (1972), SIAM J. Appl. Math. 23:189-202.
 *
 * @throws RangeError when items wait for each other in a circle
 */
export function precedenceOrder(items: readonly DependentItem[]): PrecedenceOrder {
  const ids = new Set(items.map(({ id }) => id));
  const roots = items.filter(({ after }) => after === undefined || !ids.has(after));
  const children = new Map(items.map(({ id }) => [id, items.filter(({ after }) => after === id)]));
  const order: string[] = [];
  const blocks = new Map<string, Block>();
  const reached = [...roots];
  for (const item of reached) reached.push(...(children.get(item.id) ?? []));
  if (reached.length < items.length) throw new RangeError("items wait for each other in a circle");
  for (const item of items) blocks.set(item.id, largestBlock(item, children));
  const waiting = roots.map(({ id }) => id);
  const priority = (a: string, b: string): number => {
    const [first, second] = [blocks.get(a), blocks.get(b)];
    return (first && second ? compareRatio(second, first) : 0) || compareText(a, b);
  };
  while (waiting.length > 0) {
    waiting.sort(priority);
    const next = waiting.shift() as string;
    order.push(next);
    waiting.push(...(children.get(next) ?? []).map(({ id }) => id));
  }
  const index = Object.fromEntries([...blocks].map(([id, { cod, duration }]) => [id, duration > 0 ? cod / duration : null]));
  return { index, order, delayCost: sequenceCost({ items, order }).delayCost };
}
