const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
const bits = (mask: number): number => (mask === 0 ? 0 : (mask & 1) + bits(mask >>> 1));

/**
 * How much of a change each player made: its Shapley value, the mean of what it adds over all orders in which the players can come. Whole
 * numbers in the unit of `value`, rounded by largest remainder so that they add up to `value(all) - value(none)` exactly; a tie goes to the
 * player that is named first in `players`.
 *
 * Exact before rounding, because values are whole and the common denominator is the factorial of the number of players. A player that never
 * changes the value gets 0 before and after rounding. Source: Shapley (1953), A value for n-person games; rounding METHOD.md 1.5.
 *
 * @param value whole number of each coalition, asked once for each
 */
export function shapleyParts<Player>(players: readonly Player[], value: (coalition: ReadonlySet<Player>) => number): ReadonlyMap<Player, number> {
  const values = Array.from({ length: 2 ** players.length }, (_, mask) => value(new Set(players.filter((__, index) => ((mask >>> index) & 1) === 1))));
  const whole = factorial(players.length);
  const shares = players.map((_, index) => {
    let sum = 0;
    for (let mask = 0; mask < values.length; mask += 1) {
      if (((mask >>> index) & 1) === 1) continue;
      const before = bits(mask);
      sum += factorial(before) * factorial(players.length - before - 1) * ((values[mask | (1 << index)] as number) - (values[mask] as number));
    }
    return sum;
  });
  const floors = shares.map((share) => Math.floor(share / whole));
  const left = ((values.at(-1) as number) - (values[0] as number)) - floors.reduce((sum, part) => sum + part, 0);
  const byRemainder = shares.map((share, index) => ({ index, remainder: share - (floors[index] as number) * whole })).toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  const extra = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return new Map(players.map((player, index) => [player, (floors[index] as number) + (extra.has(index) ? 1 : 0)]));
}
