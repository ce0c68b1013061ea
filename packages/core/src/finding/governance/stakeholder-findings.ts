import { enumerated, factReader, finding, of, tableRows, type FindingInput, type Named } from "../fact-reader.ts";
import { countOf, listed, type Facts, type Parts } from "./sentence-parts.ts";

/** Messages past their day, the longest first. */
function messageSentence(facts: Facts): Parts {
  const overdue = factReader(facts).number("stakeholders.communication.overdue");
  if (overdue === undefined) return [];
  if (overdue === 0) return ["No message is past its day."];
  const worst = tableRows(facts, "stakeholders.communication.items").filter((row) => row.number("overdue") !== undefined).toSorted((a, b) => (b.number("overdue") ?? 0) - (a.number("overdue") ?? 0))[0];
  const head = countOf(facts, "stakeholders.communication.overdue", "message is past its day", "messages are past their day");
  if (worst === undefined) return [...head, "."];
  return [...head, overdue === 1 ? ": to " : ", the longest to ", worst.text("audience") ?? "", ", by ", worst.cell("overdue"), "."];
}

const MOST_NAMED = 3;

/** Activities that nobody does, or that not exactly one role answers for. */
function roleSentence(facts: Facts): Parts {
  const read = factReader(facts);
  const [responsible, accountable] = [read.number("stakeholders.raci.without-responsible"), read.number("stakeholders.raci.without-one-accountable")];
  if (responsible === undefined || accountable === undefined) return [];
  if (responsible + accountable === 0) return ["Every activity has one role that answers for it and somebody who does it."];
  const idle = tableRows(facts, "stakeholders.raci.items").filter((row) => row.text("responsible") === undefined).map((row) => `“${row.text("activity") ?? ""}”`);
  const gaps = [
    ...(responsible === 0 ? [] : idle.length <= MOST_NAMED ? [[`nobody is responsible for ${enumerated(idle)}`]] : [["nobody is responsible for ", ...countOf(facts, "stakeholders.raci.without-responsible", "activity", "activities")]]),
    ...(accountable === 0 ? [] : [countOf(facts, "stakeholders.raci.without-one-accountable", "activity has no single role that answers for it", "activities have no single role that answers for them")]),
  ];
  const [head, ...rest] = listed(gaps);
  return [typeof head === "string" ? head.charAt(0).toUpperCase() + head.slice(1) : (head ?? ""), ...rest, "."];
}

function pageFinding(facts: Facts): Named {
  const [messages, roles] = [messageSentence(facts), roleSentence(facts)];
  if (messages.length + roles.length === 0) return [];
  return [["stakeholders", finding(...messages, ...(messages.length > 0 && roles.length > 0 ? [" "] : []), ...roles)]];
}

function raciFinding(facts: Facts): Named {
  const read = factReader(facts);
  const [all, accountable] = [read.number("stakeholders.raci.activities"), read.number("stakeholders.raci.without-one-accountable")];
  if (all === undefined || all === 0 || accountable === undefined) return [];
  if (accountable > 0) return [["stakeholders.raci", finding({ ...of("stakeholders.raci.without-one-accountable") }, " of ", ...countOf(facts, "stakeholders.raci.activities", "activity", "activities"), accountable === 1 ? " has no single role that answers for it." : " have no single role that answers for them.")]];
  return [["stakeholders.raci", finding(...countOf(facts, "stakeholders.raci.activities", "activity, with one role that answers for it.", "activities, each with one role that answers for it."))]];
}

/** The message that is due next. */
function communicationFinding(facts: Facts): Named {
  const next = tableRows(facts, "stakeholders.communication.items").filter((row) => row.text("next") !== undefined && row.number("overdue") === undefined).toSorted((a, b) => ((a.text("next") ?? "") < (b.text("next") ?? "") ? -1 : 1))[0];
  if (next === undefined) return [];
  return [["stakeholders.communication", finding(`The next message goes to ${next.text("audience") ?? ""} on `, next.cell("next", "day-month"), ".")]];
}

/** Sentences of `/stakeholders/`: who hears nothing in time, and what nobody answers for. */
export const stakeholderFindings = ({ facts }: FindingInput): Named => [pageFinding, raciFinding, communicationFinding].flatMap((each) => each(facts));
