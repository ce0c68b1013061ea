import type { Element } from "hast";
import type { ProseChart } from "../charts/prose-chart.ts";
import { pathSlug } from "../markdown/slug.ts";
import type { BlockWork } from "./block.ts";
import { element } from "./elements.ts";

/**
 * The place of a chart in the page, empty: charts are drawn when pages are rendered, and the HTML is kept without them. No author can
 * write such a place, because no attribute of theirs reaches the page.
 */
export function chartPlace(chart: ProseChart, { charts, path, includedBy }: Pick<BlockWork, "charts" | "path" | "includedBy">): Element {
  const key = `${pathSlug(includedBy[0] ?? path)}-chart-${String(charts.size + 1)}`;
  charts.set(key, chart);
  return element("div", { className: ["chart"], dataChart: key });
}
