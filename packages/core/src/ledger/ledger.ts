import { z } from "zod";
import type { IsoDate } from "../model/time.ts";

/** Version of the ledger's shape. A ledger of another version is not carried on: the record starts anew, and says since when it is kept. */
export const LEDGER_SCHEMA = 2;

/** `when`: open scope finished by a date. `joint`: the same for all workstreams, with dependencies and calendar. `milestone`: reached by a date. */
export const FORECAST_KINDS = ["how-many", "when", "joint", "milestone"] as const;
export type ForecastKind = (typeof FORECAST_KINDS)[number];

const day = z.custom<IsoDate>((value) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value));
const kind = z.enum(FORECAST_KINDS);
const text = z.string();
const count = z.number();
const line = z.number().nullable();
const bound = z.union([z.number(), day, z.null()]);

/**
 * Published forecasts that wait for their outcome, and how earlier ones turned out: carried from edition to edition as an object. Its size
 * does not grow with the number of editions: what is settled stands in sums. Rows, so that each is one line of the object.
 */
export const LedgerSchema = z
  .strictObject({
    schema: z.literal(LEDGER_SCHEMA),
    /** First edition whose forecasts are entered, its date, and how many editions have been. */
    since: z.tuple([text, day, count]).readonly(),
    /**
     * kind, scope (empty: whole program), milestone, edition, made on, needed items a stream (`fraud=47`), outcome (a date; null: not known),
     * then three lines: level, bound, marks (see `ledger-rows.ts`); last the chance, its target and marks.
     */
    open: z.array(z.tuple([kind, text, text.nullable(), text, day, text.nullable(), day.nullable(), line, bound, count, line, bound, count, line, bound, count, line, day.nullable(), count]).readonly()).readonly(),
    /** Until when the forecast that an interval counts runs: name of the series, made on, runs until. */
    running: z.array(z.tuple([text, day, day]).readonly()).readonly(),
    /** kind, scope, horizon (empty: all), level; forecasts due, kept; without overlap: due, kept; sum of pinball losses, over how many. */
    lines: z.array(z.tuple([kind, text, text, count, count, count, count, count, count, count]).readonly()).readonly(),
    /** kind, scope, horizon, bin; due, happened, sum of chances, sum of squared errors; without overlap: due, happened, sum of chances. */
    chances: z.array(z.tuple([kind, text, text, count, count, count, count, count, count, count, count]).readonly()).readonly(),
    /** Newest settled ones: kind, scope, milestone, edition, made on, due, said, whether `said` is a chance, happened, kept. */
    recent: z.array(z.tuple([kind, text, text.nullable(), text, day, day, z.union([z.number(), day]), z.boolean(), z.union([z.number(), day, z.null()]), z.boolean()]).readonly()).readonly(),
    /** Forecasts that could not be settled: what they were about is gone from the records, or happened before they were made. */
    void: count,
    /** Promises in the records: kind, id, what, date first published, date last published, outcome (`before`: it had one when the ledger began). */
    promises: z.array(z.tuple([text, text, text, day, day, text]).readonly()).readonly(),
    /** By kind: published, kept, kept after a move, broken, fulfilled on no recorded day, withdrawn, gone from the records while open. */
    promiseCounts: z.array(z.tuple([text, count, count, count, count, count, count, count]).readonly()).readonly(),
    /** Newest moves of promised dates: edition before, edition, kind, id, what, workstream, old date, new date. */
    moves: z.array(z.tuple([text, text, text, text, text, text.nullable(), day, day]).readonly()).readonly(),
    /** All moves: to a later date, to an earlier one, and days altogether, with sign. */
    moved: z.tuple([count, count, count]).readonly(),
    /** The edition that the ledger was written for, and the one whose ledger it carries on. */
    edition: text,
    before: text.nullable(),
  })
  .readonly();

export type Ledger = z.infer<typeof LedgerSchema>;
