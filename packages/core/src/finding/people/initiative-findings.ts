import { capitalised, factReader, finding, inWords, of, tableRows, type FindingInput, type Named, type TableRow } from "../fact-reader.ts";
import type { FindingPart } from "../finding.ts";

type Parts = readonly FindingPart[];
type Facts = FindingInput["facts"];
/** From this chance on an initiative is said to be the best. */
const LIKELY = 0.5;

/** An initiative by its title where a table states it, else by its id. */
function named(facts: Facts, row: TableRow): FindingPart {
  const id = row.text("initiative");
  for (const base of ["priority.ranking.methods", "estimate.effort.list", "estimate.value.list"]) {
    const found = tableRows(facts, base).find((each) => each.text("initiative") === id && each.text("title") !== undefined);
    if (found !== undefined) return found.cell("title");
  }
  return row.cell("initiative");
}

/** The initiative that is first most often; the better middle rank decides between equals. */
const leaderOf = (facts: Facts): TableRow | undefined => tableRows(facts, "priority.ranges.ranks").toSorted((a, b) => (b.number("first") ?? 0) - (a.number("first") ?? 0) || (a.number("p50") ?? Infinity) - (b.number("p50") ?? Infinity) || a.index - b.index)[0];

function leaderParts(facts: Facts): Parts {
  const leader = leaderOf(facts);
  const chance = leader?.number("first");
  if (leader === undefined || chance === undefined) return [];
  if (chance >= LIKELY) return [named(facts, leader), " is most likely worth the most for its effort, with a chance of ", leader.cell("first"), "."];
  return ["No initiative is clearly worth the most for its effort: ", named(facts, leader), " leads with a chance of only ", leader.cell("first"), "."];
}

function sequenceParts(facts: Facts): Parts {
  const [first] = tableRows(facts, "priority.sequence.order");
  return first === undefined ? [] : [" Done one after the other, delay costs least if ", named(facts, first), " comes first."];
}

function pageFinding(facts: Facts): Named {
  const leader = leaderParts(facts);
  const sequence = sequenceParts(facts);
  if (leader.length > 0) return [["initiatives", finding(...leader, ...sequence)]];
  const compared = factReader(facts).number("priority.ranking.compared");
  if (compared === undefined || compared === 0) return [];
  return [["initiatives", finding(of("priority.ranking.compared"), compared === 1 ? " initiative is open" : " initiatives are open", "; without estimated ranges of value and effort nothing tells which is worth the most.", ...sequence)]];
}

function rankFinding(facts: Facts): Named {
  const rows = tableRows(facts, "priority.ranges.ranks");
  if (rows.length === 0) return [];
  const open = rows.filter((row) => row.number("p10") === 1).length;
  const words = `${capitalised(inWords(open))} of ${inWords(rows.length)}`;
  const most = Math.max(...rows.map((row) => row.number("first") ?? 0));
  if (open === 0) return [["priority.ranks", finding("No initiative comes first in as much as a tenth of the runs")]];
  return [["priority.ranks", finding(open === 1 ? (most >= LIKELY ? "One initiative stands first in most runs" : "Only one initiative comes first in a tenth of the runs or more") : `${words} initiatives may come first: each does in a tenth of the runs or more`)]];
}

const QUADRANTS = [
  ["do-now", "worth doing now"],
  ["invest", "worth an investment"],
  ["fill-in", "a fill-in"],
  ["drop", "to be dropped"],
] as const;

function quadrantFinding(facts: Facts): Named {
  const rows = tableRows(facts, "priority.quadrants.initiatives");
  const counts = QUADRANTS.flatMap(([quadrant, words]) => {
    const count = rows.filter((row) => row.text("quadrant") === quadrant).length;
    return count === 0 ? [] : [{ count, words }];
  });
  if (counts.length === 0) return [];
  const text = counts.map(({ count, words }, index) => `${inWords(count)} ${index === 0 ? (count === 1 ? "initiative is" : "initiatives are") : count === 1 ? "is" : "are"} ${count === 1 ? words : words.replace(/^a fill-in$/, "fill-ins")}`);
  return [["priority.quadrants", finding(capitalised(text.join(", ")))]];
}

function rankingFinding(facts: Facts): Named {
  const leaders = factReader(facts).number("priority.ranking.leaders");
  if (leaders === undefined || leaders === 0) return [];
  return [["priority.ranking", leaders === 1 ? finding("Every method puts the same initiative first") : finding("The methods put ", of("priority.ranking.leaders"), " different initiatives first")]];
}

function sequenceFinding(facts: Facts): Named {
  const read = factReader(facts);
  if (read.number("priority.sequence.delay-cost") === undefined) return [];
  const ignored = read.number("priority.sequence.enablers-ignored");
  const more: Parts = ignored === undefined || ignored === 0 ? [] : ["; ranking each alone would cost ", { ...of("priority.sequence.enablers-ignored"), as: "short" }, " more"];
  return [["priority.sequence", finding("Even the best order costs ", { ...of("priority.sequence.delay-cost"), as: "short" }, " of delay, if one team does one after the other", ...more)]];
}

function informationFinding(facts: Facts): Named {
  const read = factReader(facts);
  const gain = read.number("priority.information.perfect");
  if (gain === undefined) return [];
  const [most] = tableRows(facts, "priority.information.initiatives").toSorted((a, b) => (b.number("gain") ?? 0) - (a.number("gain") ?? 0) || a.index - b.index);
  const best: Parts = most?.number("gain") === undefined || (most.number("gain") ?? 0) === 0 ? [] : ["; of single initiatives, to know ", named(facts, most), " gains most, ", most.cell("gain")];
  return [["priority.information", finding("Knowing all values and efforts before choosing would gain ", of("priority.information.perfect"), " a person-month on average", ...best)]];
}

function outturnFinding(facts: Facts): Named {
  const within = factReader(facts).number("priority.outturn.within-range");
  const finished = tableRows(facts, "priority.outturn.initiatives").filter((row) => row.number("actual-effort") !== undefined);
  const [only] = finished;
  if (within === undefined || only === undefined) return [];
  if (finished.length > 1) return [["priority.outturn", finding(`${capitalised(inWords(finished.filter((row) => row.text("within") === "yes").length))} of ${inWords(finished.length)} finished initiatives kept to the range of their effort`)]];
  return [["priority.outturn", finding("One initiative is finished: ", named(facts, only), " took ", only.cell("actual-effort"), only.number("effort") === undefined ? "" : " against an estimate of ", ...(only.number("effort") === undefined ? [] : [only.cell("effort", "number")]), ". One is too few to correct estimates by")]];
}

function estimateFinding(facts: Facts): Named {
  const read = factReader(facts);
  if (read.number("estimate.effort.open-mean") === undefined || read.number("estimate.effort.open-mode") === undefined) return [];
  const spread: Parts = read.number("estimate.effort.open-sd") === undefined ? [] : [", with a standard deviation of ", { ...of("estimate.effort.open-sd"), as: "number" }];
  return [["estimate.effort", finding("From start to end, the unfinished initiatives take ", of("estimate.effort.open-mean"), " on average", ...spread, "; their most likely values add up to ", { ...of("estimate.effort.open-mode"), as: "number" })]];
}

/** What should be done next, how sure that is, and what estimates have been worth. */
export const initiativeFindings = ({ facts }: FindingInput): Named => [pageFinding, rankFinding, quadrantFinding, rankingFinding, sequenceFinding, informationFinding, outturnFinding, estimateFinding].flatMap((findingOf) => findingOf(facts));
