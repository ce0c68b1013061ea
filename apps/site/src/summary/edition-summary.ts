import { findingText, parseFactId, type Change, type Edition } from "@almanac/core";
import { causesLine } from "../publication/cause-words.ts";
import { numberOf, table, textOf } from "../publication/facts.ts";
import { namedRows, textIn } from "../publication/table-rows.ts";
import type { EditionSummary, ProgramSummary, SummaryChange } from "../publication-level/edition-summary.ts";
import { modelSummaries } from "./model-summaries.ts";
import { riskSummaries } from "./risk-summaries.ts";

/** Words that stand where an edition has no finding of its own. */
const NO_FINDING = "This edition has no finding: its exports do not carry enough to forecast or compare.";
const KINDS = ["program", "risk", "model", "milestone"] as const;

/** The program that a milestone belongs to. */
function programOfMilestone({ facts }: Edition, milestone: string): string | undefined {
  const row = namedRows(table(facts, "milestones.target.list")).find((each) => textIn(each, "milestone") === milestone);
  const program = row === undefined ? "" : textIn(row, "program");
  return program === "" ? undefined : program;
}

/** What a change is about: the dimensions of its fact, or the workstream of its document. */
function subjectsOf(edition: Edition, subject: string): SummaryChange["subjects"] {
  const dimensions = parseFactId(subject)?.dimensions ?? {};
  const named = Object.fromEntries(KINDS.flatMap((kind) => (dimensions[kind] === undefined ? [] : [[kind, dimensions[kind]]])));
  const document = edition.documents.find(({ path }) => path === subject);
  const milestone = dimensions["milestone"];
  const program = document?.kind === "decision" ? document.workstream : document?.kind === "program" ? document.id : milestone === undefined ? undefined : programOfMilestone(edition, milestone);
  return program === undefined || named["program"] !== undefined ? named : { ...named, program };
}

function changeSummary(edition: Edition, { subject, figure, figureUnit, headline, detail, move }: Change): SummaryChange {
  const words = (finding: Change["headline"]): string => findingText(finding, edition.facts, edition.program.locale);
  const causes = move === undefined ? "" : causesLine(move, edition.program.locale);
  return { headline: words(headline), ...(detail !== undefined && { detail: words(detail) }), ...(causes !== "" && { causes }), figure, figureUnit, subjects: subjectsOf(edition, subject) };
}

function programSummary({ facts }: Edition, id: string, title: string): ProgramSummary {
  const [status, p85, target] = ["program.status.word", "forecast.when.p85", "program.target.date"].map((base) => textOf(facts, base, id));
  const chance = numberOf(facts, "forecast.target.chance", id);
  return { id, title, ...(status !== undefined && { status }), ...(p85 !== undefined && { p85 }), ...(target !== undefined && { target }), ...(chance !== undefined && { chance }) };
}

/** An edition in short, for feeds and lists. Everything in it stands in the edition's published facts. */
export function editionSummary(edition: Edition): EditionSummary {
  const { id, label, asOf, asOfDate, program, facts } = edition;
  const finding = edition.findings["front"];
  return {
    schema: 1,
    id,
    label,
    asOf,
    asOfDate,
    title: program.title,
    locale: program.locale,
    finding: finding === undefined ? NO_FINDING : findingText(finding, facts, program.locale),
    changes: edition.changes.map((change) => changeSummary(edition, change)),
    programs: program.workstreams.map((workstream) => programSummary(edition, workstream.id, workstream.title)),
    risks: riskSummaries(edition),
    models: modelSummaries(edition),
  };
}
