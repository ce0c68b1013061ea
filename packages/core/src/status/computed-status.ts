/** From best to worst. */
export const COLOURS = ["green", "amber", "red"] as const;
export type Colour = (typeof COLOURS)[number];

export interface StatusPart {
  /** For example `Schedule`. */
  readonly part: string;
  /** Left out: there is nothing to judge it by. */
  readonly colour?: Colour;
  /** Why, in plain words with the figure in it; or what is missing. */
  readonly reason: string;
}

/** Published bounds of a figure that is better when smaller: `green` up to the first, `amber` up to the second, inclusive; else `red`. */
export const atMostColour = (value: number, green: number, amber: number): Colour => (value <= green ? "green" : value <= amber ? "amber" : "red");
/** Likewise of a figure that is better when greater: `green` from the first on, `amber` from the second on. */
export const atLeastColour = (value: number, green: number, amber: number): Colour => (value >= green ? "green" : value >= amber ? "amber" : "red");

/** Whether one colour is better than another. */
export const isBetter = (a: Colour, b: Colour): boolean => COLOURS.indexOf(a) < COLOURS.indexOf(b);

/** The worst of the parts that could be judged: parts are never averaged. Undefined when none could be. */
export function worstColour(parts: readonly StatusPart[]): Colour | undefined {
  const known = parts.flatMap(({ colour }) => (colour === undefined ? [] : [COLOURS.indexOf(colour)]));
  return known.length === 0 ? undefined : COLOURS[Math.max(...known)];
}
