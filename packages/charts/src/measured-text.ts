import { formatText, type Unit } from "@almanac/core";

const SMALLEST = 0.001;

/** A measured value as charts write it: scores have as many decimals as their size can bear, so that `310` and `0.66` both read well. */
export function measuredText(value: number, unit: Unit, locale: string): string {
  if (unit !== "score" && unit !== "ratio") return formatText(value, unit, locale);
  const text = (number: number): string => new Intl.NumberFormat(locale, { maximumFractionDigits: Math.abs(number) >= 100 ? 0 : Math.abs(number) >= 10 ? 1 : 3 }).format(number).replace("-", "\u2212");
  return value > 0 && value < SMALLEST ? `under ${text(SMALLEST)}` : text(value);
}
