import { count, date, id, optional, required, text } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";

/** Decisions of models, counted by group against what turned out to be true. */
export const fairnessKind = tableKind({
  kind: "fairness",
  title: "Fairness counts",
  area: "ml",
  fills: "fairnessCounts",
  columns: {
    model: required(id(), ["Model", "Model id", "model_name"], "Id of the model, as its card has it"),
    version: optional(text(), ["Version", "Model version"], "Version of the model"),
    attribute: required(text(), ["Attribute", "Sensitive attribute", "Sensitive feature"], "What the groups differ in, for example `Customer age`"),
    group: required(text(), ["Group"], "The group, for example `under 25`"),
    truePositives: required(count(), ["True positives", "TP"], "Decided positive, and rightly: a number of cases"),
    falsePositives: required(count(), ["False positives", "FP"], "Decided positive, and wrongly: a number of cases"),
    trueNegatives: required(count(), ["True negatives", "TN"], "Decided negative, and rightly: a number of cases"),
    falseNegatives: required(count(), ["False negatives", "FN"], "Decided negative, and wrongly: a number of cases"),
    countedOn: required(date(), ["Counted on", "Evaluated on", "Date"], "Day of the count"),
  },
  signature: ["attribute", "group", "truePositives", "falsePositives"],
  unique: ["group", "model", "version", "attribute", "countedOn"],
  since: "countedOn",
  recordOf: (row, { source }) => ({ source, ...given(row) }),
});
