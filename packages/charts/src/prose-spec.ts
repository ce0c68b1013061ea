import type { Config, TopLevelSpec } from "vega-lite";
import type { ChartSize } from "./frame.ts";
import { renderSvg } from "./render-svg.ts";
import type { SvgLabel } from "./finish-svg.ts";
import { colour, FONT_SIZE } from "./theme.ts";

/** A spec that an author wrote in a page, after it was checked, and the rows of the facts that it names. */
export interface ProseSpec {
  /** JSON of Vega-Lite. */
  readonly spec: string;
  readonly data: Readonly<Record<string, readonly Readonly<Record<string, string | number | boolean | null>>[]>>;
  /** Names of colours that authors use, and what stands for them in the page. */
  readonly colours: ReadonlyMap<string, string>;
  /** Words of columns whose colours are fixed, in the order of the categories. */
  readonly fixed: Readonly<Record<string, readonly string[]>>;
}

/** In pixels. What is larger nobody scrolls through: a plot for each of hundreds of rows. */
const LARGEST = { width: 3000, height: 10_000 } as const;

const HEIGHT = { wide: 260, compact: 220 } as const;
const CATEGORIES = [1, 2, 3, 4, 5, 6].map((number) => `var(--c${String(number)})`);
const SHADES = [colour.spotPale, colour.spotLight, colour.spotMid, colour.spot];

/** The looks of the site for axes, legends and heads that a spec asks for. */
const LOOKS: Config = {
  aria: false,
  mark: { aria: false, tooltip: null, color: colour.ink },
  axis: { ticks: false, domain: false, gridColor: colour.grid, labelColor: colour.ink3, labelFontSize: FONT_SIZE, labelPadding: 6, titleColor: colour.ink2, titleFontSize: FONT_SIZE, titleFontWeight: 400, titlePadding: 8 },
  axisX: { grid: false, domain: true, domainColor: colour.ink, domainWidth: 1.25, labelAngle: 0, labelOverlap: "parity" },
  // Read without turning the head: above the axis.
  axisY: { titleAngle: 0, titleAlign: "left", titleBaseline: "bottom", titleAnchor: "end", titleX: 0, titleY: -8, tickCount: 5 },
  legend: { orient: "top", direction: "horizontal", labelColor: colour.ink2, labelFontSize: FONT_SIZE, titleColor: colour.ink2, titleFontSize: FONT_SIZE, titleFontWeight: 400, symbolStrokeWidth: 1.75, offset: 26 },
  header: { labelColor: colour.ink, labelFontSize: FONT_SIZE, titleColor: colour.ink2, titleFontSize: FONT_SIZE, titleFontWeight: 400 },
  range: { category: CATEGORIES, ordinal: SHADES, ramp: SHADES, heatmap: SHADES },
  text: { fill: colour.ink2, fontSize: FONT_SIZE },
  bar: { fillOpacity: 0.86 },
  arc: { stroke: colour.paper },
};

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const isColourKey = (key: string): boolean => key === "fill" || key === "stroke" || key === "color" || key.endsWith("Color");
const COLOUR_CHANNELS: ReadonlySet<string> = new Set(["color", "fill", "stroke"]);

/** Names of colours as the variables of the style sheet, where a colour is meant. */
function coloured(value: Json, key: string, colours: ReadonlyMap<string, string>, isColour: boolean): Json {
  if (typeof value === "string") return isColour ? (colours.get(value) ?? value) : value;
  if (Array.isArray(value)) return value.map((item: Json) => coloured(item, key, colours, isColour));
  if (typeof value !== "object" || value === null) return value;
  const channel = COLOUR_CHANNELS.has(key) || (key === "scale" && isColour);
  const within = (name: string): boolean => isColourKey(name) || (channel && ["value", "range", "scale", "condition"].includes(name));
  return Object.fromEntries(Object.entries(value).map(([name, inner]): [string, Json] => [name, coloured(inner, name, colours, within(name))]));
}

/** A workstream has its colour on every page, whatever else a chart shows. */
function withFixedColours(value: Json, key: string, { fixed, data }: Pick<ProseSpec, "fixed" | "data">): Json {
  if (Array.isArray(value)) return value.map((item: Json) => withFixedColours(item, key, { fixed, data }));
  if (typeof value !== "object" || value === null) return value;
  const channel = Object.fromEntries(Object.entries(value).map(([name, inner]): [string, Json] => [name, withFixedColours(inner, name, { fixed, data })]));
  const field = channel["field"];
  const words = COLOUR_CHANNELS.has(key) && typeof field === "string" && channel["scale"] === undefined ? fixed[field] : undefined;
  if (words === undefined || typeof field !== "string") return channel;
  const present = new Set(Object.values(data).flatMap((rows) => rows.map((row) => row[field])));
  const domain = words.filter((word) => present.has(word));
  return [...present].some((word) => !words.includes(String(word))) ? channel : { ...channel, scale: { domain, range: domain.map((word) => CATEGORIES[words.indexOf(word) % CATEGORIES.length] ?? colour.ink) } };
}

