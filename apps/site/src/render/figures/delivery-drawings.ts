import { ageingWorkInProgress, cumulativeFlowDiagram, cycleTimeScatter, throughputRunChart, throughputSmallMultiple } from "@almanac/charts";
import { categoryOf } from "../../publication/entity-colour.ts";
import { idFor, numberOf } from "../../publication/facts.ts";
import { chart, FIVE_OF_TWELVE, FULL, SEVEN_OF_TWELVE, SMALL, titleOf, type Drawing, type Drawn } from "../drawing.ts";
import { ageingFigure, cumulativeFlowFigure, cycleTimeFigure, JUDGED_WEEKS, runFigure, weeksIn } from "./delivery-figures.ts";

/** Charts of `/delivery/` and of each workstream's weeks. */
export function deliveryDrawings({ edition }: Drawn): readonly Drawing[] {
  const { facts, program } = edition;
  const weeks = program.workstreams.map(({ id }) => weeksIn(edition, id));
  const yMax = Math.max(1, ...weeks.flat().map((week) => week.items));
  const small = program.workstreams.flatMap(({ id, title }, index) => {
    const own = weeks[index] ?? [];
    const recentFrom = Math.max(0, own.filter((week) => week.complete).length - JUDGED_WEEKS);
    const figure = own.length === 0 ? undefined : { title, weeks: own, median: numberOf(facts, "delivery.throughput.median", id) ?? null, recentFrom, colour: categoryOf(index), yMax };
    return chart({ key: idFor("delivery.throughput", id), title: `${title}: items finished a week`, figure, widths: SMALL, draw: throughputSmallMultiple });
  });
  return [
    ...chart({ key: "delivery.throughput", title: titleOf(edition, "delivery.throughput", "Items finished a week"), figure: runFigure(edition), widths: FULL, draw: throughputRunChart }),
    ...chart({ key: "delivery.cycle-time", title: titleOf(edition, "delivery.cycle-time", "Cycle time by finish date"), figure: cycleTimeFigure(edition), widths: SEVEN_OF_TWELVE, draw: cycleTimeScatter }),
    ...chart({ key: "delivery.age", title: titleOf(edition, "delivery.age", "Age of work in progress"), figure: ageingFigure(edition), widths: FIVE_OF_TWELVE, draw: ageingWorkInProgress }),
    ...chart({ key: "delivery.cumulative-flow", title: titleOf(edition, "delivery.cumulative-flow", "Cumulative flow"), figure: cumulativeFlowFigure(edition), widths: FULL, draw: cumulativeFlowDiagram }),
    ...small,
  ];
}
