import { factId, formatDate } from "@almanac/core";
import type { EditionSummary } from "./edition-summary.ts";
import type { PublicationIndex } from "./publication-index.ts";

interface LlmsInput {
  readonly index: PublicationIndex;
  /** Newest first. */
  readonly summaries: readonly EditionSummary[];
  /** Addresses of pages below `/`, in order. */
  readonly pages: readonly string[];
}

/** The question that each page answers. A page that is not there is not listed. */
const QUESTIONS: readonly (readonly [address: string, title: string, question: string])[] = [
  ["", "Front page", "Is the program on track, what changed since the last edition, and what is asked of the reader?"],
  ["changes/", "Changes", "What changed since the edition before, ranked by consequence, with the causes of moved forecasts."],
  ["forecast/", "Forecast", "When the open scope will be done, how sure that is, and how good earlier forecasts were."],
  ["roadmap/", "Roadmap", "What lands when, and what waits for what."],
  ["delivery/", "Delivery", "How work flows: throughput, cycle time, age of started work."],
  ["risks/", "Risks", "What could go wrong and what it would cost."],
  ["budget/", "Budget", "Plan, actual and forecast of money."],
  ["people/", "People", "Headcount, allocation and hiring, without persons."],
  ["models/", "Models", "Which models exist, how they perform, and who owns them."],
  ["datasets/", "Datasets", "Which data sets exist, and how good they are."],
  ["compliance/", "Compliance", "Which duties and controls apply and which are met."],
  ["decisions/", "Decisions", "What was decided by whom, and what waits for a decision."],
  ["editions/", "Editions", "Every edition, each at its permanent address."],
  ["data/", "Data", "Sources of this edition, how fresh and complete they are, and every table as a download."],
  ["method/", "Method", "How each figure is computed, with its figures in this edition and their receipts."],
  ["handbook/", "Handbook", "How the program is run."],
];

const link = (base: string, address: string, title: string, about: string): string => `- [${title}](${base}${address}): ${about}\n`;
const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Where every edition is withdrawn, there is nothing to cite, and the pages say why. */
const closedText = ({ title, siteUrl = "" }: PublicationIndex): string =>
  [`# ${oneLine(title)} Almanac\n`, `> No edition of ${oneLine(title)} is published at present: all were withdrawn. Do not cite figures of withdrawn editions.\n`, `## Data\n\n${link(siteUrl, "editions/index.json", "Editions", "every edition with the day and the reason of its withdrawal")}`].join("\n");

/** `llms.txt` (llmstxt.org): what this publication is and how a machine reads and cites it. Links are relative where no address is configured. */
export function llmsText({ index, summaries, pages }: LlmsInput): string {
  if (index.latest === null) return closedText(index);
  const base = index.siteUrl ?? "";
  const latest = index.editions.find(({ id }) => id === index.latest);
  const summary = summaries.find(({ id }) => id === index.latest);
  const has = new Set(pages);
  const edition = latest === undefined ? "" : `edition ${latest.label} (${latest.id}), as of ${formatDate(latest.asOfDate).replaceAll("\u00a0", " ")}`;
  const forecast = summary?.programs.find(({ p85 }) => p85 !== undefined);
  const example = forecast === undefined ? "delivery.throughput.median" : factId("forecast.when.p85", { program: forecast.id });
  const programs = (summary?.programs ?? []).filter(({ id }) => has.has(`programs/${id}/`));
  return [
    `# ${oneLine(index.title)} Almanac\n`,
    `> The state of the program ${oneLine(index.title)}, computed from its own exports and published in editions that never change. The latest is ${edition}.\n`,
    ...(summary === undefined ? [] : [`The finding of the latest edition: ${oneLine(summary.finding)}\n`]),
    [
      "How to use it:\n\n",
      `- Cite the edition and the id of the fact, for example "edition ${latest?.label ?? ""}, ${example}". The permanent address of an edition is ${base}editions/<id>/.\n`,
      "- A forecast is a range with a stated chance. Repeat the chance with the date, and never call a percentile a plan or a promise.\n",
      "- A value that is null is not available, and the reason stands beside it. It is not zero.\n",
      "- Money is in whole units of the stated currency, dates are calendar days (YYYY-MM-DD), and shares are between 0 and 1.\n",
      "- Do not add up, average or extrapolate figures: the page of the measure says what may be done with them.\n",
    ].join(""),
    `## Data\n\n${[
      link(base, "api/v1/index.json", "Index of the interface", "every file with its address, its kind and its schema"),
      link(base, "api/v1/facts.json", "Facts", "every published value with its unit, sample size, receipt and the anchor of the page where it stands"),
      link(base, "api/v1/facts.csv", "Facts as CSV", "the same, one row a fact"),
      link(base, "api/v1/edition.json", "Edition", "the whole statement as it was frozen"),
      link(base, "editions/index.json", "Editions", "every edition with its digest, labels and corrections"),
      ...(index.siteUrl === undefined ? [] : [link(base, "feed.json", "Feed", "the newest editions in sentences")]),
      link(base, "calendar.ics", "Calendar", "dates ahead: decisions, milestones, notice periods, reviews"),
    ].join("")}`,
    `## Pages\n\n${[
      ...QUESTIONS.filter(([address]) => has.has(address)).map(([address, title, question]) => link(base, address === "" && base === "" ? "index.html" : address, title, question)),
      ...programs.map(({ id, title }) => link(base, `programs/${id}/`, oneLine(title), "status, forecast, figures and decisions of this workstream")),
    ].join("")}`,
  ].join("\n");
}