/** Dates on the clock of no machine: every time of the compiled chart is one of UTC. */
function onUtc(value: unknown, key = ""): unknown {
  if (typeof value === "string") return value.replace(/\btimeFormat\(/g, "utcFormat(");
  if (Array.isArray(value)) return value.map((item) => onUtc(item, key));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => [name, name === "values" && key === "data" ? inner : onUtc(inner, name)]);
  const result: Record<string, unknown> = Object.fromEntries(entries);
  if (key === "scales" && result["type"] === "time") result["type"] = "utc";
  if (result["formatType"] === "time") result["formatType"] = "utc";
  if (key === "transform" && result["type"] === "timeunit") result["timezone"] = "utc";
  return result;
}

/** Room for the labels beside a plot. */
const LABELS = 110;

/** Plots that stand beside each other stand below each other on a phone, each as wide as it is. `turned`: columns that were repeated around it became rows. */
function belowEachOther(value: Json, width: number, parent = "", turned = false): Json {
  if (Array.isArray(value)) return value.map((item: Json) => belowEachOther(item, width, parent, turned));
  if (typeof value !== "object" || value === null) return value;
  const repeat: unknown = "repeat" in value ? value["repeat"] : undefined;
  const turns = turned || (typeof repeat === "object" && repeat !== null && "column" in repeat && !("row" in repeat));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]): [string, Json] => {
      const name = key === "hconcat" ? "vconcat" : key === "column" && (parent === "encoding" || parent === "facet" || parent === "repeat") && !("row" in value) ? "row" : key;
      if (key === "repeat" && inner === "column" && turned) return [name, "row"];
      const set = key === "columns" ? 1 : key === "width" && typeof inner === "number" ? Math.min(inner, width - LABELS) : belowEachOther(inner, width, key, turns);
      return [name, set];
    }),
  );
}

const KEYED: ReadonlySet<string> = new Set(["color", "fill", "stroke", "size", "shape", "opacity", "strokeDash"]);
/** Height of a legend above the plot. */
const LEGEND = { wide: 40, compact: 64 } as const;

/** How many legends a spec asks for. */
function legendsIn(value: Json): number {
  if (Array.isArray(value)) return Math.max(0, ...value.map(legendsIn));
  if (typeof value !== "object" || value === null) return 0;
  const own = Object.entries(value).filter(([key, inner]) => KEYED.has(key) && typeof inner === "object" && inner !== null && "field" in inner && !("legend" in inner && inner["legend"] === null)).length;
  return own + Math.max(0, ...Object.values(value).map(legendsIn));
}

type Compiled = Parameters<NonNullable<Parameters<typeof renderSvg>[2]>>[0];

/** Vega sets legends side by side, and the second would leave a narrow drawing. */
const legendsBelowEachOther = (compiled: Compiled): Compiled => ({ ...compiled, config: { ...compiled.config, legend: { ...compiled.config?.legend, layout: { top: { anchor: "start", direction: "vertical" } } } } });

/** One plot, or layers of one: it takes the width of the page. Plots beside each other have the sizes that the author gave. */
const isOnePlot = (spec: Readonly<Record<string, Json>>): boolean =>
  !["facet", "repeat", "concat", "hconcat", "vconcat"].some((key) => key in spec) && !["row", "column", "facet"].some((channel) => channel in Object(spec["encoding"] ?? {}));

/**
 * Draws a spec of an author: with the site's looks, on data that is given here, the same bytes on every machine.
 * @throws Error when Vega-Lite or Vega warns, when the spec asks for outside data, and when the drawing is larger than anybody reads
 */
export async function drawProseSpec({ spec, data, colours, fixed }: ProseSpec, size: ChartSize, label: SvgLabel): Promise<string> {
  const parsed = JSON.parse(spec) as Readonly<Record<string, Json>>;
  const { title: _title, description: _description, $schema: _schema, ...written } = withFixedColours(coloured(parsed, "", colours, false), "", { fixed, data }) as Readonly<Record<string, Json>>;
  const layout = size.compact ? "compact" : "wide";
  const height = (typeof written["height"] === "number" ? written["height"] : HEIGHT[layout]) + legendsIn(written) * LEGEND[layout];
  const fitted = isOnePlot(written) ? { ...written, width: size.width, height, autosize: { type: "fit", contains: "padding" } } : size.compact ? (belowEachOther(written, size.width) as typeof written) : written;
  // What is no spec Vega-Lite refuses itself.
  const whole: unknown = { ...fitted, padding: { left: 2, right: 10, top: 6, bottom: 2 }, datasets: data, config: { ...LOOKS, legend: { ...LOOKS.legend, columns: size.compact ? 2 : 5 } } };
  const svg = await renderSvg(whole as TopLevelSpec, label, (compiled) => legendsBelowEachOther(onUtc(compiled) as typeof compiled));
  const [, across = "0", up = "0"] = /^<svg [^>]*?\bwidth="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  if (Number(across) > LARGEST.width || Number(up) > LARGEST.height) throw new Error(`chart "${label.title}": it is ${across} pixels wide and ${up} high; the limits are ${String(LARGEST.width)} and ${String(LARGEST.height)}: draw fewer plots, or fewer categories`);
  return svg;
}
