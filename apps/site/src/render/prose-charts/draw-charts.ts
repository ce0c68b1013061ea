import { drawProseSpec, proseChart, renderSvg, type ChartSize } from "@almanac/charts";
import { chartColours, type ProseChart, type RenderedProse } from "@almanac/prose";
import { figureOf, type ChartSources } from "./chart-figures.ts";
import { drawnInThread } from "./spec-in-thread.ts";
import { specRows } from "./spec-rows.ts";

/** Widths of a page's column in CSS pixels, on a desk and on a phone. */
const WIDTHS = { medium: 704, compact: 340 } as const;
type Layout = keyof typeof WIDTHS;
type Localised = ChartSources & { readonly locale: string };

const sizeOf = (layout: Layout, { locale }: Localised): ChartSize => ({ width: WIDTHS[layout], compact: layout === "compact", locale });

/** What a spec of an author is drawn from. */
function specDrawing(chart: Extract<ProseChart, { kind: "spec" }>, key: string, layout: Layout, sources: Localised) {
  const fixed = { program: sources.references.workstreams.map(({ id }) => id) };
  return { spec: { spec: chart.spec, data: specRows(chart.facts, sources), colours: chartColours, fixed }, size: sizeOf(layout, sources), label: { title: chart.title, key: `${key}-${layout}`, description: chart.description } };
}

/** Why a spec of an author cannot be drawn, tried in both layouts where it can be stopped; undefined when it can. @throws when its facts are not there. */
export const specProblem = async (chart: Extract<ProseChart, { kind: "spec" }>, key: string, sources: Localised): Promise<string | undefined> =>
  await drawnInThread([specDrawing(chart, key, "medium", sources), specDrawing(chart, key, "compact", sources)]);

/** One chart for one layout. @throws when it cannot be drawn. */
async function drawChart(chart: ProseChart, key: string, layout: Layout, sources: Localised): Promise<string> {
  const size = sizeOf(layout, sources);
  const label = { title: chart.title, key: `${key}-${layout}` };
  if (chart.kind === "spec") {
    const drawing = specDrawing(chart, key, layout, sources);
    return await drawProseSpec(drawing.spec, drawing.size, drawing.label);
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
