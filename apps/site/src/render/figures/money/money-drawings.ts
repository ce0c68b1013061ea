import { estimateDots, limitLine, minimumBar, noticeTimeline, periodColumns, spendSCurve, varianceBars } from "@almanac/charts";
import { idFor, scalar } from "../../../publication/facts.ts";
import { domainOf, historyOf } from "../../../publication/history.ts";
import { BUDGET_MEASURES, INFRASTRUCTURE_MEASURES } from "../../../publication/money/money-measures.ts";
import { chart, FULL, HALF, titleOf, type Drawing, type Drawn, type Widths } from "../../drawing.ts";
import { spark } from "../spark-drawings.ts";
import { categoryFigures, cloudFigure, commitmentFigure, estimatesFigure, minimumFigures, monthsFigure, noticeFigure, quotaFigures, spendCurveFigure, varianceFigure } from "./money-figures.ts";

/** One of a row of small charts with an axis; on a phone it has the width of the page. */
const CATEGORY: Widths = { wide: 224, medium: 340, compact: 340 };

/** Charts of the budget, the value, the vendors and the infrastructure. */
export function moneyDrawings({ edition }: Drawn): readonly Drawing[] {
  const { program, facts } = edition;
  const sparks = [...BUDGET_MEASURES, ...INFRASTRUCTURE_MEASURES].flatMap(({ base, name }) => spark(base, `${name} over the editions`, historyOf(edition, scalar(facts, base))));
  const ofIndex = program.workstreams.map(({ id }) => historyOf(edition, scalar(facts, "earned-value.performance.cpi", id)));
  // One scale for the column: an index of 0.94 does not look like one of 1.05.
  const domain = domainOf(ofIndex);
  const indices = program.workstreams.flatMap(({ id, title }, index) =>
    spark(idFor("earned-value.performance.cpi", id), `${title}: cost index over the editions`, ofIndex[index] ?? [], domain === undefined ? {} : { domain }),
  );
  return [
    ...chart({ key: "budget.s-curve", title: titleOf(edition, "budget.s-curve", "Planned value, earned value and cost"), figure: spendCurveFigure(edition), widths: FULL, draw: spendSCurve }),
    ...chart({ key: "budget.estimates", title: titleOf(edition, "budget.estimates", "What it will cost in the end"), figure: estimatesFigure(edition), widths: HALF, draw: estimateDots }),
    ...chart({ key: "budget.variance", title: titleOf(edition, "budget.variance", "Budget less cost"), figure: varianceFigure(edition), widths: HALF, draw: varianceBars }),
    ...chart({ key: "budget.months", title: titleOf(edition, "budget.months", "Cost by month"), figure: monthsFigure(edition), widths: FULL, draw: periodColumns }),
    ...categoryFigures(edition).flatMap(({ category, figure }) => chart({ key: `budget.category.${category}`, title: figure.title, figure, widths: CATEGORY, draw: periodColumns })),
    ...chart({ key: "infrastructure.cost", title: titleOf(edition, "infrastructure.cost", "Cloud cost by month"), figure: cloudFigure(edition), widths: HALF, draw: periodColumns }),
    ...chart({ key: "infrastructure.commitment", title: titleOf(edition, "infrastructure.commitment", "Reserved and used"), figure: commitmentFigure(edition), widths: HALF, draw: periodColumns }),
    ...quotaFigures(edition).flatMap(({ place, title, figure }) => chart({ key: `infrastructure.quota.${String(place)}`, title: titleOf(edition, `infrastructure.quota.${String(place)}`, title), figure, widths: HALF, draw: limitLine })),
    ...chart({ key: "vendors.notice", title: titleOf(edition, "vendors.notice", "Contracts and their days for notice"), figure: noticeFigure(edition), widths: FULL, draw: noticeTimeline }),
    ...minimumFigures(edition).flatMap(({ contract, figure }) => chart({ key: `vendors.spend-agreement.${contract}`, title: titleOf(edition, `vendors.spend-agreement.${contract}`, `Minimum spend of ${contract}`), figure, widths: FULL, draw: minimumBar })),
    ...sparks,
    ...indices,
  ];
}
