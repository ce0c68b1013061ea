import { factReader, finding, of, tableRows, type FindingInput, type Named } from "../fact-reader.ts";
import type { FindingPart } from "../finding.ts";

type Parts = readonly FindingPart[];
type Facts = FindingInput["facts"];

function funnelFinding(facts: Facts): Named {
  const rows = tableRows(facts, "people.hiring.funnel");
  const at = (stage: string) => rows.find((row) => row.text("stage") === stage);
  const [applied, offered, accepted] = ["applied", "offered", "accepted"].map(at);
  const [many, offers] = [applied?.number("reached"), offered?.number("reached")];
  if (applied === undefined || many === undefined || many === 0 || offered === undefined || offers === undefined) return [];
  const yes = accepted?.number("reached");
  const end: Parts = accepted === undefined || yes === undefined ? [] : yes === 0 ? [", and nobody has accepted"] : [" and ", accepted.cell("reached"), " accepted"];
  return [["people.hiring", finding("Of ", applied.cell("reached"), many === 1 ? " candidate " : " candidates ", offers === 0 ? "nobody" : offered.cell("reached"), offers === 1 || offers === 0 ? " was offered a position" : " were offered a position", ...end)]];
}

function requisitionFinding(facts: Facts): Named {
  const read = factReader(facts);
  const [open, overdue, without] = [read.number("people.hiring.open"), read.number("people.hiring.overdue"), read.number("people.hiring.vacancies-without-requisition")];
  if (open === undefined) return [];
  const late: Parts =
    open === 0
      ? ["No requisition is open"]
      : overdue === undefined || overdue === 0
        ? [of("people.hiring.open"), open === 1 ? " requisition is open" : " requisitions are open", ...(overdue === 0 ? [", none of them past its target start"] : [])]
        : [of("people.hiring.overdue"), " of ", of("people.hiring.open"), open === 1 ? " open requisition is past its target start" : overdue === 1 ? " open requisitions is past its target start" : " open requisitions are past their target start"];
  const none: Parts = without === undefined || without === 0 ? [] : ["; ", { ...of("people.hiring.vacancies-without-requisition"), as: "number" }, without === 1 ? " vacancy has no requisition at all" : " vacancies have no requisition at all"];
  return [["people.requisitions", finding(...late, ...none)]];
}

/** How candidates become colleagues, and which requisitions are late. */
export const hiringFindings = ({ facts }: FindingInput): Named => [...funnelFinding(facts), ...requisitionFinding(facts)];
