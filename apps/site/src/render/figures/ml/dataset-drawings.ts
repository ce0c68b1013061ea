import { measuredAgainstBound, type MeasuredFigure, type MeasuredSeries } from "@almanac/charts";
import { formatText, type Edition } from "@almanac/core";
import { qualityChart, qualityGate, ratedDatasets } from "../../../publication/ml/quality-of.ts";
import { rowsAbout } from "../../../publication/ml/subject-pages.ts";
import { numberIn, textIn } from "../../../publication/table-rows.ts";
import { chart, HALF, type Drawing, type Drawn } from "../../drawing.ts";

/** Rates of a dataset by dimension and day against the gate; undefined where no tool counts its records. */
function qualityFigure({ facts, program }: Edition, dataset: string): MeasuredFigure | undefined {
  const rows = rowsAbout(facts, "datasets.quality.history", "dataset", dataset).filter((row) => numberIn(row, "rate") !== null);
  const gate = qualityGate(facts);
  const series = [...Map.groupBy(rows, (row) => textIn(row, "dimension"))].map(([label, own]): MeasuredSeries => {
    const points = own.map((row) => ({ on: textIn(row, "on"), value: numberIn(row, "rate") ?? 0 }));
    return { label, look: "line", strong: gate !== undefined && (points.at(-1)?.value ?? 1) < gate, points };
  });
  if (series.length === 0) return undefined;
  return { title: `${dataset}: share of records that pass, by dimension`, unit: "share", series, ...(gate === undefined ? {} : { bound: { value: gate, label: `gate ${formatText(gate, "share", program.locale)}` } }) };
}

/** Charts of `/datasets/` and of the page of each dataset. */
export function datasetDrawings({ edition }: Drawn): readonly Drawing[] {
  return ratedDatasets(edition.facts).flatMap((dataset) => chart({ key: qualityChart(dataset), title: `${dataset}: quality by dimension`, figure: qualityFigure(edition, dataset), widths: HALF, draw: measuredAgainstBound }));
}
