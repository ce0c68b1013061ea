import type { Diagnostic, IsoInstant, RunMetric } from "@almanac/core";
import { diagnostic } from "../../diagnostics/diagnostic.ts";

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const NOT_FINITE = /^[+-]?(?:nan|inf|infinity)$/i;
/** First and last millisecond of the years 1970 to 2100. */
const LAST_MS = Date.UTC(2101, 0, 1) - 1;

/** An instant from milliseconds since 1970, as MLflow writes them; undefined when it cannot be one. */
export const instantOfMs = (ms: number): IsoInstant | undefined =>
  Number.isSafeInteger(ms) && ms >= 0 && ms <= LAST_MS ? (new Date(ms).toISOString().replace(/\.?0*Z$/, "Z") as IsoInstant) : undefined;

/** Lines `milliseconds value [step]`, one a logged value. */
export function metricLines(name: string, text: string, file: string): { readonly metrics: readonly RunMetric[]; readonly diagnostics: readonly Diagnostic[]; readonly lines: number } {
  const diagnostics: Diagnostic[] = [];
  const lines = text.split(/\r\n|\n|\r/).map((line, index) => ({ line: line.trim(), number: index + 1 }));
  const filled = lines.filter(({ line }) => line !== "");
  const metrics = filled.flatMap(({ line, number }): readonly RunMetric[] => {
    const [time = "", value = "", step, ...rest] = line.split(/ +/);
    const loggedAt = /^\d+$/.test(time) ? instantOfMs(Number(time)) : undefined;
    const fine = loggedAt !== undefined && (NUMBER.test(value) || NOT_FINITE.test(value)) && (step === undefined || /^-?\d+$/.test(step)) && rest.length === 0;
    if (!fine) {
      diagnostics.push(
        diagnostic("MLFLOW-STORE", { file, line: number, column: 1 }, {
          message: `this line of the metric \`${name}\` is not as MLflow writes it`,
          found: line,
          expected: "milliseconds since 1970, the value and the step, for example `1788249600000 0.91 3`",
          hint: "copy the file from the store again; if it was edited, restore it",
        }),
      );
      return [];
    }
    const finite = NUMBER.test(value) ? Number(value) : null;
    return [{ name, value: finite, ...(step === undefined ? {} : { step: Number(step) }), loggedAt }];
  });
  return { metrics, diagnostics, lines: filled.length };
}
