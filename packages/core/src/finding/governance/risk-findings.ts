import { factReader, finding, inWords, of, tableRows, type FindingInput, type Named, type TableRow } from "../fact-reader.ts";
import type { FindingPart } from "../finding.ts";
import { countOf, listed, reasonOf, saidBefore, type Facts, type Parts } from "./sentence-parts.ts";

/** An amount with three digits: a simulation says no more. */
const amount = (base: string): FindingPart => ({ ...of(base), as: "short" });

/** The 80 % line of loss, and how it moved since the edition before. */
function lossClause(input: FindingInput): Parts {
  const now = factReader(input.facts).number("risk.loss.p80");
  if (now === undefined) return [];
  const before = saidBefore(input, "risk.loss.p80");
  const since: Parts = before === undefined ? [] : before.value === now ? [", as in the edition before"] : [now > before.value ? ", up from " : ", down from ", before.part, " in the edition before"];
  return ["With 80\u00a0% confidence the open threats together cost no more than ", amount("risk.loss.p80"), ...since];
}

/** What the budget sets aside for it. */
function reserveClause(facts: Facts): Parts {
  const cover = factReader(facts).number("risk.contingency.cover");
  const planned = amount("risk.contingency.planned");
  if (cover !== undefined) return cover >= 0 ? ["; the contingency of ", planned, " covers that"] : ["; the contingency of ", planned, " is ", amount("risk.contingency.cover"), " short of that"];
  return reasonOf(facts, "risk.contingency.planned")?.startsWith("no line of the budget") === true ? ["; the budget sets nothing aside for it"] : [];
}

/** Mitigations and reviews past their day. */
function upkeepSentence(facts: Facts): Parts {
  const read = factReader(facts);
  const [overdue, reviews] = [read.number("risk.mitigation.overdue"), read.number("risk.review.overdue")];
  const late = [
    ...((overdue ?? 0) > 0 ? [countOf(facts, "risk.mitigation.overdue", "mitigation is past its day", "mitigations are past their day")] : []),
    ...((reviews ?? 0) > 0 ? [countOf(facts, "risk.review.overdue", "risk review is overdue", "risk reviews are overdue")] : []),
  ];
  if (late.length > 0) return [" ", ...listed(late), "."];
  return overdue === undefined || tableRows(facts, "risk.mitigation.items").length === 0 ? [] : [" No mitigation and no review is overdue."];
}

function pageFinding(input: FindingInput): Named {
  const { facts } = input;
  const open = factReader(facts).number("risk.register.open");
  const loss = lossClause(input);
  if (loss.length > 0) return [["risks", finding(...loss, ...reserveClause(facts), ".", ...upkeepSentence(facts))]];
  if (open === undefined) return [];
  if (open === 0) return [["risks", finding("No risk is open in the register.")]];
  const because = reasonOf(facts, "risk.loss.p80");
  return [["risks", finding(...countOf(facts, "risk.register.open", "risk is open", "risks are open"), `; what ${open === 1 ? "it" : "they"} may cost cannot be said${because === undefined ? "" : `: ${because}`}.`, ...upkeepSentence(facts))]];
}

function lossFinding(facts: Facts): Named {
  const read = factReader(facts);
  if (read.number("risk.loss.p80") === undefined || read.number("risk.loss.p95") === undefined) return [];
  return [["risk.loss", finding("One time in five the loss is more than ", amount("risk.loss.p80"), ", one time in twenty more than ", amount("risk.loss.p95"))]];
}

const sizeOf = (row: TableRow): number => Math.abs((row.number("to") ?? 0) - (row.number("from") ?? 0));

/** What happened to one threat, after its id. */
function moveWords(row: TableRow): Parts | undefined {
  switch (row.text("what")) {
    case "opened":
      return row.number("to") === undefined ? undefined : [" is new, at ", row.cell("to", "short")];
    case "higher":
    case "lower":
      return [row.text("what") === "higher" ? " rose from " : " fell from ", row.cell("from", "short"), " to ", row.cell("to", "short")];
    case "closed":
    case "occurred":
      return row.number("from") === undefined ? undefined : [row.text("what") === "closed" ? " is closed, which was at " : " has happened, which was at ", row.cell("from", "short")];
    default:
      return undefined;
  }
}

/** What moved the expected loss since the register of the day before. */
function moveFinding(facts: Facts): Named {
  const change = factReader(facts).number("risk.burndown.change");
  const [before, now] = tableRows(facts, "risk.burndown.days").slice(-2);
  if (change === undefined || before === undefined || now === undefined) return [];
  const since: Parts = [" since ", before.cell("date", "day-month")];
  if (change === 0) return [["risk.moves", finding("Expected loss is unchanged", ...since)]];
  const threats = tableRows(facts, "risk.burndown.moves").filter((row) => row.text("date") === now.text("date") && row.text("type") === "threat");
  const along = threats.filter((row) => Math.sign((row.number("to") ?? 0) - (row.number("from") ?? 0)) === Math.sign(change));
  const largest = along.toSorted((a, b) => sizeOf(b) - sizeOf(a) || a.index - b.index)[0];
  const words = largest === undefined ? undefined : moveWords(largest);
  const moved: Parts = [change > 0 ? " rose" : " fell", " by ", amount("risk.burndown.change"), ...since];
  if (words === undefined) return [["risk.moves", finding("Expected loss", ...moved)]];
  return [["risk.moves", finding(largest?.text("id") ?? "", ...words, "; expected loss", ...moved)]];
}

