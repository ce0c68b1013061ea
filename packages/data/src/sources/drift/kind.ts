import { count, date, id, number, optional, required, text } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";

/** `(20, 100]`; an open end is infinite. */
const interval = (lower: number | undefined, upper: number | undefined): string => `(${lower === undefined ? "-∞" : String(lower)}, ${upper === undefined ? "∞)" : `${String(upper)}]`}`;

/** Histograms of features and scores, a reference sample beside a current one. */
export const driftKind = tableKind({
  kind: "drift",
  title: "Drift histograms",
  area: "ml",
  fills: "driftBins",
  isLong: true,
  columns: {
    model: required(id(), ["Model", "Model id", "model_name"], "Id of the model, as its card has it"),
    version: optional(text(), ["Version", "Model version"], "Version of the model"),
    feature: required(text(), ["Feature", "Feature name", "Column"], "Feature or score whose distribution it is"),
    comparedOn: required(date(), ["Compared on", "Date"], "Day of the comparison"),
    bin: optional(text(), ["Bin", "Category", "Bin label"], "A category, or a name of the interval"),
    lower: optional(number(), ["Lower", "Lower edge", "bin_lower"], "Lower edge, not in the bin; empty: open"),
    upper: optional(number(), ["Upper", "Upper edge", "bin_upper"], "Upper edge, in the bin; empty: open"),
    referenceCount: required(count(), ["Reference count", "Expected count"], "Records of the reference sample in the bin"),
    currentCount: required(count(), ["Current count", "Actual count"], "Records of the current sample in the bin"),
  },
  signature: ["feature", "referenceCount", "currentCount"],
  unique: ["feature", "model", "version", "comparedOn", "bin", "lower", "upper"],
  since: "comparedOn",
  recordOf: (row, { source, refuse }) => {
    const { bin, lower, upper } = row;
    if (bin === undefined && lower === undefined && upper === undefined)
      return refuse("bin", "CELL-MISSING", { message: "nothing says which bin this is", found: "empty cells", expected: "`Bin`, or `Lower` and `Upper`", hint: "write the category into `Bin`, or the edges into `Lower` and `Upper`; the first and the last bin have one edge" });
    if (lower !== undefined && upper !== undefined && lower >= upper)
      return refuse("lower", "VALUE-INVALID", { message: `the bin ends at ${String(upper)}, not above its beginning ${String(lower)}`, found: String(lower), expected: `less than ${String(upper)}`, hint: "exchange the two edges, or merge the bin with its neighbour" });
    return { source, ...given(row), bin: bin ?? interval(lower, upper) };
  },
});
