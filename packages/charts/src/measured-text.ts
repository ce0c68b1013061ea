import { formatText, type Unit } from "@almanac/core";

const SMALLEST = 0.001;
const mostDecimals = (number: number): number => (Math.abs(number) >= 100 ? 0 : Math.abs(number) >= 10 ? 1 : 3);

/** Decimals, three at most, that it takes to write all of them. */
export const decimalsIn = (values: readonly number[]): number => Math.max(0, ...values.map((value) => String(Number(value.toFixed(3))).split(".")[1]?.length ?? 0));

/** A measured value as charts write it: scores have as many decimals as their size can bear, so that `310` and `0.66` both read well. `atLeast`: decimals of the numbers that it stands with. */
export function measuredText(value: number, unit: Unit, locale: string, atLeast: number = 0): string {
  if (unit !== "score" && unit !== "ratio") return formatText(value, unit, locale);
  const text = (number: number): string => new Intl.NumberFormat(locale, { minimumFractionDigits: Math.min(atLeast, mostDecimals(number)), maximumFractionDigits: mostDecimals(number) }).format(number).replace("-", "\u2212");
  return value > 0 && value < SMALLEST ? `under ${text(SMALLEST)}` : text(value);
}
