import { Temporal } from "temporal-polyfill";
import type { IsoDate, IsoInstant } from "../model/time.ts";

/** The last instant of a date in a zone, to the nanosecond. */
export const endOfDate = (date: IsoDate, timeZone: string): IsoInstant =>
  Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(timeZone).toInstant().subtract({ nanoseconds: 1 }).toString() as IsoInstant;
