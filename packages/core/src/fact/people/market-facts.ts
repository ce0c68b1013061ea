import { available } from "../../model/measure.ts";
import { compareText } from "../../model/time.ts";
import { quantileAllowed } from "../../disclosure/quantile-allowed.ts";
import { wholeUnits } from "../../currency/program-money.ts";
import { monthsEarlier } from "../../people/calendar-months.ts";
import { percentileType7 } from "../../stats/percentile-type7.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import { marketBands, type MarketBand } from "./market-medians.ts";
import type { PeopleView } from "./people-view.ts";

const SHOWN = [25, 50, 75] as const;
const bandRows = (bands: readonly MarketBand[]) => bands.flatMap(({ records, provider, role }) => records.map((record) => recordRow(record, `${provider} ${role}`, { date: record.date })));

/** First and last date of a source's bands; one date where they are the same. */
function datesOf(bands: readonly MarketBand[]): string {
  const dates = [...new Set(bands.map(({ date }) => date))].sort(compareText);
  return dates.length > 1 ? `${String(dates[0])} to ${String(dates.at(-1))}` : String(dates[0]);
}

/** What each source says, as published and on its own date: a line for each role, level and region, columns for each source. */
function percentiles(bands: readonly MarketBand[], { context }: PeopleView, currency: string): ComputedFact {
  const providers = [...Map.groupBy(bands, ({ provider }) => provider)].toSorted(([a], [b]) => compareText(a, b));
  const lines = [...Map.groupBy(bands, ({ role, level, region, measure }) => JSON.stringify([role, level ?? null, region, measure]))].toSorted(([a], [b]) => compareText(a, b));
  const dates = providers.map(([provider, own]) => `${provider} ${datesOf(own)}`).join("; ");
  return tableFact(
    { base: "market.benchmark.percentiles", dimensions: {}, label: "Market pay by role and region, sources apart", rule: "people.ageBenchmark", arguments: { ageing: "none: no rate is declared", dates, currency }, rows: bandRows(bands) },
    [
      { name: "role", label: "Role", unit: "text" },
      { name: "level", label: "Level", unit: "text" },
      { name: "region", label: "Region", unit: "text" },
      { name: "measure", label: "Pay", unit: "text" },
      ...providers.flatMap(([provider, own], index) => SHOWN.map((p) => ({ name: `source${String(index + 1)}p${String(p)}`, label: `${provider} (${datesOf(own)}), ${p === 50 ? "median" : `P${String(p)}`}`, unit: "money" as const, currency }))),
    ],
    lines.flatMap(([, own]) => {
      const [first] = own;
      if (first === undefined) return [];
      const cells = providers.flatMap(([provider]) => SHOWN.map((p) => own.find((band) => band.provider === provider)?.percentiles.get(p) ?? null));
      return [[first.role, first.level ?? null, first.region, first.measure, ...cells]];
    }),
    context.sha256,
  );
}

/** Where two or more sources speak of one role, level and region: the lowest and highest median. */
function disagreement(bands: readonly MarketBand[], { context }: PeopleView, currency: string): readonly ComputedFact[] {
  const groups = [...Map.groupBy(bands.filter((band) => band.percentiles.has(50)), ({ role, level, region, measure }) => JSON.stringify([role, level ?? null, region, measure]))].filter(([, own]) => own.length > 1);
  if (groups.length === 0) return [];
  const ranges = groups.toSorted(([a], [b]) => compareText(a, b)).flatMap(([, own]) => {
    const medians = own.map((band) => band.percentiles.get(50) ?? 0);
    const [low, high] = [Math.min(...medians), Math.max(...medians)];
    const [first] = own;
    return first === undefined ? [] : [{ first, sources: own.length, low, high, spread: low === 0 ? null : (high - low) / low }];
  });
  const widest = Math.max(...ranges.flatMap(({ spread }) => spread ?? []));
  const head = { dimensions: {}, rule: "people.ageBenchmark", arguments: { ageing: "none: no rate is declared", spread: "(highest − lowest median) / lowest" }, rows: bandRows(groups.flatMap(([, own]) => own)) };
  return [
    scalarFact({ ...head, base: "market.disagreement.widest", label: "Greatest disagreement of the sources about a median" }, "ratio", available(widest), context.sha256, ranges.length),
    tableFact(
      { ...head, base: "market.disagreement.medians", label: "Range of the medians that sources state" },
      [
        { name: "role", label: "Role", unit: "text" },
        { name: "level", label: "Level", unit: "text" },
        { name: "region", label: "Region", unit: "text" },
        { name: "sources", label: "Sources", unit: "count" },
        { name: "low", label: "Lowest median", unit: "money", currency },
        { name: "high", label: "Highest median", unit: "money", currency },
        { name: "spread", label: "Spread", unit: "ratio" },
      ],
      ranges.map(({ first, sources, low, high, spread }) => [first.role, first.level ?? null, first.region, sources, low, high, spread]),
      context.sha256,
    ),
  ];
}

const LEAST_EMPLOYERS = 5;
const LARGEST_SHARE = 0.25;
const LEAST_AGE_MONTHS = 3;

