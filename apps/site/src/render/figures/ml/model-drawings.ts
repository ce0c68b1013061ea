import { dotRows, measuredAgainstBound } from "@almanac/charts";
import { courseChart, coursesOf, slicesChart, slicesOf } from "../../../publication/ml/course-of.ts";
import { modelPages } from "../../../publication/ml/subject-pages.ts";
import { chart, HALF, titleOf, type Drawing, type Drawn } from "../../drawing.ts";
import { courseFigure, driftFigure, fairnessFigure, slicesFigure } from "./model-figures.ts";

/** Charts of `/models/` and of the page of each model. */
export function modelDrawings({ edition }: Drawn): readonly Drawing[] {
  const { facts, program } = edition;
  const own = modelPages(facts).flatMap(({ id }): readonly Drawing[] => [
    ...coursesOf(facts, id).flatMap((course, place) => chart({ key: courseChart(id, place), title: `${id}: ${course.metric} by version`, figure: courseFigure(id, course), widths: HALF, draw: measuredAgainstBound })),
    ...slicesOf(facts, id).flatMap((slices, place) => chart({ key: slicesChart(id, place), title: `${id}: ${slices.metric} by slice`, figure: slicesFigure(id, slices, program.locale), widths: HALF, draw: dotRows })),
    ...chart({ key: `ml.fairness/${id}`, title: `${id}: share of each group that is selected`, figure: fairnessFigure(edition, id), widths: HALF, draw: dotRows }),
    ...chart({ key: `ml.drift/${id}`, title: `${id}: drift of its features`, figure: driftFigure(edition, id), widths: HALF, draw: dotRows }),
  ]);
  return [
    ...chart({ key: "ml.fairness", title: titleOf(edition, "models.fairness", "Share of each group that is selected"), figure: fairnessFigure(edition), widths: HALF, draw: dotRows }),
    ...chart({ key: "ml.drift", title: titleOf(edition, "models.drift", "Drift of each feature"), figure: driftFigure(edition), widths: HALF, draw: dotRows }),
    ...own,
  ];
}
