import { ageingWorkInProgress, calibrationCurve, causesWaterfall, cumulativeFlowDiagram, cycleTimeScatter, forecastDistribution, renderSvg, sparkline, targetSteps, throughputRunChart, throughputSmallMultiple, type CategoryNumber, type ChartSize, type SparklineFigure } from "@almanac/charts";
import { findingText, type Edition, type EditionDiff } from "@almanac/core";
import { domainOf, historyOf, isLine, targetStepsIn } from "../publication/history.ts";
import { idFor, numberOf, scalar } from "../publication/facts.ts";
import { FLOW_MEASURES } from "../publication/flow-measures.ts";
import { toldApart } from "../publication/compared.ts";
import { causesChart, targetStepsChart } from "../publication/forecast-moves.ts";
import { movedTargetChart, movedWorkstreams } from "../publication/ledger.ts";
import { calibrationFigure } from "../publication/ledger-figures.ts";
import { causesFigure, targetStepsFigure } from "./change-figures.ts";
import { ageingFigure, cumulativeFlowFigure, cycleTimeFigure, JUDGED_WEEKS, runFigure, weeksIn } from "./delivery-figures.ts";
import { distributionFigure } from "./forecast-figures.ts";
import type { Chart } from "./publication.ts";

type Spec = Parameters<typeof renderSvg>[0];

/** Widths in CSS pixels of the columns that a chart stands in, from the widest layout to the phone. */
const FULL = { wide: 1216, medium: 704, compact: 340 } as const;
const SEVEN_OF_TWELVE = { wide: 690, medium: 704, compact: 340 } as const;
const FIVE_OF_TWELVE = { wide: 490, medium: 704, compact: 340 } as const;
const HALF = { wide: 580, medium: 704, compact: 340 } as const;
/** A side column. */
const SIDE = { wide: 399, medium: 323, compact: 340 } as const;
const SMALL = { wide: 300, medium: 300, compact: 300 } as const;
const SPARK_WIDTH = 96;

interface Drawing<Figure> {
  readonly key: string;
  readonly title: string;
  readonly figure: Figure | undefined;
  readonly widths: Readonly<Record<keyof Chart, number>>;
  readonly draw: (figure: Figure, size: ChartSize) => Spec;
}

const descriptionOf = (spec: Spec): string => (typeof spec.description === "string" ? spec.description : "");
const svgKey = (key: string, part: string): string => `${key}-${part}`.replace(/[^a-z0-9-]+/gi, "-").replace(/^-+/, "");

/** Category of a workstream by its declared place: the same colour on every page. */
const categoryOf = (index: number): CategoryNumber => (([1, 2, 3, 4, 5, 6] as const)[index % 6] ?? 1);

