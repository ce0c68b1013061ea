import { z } from "zod";
import type { ReleaseLedger } from "./contract.ts";

const terms = z.array(z.tuple([z.int().nonnegative(), z.number()]));
const key = z.record(z.string(), z.string());
const equation = z.strictObject({ table: z.string(), key, date: z.string(), terms, besides: terms.exactOptional(), people: z.int().nonnegative(), divisor: z.number(), value: z.number(), exact: z.literal(true).exactOptional(), marks: z.record(z.string(), z.string()).exactOptional(), shown: z.record(z.string(), z.union([z.number(), z.string(), z.null()])).exactOptional() });
const unknown = z.strictObject({ person: z.string(), besides: z.string().exactOptional(), since: z.string(), pay: z.number(), low: z.number(), high: z.number(), growth: z.number(), now: z.number().exactOptional() });
const verdict = z.strictObject({
  table: z.string(),
  key,
  people: z.int().nonnegative(),
  state: z.enum(["published", "held", "suppressed"]),
  failed: z.array(z.enum(["threshold", "p-percent", "dominance", "homogeneity"])),
  linked: z.strictObject({ people: z.int().nonnegative(), with: z.array(z.string()) }).exactOptional(),
});

const LedgerSchema = z.strictObject({ schema: z.literal(1), date: z.string(), unknowns: z.array(unknown), published: z.array(equation), withheld: z.array(equation), verdicts: z.array(verdict) });

/**
 * The private record of releases, from the JSON that the edition before kept.
 *
 * @returns undefined where there is none
 * @throws ZodError for another thing than a record: a release that does not know what was told before must not be made
 */
export const readReleaseLedger = (json: unknown): ReleaseLedger | undefined => (json === undefined ? undefined : LedgerSchema.parse(json));
