import { isoDate, type IsoDate } from "@almanac/core";
import { z } from "zod";
import { isDay } from "../cells/day.ts";
import { hinted, Slug, Text } from "./config-words.ts";

const Day = hinted(isDay, "not a date that exists", "write the day as `2026-12-24`").transform((text): IsoDate => isoDate(text));
const Share = z.number().min(0).max(1);
const Days = z.number().int().min(1);

const BlackoutSchema = z
  .strictObject({
    from: Day,
    to: Day,
    reason: Text,
    workstreams: z.array(Slug).min(1).optional(),
    capacity: Share.optional().describe("Part of the usual capacity that is left; 0 unless said otherwise"),
  })
  .refine(({ from, to }) => from <= to, { error: "the last day is before the first", params: { hint: "swap `from` and `to`" } });

const GoalSchema = z
  .strictObject({ model: Text, metric: Text, split: Text.optional(), slice: Text.optional(), atLeast: z.number().optional(), atMost: z.number().optional() })
  .refine(({ atLeast, atMost }) => (atLeast === undefined) !== (atMost === undefined), { error: "a goal has one of `atLeast` and `atMost`", params: { hint: "for example `atLeast: 0.65`" } });

/** A bound is a number, or a day for a fact that is one. */
const Bound = z.union([z.number(), Day]);
const ConditionSchema = z
  .strictObject({ fact: Text, atLeast: Bound.optional(), atMost: Bound.optional(), equals: z.union([z.number(), z.string()]).optional() })
  .refine((condition) => [condition.atLeast, condition.atMost, condition.equals].filter((bound) => bound !== undefined).length === 1, {
    error: "a condition has one of `atLeast`, `atMost` and `equals`",
    params: { hint: "for example `{ fact: risk.mitigations.overdue, atMost: 0 }`" },
  });

export const GateSchema = z.strictObject({
  id: Slug,
  title: Text,
  workstream: Slug.optional(),
  blocks: z.boolean().optional().describe("A broken gate fails the edition (exit code 1) instead of being shown only"),
  conditions: z.array(ConditionSchema).min(1),
});

export const RulesSchema = z.strictObject({
  forecast: z
    .strictObject({
      sampleWeeks: z.number().int().min(8).max(52).optional().describe("Weeks that a forecast samples; 12 unless said otherwise"),
      splitRate: z
        .strictObject({ low: z.number().positive(), high: z.number().positive() })
        .refine(({ low, high }) => low <= high, { error: "the low rate is above the high one", params: { hint: "for example `{ low: 1, high: 1.4 }`" } })
        .optional()
        .describe("How many items one open item turns out to be"),
      blackouts: z.array(BlackoutSchema).min(1).optional().describe("Days on which a team delivers less than usual"),
    })
    .optional(),
  models: z
    .strictObject({
      refreshAfterDays: Days.optional().describe("A model in production is trained anew after at most this many days"),
      goals: z.array(GoalSchema).min(1).optional().describe("What models must reach"),
      dataQualityGate: Share.optional().describe("Least rate of the worst dimension of data quality"),
      costTag: Text.optional().describe("Cloud tag by which unit costs are allocated"),
    })
    .optional(),
  risk: z.strictObject({ reviewAfterDays: Days.optional().describe("A risk is looked at again after at most this many days; 31 unless said otherwise") }).optional(),
  compliance: z.strictObject({ evidenceMaxAgeDays: Days.optional().describe("Evidence is stale after this many days; 365 unless said otherwise") }).optional(),
  priority: z.strictObject({ weights: z.record(Text, z.number().nonnegative()).optional().describe("Weights of the weighted score by criterion") }).optional(),
});
