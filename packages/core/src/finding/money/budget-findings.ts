import type { Program } from "../../model/program.ts";
import { capitalised, factReader, finding, inWords, of, tableRows, type FindingInput, type Named, type TableRow } from "../fact-reader.ts";
import { allOf, greatestBy, leastBy, short, workstreamTitle, type Facts, type Parts } from "./money-words.ts";

const METHODS = ["run-rate", "plan-remaining", "performance", "declared"] as const;

/** Least and greatest of the methods that state a forecast of the whole period. */
function forecastRange(facts: Facts): { readonly parts: Parts; readonly over: number; readonly stated: number } | undefined {
  const whole = tableRows(facts, "budget.forecast.methods").find((row) => row.text("program") === undefined);
  const plan = whole?.number("plan");
  if (whole === undefined || plan === undefined) return undefined;
  const stated = METHODS.filter((method) => whole.number(method) !== undefined).toSorted((a, b) => (whole.number(a) ?? 0) - (whole.number(b) ?? 0));
  const [low, high] = [stated[0], stated.at(-1)];
  if (low === undefined || high === undefined) return undefined;
  const parts: Parts = whole.number(low) === whole.number(high) ? [whole.cell(low, "short")] : [whole.cell(low, "short"), " to ", whole.cell(high, "short")];
  return { parts, over: stated.filter((method) => (whole.number(method) ?? 0) > plan).length, stated: stated.length };
}

/** Least and greatest estimate of what all the work of the baseline will cost. */
function estimateRange(facts: Facts): { readonly parts: Parts; readonly over: number; readonly stated: number } | undefined {
  const rows = tableRows(facts, "earned-value.estimate.variants").filter((row) => row.number("eac") !== undefined);
  const [low, high] = [leastBy(rows, "eac"), greatestBy(rows, "eac")];
  if (low === undefined || high === undefined) return undefined;
  const parts: Parts = low.number("eac") === high.number("eac") ? [low.cell("eac", "short")] : [low.cell("eac", "short"), " to ", high.cell("eac", "short")];
  return { parts, over: rows.filter((row) => (row.number("vac") ?? 0) < 0).length, stated: rows.length };
}

/** What the work done says about a variance: money not spent because work was not done is not saved. */
function workClause(facts: Facts, under: boolean): Parts {
  const whole = tableRows(facts, "earned-value.performance.workstreams").find((row) => row.text("program") === undefined);
  const behind = whole?.number("sv");
  if (whole === undefined || behind === undefined) return [];
  if (behind < 0) return [under ? ". It is not all saved: work worth " : ", and work worth ", whole.cell("sv", "short"), " that was due is not done"];
  return [under ? ", and the work that was due is done" : ", although the work that was due is done"];
}

function pageFinding(facts: Facts): Named {
  const read = factReader(facts);
  if (read.number("budget.actual.to-date") === undefined) return [];
  const spent = short("budget.actual.to-date");
  const variance = read.number("budget.variance.to-date");
  const ahead = forecastRange(facts);
  const closing: Parts = ahead === undefined ? [] : [" The whole period is forecast at ", ...ahead.parts, " of a budget of ", short("budget.plan.total"), "."];
  if (variance === undefined) return [["budget", finding(spent, " has been spent; no budget says how much was planned.")]];
  const share: Parts = read.number("budget.variance.share") === undefined ? [] : [" (", { ...of("budget.variance.share"), as: "magnitude" }, ")"];
  if (variance === 0) return [["budget", finding(spent, " has been spent, exactly what was planned for the complete months", ...workClause(facts, false), ".", ...closing)]];
  return [["budget", finding(spent, " has been spent; the complete months cost ", short("budget.variance.to-date"), ...share, variance > 0 ? " less than planned" : " more than planned", ...workClause(facts, variance > 0), ".", ...closing)]];
}

