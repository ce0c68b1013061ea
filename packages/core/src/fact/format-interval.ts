import type { FactInterval, Unit } from "./fact.ts";
import { formatText, formatValue } from "./format.ts";

/** `between 14 and 23`: the bounds without the unit, which stands beside the value. */
export const formatBounds = ({ low, high }: FactInterval, unit: Unit, locale: string, currency?: string): string =>
  `between ${formatValue(low, unit, locale, currency).figure} and ${formatValue(high, unit, locale, currency).figure}`;

/** `between 14 and 23: dates known to the week`. */
export const formatInterval = (interval: FactInterval, unit: Unit, locale: string, currency?: string): string => `${formatBounds(interval, unit, locale, currency)}: ${interval.because}`;

/** A value with its bounds, where it has any: `18 days (between 14 and 23)`. */
export const formatBetween = (value: number | string, unit: Unit, interval: FactInterval | undefined, locale: string, currency?: string): string =>
  interval === undefined ? formatText(value, unit, locale, currency) : `${formatText(value, unit, locale, currency)} (${formatBounds(interval, unit, locale, currency)})`;
