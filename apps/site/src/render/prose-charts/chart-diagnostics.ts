import type { Diagnostic } from "@almanac/core";
import type { RenderedProse } from "@almanac/prose";
import type { ChartSources } from "./chart-figures.ts";

/** What Vega says of a spec, without the name of the chart in front. */
const plainReason = (problem: string): string => problem.replace(/^chart "[^"]*": /, "").slice(0, 300);

/** Specs of authors that cannot be drawn, at the lines of their fences: what is wrong with some shows only when they are drawn. */
export async function chartDiagnostics(rendered: readonly Pick<RenderedProse, "charts">[], sources: ChartSources & { readonly locale: string }): Promise<readonly Diagnostic[]> {
  const specs = rendered.flatMap(({ charts }) => Object.entries(charts).flatMap(([key, chart]) => (chart.kind === "spec" ? [{ key, chart }] : [])));
  if (specs.length === 0) return [];
  // Most programs have none, and the engine takes long to load.
  const { specProblem } = await import("./draw-charts.ts");
  const found: Diagnostic[] = [];
  for (const { key, chart } of specs) {
    const problem = await specProblem(chart, key, sources);
    if (problem !== undefined) {
      found.push({
        code: "CHART-DRAW",
        severity: "error",
        file: chart.file,
        line: chart.line,
        column: 1,
        message: `this chart cannot be drawn: ${plainReason(problem)}`,
        hint: "correct the property that is named, or let it draw fewer rows; or draw the table with ::chart{of=… x=… y=…}",
      });
    }
  }
  return found;
}
