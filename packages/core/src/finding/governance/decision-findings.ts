import { factReader, finding, of, tableRows, type FindingInput, type Named } from "../fact-reader.ts";
import { countOf, type Facts, type Parts } from "./sentence-parts.ts";

/** How many wait, and for whom first. */
function openSentences(facts: Facts): Parts {
  const read = factReader(facts);
  const [open, overdue] = [read.number("decisions.open.count"), read.number("decisions.open.overdue")];
  if (open === undefined) return [];
  if (open === 0) return ["No decision waits for an answer."];
  const first = tableRows(facts, "decisions.open.items").filter((row) => row.text("due") !== undefined).toSorted((a, b) => ((a.text("due") ?? "") < (b.text("due") ?? "") ? -1 : 1))[0];
  const owner = first?.text("owner");
  const next: Parts = first === undefined ? [] : [open === 1 ? ", due on " : ", the first due on ", first.cell("due", "day-month"), ...(owner === undefined ? [] : [` from the ${owner.charAt(0).toLowerCase()}${owner.slice(1)}`])];
  const late: Parts = (overdue ?? 0) > 0 ? [" ", ...countOf(facts, "decisions.open.overdue", "is overdue.", "are overdue.")] : [];
  return [...countOf(facts, "decisions.open.count", "decision waits for an answer", "decisions wait for an answer"), ...next, ".", ...late];
}

function latencySentence(facts: Facts): Parts {
  const read = factReader(facts);
  if (read.number("decisions.latency.median") === undefined || read.number("decisions.latency.longest") === undefined) return [];
  const taken = read.number("decisions.latency.decided");
  if (taken === 1) return ["The one answer so far took ", of("decisions.latency.longest"), "."];
  return ["Half of the ", ...(taken === undefined ? [] : [{ ...of("decisions.latency.decided"), as: "number" as const }, " "]), "answers so far came within ", of("decisions.latency.median"), "; the slowest took ", of("decisions.latency.longest"), "."];
}

function pageFinding(facts: Facts): Named {
  const [open, latency] = [openSentences(facts), latencySentence(facts)];
  if (open.length + latency.length === 0) return [];
  return [["decisions", finding(...open, ...(open.length > 0 && latency.length > 0 ? [" "] : []), ...latency)]];
}

function waitingFinding(facts: Facts): Named {
  const oldest = factReader(facts).number("decisions.open.oldest");
  if (oldest === undefined) return [];
  return [["decisions.open", finding("The oldest question has waited ", of("decisions.open.oldest"), ".")]];
}

function takenFinding(facts: Facts): Named {
  const decided = factReader(facts).number("decisions.latency.decided");
  if (decided === undefined || decided === 0) return [];
  const first = tableRows(facts, "decisions.latency.items").filter((row) => row.text("decided") !== undefined).toSorted((a, b) => ((a.text("decided") ?? "") < (b.text("decided") ?? "") ? -1 : 1))[0];
  const since: Parts = first === undefined || decided === 1 ? [] : [" since ", first.cell("decided", "day-month")];
  return [["decisions.latency", finding(...countOf(facts, "decisions.latency.decided", "decision was taken", "decisions were taken"), ...since, ".")]];
}

/** Sentences of `/decisions/`: what waits, and how long answers take. */
export const decisionFindings = ({ facts }: FindingInput): Named => [pageFinding, waitingFinding, takenFinding].flatMap((each) => each(facts));
