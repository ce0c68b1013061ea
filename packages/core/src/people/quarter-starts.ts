import { addDays, isoDate, type IsoDate } from "../model/time.ts";
import { monthOf } from "./calendar-months.ts";

/** First days of calendar quarters in `[from, to]`, in order: the only days on which a figure about pay may change (METHOD.md 7.8). */
export function quarterStarts(from: IsoDate, to: IsoDate): readonly IsoDate[] {
  const starts: IsoDate[] = [];
  const quarter = Math.floor((Number(from.slice(5, 7)) - 1) / 3);
  for (let day = isoDate(`${from.slice(0, 4)}-${String(quarter * 3 + 1).padStart(2, "0")}-01`); day <= to; day = addDays(monthOf(addDays(day, 62)).last, 1)) if (day >= from) starts.push(day);
  return starts;
}
