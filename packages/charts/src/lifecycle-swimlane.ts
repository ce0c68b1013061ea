import { formatText } from "@almanac/core";
import { finishSvg, type SvgLabel } from "./finish-svg.ts";
import { localeOf, type ChartSize } from "./frame.ts";
import { bold, labelWidth, shorten, widest, wrap } from "./label-text.ts";
import { svgNumber, svgWords } from "./svg-parts.ts";
import { BOLD, categoryColour, colour, type CategoryNumber } from "./theme.ts";

/** Items of one workstream in one stage. */
export interface StageCell {
  readonly waiting: number;
  readonly inProgress: number;
  readonly finished: number;
  /** Age of the oldest in progress, days. */
  readonly oldest?: number | undefined;
  /** How often one of them was moved back. */
  readonly back: number;
}

export interface StageLane {
  readonly title: string;
  /** Where the workstream as a whole stands, and what is said of its next gate. */
  readonly below: readonly string[];
  readonly category?: CategoryNumber | undefined;
  /** One a stage, in the order of the stages. */
  readonly cells: readonly StageCell[];
}

export interface LifecycleFigure {
  readonly stages: readonly string[];
  readonly lanes: readonly StageLane[];
}

const NAMES = 214;
/** Narrower columns are set as rows. */
const LEAST_COLUMN = 112;
const PITCH = 11;
const RADIUS = 4;
const LANE = { wide: 98, row: 24, head: 30 } as const;

type Text = { readonly fill?: string; readonly anchor?: "start" | "end"; readonly strong?: boolean };
const textAt = (x: number, y: number, words: string, { fill = colour.ink2, anchor = "start", strong = false }: Text = {}): string =>
  `<text x="${svgNumber(x)}" y="${svgNumber(y)}" fill="${fill}"${anchor === "end" ? ' text-anchor="end"' : ""}>${svgWords(strong ? bold(words) : words)}</text>`;
const lineAt = (x: number, x2: number, y: number, y2: number, stroke: string): string => `<path d="M${svgNumber(x)},${svgNumber(y)}L${svgNumber(x2)},${svgNumber(y2)}" stroke="${stroke}" stroke-width="1"/>`;

/** One circle an item: as many as there is room for. Black is in progress, hollow is not started. */
function circles(x: number, y: number, count: number, room: number, solid: boolean, words: string): string {
  const shown = Math.min(count, Math.max(0, Math.floor(room / PITCH)));
  if (shown === 0) return "";
  const one = (index: number): string => {
    const [left, r] = [svgNumber(x + index * PITCH), svgNumber(solid ? RADIUS : RADIUS - 0.5)];
    return `M${left},${svgNumber(y)}a${r},${r},0,1,1,${svgNumber((solid ? RADIUS : RADIUS - 0.5) * 2)},0a${r},${r},0,1,1,-${svgNumber((solid ? RADIUS : RADIUS - 0.5) * 2)},0`;
  };
  const path = Array.from({ length: shown }, (_, index) => one(index)).join("");
  return `<path aria-label="${svgWords(words)}" d="${path}" ${solid ? `fill="${colour.ink}"` : `fill="none" stroke="${colour.ink2}" stroke-width="1"`}/>`;
}

/** As many lines beneath the name as a lane has room for. */
const belowOf = ({ below }: StageLane, width: number): readonly string[] => below.flatMap((line) => wrap(line, width, 2)).slice(0, 4);

interface Words {
  readonly count: (value: number) => string;
  readonly said: (lane: StageLane, stage: string, cell: StageCell) => string;
}

const doneText = ({ finished, back }: StageCell, { count }: Words): string => `${count(finished)} done${back > 0 ? `, ${count(back)} back` : ""}`;

function wideLanes({ stages, lanes }: LifecycleFigure, width: number, words: Words): readonly [string, number] {
  const column = (width - NAMES) / stages.length;
  const out: string[] = stages.map((stage, index) => textAt(NAMES + index * column + 10, 16, shorten(stage, column - 16, BOLD), { strong: true }));
  const top = LANE.head;
  const height = top + lanes.length * LANE.wide;
  out.push(lineAt(0, width, top, top, colour.ink), ...stages.map((_, index) => lineAt(NAMES + index * column, NAMES + index * column, top, height, colour.grid)));
  lanes.forEach((lane, row) => {
    const y = top + row * LANE.wide;
    if (lane.category !== undefined) out.push(`<rect x="0" y="${svgNumber(y + 12)}" width="4" height="${svgNumber(LANE.wide - 24)}" fill="${categoryColour(lane.category)}"/>`);
    out.push(textAt(13, y + 24, shorten(lane.title, NAMES - 24, BOLD), { strong: true }), ...belowOf(lane, NAMES - 24).map((line, index) => textAt(13, y + 41 + index * 16.5, line)));
    lane.cells.forEach((cell, index) => {
      const x = NAMES + index * column + 10;
      const said = words.said(lane, stages[index] ?? "", cell);
      const room = column - 20 - 24;
      const numbered = (value: number, drop: number, solid: boolean): string =>
        value === 0 ? "" : textAt(x + 16, y + drop, words.count(value), { anchor: "end", strong: solid }) + circles(x + 23, y + drop - 4.5, value, room, solid, said);
      out.push(numbered(cell.inProgress, 22, true), numbered(cell.waiting, 41, false));
      if (cell.oldest !== undefined && cell.inProgress > 0) out.push(textAt(x, y + 63, `oldest ${words.count(cell.oldest)}\u00a0days`, { fill: colour.ink2 }));
      if (cell.finished + cell.back > 0) out.push(textAt(x, y + 81, doneText(cell, words), { fill: colour.ink3 }));
    });
    out.push(lineAt(0, width, y + LANE.wide, y + LANE.wide, row === lanes.length - 1 ? colour.ink : colour.rule));
  });
  return [out.join(""), height + 1];
}

