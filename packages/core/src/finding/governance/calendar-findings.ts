import { factReader, finding, tableRows, type FindingInput, type Named, type TableRow } from "../fact-reader.ts";
import { countOf, listed, type Facts, type Parts } from "./sentence-parts.ts";

const earliest = (rows: readonly TableRow[], column: string): TableRow | undefined =>
  rows.filter((row) => row.text(column) !== undefined).toSorted((a, b) => ((a.text(column) ?? "") < (b.text(column) ?? "") ? -1 : 1))[0];

/** The next answer that is due, or the next milestone; both where both are ahead. */
function aheadSentence({ facts, asOfDate }: FindingInput): Parts {
  const decision = earliest(tableRows(facts, "decisions.open.items").filter((row) => (row.text("due") ?? "") >= asOfDate), "due");
  const milestone = earliest(tableRows(facts, "milestones.target.list").filter((row) => row.text("actual") === undefined && (row.text("target") ?? "") >= asOfDate), "target");
  const chance = tableRows(facts, "milestones.forecast.list").find((row) => row.text("milestone") === milestone?.text("milestone") && row.number("chance") !== undefined);
  const odds: Parts = chance === undefined ? [] : [", with a chance of ", chance.cell("chance")];
  const answer: Parts = decision === undefined ? [] : ["The next answer is due on ", decision.cell("due", "day-month"), `: ${decision.text("title") ?? ""}.`];
  const target: Parts = milestone === undefined ? [] : [`${answer.length === 0 ? "" : " "}The next milestone is “${milestone.text("title") ?? ""}” on `, milestone.cell("target", "day-month"), ...odds, "."];
  return [...answer, ...target];
}

/** What is past its day, of all that has one. */
function lateSentence(facts: Facts): Parts {
  const read = factReader(facts);
  const kinds = [
    ["decisions.open.overdue", "decision", "decisions"],
    ["compliance.obligations.overdue", "duty", "duties"],
    ["risk.mitigation.overdue", "mitigation", "mitigations"],
    ["risk.review.overdue", "risk review", "risk reviews"],
    ["retro.actions.overdue", "action", "actions"],
    ["stakeholders.communication.overdue", "message", "messages"],
  ] as const;
  const late = kinds.flatMap(([base, one, several]) => ((read.number(base) ?? 0) > 0 ? [countOf(facts, base, one, several)] : []));
  return late.length === 0 ? [] : ["Past their day: ", ...listed(late), "."];
}

/** The sentence of `/calendar/`: what comes next, and what is past its day. */
export function calendarFindings(input: FindingInput): Named {
  const [ahead, late] = [aheadSentence(input), lateSentence(input.facts)];
  if (ahead.length + late.length === 0) return [];
  return [["calendar", finding(...ahead, ...(ahead.length > 0 && late.length > 0 ? [" "] : []), ...late)]];
}