/** Every chart of the edition, drawn for each layout. A figure without data has no chart; its page says what is missing. */
export async function renderCharts(edition: Edition, comparison: EditionDiff | null): Promise<Readonly<Record<string, Chart>>> {
  const { facts, findings, program } = edition;
  const { locale } = program;
  const charts: Record<string, Chart> = {};
  const titleFor = (key: string, fallback: string): string => {
    const finding = findings[key];
    return finding === undefined ? fallback : findingText(finding, facts, locale);
  };
  const add = async <Figure>({ key, title, figure, widths, draw }: Drawing<Figure>): Promise<void> => {
    if (figure === undefined) return;
    const render = async (part: keyof Chart): Promise<string> => {
      const spec = draw(figure, { width: widths[part], compact: part === "compact", locale });
      return renderSvg(spec, { title, description: descriptionOf(spec), key: svgKey(key, part) });
    };
    charts[key] = { wide: await render("wide"), medium: await render("medium"), compact: await render("compact") };
  };
  const addSpark = async (id: string, title: string, values: readonly (number | null)[], { domain, zero = false, steps = [] }: Partial<Pick<SparklineFigure, "domain" | "zero" | "steps">> = {}): Promise<void> => {
    if (!isLine(values)) return;
    const spec = sparkline({ values, zero, steps, ...(domain === undefined ? {} : { domain }) }, { width: SPARK_WIDTH, compact: false, locale });
    const svg = await renderSvg(spec, { title, description: descriptionOf(spec), key: svgKey(id, "spark") });
    charts[`spark.${id}`] = { wide: svg, medium: svg, compact: svg };
  };

  await add({ key: "delivery.throughput", title: titleFor("delivery.throughput", "Items finished a week"), figure: runFigure(edition), widths: FULL, draw: throughputRunChart });
  await add({ key: "delivery.cycle-time", title: titleFor("delivery.cycle-time", "Cycle time by finish date"), figure: cycleTimeFigure(edition), widths: SEVEN_OF_TWELVE, draw: cycleTimeScatter });
  await add({ key: "delivery.age", title: titleFor("delivery.age", "Age of work in progress"), figure: ageingFigure(edition), widths: FIVE_OF_TWELVE, draw: ageingWorkInProgress });
  await add({ key: "delivery.cumulative-flow", title: titleFor("delivery.cumulative-flow", "Cumulative flow"), figure: cumulativeFlowFigure(edition), widths: FULL, draw: cumulativeFlowDiagram });

  const weeks = program.workstreams.map(({ id }) => weeksIn(edition, id));
  const yMax = Math.max(1, ...weeks.flat().map((week) => week.items));
  for (const [index, { id, title }] of program.workstreams.entries()) {
    const own = weeks[index] ?? [];
    const recentFrom = Math.max(0, own.filter((week) => week.complete).length - JUDGED_WEEKS);
    const figure = own.length === 0 ? undefined : { title, weeks: own, median: numberOf(facts, "delivery.throughput.median", id) ?? null, recentFrom, colour: categoryOf(index), yMax };
    await add({ key: idFor("delivery.throughput", id), title: `${title}: items finished a week`, figure, widths: SMALL, draw: throughputSmallMultiple });
  }
  const scopes = program.workstreams.length === 0 ? [{ id: undefined, title: program.title }] : program.workstreams;
  for (const { id, title } of scopes) {
    await add({ key: idFor("forecast.when", id), title: titleFor(id === undefined ? "forecast" : `forecast.${id}`, `${title}: when the open scope is done`), figure: distributionFigure(edition, id), widths: scopes.length === 1 ? FULL : HALF, draw: forecastDistribution });
  }

  const compared = comparison === null ? undefined : toldApart(comparison);
  for (const move of compared?.moves ?? []) {
    await add({ key: causesChart(move), title: `${move.title}: the 85\u00a0% date by cause`, figure: compared === undefined ? undefined : causesFigure(move, compared), widths: HALF, draw: causesWaterfall });
  }
  for (const { id, title } of scopes) {
    await add({ key: targetStepsChart(id), title: `${title}: forecasts and targets, edition by edition`, figure: targetStepsFigure(edition, id, title), widths: SIDE, draw: targetSteps });
  }

  await add({ key: "ledger.calibration.curve", title: titleFor("ledger", "How good published forecasts were"), figure: calibrationFigure(edition), widths: HALF, draw: calibrationCurve });
  const moved = movedWorkstreams(facts);
  for (const { id, title } of program.workstreams.filter((workstream) => moved.includes(workstream.id))) {
    await add({ key: movedTargetChart(id), title: `${title}: the target as a step, edition by edition`, figure: targetStepsFigure(edition, id, title), widths: HALF, draw: targetSteps });
  }
  const late = scopes.map(({ id }) => historyOf(edition, scalar(facts, "forecast.target.days-late", id)));
  const domain = domainOf(late);
  for (const [index, { id, title }] of scopes.entries()) {
    const values = late[index] ?? [];
    await addSpark(idFor("forecast.target.days-late", id), `${title}: days past target over ${String(values.length)} editions`, values, { domain, zero: true, steps: targetStepsIn(edition, idFor("forecast.target.days-late", id), id) });
  }
  const flowScopes = [{ id: undefined, title: "" }, ...program.workstreams];
  for (const { id, title } of flowScopes) {
    for (const { base, name } of FLOW_MEASURES) {
      const values = historyOf(edition, scalar(facts, base, id));
      await addSpark(idFor(base, id), `${title === "" ? "" : `${title}: `}${name} over ${String(values.length)} editions`, values);
    }
  }
  return charts;
}
