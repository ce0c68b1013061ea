import type { Plot } from "./frame.ts";
import { overlaps, type Box } from "./label-place.ts";
import { labelWidth } from "./label-text.ts";
import type { Label } from "./marks.ts";

interface Around {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

const HALF_LINE = 7.5;
/** Pixels between two boxes that stand for a line. */
const SAMPLE = 5;

/** A line as small boxes, so that labels keep off it. */
export const lineBoxes = (points: readonly { readonly x: number; readonly y: number }[]): readonly Box[] =>
  points.flatMap(({ x, y }, index): readonly Box[] => {
    const before = points[index - 1];
    if (before === undefined) return [];
    const steps = Math.max(1, Math.ceil(Math.hypot(x - before.x, y - before.y) / SAMPLE));
    return Array.from({ length: steps }, (_, step) => {
      const [px, py] = [before.x + ((x - before.x) * (step + 0.5)) / steps, before.y + ((y - before.y) * (step + 0.5)) / steps];
      return { left: px - 2, right: px + 2, top: py - 2, bottom: py + 2 };
    });
  });

/**
 * Labels above their dots, else below, else beside them, clear of what is taken and of one another. A label without a clear place is left
 * out: its dot still says its words on hover and stands in the data table.
 */
export function labelsAround(wanted: readonly Around[], taken: readonly Box[], radius: number, plot: Plot): readonly Label[] {
  const occupied = [...taken];
  const out: Label[] = [];
  for (const { x, y, text } of wanted) {
    const width = labelWidth(text);
    const [middle, level] = [x - width / 2, radius + HALF_LINE + 3];
    const places = [[middle, -level], [middle, level], [x - width, -level], [x, level], [x - width, level], [x + radius + 5, 0], [x - radius - 5 - width, 0], [middle, -level - 7], [middle, level + 7]] as const;
    const box = places
      .map(([left, down]): Box => ({ left, right: left + width, top: y + down - HALF_LINE, bottom: y + down + HALF_LINE }))
      .find((each) => each.left >= 0 && each.right <= plot.width + 6 && each.top >= -plot.margin.top && each.bottom <= plot.height && occupied.every((other) => !overlaps(each, other)));
    if (box === undefined) continue;
    occupied.push(box);
    out.push({ px: box.left, py: (box.top + box.bottom) / 2, text });
  }
  return out;
}
