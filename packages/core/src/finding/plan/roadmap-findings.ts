import { capitalised, factReader, finding, inWords, of, tableRows, type FindingInput, type Named } from "../fact-reader.ts";
import type { FindingPart } from "../finding.ts";
import { pastTargets } from "./ahead-findings.ts";
import { milestonesAhead, type MilestoneAhead } from "./milestones-ahead.ts";

type Parts = readonly FindingPart[];
const LIKELY = 0.85;

/** The chance that no workstream misses its target, once they share a calendar and wait for each other. */
function together({ facts, program }: FindingInput): Parts {
  if (factReader(facts).number("outlook.confidence.on-time") === undefined || program.workstreams.length < 2) return [];
  return [" With holidays, people lent elsewhere and waits counted, the chance that every workstream keeps its target is ", of("outlook.confidence.on-time"), "."];
}

function until({ row, p85, daysLate }: MilestoneAhead): Parts {
  if (p85 === undefined) return [", and no date within ten years has 85\u00a0% confidence."];
  if (daysLate === undefined || daysLate <= 0) return [", and it is reached by ", row.cell("p85"), " with 85\u00a0% confidence."];
  return [", and 85\u00a0% confidence needs until ", row.cell("p85"), ", ", row.cell("daysPastTarget"), " later."];
}

function opening(ahead: readonly MilestoneAhead[], asOfDate: string): Parts {
  const judged = ahead.filter(({ chance, target }) => chance !== undefined && target !== undefined);
  const worst = judged.toSorted((a, b) => (a.chance ?? 0) - (b.chance ?? 0) || (a.id < b.id ? -1 : 1))[0];
  if (worst === undefined) {
    const last = ahead.filter(({ p85 }) => p85 !== undefined).toSorted((a, b) => ((a.p85 ?? "") < (b.p85 ?? "") ? -1 : 1)).at(-1);
    return last === undefined ? [] : [`${last.title} is reached by `, last.row.cell("p85"), " with 85\u00a0% confidence; no target is declared to hold that against."];
  }
  const { row, title } = worst;
  if ((worst.target ?? "") < asOfDate) return [`${title} has passed its target of `, row.cell("target"), ...until(worst)];
  const odds: Parts = ["the chance of ", row.cell("target"), " is ", row.cell("chance"), ...until(worst)];
  const likely = (worst.chance ?? 0) >= LIKELY;
  if (judged.length === 1) return [`${title} ${likely ? "will very probably keep" : "may miss"} its target: `, ...odds];
  return [likely ? `Every milestone ahead will very probably keep its target; the least certain is ${title}: ` : `${title} is the milestone least likely to keep its target: `, ...odds];
}

/** `roadmap`: the milestone that is least likely to keep its target, and what all together look like. */
function pageFinding(input: FindingInput): Named {
  const read = factReader(input.facts);
  const parts = opening(milestonesAhead(input), input.asOfDate);
  if (parts.length > 0) return [["roadmap", finding(...parts, ...together(input))]];
  const base = ["outlook.joint", "forecast.when"].find((each) => read.text(`${each}.p50`) !== undefined && read.text(`${each}.p85`) !== undefined);
  if (base === undefined) return [];
  return [["roadmap", finding("No milestone is declared. All open scope will be finished by ", of(`${base}.p50`), " with 50\u00a0% confidence and by ", of(`${base}.p85`), " with 85\u00a0%.", ...together(input))]];
}

function timelineFinding(input: FindingInput): Named {
  const text = pastTargets(milestonesAhead(input).filter(({ daysLate }) => daysLate !== undefined), " ahead");
  return text === undefined ? [] : [["roadmap.timeline", finding(text)]];
}

/** `roadmap.slip`: how many targets were moved, and the furthest of them. */
function slipFinding({ facts }: FindingInput): Named {
  const rows = tableRows(facts, "milestones.target.list").filter((row) => row.number("daysMoved") !== undefined);
  const moved = rows.filter((row) => (row.number("daysMoved") ?? 0) > 0).toSorted((a, b) => (b.number("daysMoved") ?? 0) - (a.number("daysMoved") ?? 0) || a.index - b.index);
  const furthest = moved[0];
  if (rows.length === 0) return [];
  if (furthest === undefined) return [["roadmap.slip", finding(rows.length === 1 ? "The one target was never moved to a later day" : "No target was ever moved to a later day")]];
  const title = furthest.text("title") ?? furthest.text("milestone") ?? "";
  if (rows.length === 1) return [["roadmap.slip", finding(`The target of ${title} was moved by `, furthest.cell("daysMoved"))]];
  const one = moved.length === 1;
  const head = `${capitalised(inWords(moved.length))} of ${inWords(rows.length)} targets ${one ? "was" : "were"} moved to a later day, ${one ? "" : "furthest "}that of ${title} by `;
  return [["roadmap.slip", finding(head, furthest.cell("daysMoved"))]];
}