function burndownFinding(facts: Facts): Named {
  const days = tableRows(facts, "risk.burndown.days");
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || first === last) return [];
  const [was, is] = [first.number("residual"), last.number("residual")];
  if (was === undefined || is === undefined) return [];
  const threats: Parts = first.number("threats") === last.number("threats") ? ["; ", last.cell("threats"), " threats are open, as then"] : ["; open threats went from ", first.cell("threats"), " to ", last.cell("threats")];
  return [["risk.burndown", finding(was === is ? "Expected loss is where it was on " : `Expected loss ${is > was ? "grew" : "fell"} from `, ...(was === is ? [first.cell("date", "day-month")] : [first.cell("residual", "short"), " on ", first.cell("date", "day-month"), " to ", last.cell("residual", "short")]), ...threats)]];
}

function registerFinding(facts: Facts): Named {
  const read = factReader(facts);
  const open = read.number("risk.register.open");
  if (open === undefined || open === 0) return [];
  const largest = tableRows(facts, "risk.register.risks")
    .filter((row) => row.text("type") === "threat" && row.text("state") === "open" && row.number("residual") !== undefined)
    .toSorted((a, b) => (b.number("residual") ?? 0) - (a.number("residual") ?? 0))[0];
  const head = countOf(facts, "risk.register.open", "risk is open", "risks are open");
  if (largest === undefined || read.number("risk.exposure.residual") === undefined) return [["risk.register", finding(...head, ".")]];
  return [["risk.register", finding(...head, "; the largest threat carries ", largest.cell("residual", "short"), " of the ", amount("risk.exposure.residual"), " expected.")]];
}

function mitigationFinding(facts: Facts): Named {
  const overdue = factReader(facts).number("risk.mitigation.overdue");
  const all = tableRows(facts, "risk.mitigation.items");
  if (overdue === undefined || all.length === 0) return [];
  const worst = all.filter((row) => row.number("overdue") !== undefined).toSorted((a, b) => (b.number("overdue") ?? 0) - (a.number("overdue") ?? 0))[0];
  if (worst === undefined) return [["risk.mitigation", finding(`None of ${inWords(all.length)} is overdue.`)]];
  return [["risk.mitigation", finding(of("risk.mitigation.overdue"), ` of ${inWords(all.length)} ${overdue === 1 ? "is" : "are"} overdue, ${overdue === 1 ? "" : "the longest "}by `, worst.cell("overdue"), ".")]];
}

function reviewFinding(facts: Facts): Named {
  const stale = factReader(facts).number("risk.review.stale");
  if (stale === undefined) return [];
  if (stale === 0) return [["risk.review", finding("Every open risk has been looked at in time.")]];
  const oldest = tableRows(facts, "risk.review.items").toSorted((a, b) => (b.number("days") ?? 0) - (a.number("days") ?? 0))[0];
  const seen: Parts = oldest?.number("days") === undefined ? [] : [stale === 1 ? ", for " : ", the longest for ", oldest.cell("days")];
  return [["risk.review", finding("Nobody has looked at ", ...countOf(facts, "risk.review.stale", "open risk in time", "open risks in time"), ...seen, ".")]];
}

function matrixFinding(facts: Facts): Named {
  const read = factReader(facts);
  const [audit, reversals] = [read.text("risk.matrix.audit"), read.number("risk.matrix.reversals")];
  if (audit === undefined || reversals === undefined) return [];
  if (reversals === 0) return [["risk.matrix", finding("The matrix orders every pair of open threats as their expected loss does")]];
  return [["risk.matrix", finding("The matrix puts ", ...countOf(facts, "risk.matrix.reversals", "pair of threats", "pairs of threats"), " in the wrong order; go by expected loss")]];
}

function driverFinding(facts: Facts): Named {
  const read = factReader(facts);
  const [joint, alone] = [read.number("risk.loss.p95"), read.number("risk.loss.p95-independent")];
  const groups = tableRows(facts, "risk.drivers.groups");
  if (groups.length === 0 || joint === undefined || alone === undefined) return [];
  if (joint === alone) return [["risk.drivers", finding("Threats that come together leave the 95\u00a0% line of loss at ", amount("risk.loss.p95"), ".")]];
  return [["risk.drivers", finding("Because some threats share a driver, the 95\u00a0% line of loss is ", amount("risk.loss.p95"), " and not ", amount("risk.loss.p95-independent"), ".")]];
}

/** Sentences of `/risks/`: what the open threats may cost together, what moved it, and what is overdue. */
export const riskFindings = (input: FindingInput): Named => [
  ...pageFinding(input),
  ...[lossFinding, moveFinding, burndownFinding, registerFinding, mitigationFinding, reviewFinding, matrixFinding, driverFinding].flatMap((each) => each(input.facts)),
];
