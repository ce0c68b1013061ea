import { drawGraph, jointConfidence, lifecycleSwimlane, roadmapTimeline, targetSteps } from "@almanac/charts";
import { dependencyGraph } from "../../../publication/plan/dependency-graph.ts";
import { milestoneList } from "../../../publication/plan/milestone-list.ts";
import { chart, FULL, HALF, SEVEN_OF_TWELVE, titleOf, type Drawing, type Drawn } from "../../drawing.ts";
import { jointConfidenceFigure, lifecycleFigure, milestoneStepsFigure, roadmapFigure } from "./plan-figures.ts";

/** Charts of `/roadmap/` and `/lifecycle/`. */
export function planDrawings({ edition }: Drawn): readonly Drawing[] {
  const graph = dependencyGraph(edition);
  const lifecycle = lifecycleFigure(edition);
  const titled = (id: string, fallback: string): string => titleOf(edition, id, fallback);
  const dependencies: readonly Drawing[] =
    graph === undefined ? [] : [{ key: "roadmap.dependencies", widths: FULL, draw: async (size, key) => await drawGraph(graph, size, { title: titled("roadmap.dependencies", "What waits for what"), key }) }];
  const stages: readonly Drawing[] =
    lifecycle === undefined ? [] : [{ key: "lifecycle.stages", widths: FULL, draw: (size, key) => Promise.resolve(lifecycleSwimlane(lifecycle, size, { title: titled("lifecycle.stages", "Work by stage of the lifecycle"), key })) }];
  const slips = milestoneList(edition).flatMap((milestone) => {
    const key = `roadmap.slip.${milestone.id}`;
    const figure = milestone.reached === undefined ? milestoneStepsFigure(edition, milestone) : undefined;
    return chart({ key, title: titled(key, `${milestone.title}: forecasts and targets, edition by edition`), figure, widths: HALF, draw: targetSteps });
  });
  return [
    ...chart({ key: "roadmap.timeline", title: titled("roadmap.timeline", "Milestones against their targets"), figure: roadmapFigure(edition), widths: FULL, draw: roadmapTimeline }),
    ...slips,
    ...dependencies,
    ...chart({ key: "roadmap.confidence", title: titled("roadmap.confidence", "Time and money together"), figure: jointConfidenceFigure(edition), widths: SEVEN_OF_TWELVE, draw: jointConfidence }),
    ...stages,
  ];
}
