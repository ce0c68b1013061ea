import { z } from "zod";

/** The shape of `ForecastInputs` in an edition. */
export const ForecastInputsSchema = z.strictObject({ asOfDate: z.string(), seed: z.string() });
