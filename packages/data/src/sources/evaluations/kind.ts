import { count, date, id, number, optional, required, text } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";

/** Measured values of models, by split and slice. */
export const evaluationsKind = tableKind({
  kind: "evaluations",
  title: "Evaluations",
  area: "ml",
  fills: "evaluations",
  isLong: true,
  columns: {
    model: required(id(), ["Model", "Model id", "model_name"], "Id of the model, as its card has it"),
    version: optional(text(), ["Version", "Model version"], "Version of the model"),
    task: optional(text(), ["Task"], "What the model was asked to do"),
    dataset: optional(text(), ["Dataset", "Dataset name"], "Dataset that the value was measured on"),
    split: optional(text(), ["Split"], "Where it was measured: validation, test, shadow, production"),
    slice: optional(text(), ["Slice", "Segment", "Subset"], "Part of the split, for example `locale = pl`; empty: all of it"),
    metric: required(text(), ["Metric", "Metric name"], "Name of the metric"),
    value: required(number(), ["Value", "Metric value", "Score"], "The value, in the unit of the metric"),
    sampleSize: optional(count(), ["Sample size", "n", "Support", "Records"], "Records that it was measured on"),
    standardError: optional(number({ min: 0 }), ["Standard error", "std_error", "stderr"], "Standard error of the value"),
    lower: optional(number(), ["Lower", "ci_lower", "Lower bound"], "Lower bound of the stated interval"),
    upper: optional(number(), ["Upper", "ci_upper", "Upper bound"], "Upper bound of the stated interval"),
    evaluatedOn: required(date(), ["Evaluated on", "Evaluation date", "Date"], "Day of the evaluation"),
  },
  signature: ["model", "metric", "value"],
  unique: ["metric", "model", "version", "task", "dataset", "split", "slice", "evaluatedOn"],
  since: "evaluatedOn",
  recordOf: (row, { source, refuse }) => {
    const { lower, upper } = row;
    if (lower !== undefined && upper !== undefined && lower > upper)
      return refuse("lower", "VALUE-INVALID", { message: `the interval ends at ${String(upper)}, below its beginning ${String(lower)}`, found: String(lower), expected: `at most ${String(upper)}`, hint: "exchange the two bounds" });
    return { source, ...given(row), value: row.value, valueText: String(row.value) };
  },
});
