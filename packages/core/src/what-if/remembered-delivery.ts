import { streamDelivery, type Delivery } from "../outlook/stream-delivery.ts";

type Deliver = typeof streamDelivery;

/** Trials are made in hundreds: a few items more or less ask for a few trials fewer or more, and the first ones stay the same. */
const STEP = 100;
/** A scenario has a few hundred simulations; enough for what was published and for the last two scenarios. */
const MOST = 4000;

const firstOf = ({ finish, items }: Delivery, trials: number): Delivery => ({ finish: finish.slice(0, trials), items: new Map([...items].map(([item, at]) => [item, at.slice(0, trials)])) });

/**
 * {@link streamDelivery} that remembers its answers: every stream of a joint forecast draws for itself, so a change of one leaves those of the
 * others as they were. Trials follow each other in one sequence of draws, so fewer trials are the first ones of more.
 */
export function rememberedDelivery(): Deliver {
  const known = new Map<string, Delivery>();
  return (work, starts, items, standstills, input) => {
    const { trials, seed, stream, maxWeeks } = input;
    const start = starts[0] ?? 0;
    // Streams that begin when others end, or stand still, begin otherwise in each trial.
    if (standstills.length > 0 || (work.after ?? []).length > 0) return streamDelivery(work, starts, items, standstills, input);
    const made = Math.ceil(trials / STEP) * STEP;
    const { needs: _, ...own } = work;
    const key = JSON.stringify([own, start, items.map(({ item, place }) => [item, place]), stream, seed, maxWeeks, made]);
    let delivery = known.get(key);
    if (delivery === undefined) delivery = streamDelivery(work, new Float64Array(made).fill(start), items, [], { ...input, trials: made });
    else known.delete(key);
    known.set(key, delivery);
    if (known.size > MOST) known.delete(known.keys().next().value ?? "");
    // What is given away is changed by whoever joins streams.
    return firstOf(delivery, trials);
  };
}
