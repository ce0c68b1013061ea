/** A stretch of time in milliseconds, `[from, to)`. */
export type TimeSpan = readonly [from: number, to: number];

/** The part of a stretch that lies inside another; its length is negative where there is none. */
export const clipSpan = ([from, to]: TimeSpan, [low, high]: TimeSpan): TimeSpan => [Math.max(from, low), Math.min(to, high)];

/** Milliseconds, never negative. */
export const spanLength = ([from, to]: TimeSpan): number => Math.max(0, to - from);

/** Total length of `span` that none of the `holes` covers. Holes may overlap. */
export function uncovered(span: TimeSpan, holes: readonly TimeSpan[]): number {
  let [position, free] = [span[0], 0];
  for (const hole of holes.map((each) => clipSpan(each, span)).filter((each) => spanLength(each) > 0).sort((a, b) => a[0] - b[0])) {
    free += Math.max(0, hole[0] - position);
    position = Math.max(position, hole[1]);
  }
  return free + Math.max(0, span[1] - position);
}
