import { capitalised, factReader, finding, inWords, of, tableRows, type FindingInput, type Named, type TableRow } from "../fact-reader.ts";
import type { FindingPart } from "../finding.ts";

type Parts = readonly FindingPart[];
type Facts = FindingInput["facts"];

/** The role about whose median the sources disagree most. */
const widest = (facts: Facts): TableRow | undefined => tableRows(facts, "market.disagreement.medians").toSorted((a, b) => (b.number("spread") ?? 0) - (a.number("spread") ?? 0) || a.index - b.index)[0];

const roleParts = (row: TableRow): Parts => [row.cell("role"), ...(row.text("level") === undefined ? [] : [" ", row.cell("level")]), " in ", row.cell("region")];

function floorParts(facts: Facts): Parts {
  const sources = tableRows(facts, "market.floor.sources");
  const flagged = sources.filter((row) => (row.text("flags") ?? "") !== "");
  const [only] = flagged;
  if (only === undefined) return [];
  if (flagged.length === 1) return [" Trust ", only.cell("source"), " least: it is below the floor for pay surveys."];
  return [` ${capitalised(inWords(flagged.length))} of ${inWords(sources.length)} sources are below the floor for pay surveys.`];
}

function pageFinding(facts: Facts): Named {
  const row = widest(facts);
  if (row === undefined) {
    const lines = tableRows(facts, "market.benchmark.percentiles");
    return lines.length === 0 ? [] : [["market", finding("Only one source speaks of each role, so nothing tells how far it is right.", ...floorParts(facts))]];
  }
  return [["market", finding("No one figure is the market: for ", ...roleParts(row), " the sources’ medians run from ", row.cell("low", "short"), " to ", row.cell("high", "short"), ".", ...floorParts(facts))]];
}

/** A source with the number of the column of its median. */
interface Source {
  readonly name: string;
  readonly column: string;
}

function sourcesOf(facts: Facts): readonly Source[] {
  const fact = facts["market.benchmark.percentiles"];
  if (fact?.type !== "table") return [];
  return fact.columns.flatMap(({ name, label }) => (/^source\d+p50$/.test(name) ? [{ name: label.replace(/ \([^)]*\), median$/, ""), column: name }] : []));
}

/** The source that states the lowest, or the highest, median of every role of which two or more speak and it does. */
function always(rows: readonly TableRow[], sources: readonly Source[], best: (values: readonly number[]) => number): Source | undefined {
  return sources.find(({ column }) => {
    const own = rows.filter((row) => row.number(column) !== undefined && sources.filter((other) => row.number(other.column) !== undefined).length > 1);
    return own.length > 0 && own.every((row) => row.number(column) === best(sources.flatMap((other) => row.number(other.column) ?? [])));
  });
}

/** Whether a source states a median of every role and region. */
const covers = (rows: readonly TableRow[], { column }: Source): boolean => rows.every((row) => row.number(column) !== undefined);

function bandFinding(facts: Facts): Named {
  const rows = tableRows(facts, "market.benchmark.percentiles");
  const sources = sourcesOf(facts);
  if (rows.length === 0 || sources.length < 2) return [];
  const [low, high] = [always(rows, sources, (values) => Math.min(...values)), always(rows, sources, (values) => Math.max(...values))];
  if (low === undefined && high === undefined) return [];
  const end = high === undefined ? "" : `${high.name} the highest${covers(rows, high) ? "" : " wherever it states one"}`;
  const text = low === undefined ? `${high?.name ?? ""} states the highest pay of every role that it covers` : `${low.name} states the lowest pay of every role${covers(rows, low) ? "" : " that it covers"}${end === "" ? "" : `, ${end}`}`;
  return [["market.benchmark", finding(text)]];
}

function surveyFinding(facts: Facts): Named {
  const read = factReader(facts);
  const [answers, equal] = [read.number("market.survey.answers"), read.number("market.survey.equal-answers")];
  if (answers === undefined || answers === 0) return [];
  return [["market.survey", finding(of("market.survey.answers"), answers === 1 ? " answer" : " answers", ...(equal === undefined || equal === 0 ? [] : ["; ", of("market.survey.equal-answers"), equal === 1 ? " equals an earlier one and is kept" : " equal an earlier one and are kept"]))]];
}

/** What the market pays, by those who say so, and how far they agree. */
export const marketFindings = ({ facts }: FindingInput): Named => [...pageFinding(facts), ...bandFinding(facts), ...surveyFinding(facts)];
