import type { Layer, Plot } from "./frame.ts";
import { labelWidth } from "./label-text.ts";
import { labels, type Label } from "./marks.ts";
import { colour, LINE_GAP } from "./theme.ts";

/** `Nov` of the group `2026`; `23` of the group `Nov`. */
export interface ColumnLabel {
  readonly label: string;
  /** Stands once over or under the columns that share it. */
  readonly group: string;
}

interface Placed extends Label {
  readonly from: number;
  readonly to: number;
}

/** Of labels in order, those that touch none before them; the last always stands. */
function clear(wanted: readonly Placed[], gap: number): readonly Placed[] {
  const last = wanted.at(-1);
  const kept: Placed[] = [];
  for (const label of wanted) {
    const before = kept.at(-1);
    if (before !== undefined && label.from < before.to + gap) continue;
    if (label !== last && last !== undefined && label.to + gap > last.from) continue;
    kept.push(label);
  }
  return kept;
}

/** Names of equal columns on one line, and the groups on a second, at the first column of each. `py` is the middle of the line of names. */
export function columnLabels(plot: Plot, columns: readonly ColumnLabel[], py: number, side: "above" | "below"): readonly Layer[] {
  const width = plot.width / columns.length;
  const names = columns.map(({ label }, index): Placed => {
    const middle = (index + 0.5) * width;
    const half = labelWidth(label) / 2;
    const px = Math.min(Math.max(middle, half - plot.margin.left), plot.width + plot.margin.right - half);
    return { px, py, text: label, from: px - half, to: px + half };
  });
  const shown = clear(names, 4);
  const groups = columns.flatMap(({ group }, index): readonly Placed[] => {
    if (group === "" || columns[index - 1]?.group === group) return [];
    const at = names[index];
    if (at === undefined) return [];
    return [{ px: at.from, py: py + (side === "above" ? -LINE_GAP : LINE_GAP), text: group, from: at.from, to: at.from + labelWidth(group) }];
  });
  const row = ({ px, py: y, text }: Placed): Label => ({ px, py: y, text });
  const fitting = clear(groups.filter(({ to }) => to <= plot.width + plot.margin.right), 6);
  return [labels(shown.map(row), { align: "center", fill: colour.ink3 }), ...(fitting.length === 0 ? [] : [labels(fitting.map(row), { fill: colour.ink3 })])];
}
