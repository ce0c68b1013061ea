import { addDays, isoDate, randomSource, type IsoDate } from "@almanac/core";
import { EXPORT_DATES, SEED } from "../../plan.ts";
import type { ExportFile } from "../export-file.ts";
import { csvTable, type Cell } from "../governance/csv-table.ts";
import { cents } from "../money/decimals.ts";

const HEADER = ["Week ending", "Region", "Price an hour", "Currency", "Hours offered", "Share interrupted"];
const FIRST = isoDate("2026-03-01");
/** Retailers train before the winter sales: prices rise from here on. */
const SEASON = isoDate("2026-10-12");

interface Week {
  readonly ending: IsoDate;
  readonly region: "eu-central" | "eu-north";
  /** Cents of a dollar: between the reserved rate of 4.20 and the 12.60 on demand. */
  readonly price: number;
  readonly hours: number;
  /** Thousandths. */
  readonly interrupted: number;
}

function weeks(): readonly Week[] {
  const last = EXPORT_DATES.at(-1) ?? FIRST;
  const made: Week[] = [];
  const base = { "eu-central": 690, "eu-north": 610 };
  const random = { "eu-central": randomSource(SEED, "extra/spot/eu-central"), "eu-north": randomSource(SEED, "extra/spot/eu-north") };
  for (let ending = FIRST; ending <= last; ending = addDays(ending, 7))
    for (const region of ["eu-central", "eu-north"] as const) {
      const dice = random[region];
      base[region] += (ending > SEASON ? 38 : 0) + Math.round(9 * dice.normal());
      const scarce = (base[region] - 600) / 600;
      made.push({ ending, region, price: base[region], hours: Math.round(2_400 * (1 - 0.6 * scarce) + 300 * dice.float()), interrupted: Math.round(40 + 180 * Math.max(0, scarce) + 20 * dice.float()) });
    }
  return made;
}

const WEEKS = weeks();
const share = (thousandths: number): string => `${(thousandths / 10).toFixed(1)}%`;
const row = ({ ending, region, price, hours, interrupted }: Week): readonly Cell[] => [ending, region, cents(price), "USD", hours, share(interrupted)];

/** What the broker's page showed on the evening of each export: the program watches the market and buys nothing there. */
export const spotFiles = (): readonly ExportFile[] =>
  EXPORT_DATES.map((date) => ({ path: `market/${date}/gpu-spot-prices.csv`, text: csvTable(HEADER, WEEKS.filter(({ ending }) => ending <= date).map(row)) }));

export function spotTruths(): readonly string[] {
  const last = EXPORT_DATES.at(-1) ?? FIRST;
  const on = (ending: IsoDate, region: Week["region"]): string => `$${cents(WEEKS.find((week) => week.ending === ending && week.region === region)?.price ?? 0)}`;
  const prices = WEEKS.map(({ price }) => price);
  return [
    `\`market/${last}/gpu-spot-prices.csv\`: a declared table of ${String(WEEKS.length)} rows with typed columns; a GPU hour on the spot market of eu-central cost ${on(isoDate("2026-10-11"), "eu-central")} in the week to 11 October and ${on(last, "eu-central")} in the week to 22 November, always between the reserved rate of $4.20 and the $12.60 on demand (lowest $${cents(Math.min(...prices))}, highest $${cents(Math.max(...prices))}).`,
  ];
}
