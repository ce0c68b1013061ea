import { factReader, finding, of, tableRows, type FindingInput, type Named, type TableRow } from "../fact-reader.ts";
import { countOf, listed, type Facts, type Parts } from "./sentence-parts.ts";

const byProgress = (facts: Facts): readonly TableRow[] =>
  tableRows(facts, "objectives.progress.objectives").filter((row) => row.number("progress") !== undefined).toSorted((a, b) => (a.number("progress") ?? 0) - (b.number("progress") ?? 0) || a.index - b.index);

/** What went backwards, and what nobody has measured. */
function doubtSentence(facts: Facts): Parts {
  const read = factReader(facts);
  const doubts = [
    ...((read.number("objectives.progress.worse") ?? 0) > 0 ? [countOf(facts, "objectives.progress.worse", "key result is worse than at its start", "key results are worse than at their start")] : []),
    ...((read.number("objectives.check-ins.missing") ?? 0) > 0 ? [(read.number("objectives.progress.worse") ?? 0) > 0 ? countOf(facts, "objectives.check-ins.missing", "has never been measured", "have never been measured") : countOf(facts, "objectives.check-ins.missing", "key result has never been measured", "key results have never been measured")] : []),
  ];
  return doubts.length === 0 ? [] : [" ", ...listed(doubts), "."];
}

function pageFinding(facts: Facts): Named {
  const mean = factReader(facts).number("objectives.progress.mean");
  const rows = byProgress(facts);
  const [least, most] = [rows[0], rows.at(-1)];
  if (mean === undefined || least === undefined || most === undefined) {
    const missing = factReader(facts).number("objectives.check-ins.missing");
    return missing === undefined || missing === 0 ? [] : [["objectives", finding(...countOf(facts, "objectives.check-ins.missing", "key result has never been measured", "key results have never been measured"), ", so no progress can be stated.")]];
  }
  if (rows.length === 1) return [["objectives", finding("The objective is ", least.cell("progress"), " of the way to its targets.", ...doubtSentence(facts))]];
  return [["objectives", finding("As far as they are measured, the objectives are on average ", of("objectives.progress.mean"), ` of the way to their targets. “${least.text("title") ?? least.text("objective") ?? ""}” is last, at `, least.cell("progress"), ".", ...doubtSentence(facts))]];
}

function trendFinding(facts: Facts): Named {
  const rows = byProgress(facts);
  const [least, most] = [rows[0], rows.at(-1)];
  if (least === undefined || most === undefined || tableRows(facts, "objectives.progress.trend").length < 2) return [];
  if (least === most) return [["objectives.trend", finding(`${least.text("objective") ?? ""} stands at `, least.cell("progress"))]];
  return [["objectives.trend", finding(`${most.text("objective") ?? ""} has come furthest, to `, most.cell("progress"), `; ${least.text("objective") ?? ""} least far, to `, least.cell("progress"))]];
}

/** The key result whose owner believes in it least. */
function keyResultFinding(facts: Facts): Named {
  const least = tableRows(facts, "objectives.progress.key-results").filter((row) => row.number("confidence") !== undefined).toSorted((a, b) => (a.number("confidence") ?? 0) - (b.number("confidence") ?? 0) || a.index - b.index)[0];
  if (least === undefined) return [];
  return [["objectives.key-results", finding(`“${least.text("title") ?? ""}” has the least confidence of its owner: `, least.cell("confidence"), ".")]];
}

function checkInFinding(facts: Facts): Named {
  const read = factReader(facts);
  const [missing, behind, oldest] = ["objectives.check-ins.missing", "objectives.check-ins.behind", "objectives.check-ins.oldest"].map((base) => read.number(base));
  if (missing === undefined || behind === undefined) return [];
  if (missing + behind === 0) return [["objectives.check-ins", finding("Every key result was in the newest check-in.")]];
  const late = [
    ...(behind > 0 ? [[...countOf(facts, "objectives.check-ins.behind", "key result was left out of the newest check-in", "key results were left out of the newest check-in"), ...(oldest === undefined ? [] : [behind === 1 ? ", last measured " : ", the oldest measured ", of("objectives.check-ins.oldest"), " ago"])]] : []),
    ...(missing > 0 ? [behind > 0 ? countOf(facts, "objectives.check-ins.missing", "has no check-in at all", "have no check-in at all") : countOf(facts, "objectives.check-ins.missing", "key result has no check-in at all", "key results have no check-in at all")] : []),
  ];
  return [["objectives.check-ins", finding(...late.flatMap((part, index): Parts => [...(index === 0 ? [] : ["; "]), ...part]), ".")]];
}

/** Sentences of `/objectives/`: how far, what went backwards, who believes in it, who did not check in. */
export const objectiveFindings = ({ facts }: FindingInput): Named => [pageFinding, trendFinding, keyResultFinding, checkInFinding].flatMap((each) => each(facts));
