import type { Evaluation, ModelCard } from "../../model/records/ml-models.ts";
import { compareText } from "../../model/time.ts";
import type { RowRef } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import { groupBy } from "./ml-records.ts";

/** A value with a number and a day. */
export type Measured = Evaluation & { readonly value: number; readonly evaluatedOn: NonNullable<Evaluation["evaluatedOn"]> };

/** Values that were measured on a known day, oldest first, of one day in the order of their rows; what a model card claims has none. */
export const measuredValues = (evaluations: readonly Evaluation[]): readonly Measured[] =>
  evaluations.filter((each): each is Measured => each.value !== null && each.evaluatedOn !== undefined).toSorted((a, b) => compareText(a.evaluatedOn, b.evaluatedOn) || compareText(a.source.file, b.source.file) || a.source.line - b.source.line);

/** Values that stand in a model card. */
export function claimedValues(evaluations: readonly Evaluation[], cards: readonly ModelCard[]): readonly Evaluation[] {
  const files = new Set(cards.map(({ source }) => source.file));
  return evaluations.filter(({ source }) => files.has(source.file));
}

export const seriesKey = ({ model, metric, dataset, config, split, slice }: Evaluation): string => [model, metric, dataset ?? "", config ?? "", split ?? "", slice ?? ""].join("\n");

/** The newest value of each model, metric, dataset, split and slice. */
export const newestValues = (values: readonly Measured[]): readonly Measured[] =>
  [...groupBy(values, seriesKey).values()].flatMap((series) => series.at(-1) ?? []).toSorted((a, b) => compareText(seriesKey(a), seriesKey(b)));

export const evaluationRow = (value: Evaluation): RowRef => recordRow(value, [value.model, value.version, value.metric, value.split, value.slice].filter((part) => part !== undefined).join(" "), { value: value.valueText, on: value.evaluatedOn ?? null });

/** What a value was measured on, in words: the split, and the slice of it. */
export const partOf = ({ split, slice }: Evaluation): string => (slice === undefined ? (split ?? "whole") : `${split ?? "whole"}, ${slice}`);
