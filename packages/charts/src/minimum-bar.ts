import type { TopLevelSpec } from "vega-lite";
import { chartOf, localeOf, plotOf, toX, type ChartSize, type Layer } from "./frame.ts";
import { bold, labelWidth } from "./label-text.ts";
import { dots, labels, rects, rules, type Label } from "./marks.ts";
import { moneyTick, shortMoney } from "./money-text.ts";
import { colour } from "./theme.ts";

export interface MinimumBarFigure {
  /** With whom; for the description. */
  readonly title: string;
  /** Invoiced in the contract year so far. */
  readonly invoiced: number;
  /** Least that will be billed in the year. */
  readonly minimum: number;
  /** What is to be missing at its end; 0 when the minimum will be reached. */
  readonly shortfall: number;
  readonly currency: string;
}

const BAR = 26;
const TOP = 30;
const LINE = 18;
/** Between a place and the words that belong to it. */
const GAP = 12;

interface Part {
  readonly from: number;
  readonly to: number;
  readonly words: readonly [string, string];
  readonly look: "invoiced" | "expected" | "missing";
}

/** One bar to a yearly minimum: invoiced black, expected blue, what nobody will use an outline that is billed all the same. */
export function minimumBar({ title, invoiced, minimum, shortfall, currency }: Readonly<MinimumBarFigure>, size: ChartSize): TopLevelSpec {
  if (minimum <= 0) throw new Error("a minimum is more than nothing");
  const locale = localeOf(size);
  const money = (amount: number): string => shortMoney(amount, currency, locale);
  // With a shortfall use ends short of the minimum; without one it is only known that the minimum will be reached.
  const used = Math.max(invoiced, minimum - shortfall);
  const all: readonly Part[] = [
    { from: 0, to: invoiced, words: [money(invoiced), "invoiced"], look: "invoiced" },
    { from: invoiced, to: used, words: [money(used - invoiced), "to come at recent use"], look: "expected" },
    { from: used, to: minimum, words: [money(minimum - used), "missing, billed for nothing"], look: "missing" },
  ];
  const parts = all.filter(({ from, to }) => to > from);
  const domain: readonly [number, number] = [0, Math.max(minimum, used)];
  const words = placed(size.width - 4, parts.map((part) => ({ part, left: (part.from / domain[1]) * (size.width - 4) })));
  const height = Math.max(...words.flatMap(({ rows }) => rows.map(({ py }) => py))) + 10;
  const plot = plotOf(size, height, { top: 0, right: 2, bottom: 0, left: 2 }, domain, [height, 0]);
  const span = ({ from, to, words }: Part) => ({ x: from, x2: to, y: TOP, y2: TOP + BAR, title: words.join(" ") });
  const of = (look: Part["look"]) => parts.filter((part) => part.look === look).map(span);
  const layers: Layer[] = [];
  if (of("invoiced").length > 0) layers.push(rects(plot, of("invoiced"), { fill: colour.ink }));
  if (of("expected").length > 0) layers.push(rects(plot, of("expected"), { fill: colour.spotLight, stroke: colour.spot, strokeWidth: 1 }));
  if (of("missing").length > 0) layers.push(rects(plot, of("missing"), { fill: colour.paper, stroke: colour.spot, strokeWidth: 1.25, strokeDash: [3, 2] }));
  const flag = `minimum ${moneyTick(minimum, currency, locale)}`;
  layers.push(rules(plot, [{ x: minimum, x2: minimum, y: TOP - 8, y2: TOP + BAR }], { stroke: colour.ink, strokeWidth: 1.75 }), dots(plot, [{ x: minimum, y: TOP - 8 }], 5, { fill: colour.ink }, "triangle-down"));
  layers.push(labels([{ px: Math.max(labelWidth(flag, 600), toX(plot, minimum) - 10), py: TOP - 16, text: flag }], { align: "right", fill: colour.ink, strong: true }));
  for (const { part, rows } of words) layers.push(labels(rows, { fill: part.look === "invoiced" ? colour.ink : colour.spot }));
  return chartOf(plot, `${title}: ${parts.map(({ words }) => words.join(" ")).join(", ")}, of a minimum of ${money(minimum)}.`, layers);
}

interface Placed {
  readonly part: Part;
  readonly rows: readonly Label[];
}

/** Words stand below the start of their part, the last ones at the end of the bar, all on one level; where they would touch, each has a line of its own. */
function placed(width: number, parts: readonly { readonly part: Part; readonly left: number }[]): readonly Placed[] {
  const py = TOP + BAR + 14;
  const own = ({ words: [amount, what] }: Part): number => Math.max(labelWidth(amount, 600), labelWidth(what)) + 2;
  const beside = parts.map(({ part, left }) => ({ part, px: Math.min(left, width - own(part)) }));
  const apart = beside.every(({ px, part }, index) => px + own(part) + GAP <= (beside[index + 1]?.px ?? Infinity));
  if (apart) return beside.map(({ part, px }) => ({ part, rows: part.words.map((text, line) => ({ px, py: py + line * LINE, text: line === 0 ? bold(text) : text })) }));
  return parts.map(({ part, left }, index) => {
    const [amount, what] = part.words;
    const text = `${bold(amount)} ${what}`;
    return { part, rows: [{ px: Math.max(0, Math.min(left, width - labelWidth(text) - 4)), py: py + index * LINE, text }] };
  });
}
