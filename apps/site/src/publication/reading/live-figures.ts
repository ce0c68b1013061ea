import type { Edition } from "@almanac/core";
import { factId } from "@almanac/core";
import type { Facts } from "../facts.ts";

/** A part of the line under an entry of the contents: words, a figure in its usual form, or a count with words that fit it. */
type Wanted = string | { readonly fact: string } | { readonly fact: string; readonly one: string; readonly many: string };

export type LivePart = string | { readonly fact: string; readonly as?: "number" | "short" };

const is = (fact: string): Wanted => ({ fact });
const count = (fact: string, one: string, many: string): Wanted => ({ fact, one, many });

/** By section, lines of which the first whose figures are all stated is shown. */
const LINES: Readonly<Record<string, readonly (readonly Wanted[])[]>> = {
  roadmap: [["All by ", is("outlook.joint.p85"), " with 85\u00a0%"], ["All by ", is("forecast.when.p85"), " with 85\u00a0%"]],
  delivery: [[is("delivery.throughput.last-week"), " finished last week"], [is("delivery.wip.now"), " in progress"]],
  forecast: [["85\u00a0% by ", is("forecast.when.p85"), ", without holidays and waits"], [is("forecast.scope.open"), " open"]],
  lifecycle: [[count("gates.broken.all", " gate is broken", " gates are broken")], [is("stage.loop-backs.rate"), " moves back an item"]],
  agile: [[count("retro.actions.open", " open action", " open actions"), ", ", count("retro.actions.overdue", " overdue", " overdue")], [is("sprint.closed.reliability"), " of commitments kept"], [count("impediments.items.blocked", " item blocked", " items blocked")]],
  objectives: [[is("objectives.progress.mean"), " of the way, on average"]],
  initiatives: [[count("priority.ranking.compared", " initiative compared", " initiatives compared")]],
  budget: [[is("budget.actual.to-date"), " spent so far"], [is("budget.plan.total"), " planned"]],
  value: [[is("benefits.realised.share"), " of what was promised for the time measured"], [is("benefits.realised.amount"), " realised"]],
  people: [[count("people.head-count.filled", " filled", " filled"), ", ", count("people.head-count.vacant", " vacant", " vacant")], [is("people.fte-months.fill-rate"), " of planned FTE-months"]],
  market: [[count("market.survey.answers", " survey answer", " survey answers")]],
  vendors: [[count("vendors.notice.due", " notice due in 90\u00a0days", " notices due in 90\u00a0days")], [is("vendors.service-level.met"), " of service levels met"]],
  infrastructure: [[is("quota.use.gpu-peak"), " of a region’s GPUs in use at the peak"], [is("cloud.cost.effective"), " last month"]],
  models: [[count("models.drift.major", " feature drifted far", " features drifted far"), ", ", count("models.age.overdue", " model overdue", " models overdue")], [is("models.card.mean"), " of cards filled in"]],
  datasets: [[count("datasets.quality.below-gate", " below its quality gate", " below their quality gate")], [is("datasets.documentation.mean"), " documented"]],
  experiments: [[count("experiments.runs.count", " training run", " training runs"), ", ", is("experiments.runs.success"), " finished"]],
  releases: [[count("releases.delivery.deployments", " release to production", " releases to production"), ", ", count("releases.delivery.failed", " failed", " failed")]],
  risks: [[count("risk.register.open", " open", " open"), ", ", count("risk.mitigation.overdue", " mitigation overdue", " mitigations overdue")], [count("risk.register.open", " open", " open")]],
  compliance: [[count("compliance.coverage.controls", " control", " controls"), ", ", count("compliance.obligations.overdue", " duty overdue", " duties overdue")], [count("compliance.coverage.controls", " control", " controls")]],
  decisions: [[count("decisions.open.count", " waiting", " waiting"), ", ", count("decisions.latency.decided", " taken", " taken")], [count("decisions.open.count", " waiting", " waiting")]],
  stakeholders: [[count("stakeholders.communication.entries", " message planned", " messages planned"), ", ", count("stakeholders.communication.overdue", " overdue", " overdue")]],
  data: [[count("data.sources.files", " file", " files"), ", ", count("data.sources.stale", " stale", " stale")], [count("data.sources.files", " file", " files")]],
};

function resolved(wanted: Wanted, facts: Facts): readonly LivePart[] | undefined {
  if (typeof wanted === "string") return [wanted];
  const fact = facts[wanted.fact];
  if (fact?.type !== "scalar" || fact.value === null) return undefined;
  return "one" in wanted ? [{ fact: wanted.fact, as: "number" }, fact.value === 1 ? wanted.one : wanted.many] : [fact.unit === "money" ? { fact: wanted.fact, as: "short" } : { fact: wanted.fact }];
}

function lineOf(line: readonly Wanted[], facts: Facts): readonly LivePart[] | undefined {
  const parts = line.map((wanted) => resolved(wanted, facts));
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

/** The line of a section's newest figures in the contents; undefined where none of its lines can be filled. */
export const liveLine = (section: string, facts: Facts): readonly LivePart[] | undefined => (LINES[section] ?? []).map((line) => lineOf(line, facts)).find((line) => line !== undefined);

/** The same for a workstream. */
export function workstreamLine(workstream: string | undefined, facts: Edition["facts"]): readonly LivePart[] | undefined {
  const at = (base: string): string => factId(base, workstream === undefined ? {} : { program: workstream });
  return [
    [is(at("forecast.target.chance")), " chance of its target"],
    [is(at("forecast.scope.open")), " open"],
  ].map((line) => lineOf(line, facts)).find((line) => line !== undefined);
}

/** The first figure of a section's line, and what stands behind it in the line, or its own name where words come first. */
export function firstFigure(section: string, facts: Facts): { readonly fact: string; readonly rest: readonly LivePart[] } | undefined {
  const parts = liveLine(section, facts) ?? [];
  const place = parts.findIndex((each) => typeof each !== "string");
  const part = parts[place];
  if (part === undefined || typeof part === "string") return undefined;
  return { fact: part.fact, rest: place === 0 ? parts.slice(1) : [facts[part.fact]?.label ?? ""] };
}