function stackedLanes({ stages, lanes }: LifecycleFigure, width: number, words: Words): readonly [string, number] {
  const names = Math.min(widest(stages) + 14, width * 0.3);
  const right = widest(lanes.flatMap(({ cells }) => cells.map((cell) => doneText(cell, words)))) + 4;
  const room = width - names - right - 8;
  let y = 0;
  const out: string[] = [];
  for (const lane of lanes) {
    const below = belowOf(lane, width - 13);
    if (lane.category !== undefined) out.push(`<rect x="0" y="${svgNumber(y + 6)}" width="4" height="${svgNumber(18 + below.length * 17)}" fill="${categoryColour(lane.category)}"/>`);
    out.push(textAt(13, y + 20, shorten(lane.title, width - 13, BOLD), { strong: true }), ...below.map((line, index) => textAt(13, y + 38 + index * 17, line)));
    y += 30 + below.length * 17;
    out.push(lineAt(0, width, y, y, colour.ink));
    lane.cells.forEach((cell, index) => {
      const said = words.said(lane, stages[index] ?? "", cell);
      const more = cell.inProgress + cell.waiting - Math.floor(room / PITCH);
      const plus = more > 0 ? `+${words.count(more)}` : "";
      const free = more > 0 ? room - labelWidth(`+${words.count(more + 9)}`) - 6 : room;
      const shown = Math.max(0, Math.floor(free / PITCH));
      const solid = Math.min(cell.inProgress, shown);
      const hollow = Math.min(cell.waiting, shown - solid);
      out.push(textAt(0, y + 17, shorten(stages[index] ?? "", names - 8)), circles(names, y + 12.5, solid, free, true, said), circles(names + solid * PITCH, y + 12.5, hollow, free, false, said));
      const rest = cell.inProgress + cell.waiting - solid - hollow;
      if (plus !== "" && rest > 0) out.push(textAt(names + (solid + hollow) * PITCH + 3, y + 17, `+${words.count(rest)}`));
      if (cell.finished + cell.back > 0) out.push(textAt(width, y + 17, doneText(cell, words), { fill: colour.ink3, anchor: "end" }));
      y += LANE.row;
      out.push(lineAt(0, width, y, y, colour.grid));
    });
    y += 14;
  }
  return [out.join(""), Math.max(1, y - 13)];
}

/**
 * Workstreams across the stages of the lifecycle: a black circle for each item in progress, a ring for each that is not started, and what is
 * done or came back in numbers. Columns of stages where they fit, rows of stages on a phone.
 */
export function lifecycleSwimlane(figure: Readonly<LifecycleFigure>, size: ChartSize, { title, key }: Pick<SvgLabel, "title" | "key">): string {
  const { stages, lanes } = figure;
  if (stages.length === 0 || lanes.length === 0) throw new Error("a lifecycle needs a stage and a workstream");
  const locale = localeOf(size);
  const count = (value: number): string => formatText(value, "count", locale);
  const words: Words = {
    count,
    said: (lane, stage, { waiting, inProgress, finished, oldest, back }) =>
      `${lane.title}, ${stage}: ${count(inProgress)} in progress${oldest === undefined ? "" : `, the oldest for ${formatText(oldest, "days", locale)}`}, ${count(waiting)} not started, ${count(finished)} finished, ${count(back)} moved back`,
  };
  const [body, height] = !size.compact && (size.width - NAMES) / stages.length >= LEAST_COLUMN ? wideLanes(figure, size.width, words) : stackedLanes(figure, size.width, words);
  const description = lanes.map((lane) => lane.cells.map((cell, index) => words.said(lane, stages[index] ?? "", cell)).join("; ")).join(". ");
  const [width, tall] = [svgNumber(size.width), svgNumber(height)];
  return finishSvg(`<svg width="${width}" height="${tall}" viewBox="0 0 ${width} ${tall}"><g>${body}</g></svg>`, { title, description: `${description}.`, key });
}