/** `roadmap.slip.<milestone>`: what the edition before said of its 85 % date. */
function movedFindings({ facts, previous }: FindingInput): Named {
  return milestonesAhead({ facts }).flatMap(({ id, title }): Named => {
    const at = { milestone: id };
    const now = of("milestones.forecast.p85", at);
    const before = previous?.facts[now.fact];
    const value = factReader(facts).text("milestones.forecast.p85", at);
    if (value === undefined || before?.type !== "scalar" || typeof before.value !== "string") return [];
    if (before.value === value) return [[`roadmap.slip.${id}`, finding(`${title}: 85\u00a0% by `, now, ", as the edition before said")]];
    return [[`roadmap.slip.${id}`, finding(`${title}: 85\u00a0% by `, now, "; the edition before said ", { previous: now.fact, value: before.value, unit: before.unit })]];
  });
}

function dependencyFinding({ facts }: FindingInput): Named {
  const read = factReader(facts);
  const [count, crossing, chain] = [read.number("milestones.dependencies.count"), read.number("milestones.dependencies.crossing"), read.text("milestones.dependencies.longest-chain")];
  if (count === undefined || count === 0) return [];
  const steps = chain === undefined ? 0 : chain.split(" → ").length;
  const tail = steps < 2 ? "" : `; the longest chain ahead has ${inWords(steps)} steps`;
  const all = of("milestones.dependencies.count");
  if (crossing === undefined || crossing === 0) return [["roadmap.dependencies", finding(all, count === 1 ? " dependency orders the work" : " dependencies order the work", tail)]];
  const cross = count === 1 ? " dependency crosses" : crossing === 1 ? " dependencies crosses" : " dependencies cross";
  return [["roadmap.dependencies", finding(of("milestones.dependencies.crossing"), " of ", all, cross, " from one workstream to another", tail)]];
}

function jointFinding({ facts }: FindingInput): Named {
  const read = factReader(facts);
  if (read.text("outlook.joint.p50") === undefined || read.text("outlook.joint.p85") === undefined) return [];
  const rows = tableRows(facts, "outlook.joint.workstreams");
  const last = rows.length < 2 ? undefined : rows.toSorted((a, b) => (b.number("last") ?? 0) - (a.number("last") ?? 0))[0];
  const tail: Parts = last === undefined || (last.number("last") ?? 0) <= 0 ? [] : [`; ${last.text("workstream") ?? ""} finishes last, alone or with another, in `, last.cell("last"), " of outcomes"];
  return [["roadmap.joint", finding(rows.length < 2 ? "All open scope is finished by " : "All workstreams are finished by ", of("outlook.joint.p50"), " with 50\u00a0% confidence and by ", of("outlook.joint.p85"), " with 85\u00a0%", ...tail)]];
}

/** Whether the chance of staying within the budget is only a lower bound: threats count in full, and nobody says when they come. */
function isBounded(facts: FindingInput["facts"]): boolean {
  const within = facts["outlook.confidence.within-budget"];
  return within?.type === "scalar" && within.value !== null && within.interval !== undefined && within.interval.low !== within.interval.high;
}

/** `roadmap.confidence`: the chance of the targets and between which bounds that of the budget lies; where nothing may cost more, the likeliest of the four outcomes. */
function confidenceFinding({ facts }: FindingInput): Named {
  const read = factReader(facts);
  if (read.number("outlook.confidence.both") === undefined) return [];
  if (isBounded(facts) && read.number("outlook.confidence.on-time") !== undefined) {
    return [["roadmap.confidence", finding("Every target is kept with a chance of ", of("outlook.confidence.on-time"), ", and the budget with at least ", { ...of("outlook.confidence.within-budget"), as: "magnitude" }, ": how much more depends on when losses come")]];
  }
  const likeliest = tableRows(facts, "outlook.confidence.quadrants").toSorted((a, b) => (b.number("probability") ?? 0) - (a.number("probability") ?? 0))[0];
  const name = likeliest?.text("case");
  if (likeliest === undefined || name === undefined) return [];
  if (name === "on time and within budget") return [["roadmap.confidence", finding("Every target and the budget are kept with a chance of ", of("outlook.confidence.both"))]];
  return [["roadmap.confidence", finding(`${capitalised(name)} is the likeliest outcome, `, likeliest.cell("probability"), "; every target and the budget are kept in ", { ...of("outlook.confidence.both"), as: "magnitude" }, " of outcomes")]];
}

export const roadmapFindings = (input: FindingInput): Named => [
  ...pageFinding(input),
  ...timelineFinding(input),
  ...slipFinding(input),
  ...movedFindings(input),
  ...dependencyFinding(input),
  ...jointFinding(input),
  ...confidenceFinding(input),
];
