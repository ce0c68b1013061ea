import { formatText, type Edition } from "@almanac/core";
import { belowRoot } from "../api/addresses.ts";
import { table } from "../publication/facts.ts";
import { factHref } from "../publication/links.ts";
import { namedRows, numberIn, textIn, type NamedRow } from "../publication/table-rows.ts";
import type { DatedRecord } from "./dated-record.ts";

/** How the rows of one published table read as dates. A row without a date has none. */
interface Dates {
  readonly fact: string;
  readonly kind: string;
  readonly category: string;
  readonly id: (row: NamedRow) => string;
  /** Column of the date. */
  readonly on: string;
  readonly title: (row: NamedRow, edition: Edition) => string;
  readonly about?: (row: NamedRow, edition: Edition) => readonly string[];
  /** Left out: every row counts. Some are settled, others were never due. */
  readonly counts?: (row: NamedRow, edition: Edition) => boolean;
  readonly program?: (row: NamedRow, edition: Edition) => string;
}

const of = (column: string) => (row: NamedRow) => textIn(row, column);
const owner = (row: NamedRow): readonly string[] => (textIn(row, "owner") === "" ? [] : [`Owner: ${textIn(row, "owner")}.`]);
const ahead = (column: string) => (row: NamedRow, { asOfDate }: Edition) => textIn(row, column) >= asOfDate;
const riskRow = (row: NamedRow, { facts }: Edition): NamedRow | undefined => namedRows(table(facts, "risk.register.risks")).find((each) => textIn(each, "id") === textIn(row, "id"));
const riskTitle = (row: NamedRow, edition: Edition): readonly string[] => {
  const risk = riskRow(row, edition);
  return risk === undefined ? [] : [`Answers the risk “${textIn(risk, "title")}”.`, ...owner(risk)];
};
/** A team is a workstream where it is called like one. */
const team = (row: NamedRow, { program }: Edition): string => program.workstreams.find(({ id }) => id === textIn(row, "team"))?.id ?? "";
const milestoneRow = (row: NamedRow, { facts }: Edition): NamedRow | undefined => namedRows(table(facts, "milestones.target.list")).find((each) => textIn(each, "milestone") === textIn(row, "milestone"));

function chanceOfTarget(row: NamedRow, { program }: Edition): readonly string[] {
  const chance = numberIn(row, "chance");
  return chance === null ? [] : [`Chance of the target: ${formatText(chance, "share", program.locale)}.`];
}

const DATES: readonly Dates[] = [
  { fact: "milestones.target.list", kind: "milestone", category: "Milestone", id: of("milestone"), on: "target", title: (row) => `Target: ${textIn(row, "title")}`, counts: (row) => textIn(row, "actual") === "", program: of("program") },
  {
    fact: "milestones.forecast.list",
    kind: "milestone-p85",
    category: "Forecast",
    id: of("milestone"),
    on: "p85",
    title: (row, edition) => `85 % date: ${textIn(milestoneRow(row, edition) ?? row, "title") || textIn(row, "milestone")}`,
    about: (row, edition) => ["Reached by this day with a chance of 85 %, as forecast then.", ...chanceOfTarget(row, edition)],
    program: (row, edition) => textIn(milestoneRow(row, edition) ?? row, "program"),
  },
  {
    fact: "vendors.notice.contracts", kind: "contract-notice", category: "Contract", id: of("contract"), on: "notice-by",
    title: (row) => `Last day to give notice: ${textIn(row, "vendor")}, ${textIn(row, "contract")}`,
    about: (row) => [`${textIn(row, "about")}.`, `Renewal: ${textIn(row, "renewal")}.`],
    counts: ahead("notice-by"),
  },
  {
    fact: "vendors.notice.contracts", kind: "contract-end", category: "Contract", id: of("contract"), on: "ends",
    title: (row) => `Contract ends: ${textIn(row, "vendor")}, ${textIn(row, "contract")}`,
    about: (row) => [`${textIn(row, "about")}.`, `Renewal: ${textIn(row, "renewal")}.`],
    counts: ahead("ends"),
  },
  {
    fact: "compliance.obligations.items", kind: "obligation", category: "Obligation", id: of("id"), on: "due",
    title: (row) => `Obligation: ${textIn(row, "framework")}, ${textIn(row, "article")}`,
    about: (row) => [`${textIn(row, "text")}.`, ...owner(row)],
    counts: (row) => !["met", "not-applicable"].includes(textIn(row, "state")),
  },
  {
    fact: "compliance.evidence.items", kind: "evidence", category: "Obligation", id: (row) => `${textIn(row, "framework")} ${textIn(row, "control")}`, on: "expires",
    title: (row) => `Evidence expires: ${textIn(row, "framework")}, ${textIn(row, "control")}`,
    about: owner,
  },
  {
    fact: "risk.mitigation.items", kind: "mitigation", category: "Risk", id: of("id"), on: "due",
    title: (row) => `${textIn(row, "id")}: ${textIn(row, "what")}`,
    about: riskTitle,
    counts: (row) => textIn(row, "status") !== "done",
    program: (row, edition) => textIn(riskRow(row, edition) ?? row, "program"),
  },
  {
    fact: "risk.register.risks", kind: "risk-review", category: "Review", id: of("id"), on: "review",
    title: (row) => `Review the risk ${textIn(row, "id")}`,
    about: (row) => [`${textIn(row, "title")}.`, ...owner(row)],
    counts: (row) => textIn(row, "state") !== "closed",
    program: of("program"),
  },
  { fact: "retro.actions.table", kind: "action", category: "Action", id: of("id"), on: "due", title: of("action"), about: (row) => ["From a retrospective.", ...owner(row)], program: team },
  {
    fact: "stakeholders.communication.items", kind: "communication", category: "Communication", id: (row) => `${textIn(row, "audience")} ${textIn(row, "message")}`, on: "next",
    title: (row) => `Tell ${textIn(row, "audience")}: ${textIn(row, "message")}`,
    about: owner,
  },
  { fact: "objectives.progress.key-results", kind: "key-result", category: "Objective", id: of("key-result"), on: "due", title: (row) => `Key result due: ${textIn(row, "title")}`, counts: ahead("due"), program: of("program") },
  {
    fact: "policies.state.list", kind: "waiver", category: "Review", id: of("policy"), on: "until",
    title: (row) => `Last day of a waiver: ${textIn(row, "sentence")}`,
    about: (row) => [`Waived by ${textIn(row, "by")}: ${textIn(row, "waiver").replace(/\.$/, "")}.`],
    counts: (row) => textIn(row, "state") === "bent",
  },
];

function recordsOf(dates: Dates, edition: Edition): readonly DatedRecord[] {
  const { fact, kind, category, on } = dates;
  const page = belowRoot(factHref(fact));
  return namedRows(table(edition.facts, fact)).flatMap((row): readonly DatedRecord[] => {
    const [date, id, program] = [textIn(row, on), dates.id(row), dates.program?.(row, edition) ?? ""];
    if (date === "" || id.trim() === "" || dates.counts?.(row, edition) === false) return [];
    return [{ kind, id, date, title: dates.title(row, edition), about: dates.about?.(row, edition) ?? [], category, ...(program !== "" && { program }), page }];
  });
}

/** Dates that stand in published tables. */
export const tableDates = (edition: Edition): readonly DatedRecord[] => DATES.flatMap((dates) => recordsOf(dates, edition));
