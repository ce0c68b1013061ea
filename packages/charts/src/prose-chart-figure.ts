import type { Unit } from "@almanac/core";
import type { CategoryNumber } from "./theme.ts";

export interface ProseChartPoint {
  /** A date, a number, or one of the words of the axis. */
  readonly x: string | number;
  /** A number, or a date where the fact is one. Null breaks a line. */
  readonly y: number | string | null;
}

export interface ProseChartSeries {
  /** Empty where there is only one. */
  readonly name: string;
  /** Colour of the workstream that it belongs to; ink where there is only one. */
  readonly colour?: CategoryNumber | undefined;
  /** In the order in which a line joins them. */
  readonly points: readonly ProseChartPoint[];
}

/** What an axis measures. */
export interface ProseChartAxis {
  readonly label: string;
  readonly unit: Unit;
  /** ISO 4217, of `money`. */
  readonly currency?: string | undefined;
}

/** A chart that an author asked for on a page. */
export interface ProseChartFigure {
  /** What it shows; for the description. */
  readonly title: string;
  readonly as: "line" | "bar" | "dots";
  /** `words`, in their order, where the axis is neither of dates nor of numbers. */
  readonly x: ProseChartAxis & { readonly words?: readonly string[] | undefined };
  readonly y: ProseChartAxis;
  /** At least one with a value. */
  readonly series: readonly ProseChartSeries[];
}
