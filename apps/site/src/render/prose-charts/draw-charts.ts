import { drawProseSpec, proseChart, renderSvg } from "@almanac/charts";
import { chartColours, type ProseChart, type RenderedProse } from "@almanac/prose";
import { figureOf, type ChartSources } from "./chart-figures.ts";
import { specRows } from "./spec-rows.ts";

/** Widths of a page's column in CSS pixels, on a desk and on a phone. */
const WIDTHS = { medium: 704, compact: 340 } as const;
type Layout = keyof typeof WIDTHS;
type Localised = ChartSources & { readonly locale: string };

/** One chart for one layout. @throws when it cannot be drawn. */
export async function drawChart(chart: ProseChart, key: string, layout: Layout, sources: Localised): Promise<string> {
  const size = { width: WIDTHS[layout], compact: layout === "compact", locale: sources.locale };
  const label = { title: chart.title, key: `${key}-${layout}` };
  if (chart.kind === "spec") {
    const fixed = { program: sources.references.workstreams.map(({ id }) => id) };
    return await drawProseSpec({ spec: chart.spec, data: specRows(chart.facts, sources), colours: chartColours, fixed }, size, { ...label, description: chart.description });
  }
  const spec = proseChart(figureOf(chart, sources), size);
  return await renderSvg(spec, { ...label, description: typeof spec.description === "string" ? spec.description : "" });
}

/** The HTML of a page with its charts in their places, each drawn for both layouts. Equal pages give equal bytes. @throws when one cannot be drawn. */
export async function withCharts({ html, charts }: Pick<RenderedProse, "html" | "charts">, sources: Localised): Promise<string> {
  let result = html;
  for (const [key, chart] of Object.entries(charts)) {
    const place = `<div class="chart" data-chart="${key}"></div>`;
    if (!result.includes(place)) throw new Error(`the page has no place for its chart ${key}`);
    const [medium, compact] = [await drawChart(chart, key, "medium", sources), await drawChart(chart, key, "compact", sources)];
    result = result.replace(place, () => `<div class="chart" data-pagefind-ignore><div class="medium">${medium}</div><div class="compact">${compact}</div></div>`);
  }
  return result;
}