/** The floor of the withdrawn safety zone for pay surveys among competitors: a source below it is flagged, one above it is not permitted by that. */
function floorFlags(bands: readonly MarketBand[], { context, asOf }: PeopleView): readonly ComputedFact[] {
  const since = monthsEarlier(asOf, LEAST_AGE_MONTHS);
  const sources = [...Map.groupBy(bands, ({ provider }) => provider)].toSorted(([a], [b]) => compareText(a, b)).map(([provider, own]) => {
    const employers = own.flatMap((band) => band.employers ?? []);
    const shares = own.flatMap((band) => band.largestShare ?? []);
    const newest = own.map(({ date }) => date).sort(compareText).at(-1) ?? null;
    const fewest = employers.length === 0 ? null : Math.min(...employers);
    const largest = shares.length === 0 ? null : Math.max(...shares);
    const flags = [...(fewest !== null && fewest < LEAST_EMPLOYERS ? ["fewer than 5 employers"] : []), ...(largest !== null && largest > LARGEST_SHARE ? ["one employer above 25 %"] : []), ...(newest !== null && newest > since ? ["younger than 3 months"] : []), ...(fewest === null || largest === null ? ["does not say how many employers"] : [])];
    return { provider, regions: [...new Set(own.map(({ region }) => region))].sort(), fewest, largest, newest, flags };
  });
  const head = { dimensions: {}, rule: "people.benchmarkFloor", arguments: { asOf, leastEmployers: LEAST_EMPLOYERS, largestShare: LARGEST_SHARE, leastAgeMonths: LEAST_AGE_MONTHS, standing: "withdrawn in 2023: a floor, not a permission" }, rows: bandRows(bands) };
  return [
    scalarFact({ ...head, base: "market.floor.flagged", label: "Benchmark sources below the floor for pay surveys" }, "count", available(sources.filter(({ flags }) => flags.length > 0).length), context.sha256, sources.length),
    tableFact(
      { ...head, base: "market.floor.sources", label: "Benchmark sources against the floor for pay surveys" },
      [
        { name: "source", label: "Source", unit: "text" },
        { name: "date", label: "As of", unit: "date" },
        { name: "employers", label: "Fewest employers", unit: "count" },
        { name: "largestShare", label: "Largest employer", unit: "share" },
        { name: "regions", label: "Regions", unit: "text" },
        { name: "flags", label: "Below the floor", unit: "text" },
      ],
      sources.map(({ provider, newest, fewest, largest, regions, flags }) => [provider, newest, fewest, largest, regions.join(", "), flags.join("; ")]),
      context.sha256,
    ),
  ];
}

/** Quantiles of anonymous answers by role. Equal answers are different people and all count. */
function survey({ records, context, asOf }: PeopleView): readonly ComputedFact[] {
  const answers = records.salaryObservations.filter(({ year }) => String(year) <= asOf.slice(0, 4));
  if (answers.length === 0) return [];
  const seen = new Set<string>();
  let equal = 0;
  for (const { source: _, ...answer } of answers) {
    const text = JSON.stringify(answer, (__, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
    if (seen.has(text)) equal += 1;
    seen.add(text);
  }
  const groups = [...Map.groupBy(answers, ({ role, salary }) => JSON.stringify([role, salary.currency]))].toSorted(([a], [b]) => compareText(a, b));
  const head = { dimensions: {}, rule: "util.percentile", rows: answers.map((answer) => recordRow(answer, answer.role, { year: answer.year })) };
  return [
    scalarFact({ ...head, base: "market.survey.answers", label: "Answers of the salary survey" }, "count", available(answers.length), context.sha256),
    scalarFact({ ...head, base: "market.survey.equal-answers", label: "Answers equal to an earlier one, all kept" }, "count", available(equal), context.sha256, answers.length),
    tableFact(
      { ...head, base: "market.survey.roles", label: "Salaries of the survey by role", arguments: { percentile: "type 7", least: "median from 10 answers, quartiles from 20" } },
      [
        { name: "role", label: "Role", unit: "text" },
        { name: "currency", label: "Currency", unit: "text" },
        { name: "answers", label: "Answers", unit: "count" },
        ...SHOWN.map((p) => ({ name: `p${String(p)}`, label: p === 50 ? "Median" : `P${String(p)}`, unit: "count" as const })),
      ],
      groups.map(([, own]) => {
        const salaries = own.map(({ salary }) => wholeUnits(salary));
        const at = (p: number): number | null => {
          const value = percentileType7(salaries, p);
          return "value" in value && quantileAllowed({ n: salaries.length, p }) ? value.value : null;
        };
        return [own[0]?.role ?? null, own[0]?.salary.currency ?? null, own.length, ...SHOWN.map(at)];
      }),
      context.sha256,
    ),
  ];
}

/** What the market pays, by those who say so. */
export function marketFacts(view: PeopleView): readonly ComputedFact[] {
  const bands = marketBands(view);
  const currencies = [...Map.groupBy(bands, ({ currency }) => currency)].toSorted(([, a], [, b]) => b.length - a.length);
  const [main] = currencies;
  return [...(main === undefined ? [] : [percentiles(main[1], view, main[0]), ...disagreement(main[1], view, main[0]), ...floorFlags(bands, view)]), ...survey(view)];
}
