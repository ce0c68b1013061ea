import { compareText, formatText, type Edition } from "@almanac/core";
import { belowRoot } from "../api/addresses.ts";
import { askVerb, openDecisions } from "../publication/documents.ts";
import { idFor, numberOf, textOf } from "../publication/facts.ts";
import { documentHref, factHref } from "../publication/links.ts";
import { reviewedPages } from "../publication/reading/reviews.ts";
import type { DatedRecord } from "./dated-record.ts";
import { tableDates } from "./table-dates.ts";

const decisionDates = ({ documents }: Edition): readonly DatedRecord[] =>
  openDecisions(documents).map((decision) => ({
    kind: "decision",
    id: decision.id,
    date: decision.due,
    title: `${askVerb(decision)}: ${decision.title}`,
    about: [`Owner: ${decision.owner}.`, `Otherwise: ${decision.otherwise}`],
    category: decision.ask === "decide" ? "Decision" : "Ask",
    ...(decision.workstream !== undefined && { program: decision.workstream }),
    page: belowRoot(documentHref(decision)),
  }));

const reviewDates = ({ documents }: Edition): readonly DatedRecord[] =>
  reviewedPages(documents).map((page) => ({
    kind: "page-review",
    id: page.path,
    date: page.reviewBy,
    title: `Review the page “${page.title}”`,
    about: [`Owner: ${page.owner}.`],
    category: "Review",
    page: belowRoot(documentHref(page)),
  }));

/** Target and 85 % date of each workstream. */
const forecastDates = ({ facts, program }: Edition): readonly DatedRecord[] =>
  program.workstreams.flatMap(({ id, title }): readonly DatedRecord[] => {
    const [target, p85, milestone] = ["program.target.date", "forecast.when.p85", "program.target.milestone"].map((base) => textOf(facts, base, id));
    const chance = numberOf(facts, "forecast.target.chance", id);
    const about = chance === undefined ? [] : [`Chance of the target: ${formatText(chance, "share", program.locale)}.`];
    const page = (base: string): string => belowRoot(factHref(idFor(base, id)));
    const name = `Target of ${title}${milestone === undefined ? "" : `: ${milestone}`}`;
    const forecast = ["The open scope is done by this day with a chance of 85 %, as forecast then.", ...about];
    return [
      ...(target === undefined ? [] : [{ kind: "target", id, date: target, title: name, about, category: "Milestone", program: id, page: page("program.target.date") }]),
      ...(p85 === undefined ? [] : [{ kind: "target-p85", id, date: p85, title: `85 % date of ${title}`, about: forecast, category: "Forecast", program: id, page: page("forecast.when.p85") }]),
    ];
  });

const dayOf = ({ category, program = "", date }: DatedRecord): string => `${category} ${program} ${date}`;

/**
 * Every day ahead that an edition states, and those of the past that are still open, by day. A workstream whose milestone says the same
 * is not listed twice.
 */
export function editionDates(edition: Edition): readonly DatedRecord[] {
  const listed = tableDates(edition);
  const days = new Set(listed.map(dayOf));
  const all = [...decisionDates(edition), ...listed, ...forecastDates(edition).filter((record) => !days.has(dayOf(record))), ...reviewDates(edition)];
  return all.toSorted((a, b) => compareText(a.date, b.date) || compareText(a.kind, b.kind) || compareText(a.id, b.id));
}
