import { isoDate, isoInstant, valueOrNull, type Measure } from "@almanac/core";
import { z } from "zod";

/** Runs one metric on the JSON input of a case and returns what the case's `expected` is compared with. */
export type Metric = (input: unknown) => unknown;

/** A metric id's adapter: the shape of its input, and the public function that answers it. */
export const metric =
  <S extends z.ZodType>(input: S, answer: (input: z.output<S>) => unknown): Metric =>
  (raw) =>
    answer(input.parse(raw));

/** A missing number is null in the machine interface, whatever the reason. */
export const orNull: <T>(measure: Measure<T>) => T | null = valueOrNull;

export const date = z.string().transform(isoDate);
export const instant = z.string().transform(isoInstant);
export const numbers = z.array(z.number());
export const percentage = z.union([z.number(), z.string()]);
