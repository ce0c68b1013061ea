import { columnBullets, heatMap, marketBands, processLimitChart, quadrantPlot, rankedBars, rankRanges } from "@almanac/charts";
import { scalar } from "../../../publication/facts.ts";
import { historyOf } from "../../../publication/history.ts";
import { boardRows } from "../../../publication/people/sprint-boards.ts";
import { SIDE_MEASURES } from "../../../publication/people/side-measures.ts";
import { chart, FULL, HALF, titleOf, type Drawing, type Drawn } from "../../drawing.ts";
import { hoursFigure, limitsFigure, sprintFigure } from "./agile-figures.ts";
import { spark } from "../spark-drawings.ts";
import { quadrantFigure, rankFigure } from "./initiative-figures.ts";
import { marketFigure } from "./market-figures.ts";
import { allocationFigure, capacityFigure, funnelFigure, staffingFigure } from "./people-figures.ts";

/** The lines beside the figures of the people and of the ceremonies. */
function sideLines({ edition }: Drawn): readonly Drawing[] {
  return Object.values(SIDE_MEASURES).flat().flatMap(({ base, name }) => {
    const values = historyOf(edition, scalar(edition.facts, base));
    return spark(base, `${name} over ${String(values.length)} editions`, values);
  });
}

/** Charts of the people, the market, the ceremonies, the initiatives, and of what delivery owes to teamwork. */
export function peopleDrawings(drawn: Drawn): readonly Drawing[] {
  const { edition } = drawn;
  const named = (key: string, fallback: string) => ({ key, title: titleOf(edition, key, fallback) });
  return [
    ...chart({ ...named("people.staffing", "FTE-months planned and staffed"), figure: staffingFigure(edition), widths: HALF, draw: columnBullets }),
    ...chart({ ...named("people.hiring", "Candidates by stage"), figure: funnelFigure(edition), widths: HALF, draw: rankedBars }),
    ...chart({ ...named("people.allocation", "Full-time equivalents by workstream and month"), figure: allocationFigure(edition), widths: FULL, draw: heatMap }),
    ...chart({ ...named("people.capacity", "Working hours of the coming weeks"), figure: capacityFigure(edition), widths: FULL, draw: heatMap }),
    ...chart({ ...named("market.benchmark", "What the market pays, by role and region"), figure: marketFigure(edition), widths: FULL, draw: marketBands }),
    ...chart({ ...named("priority.ranks", "Where each initiative may stand"), figure: rankFigure(edition), widths: HALF, draw: rankRanges }),
    ...chart({ ...named("priority.quadrants", "Value and feasibility"), figure: quadrantFigure(edition), widths: HALF, draw: quadrantPlot }),
    ...chart({ ...named("delivery.limits", "Throughput between its natural limits"), figure: limitsFigure(edition), widths: HALF, draw: processLimitChart }),
    ...chart({ ...named("delivery.blocked", "What the hours of an item go into"), figure: hoursFigure(edition), widths: HALF, draw: rankedBars }),
    ...boardRows(edition).flatMap((board) => chart({ ...named(board.chart, `${board.title}: points completed of those committed`), figure: sprintFigure(edition, board), widths: HALF, draw: columnBullets })),
    ...sideLines(drawn),
  ];
}
