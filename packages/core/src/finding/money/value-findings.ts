import { capitalised, factReader, finding, inWords, of, tableRows, type FindingInput, type Named } from "../fact-reader.ts";
import { allOf, leastBy, short, type Facts, type Parts } from "./money-words.ts";

/** How many benefits anybody has measured, of how many. */
function measuredWords(facts: Facts): string | undefined {
  const measured = factReader(facts).number("benefits.realised.measured");
  const all = tableRows(facts, "benefits.realised.benefits").length;
  if (measured === undefined || all === 0) return undefined;
  if (measured === all) return all === 1 ? "The one benefit has been measured" : `${capitalised(allOf(all))} benefits have been measured`;
  return `${measured === 0 ? "None" : capitalised(inWords(measured))} of ${inWords(all)} benefits ${measured <= 1 ? "has" : "have"} been measured`;
}

function pageFinding(facts: Facts): Named {
  const read = factReader(facts);
  const measured = measuredWords(facts);
  if (measured === undefined) return [];
  const whole: Parts = read.number("benefits.realised.case") === undefined ? [] : ["; all business cases together promise ", short("benefits.realised.case")];
  const open = read.number("benefits.realised.unmeasured");
  const rest = tableRows(facts, "benefits.realised.benefits").length > (read.number("benefits.realised.measured") ?? 0);
  const late: Parts = open === undefined ? [] : open === 0 ? (rest ? [" No other promise in money was due yet."] : []) : [" ", short("benefits.realised.unmeasured"), " was due and nobody has measured it."];
  if (read.number("benefits.realised.amount") === undefined) return [["value", finding(`${measured}`, ...whole, ".", ...late)]];
  const due: Parts = read.number("benefits.realised.share") === undefined ? [] : [", ", of("benefits.realised.share"), " of the ", short("benefits.realised.promised"), " promised by then"];
  return [["value", finding("Measured benefits come to ", short("benefits.realised.amount"), ...due, `. ${measured}`, ...whole, ".", ...late)]];
}

/** The benefit that brought least of what was promised for the time measured. */
function benefitsFinding(facts: Facts): Named {
  const rows = tableRows(facts, "benefits.realised.benefits").filter((row) => row.number("share") !== undefined);
  const worst = leastBy(rows, "share");
  const share = worst?.number("share");
  if (worst === undefined || share === undefined) return [];
  const name = worst.text("title") ?? worst.text("benefit") ?? "One benefit";
  if (share >= 1) return [["value.benefits", finding(rows.length === 1 ? "The one that is measured in money brought what it promised." : `${capitalised(allOf(rows.length))} that are measured in money brought what they promised.`)]];
  return [["value.benefits", finding(`${rows.length === 1 ? "The one measured in money" : "Furthest below its promise"}: ${name}, `, worst.cell("share"), " of it.")]];
}

export const valueFindings = ({ facts }: FindingInput): Named => [...pageFinding(facts), ...benefitsFinding(facts)];
