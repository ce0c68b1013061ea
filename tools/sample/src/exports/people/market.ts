import { isoDate, randomSource, type IsoDate } from "@almanac/core";
import { SEED } from "../../plan.ts";
import { oneOf } from "../../titles/title-grammar.ts";
import { WORLD } from "../../world.ts";
import { tableText, type Cell } from "./table-text.ts";

interface Provider {
  readonly name: string;
  readonly date: IsoDate;
  /** Its median in relation to the midpoint of the program; the three disagree on purpose. */
  readonly level: number;
  readonly employers: number;
  readonly largest: string;
  readonly regions: readonly string[];
}

export const PROVIDERS: readonly Provider[] = [
  { name: "Lindqvist technology pay survey", date: isoDate("2026-04-01"), level: 1.06, employers: 41, largest: "11%", regions: ["Germany", "Netherlands", "Poland"] },
  { name: "Earnings by occupation, national statistics", date: isoDate("2025-10-01"), level: 0.92, employers: 380, largest: "2%", regions: ["Germany", "Netherlands", "Poland"] },
  // Fewer than five employers, one above a quarter: below the former safety zone of METHOD.md 7.2.
  { name: "Talentboard advertised pay", date: isoDate("2026-07-01"), level: 1.13, employers: 4, largest: "38%", regions: ["Germany", "Poland"] },
];

const REGIONAL: Readonly<Record<string, number>> = { Germany: 1, Netherlands: 1.04, Poland: 0.78 };
const SPREADS = [[25, 0.91], [50, 1], [75, 1.1]] as const;
const hundreds = (amount: number): number => Math.round(amount / 100) * 100;

/** One row for each percentile. Sources keep their own dates and are never averaged. */
export function benchmarksCsv(): string {
  const random = randomSource(SEED, "people/benchmarks");
  const rows = PROVIDERS.flatMap(({ name, date, level, employers, largest, regions }) =>
    regions.flatMap((region) =>
      WORLD.roles.flatMap(({ role, level: grade, midpoint }) => {
        const median = midpoint * level * (REGIONAL[region] ?? 1) * (0.97 + 0.06 * random.float());
        const people = employers * (4 + random.index(9));
        return SPREADS.map(([percentile, factor]): readonly Cell[] => [name, role, region, grade, date, percentile, hundreds(median * factor), "EUR", employers, people, largest]);
      }),
    ),
  );
  return tableText(["Benchmark source", "Role title", "Region", "Level", "Effective date", "Percentile", "Value", "Currency", "Employers", "People", "Largest share"], rows);
}

const ANSWERS = 240;
const EXPERIENCE = [["Entry", 0.7], ["Mid", 0.88], ["Senior", 1.05], ["Executive", 1.4]] as const;
const USD_PER_EUR = 1.1;
const ROUNDED = 1000;

/** Anonymous answers. People round their pay, so some answers are equal; they are different people. */
export function salarySurveyRows(): readonly (readonly Cell[])[] {
  const random = randomSource(SEED, "people/salary-survey");
  return Array.from({ length: ANSWERS }, (): readonly Cell[] => {
    const [experience, factor] = oneOf(random, EXPERIENCE);
    const { role, midpoint } = oneOf(random, WORLD.roles);
    const country = oneOf(random, WORLD.sites.flatMap((site) => Array.from({ length: site.weight / 10 }, () => site)));
    const regional = REGIONAL[country.region] ?? 1;
    const salary = Math.round((midpoint * factor * regional * (0.92 + 0.16 * random.float())) / (5 * ROUNDED)) * 5 * ROUNDED;
    const usd = Math.round(salary * USD_PER_EUR);
    return [2026, experience, "Full-time", role, salary, "EUR", usd, country.country, country.country, oneOf(random, ["Medium", "Large"]), oneOf(random, [0, 50, 100])];
  });
}

export const salarySurveyCsv = (): string =>
  tableText(
    ["Year", "Experience level", "Employment type", "Job title", "Salary", "Salary currency", "Salary in USD", "Employee residence", "Company location", "Company size", "Remote percent"],
    salarySurveyRows(),
  );

/** Rows that are equal to an earlier one. */
export const equalAnswers = (): number => ANSWERS - new Set(salarySurveyRows().map((row) => row.join(","))).size;
