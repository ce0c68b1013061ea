import { compareText, type IsoInstant } from "../model/time.ts";

/**
 * Order of two normalised UTC instants, without parsing them: less the final `Z`, their texts sort as the instants do,
 * whatever their precision.
 */
export const instantOrder = (a: IsoInstant, b: IsoInstant): number => (a.length === b.length ? compareText(a, b) : compareText(a.slice(0, -1), b.slice(0, -1)));
