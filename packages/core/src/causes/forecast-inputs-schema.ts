import { z } from "zod";

const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const count = z.number().int().nonnegative();

const stream = z.strictObject({
  id: z.string(),
  title: z.string(),
  open: count,
  finished: count.describe("Items finished so far, without those closed as not done"),
  samples: z.array(count).describe("Items finished in each complete week that is sampled, oldest first"),
  target: date.optional(),
  capacity: z.array(z.tuple([date, z.number().nonnegative()])).describe("From which day on which share of a usual week; each holds until the next"),
  needs: z.array(z.strictObject({ item: z.string(), of: z.string(), lag: z.number(), from: z.number(), to: z.number() })).describe("Open items of other streams that are waited for, and between which shares of their backlog they stand"),
});

/** The shape of `ForecastInputs` in an edition. */
export const ForecastInputsSchema = z.strictObject({
  asOfDate: date,
  lastSunday: date.describe("Last day of the newest sampled week"),
  seed: z.string(),
  splitRate: z.strictObject({ low: z.number(), high: z.number() }).optional(),
  needsWithheld: z.literal(true).optional().describe("Not everybody may see what is waited for: needs are left out"),
  streams: z.array(stream),
});
