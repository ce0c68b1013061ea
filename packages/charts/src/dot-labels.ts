import type { Plot } from "./frame.ts";
import { overlaps, type Box } from "./label-place.ts";
import { labelWidth } from "./label-text.ts";
import type { Label } from "./marks.ts";

const GAP = 5;
const HALF_LINE = 7.5;
/** Small moves up and down that still leave a label at its dot. */
const NUDGES = [0, 7, -7, 12, -12] as const;

/**
 * Labels beside their dots, right before left, level before nudged, clear of every dot and of one another. A label without a clear
 * place is left out: its dot still says its words on hover and stands in the data table.
 */
export function placeDotLabels(wanted: readonly { readonly x: number; readonly y: number; readonly text: string }[], dots: readonly Box[], radius: number, plot: Plot): readonly Label[] {
  const taken: Box[] = [...dots];
  const out: Label[] = [];
  for (const { x, y, text } of wanted) {
    const width = labelWidth(text);
    const lefts = [x + radius + GAP, x - radius - GAP - width];
    const candidates = NUDGES.flatMap((nudge) => lefts.map((left): Box => ({ left, right: left + width, top: y + nudge - HALF_LINE, bottom: y + nudge + HALF_LINE })));
    const place = candidates.find((box) => box.left >= 0 && box.right <= plot.width + 2 && box.top >= -HALF_LINE && box.bottom <= plot.height && taken.every((other) => !overlaps(box, other)));
    if (!place) continue;
    taken.push(place);
    out.push({ px: place.left, py: (place.top + place.bottom) / 2, text });
  }
  return out;
}
