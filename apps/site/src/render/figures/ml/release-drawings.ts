import { releaseTimeline, type ReleaseTimelineFigure } from "@almanac/charts";
import { compareText, type Edition } from "@almanac/core";
import { scalar, table } from "../../../publication/facts.ts";
import { namedRows, textIn, type NamedRow } from "../../../publication/table-rows.ts";
import { chart, FULL, titleOf, type Drawing, type Drawn } from "../../drawing.ts";

/** Releases by model; models in production first, then by name. */
function timelineFigure({ facts, asOfDate }: Edition): ReleaseTimelineFigure | undefined {
  const byModel = Map.groupBy(namedRows(table(facts, "releases.delivery.releases")), (row) => textIn(row, "model"));
  if (byModel.size === 0) return undefined;
  const inProduction = (rows: readonly NamedRow[]): boolean => rows.some((row) => textIn(row, "environment") === "production");
  const from = scalar(facts, "releases.delivery.deployments")?.receipt.arguments["from"];
  const models = [...byModel].toSorted(([a, own], [b, other]) => Number(inProduction(other)) - Number(inProduction(own)) || compareText(a, b));
  return {
    title: "Releases by model",
    asOf: asOfDate,
    ...(typeof from === "string" ? { window: { from, label: "the 90 days that are counted" } } : {}),
    models: models.map(([name, rows]) => ({
      name,
      releases: rows.map((row) => ({ id: textIn(row, "release"), on: textIn(row, "on"), version: textIn(row, "version"), to: textIn(row, "environment"), production: textIn(row, "environment") === "production", failed: textIn(row, "outcome") === "failed", rollback: textIn(row, "takes-back") !== "" })).toReversed(),
    })),
  };
}

/** The chart of `/releases/`. */
export const releaseDrawings = ({ edition }: Drawn): readonly Drawing[] => chart({ key: "ml.releases", title: titleOf(edition, "releases.timeline", "Releases by model"), figure: timelineFigure(edition), widths: FULL, draw: releaseTimeline });