function curveFinding(facts: Facts): Named {
  const read = factReader(facts);
  const behind = read.number("earned-value.schedule.sv-t");
  const cpi = read.number("earned-value.performance.cpi");
  if (behind === undefined) return [];
  const pace: Parts = behind < 0 ? ["The work is ", { ...of("earned-value.schedule.sv-t"), as: "magnitude" }, " behind its plan"] : behind === 0 ? ["The work is where its plan has it"] : ["The work is ", of("earned-value.schedule.sv-t"), " ahead of its plan"];
  if (cpi === undefined) return [["budget.s-curve", finding(...pace)]];
  const link = behind < 0 === cpi < 1 ? ", and " : ", but ";
  const price: Parts = cpi < 1 ? [link, "costs more than it is worth: cost index ", of("earned-value.performance.cpi")] : [link, "costs no more than it is worth: cost index ", of("earned-value.performance.cpi")];
  return [["budget.s-curve", finding(...pace, ...price)]];
}

/** `all four forecasts of the period are within its budget`, `one of three estimates of all the work is over it`. */
function withinWords(over: number, stated: number, one: string, of: string): string {
  const all = stated === 1 ? `the one ${one} ${of}` : `${allOf(stated)} ${one}s ${of}`;
  const be = stated === 1 ? "is" : "are";
  if (over === 0) return `${all} ${be} within its budget`;
  return over === stated ? `${all} ${be} over its budget` : `${inWords(over)} of ${inWords(stated)} ${one}s ${of} ${over === 1 ? "is" : "are"} over its budget`;
}

function estimatesFinding(facts: Facts): Named {
  const [ahead, whole] = [forecastRange(facts), estimateRange(facts)];
  if (ahead === undefined && whole === undefined) return [];
  const clauses = [...(ahead === undefined ? [] : [withinWords(ahead.over, ahead.stated, "forecast", "of the period")]), ...(whole === undefined ? [] : [withinWords(whole.over, whole.stated, "estimate", "of all the work")])];
  return [["budget.estimates", finding(capitalised(clauses.join("; ")))]];
}

/** The two workstreams that stand out: the one that is furthest over its budget, and the one that has done least of what was due. */
function workstreamsFinding(facts: Facts, program: Program): Named {
  const rows = tableRows(facts, "earned-value.performance.workstreams").filter((row) => row.text("program") !== undefined);
  const [dear, late] = [leastBy(rows, "cv"), leastBy(rows, "spi")];
  const dearest: Parts = dear === undefined || (dear.number("cv") ?? 0) >= 0 ? [] : [`${workstreamTitle(program, dear) ?? ""} has spent `, dear.cell("cv", "short"), " more than its work is worth"];
  const latest: Parts = late === undefined || (late.number("spi") ?? 1) >= 1 ? [] : [`${workstreamTitle(program, late) ?? ""} has done least of what was due (index `, late.cell("spi"), ")"];
  if (dearest.length === 0 && latest.length === 0) return rows.length === 0 ? [] : [["budget.workstreams", finding("No workstream is behind its plan or over the worth of its work.")]];
  return [["budget.workstreams", finding(...dearest, ...(dearest.length > 0 && latest.length > 0 ? ["; "] : []), ...latest, ".")]];
}

function monthsFinding(facts: Facts): Named {
  const complete = tableRows(facts, "budget.variance.months").filter((row): row is TableRow => row.number("variance") !== undefined);
  const last = complete.at(-1);
  if (last === undefined) return [];
  const variance = last.number("variance") ?? 0;
  const than: Parts = variance === 0 ? ["exactly its budget"] : [last.cell("variance", "short"), variance > 0 ? " less than its budget" : " more than its budget"];
  const over = complete.filter((row) => (row.number("variance") ?? 0) < 0).length;
  const others = over === 0 ? "; no complete month was over budget" : `; ${inWords(over)} of ${inWords(complete.length)} complete ${complete.length === 1 ? "month was" : over === 1 ? "months was" : "months were"} over budget`;
  return [["budget.months", finding("The last complete month cost ", last.cell("actual", "short"), ", ", ...than, others)]];
}

export const budgetFindings = ({ facts, program }: FindingInput): Named => [...pageFinding(facts), ...curveFinding(facts), ...estimatesFinding(facts), ...workstreamsFinding(facts, program), ...monthsFinding(facts)];
