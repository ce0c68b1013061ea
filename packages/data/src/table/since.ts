import { dateIn, type IsoDate, type IsoInstant } from "@almanac/core";

/** From when records exist, kept apart from them like their places. */
const sinces = new WeakMap<object, IsoDate | IsoInstant>();

/** Remembers the day or instant from which a record exists; readers call it once for each record that has one. */
export function rememberSince<R extends object>(record: R, since: IsoDate | IsoInstant): R {
  sinces.set(record, since);
  return record;
}

/** From when a record exists, if it says so. */
export const sinceOf = (record: object): IsoDate | IsoInstant | undefined => sinces.get(record);

/** Whether a record says from when it exists. */
export const hasSince = (record: object): boolean => sinces.has(record);

/** Whether a record exists at an instant. A record that says nothing always does. */
export function existsSince(record: object, asOf: IsoInstant, timeZone: string): boolean {
  const since = sinces.get(record);
  if (since === undefined) return true;
  return since.length === 10 ? since <= dateIn(timeZone, asOf) : since.slice(0, -1) <= asOf.slice(0, -1);
}
