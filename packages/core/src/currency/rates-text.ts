import { compareText } from "../model/time.ts";
import type { UsedRate } from "./rate-for.ts";

const flags = ({ stale, insteadOfAverage, ageDays }: UsedRate): string => `${insteadOfAverage ? ", instead of an average" : ""}${stale ? `, stale (${String(ageDays)} days)` : ""}`;
const decimals = (rate: number): string => String(Number(rate.toPrecision(6)));

/**
 * The rates behind a number, in the words of a receipt: `USD 0.8791 (closing 2026-11-20)`, in the program's currency for one unit.
 * Several rates of one currency and basis are named by number, range and span: `USD 0.8691 to 0.8978 (10 averages to 2026-10-31)`;
 * the table `currency.rates` has each of them. Empty without rates.
 */
export function ratesText(rates: readonly UsedRate[]): string {
  const kinds = Map.groupBy(new Map(rates.map((rate) => [`${rate.from} ${rate.basis} ${rate.date} ${String(rate.insteadOfAverage)}`, rate])).values(), ({ from, basis, insteadOfAverage }) => `${from} ${basis} ${String(insteadOfAverage)}`);
  const texts = [...kinds.entries()].sort(([a], [b]) => compareText(a, b)).flatMap(([, used]) => {
    const ordered = used.toSorted((a, b) => compareText(a.date, b.date));
    const [first, last] = [ordered[0], ordered.at(-1)];
    if (first === undefined || last === undefined) return [];
    if (ordered.length === 1) return [`${first.from} ${decimals(first.rate)} (${first.basis} ${first.date}${flags(first)})`];
    const values = ordered.map(({ rate }) => rate);
    const stale = ordered.filter((rate) => rate.stale).length;
    return [`${first.from} ${decimals(Math.min(...values))} to ${decimals(Math.max(...values))} (${String(ordered.length)} ${first.basis === "average" ? "averages" : `${first.basis} rates`} to ${last.date}${first.insteadOfAverage ? ", instead of averages" : ""}${stale > 0 ? `, ${String(stale)} stale` : ""})`];
  });
  return texts.join("; ");
}
