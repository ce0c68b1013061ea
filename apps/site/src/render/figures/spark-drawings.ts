import { sparkline, type SparklineFigure } from "@almanac/charts";
import { idFor, scalar } from "../../publication/facts.ts";
import { FLOW_MEASURES } from "../../publication/flow-measures.ts";
import { domainOf, historyOf, isLine, targetStepsIn } from "../../publication/history.ts";
import { chart, type Drawing, type Drawn, type Widths } from "../drawing.ts";
import { forecastScopes } from "./scopes.ts";

const SPARK: Widths = { wide: 96, medium: 96, compact: 96 };

/** A line of a figure over the editions, called `spark.<fact id>`; none where fewer than two editions state it. */
export function spark(id: string, title: string, values: readonly (number | null)[], { domain, zero = false, steps = [] }: Partial<Pick<SparklineFigure, "domain" | "zero" | "steps">> = {}): readonly Drawing[] {
  if (!isLine(values)) return [];
  return chart({ key: `spark.${id}`, title, figure: { values, zero, steps, ...(domain === undefined ? {} : { domain }) }, widths: SPARK, draw: sparkline });
}

/** The lines beside the figures of the front page, the forecast and the flow. */
export function sparkDrawings({ edition }: Drawn): readonly Drawing[] {
  const { facts } = edition;
  const scopes = forecastScopes(edition);
  const late = scopes.map(({ id }) => historyOf(edition, scalar(facts, "forecast.target.days-late", id)));
  const domain = domainOf(late);
  const lateLines = scopes.flatMap(({ id, title }, index) => {
    const values = late[index] ?? [];
    const key = idFor("forecast.target.days-late", id);
    return spark(key, `${title}: days past target over ${String(values.length)} editions`, values, { ...(domain === undefined ? {} : { domain }), zero: true, steps: targetStepsIn(edition, key, id) });
  });
  const flow = [{ id: undefined, title: "" }, ...edition.program.workstreams].flatMap(({ id, title }) =>
    FLOW_MEASURES.flatMap(({ base, name }) => {
      const values = historyOf(edition, scalar(facts, base, id));
      return spark(idFor(base, id), `${title === "" ? "" : `${title}: `}${name} over ${String(values.length)} editions`, values);
    }),
  );
  return [...lateLines, ...flow];
}
