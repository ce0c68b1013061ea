import { daysBetween, type IsoDate } from "../model/time.ts";

/** How far ahead a line of a forecast looked, from the day it was made to the day it falls due. */
export const HORIZONS = [
  { id: "4w", label: "up to 4 weeks", days: 28 },
  { id: "13w", label: "5 to 13 weeks", days: 91 },
  { id: "26w", label: "14 to 26 weeks", days: 182 },
  { id: "far", label: "more than 26 weeks", days: Infinity },
] as const;

export const horizonOf = (made: IsoDate, due: IsoDate): string => {
  const days = daysBetween(made, due);
  return HORIZONS.find((horizon) => days <= horizon.days)?.id ?? "far";
};
