import { enumerated, factReader, finding, inWords, of, tableRows, type FindingInput, type Named } from "../fact-reader.ts";
import { sentences, type Parts } from "./clauses.ts";

type Facts = FindingInput["facts"];

/** What a run must record to be run again, as columns of the table and in words. */
const NEEDED: readonly (readonly [column: string, words: string])[] = [["commit", "its commit"], ["data", "a hash of its data"], ["seed", "its seed"], ["image", "its image"]];

function runsSentence(facts: Facts): Parts {
  const read = factReader(facts);
  const [runs, success, since] = [read.number("experiments.runs.count"), read.number("experiments.runs.success"), read.number("experiments.runs.days-since-last")];
  const experiments = tableRows(facts, "experiments.runs.by-experiment").length;
  if (runs === undefined || runs === 0) return [];
  const last: Parts = since === undefined ? [] : since === 0 ? [", the last begun today"] : [", the last begun ", of("experiments.runs.days-since-last"), " ago"];
  const ended: Parts = success === undefined ? [] : ["; ", of("experiments.runs.success"), " of those that ended finished"];
  return [of("experiments.runs.count"), ` ${runs === 1 ? "run" : "runs"} in ${inWords(experiments)} ${experiments === 1 ? "experiment" : "experiments"}`, ...last, ...ended, "."];
}

/** What no run at all has recorded. */
function neverRecorded(facts: Facts): readonly string[] {
  const rows = tableRows(facts, "experiments.reproducibility.by-experiment");
  return rows.length === 0 ? [] : NEEDED.flatMap(([column, words]) => (rows.every((row) => row.number(column) === 0) ? [words] : []));
}

const neither = (names: readonly string[]): string => (names.length < 2 ? names.join("") : enumerated(names).replace(/ and (?=[^,]*$)/, " or "));

function reproducibilitySentence(facts: Facts): Parts {
  const mean = factReader(facts).number("experiments.reproducibility.mean");
  if (mean === undefined) return [];
  const never = neverRecorded(facts);
  const lacking = never.length === 0 ? "" : `, and none recorded ${neither(never)}`;
  return ["On average a run recorded ", of("experiments.reproducibility.mean"), " of what it takes to run it again", lacking, "."];
}

function reproducibilityFinding(facts: Facts): Named {
  const never = neverRecorded(facts);
  if (factReader(facts).number("experiments.reproducibility.mean") === undefined) return [];
  return [["experiments.reproducibility", never.length === 0 ? finding("A run records ", of("experiments.reproducibility.mean"), " of what it takes to run it again.") : finding(`No run recorded ${neither(never)}.`)]];
}

/** Experiments whose newest run holds the best value of a metric: they are still improving. */
function bestFinding(facts: Facts): Named {
  const rows = tableRows(facts, "experiments.runs.best").filter((row) => row.number("best") !== undefined && row.text("on") !== undefined);
  const newest = rows.toSorted((a, b) => ((a.text("on") ?? "") < (b.text("on") ?? "") ? 1 : -1))[0];
  if (newest === undefined) return [];
  return [["experiments.runs", finding(`The newest best value is ${newest.text("metric") ?? "a metric"} of ${newest.text("model") ?? newest.text("experiment") ?? "an experiment"}: `, newest.cell("best"), " on ", newest.cell("on"))]];
}

/** `/experiments/` and its figures. */
export function experimentFindings({ facts }: FindingInput): Named {
  const parts = sentences([runsSentence(facts), reproducibilitySentence(facts)]);
  return [...(parts.length === 0 ? [] : [["experiments", finding(...parts)] as const]), ...bestFinding(facts), ...reproducibilityFinding(facts)];
}
