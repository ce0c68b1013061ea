/**
 * The site's colour tokens with their light values, as in the stylesheet. Mermaid works with the light values, because it
 * computes with colours; the finished drawing names the tokens, so that one drawing follows light, dark and print.
 */
export const PALETTE = {
  "--paper": "#fbfcfa",
  "--tint": "#f0f3f1",
  "--ink": "#14181b",
  "--ink-2": "#454c52",
  "--ink-3": "#5f676d",
  "--rule": "#c6cccb",
  "--grid": "#e1e5e3",
  "--spot": "#00506f",
  "--spot-mid": "#4d8ca6",
  "--spot-light": "#a9cbd8",
  "--spot-pale": "#dfebf0",
} as const;

export type Token = keyof typeof PALETTE;

/** Where a colour is used decides which tokens it may become: text must stay legible in both schemes. */
export type ColourUse = "fill" | "stroke" | "text";

const USES: Readonly<Record<ColourUse, readonly Token[]>> = {
  fill: ["--paper", "--tint", "--ink", "--ink-2", "--ink-3", "--rule", "--grid", "--spot", "--spot-mid", "--spot-light", "--spot-pale"],
  stroke: ["--ink", "--ink-2", "--ink-3", "--rule", "--grid", "--spot", "--spot-mid", "--paper"],
  text: ["--ink", "--ink-2", "--ink-3", "--spot", "--paper"],
};

type Channels = readonly [number, number, number];

function channelsOfHex(hex: string): Channels {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

const COMPUTED = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)(?:\s*[,/]\s*([\d.]+))?\s*\)$/;

const distance = (a: Channels, b: Channels): number => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;

/**
 * The token nearest to a computed colour (`rgb(…)` or `rgba(…)`), as `var(--…)`. `none` for a colour that shows nothing;
 * undefined for text that is not a colour. A theme colour is hit exactly; a colour that an author chose moves to the nearest.
 */
export function tokenOf(computed: string, use: ColourUse): string | undefined {
  if (computed === "none" || computed === "transparent") return "none";
  const match = COMPUTED.exec(computed);
  if (match === null) return undefined;
  if (match[4] !== undefined && Number(match[4]) === 0) return "none";
  const colour: Channels = [Number(match[1]), Number(match[2]), Number(match[3])];
  const ranked = USES[use].map((token) => ({ token, far: distance(colour, channelsOfHex(PALETTE[token])) })).toSorted((a, b) => a.far - b.far);
  const nearest = ranked[0];
  return nearest === undefined ? undefined : `var(${nearest.token})`;
}
