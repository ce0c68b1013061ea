import { capitalised, enumerated, factReader, finding, inWords, tableRows, type FindingInput, type Named, type TableRow } from "../fact-reader.ts";
import { countOf, listed, type Facts, type Parts } from "./sentence-parts.ts";

const placeOf = (row: TableRow): string => [row.text("framework"), row.text("article")?.replaceAll(" ", "\u00a0")].filter((part) => part !== undefined).join(", ");

/** Duties past their day: which, and by how much. */
function overdueSentence(facts: Facts): Parts {
  const overdue = factReader(facts).number("compliance.obligations.overdue");
  if (overdue === undefined) return [];
  const rows = tableRows(facts, "compliance.obligations.items").filter((row) => row.text("state") === "overdue" && row.number("left") !== undefined).toSorted((a, b) => (a.number("left") ?? 0) - (b.number("left") ?? 0));
  const worst = rows[0];
  if (overdue === 0) return ["No duty is overdue."];
  const head = countOf(facts, "compliance.obligations.overdue", "duty is overdue", "duties are overdue");
  if (worst === undefined) return [...head, "."];
  if (overdue === 1) return [...head, " by ", worst.cell("left", "magnitude"), `: ${placeOf(worst)}.`];
  if (rows.length === overdue && overdue <= 3 && rows.every((row) => row.number("left") === worst.number("left"))) return [...head, ", each by ", worst.cell("left", "magnitude"), `: ${enumerated(rows.map(placeOf).map((place) => place.replace(", ", " ")))}.`];
  return [...head, ", the longest by ", worst.cell("left", "magnitude"), `: ${placeOf(worst)}.`];
}

/** `2 of its 10 controls`, as far as rows name them: the framework’s own list may be longer. */
const inPlace = (row: TableRow): Parts => [row.cell("strict"), " of its ", ...(row.number("applicable") === undefined ? [] : [row.cell("applicable", "number"), " "]), "stated controls in place, with evidence that counts"];

const byStrict = (facts: Facts): readonly TableRow[] => tableRows(facts, "compliance.coverage.frameworks").filter((row) => row.number("strict") !== undefined).toSorted((a, b) => (a.number("strict") ?? 0) - (b.number("strict") ?? 0) || a.index - b.index);

function pageFinding(facts: Facts): Named {
  const overdue = overdueSentence(facts);
  const frameworks = byStrict(facts);
  const least = frameworks[0];
  const rank = frameworks.length === 1 ? "" : `, the least of ${inWords(frameworks.length)} frameworks`;
  const covered: Parts = least === undefined ? [] : [`${overdue.length === 0 ? "" : " "}${capitalised(least.text("framework") ?? "")} has `, ...inPlace(least), `${rank}.`];
  return overdue.length + covered.length === 0 ? [] : [["compliance", finding(...overdue, ...covered)]];
}

function coverageFinding(facts: Facts): Named {
  const frameworks = byStrict(facts);
  const [least, most] = [frameworks[0], frameworks.at(-1)];
  if (least === undefined || most === undefined) return [];
  if (least === most) return [["compliance.coverage", finding(`${capitalised(least.text("framework") ?? "")} has `, ...inPlace(least), ".")]];
  if (least.number("strict") === most.number("strict")) return [["compliance.coverage", finding("Each framework has ", most.cell("strict"), " of its stated controls in place, with evidence that counts.")]];
  return [["compliance.coverage", finding(`${capitalised(most.text("framework") ?? "")} is furthest, with `, ...inPlace(most), ".")]];
}

function obligationsFinding(facts: Facts): Named {
  const read = factReader(facts);
  const [open, soon, overdue] = [read.number("compliance.obligations.in-force"), read.number("compliance.obligations.due-soon"), read.number("compliance.obligations.overdue")];
  if (open === undefined || soon === undefined || overdue === undefined) return [];
  if (open === 0) return [["compliance.obligations", finding("Every duty that binds is met.")]];
  const head = countOf(facts, "compliance.obligations.in-force", "duty binds and is not met", "duties bind and are not met");
  const when = [...(overdue > 0 ? [countOf(facts, "compliance.obligations.overdue", "is overdue", "are overdue")] : []), ...(soon > 0 ? [countOf(facts, "compliance.obligations.due-soon", "is due within 30 days", "are due within 30 days")] : [])];
  return [["compliance.obligations", finding(...head, ...(when.length === 0 ? [] : [": ", ...listed(when)]), ".")]];
}

function evidenceFinding(facts: Facts): Named {
  const read = factReader(facts);
  const [stale, expired, soon] = ["compliance.evidence.stale", "compliance.evidence.expired", "compliance.evidence.expiring-60"].map((base) => read.number(base));
  if (stale === undefined || expired === undefined || soon === undefined) return [];
  const kinds = [
    [stale, "compliance.evidence.stale", "is too old or has no day"],
    [expired, "compliance.evidence.expired", "has expired"],
    [soon, "compliance.evidence.expiring-60", "expires within 60 days"],
  ] as const;
  // The first clause has the subject and the verb of all.
  const what = kinds.filter(([count]) => count > 0).map(([, base, said], index): Parts => (index === 0 ? countOf(facts, base, `control rests on evidence that ${said}`, `controls rest on evidence that ${said}`) : countOf(facts, base, `on evidence that ${said}`, `on evidence that ${said}`)));
  return [["compliance.evidence", what.length === 0 ? finding("All evidence counts, and none expires within 60 days.") : finding(...listed(what), ".")]];
}

function gapFinding(facts: Facts): Named {
  const unlisted = factReader(facts).number("compliance.coverage.unlisted");
  if (unlisted === undefined) return [];
  if (unlisted === 0) return [["compliance.gaps", finding("Every control of the frameworks’ own lists has a row.")]];
  return [["compliance.gaps", finding("Nobody has said where ", ...countOf(facts, "compliance.coverage.unlisted", "control of the frameworks’ own lists stands", "controls of the frameworks’ own lists stand"), ".")]];
}

/** Themes on which every framework that has a row stands at nothing. */
function crosswalkFinding(facts: Facts): Named {
  const themes = [...Map.groupBy(tableRows(facts, "compliance.crosswalk.themes").filter((row) => row.number("weighted") !== undefined), (row) => row.text("theme") ?? "")];
  if (themes.length === 0) return [];
  const empty = themes.filter(([, rows]) => rows.every((row) => row.number("weighted") === 0)).map(([theme]) => theme.charAt(0).toLowerCase() + theme.slice(1));
  return [["compliance.crosswalk", finding(empty.length === 0 ? "On every theme at least one framework has evidence that counts." : `On ${enumerated(empty)} no framework has evidence that counts.`)]];
}

/** Sentences of `/compliance/`: which duties are overdue, how much of each framework is in place, what runs out. */
export const complianceFindings = ({ facts }: FindingInput): Named => [pageFinding, coverageFinding, obligationsFinding, evidenceFinding, gapFinding, crosswalkFinding].flatMap((each) => each(facts));
