import { capitalised, factReader, finding, inWords, of, tableRows, type FindingInput, type Named } from "../fact-reader.ts";
import type { FindingPart } from "../finding.ts";

type Parts = readonly FindingPart[];
type Facts = FindingInput["facts"];

/** Weeks in a row on one side of the median that the run chart calls a shift. */
const SHIFT = 6;

/** What is blocked, for how long, and what that costs at most. */
function blockedParts(facts: Facts): Parts {
  const blocked = factReader(facts).number("impediments.items.blocked");
  if (blocked === undefined) return [];
  if (blocked === 0) return ["No open item is flagged as blocked."];
  const [longest] = tableRows(facts, "impediments.items.table");
  const dearest = tableRows(facts, "impediments.delay.table").toSorted((a, b) => (b.number("cost") ?? 0) - (a.number("cost") ?? 0))[0];
  const since: Parts = longest?.number("days") === undefined ? [] : [blocked === 1 ? ", for " : ", the longest for ", longest.cell("days")];
  const cost: Parts = dearest?.number("cost") === undefined || dearest.text("initiative") === undefined ? [] : ["; if all of ", dearest.cell("initiative"), " waits for it, that has cost up to ", dearest.cell("cost", "short")];
  return [of("impediments.items.blocked"), blocked === 1 ? " is blocked" : " are blocked", ...since, ...cost, "."];
}

function actionParts(facts: Facts): Parts {
  const read = factReader(facts);
  const [open, overdue] = [read.number("retro.actions.open"), read.number("retro.actions.overdue")];
  if (open === undefined || overdue === undefined || open === 0) return [];
  if (overdue === 0) return [" ", of("retro.actions.open"), open === 1 ? " action from retrospectives is open, and not overdue." : " actions from retrospectives are open, none of them overdue."];
  return [" ", of("retro.actions.overdue"), " of ", of("retro.actions.open"), open === 1 ? " open action from retrospectives is overdue." : overdue === 1 ? " open actions from retrospectives is overdue." : " open actions from retrospectives are overdue."];
}

/** What the last sprints kept of their commitments, and of how many sprints that is the median. */
function keptParts(facts: Facts): Parts {
  if (factReader(facts).number("sprint.closed.reliability") === undefined) return [];
  const judged = tableRows(facts, "sprint.closed.table").filter((row) => row.number("reliability") !== undefined).length;
  if (judged === 1) return ["The last sprint kept ", of("sprint.closed.reliability"), " of what it had committed to"];
  return [`The last ${judged === 0 ? "" : `${inWords(judged)} `}sprints kept `, of("sprint.closed.reliability"), " of what they had committed to, by their median"];
}

function sprintParts(facts: Facts): Parts {
  const kept = keptParts(facts);
  return kept.length === 0 ? [] : [" ", ...kept, "."];
}

function pageFinding(facts: Facts): Named {
  const [first, ...more] = [blockedParts(facts), actionParts(facts), sprintParts(facts)].filter((parts) => parts.length > 0);
  if (first === undefined) return [];
  return [["agile", finding(...first.map((part, index) => (index === 0 && typeof part === "string" ? part.trimStart() : part)), ...more.slice(0, 1).flat())]];
}

function impedimentFinding({ facts, program }: FindingInput): Named {
  const rows = tableRows(facts, "impediments.items.table");
  if (rows.length === 0) return [];
  const streams = [...new Set(rows.flatMap((row) => row.text("program") ?? []))];
  const title = program.workstreams.find(({ id }) => id === streams[0])?.title;
  if (streams.length !== 1 || title === undefined) return [["agile.impediments", finding(`${capitalised(inWords(rows.length))} ${rows.length === 1 ? "item waits" : "items wait"} in ${inWords(streams.length)} workstreams`)]];
  return [["agile.impediments", finding(rows.length === 1 ? `The one blocked item is ${title}’s` : `${rows.length === 2 ? "Both" : `All ${inWords(rows.length)}`} belong to ${title}`)]];
}

function incidentFinding(facts: Facts): Named {
  const read = factReader(facts);
  const open = read.number("impediments.incidents.open");
  if (open === undefined) return [];
  if (open === 0) return [["agile.incidents", finding("No incident is open")]];
  const cost: Parts = read.number("impediments.incidents.cost") === undefined ? [] : ["; incidents so far, open and resolved, cost ", { ...of("impediments.incidents.cost"), as: "short" }, " as far as they say"];
  return [["agile.incidents", finding(of("impediments.incidents.open"), open === 1 ? " is open" : " are open", ...cost)]];
}

function retroFinding(facts: Facts): Named {
  const read = factReader(facts);
  const [rate, carried] = [read.number("retro.actions.closure-rate"), read.number("retro.actions.carried")];
  if (rate === undefined) return [];
  return [["agile.retro", finding("Of the actions that fell due or were closed, ", of("retro.actions.closure-rate"), " were done", ...(carried === undefined || carried === 0 ? [] : ["; ", of("retro.actions.carried"), carried === 1 ? " was carried over" : " were carried over"]))]];
}

function sprintFinding(facts: Facts): Named {
  const kept = keptParts(facts);
  return kept.length === 0 ? [] : [["agile.sprints", finding(...kept)]];
}

/** One chart a board: its newest sprint, and how much velocity varies. */
function boardFindings(facts: Facts): Named {
  const boards = [...Map.groupBy(tableRows(facts, "sprint.closed.table"), (row) => row.text("board") ?? "")];
  const velocity = tableRows(facts, "sprint.velocity.table");
  return boards.flatMap(([board, rows], index): Named => {
    const last = rows.filter((row) => row.number("committed") !== undefined).at(-1);
    if (last?.number("completed") === undefined) return [];
    const range = velocity.find((row) => (row.text("board") ?? "") === board);
    const [least, most] = [range?.number("min"), range?.number("max")];
    const spread: Parts = range === undefined || least === undefined || most === undefined || least === most ? [] : ["; velocity ranged from ", range.cell("min", "number"), " to ", range.cell("max", "number")];
    return [[`sprint.closed.${String(index + 1)}`, finding("The last sprint completed ", last.cell("completed", "number"), " points, with ", last.cell("committed", "number"), " committed", ...spread)]];
  });
}

/** Signals of the whole program's throughput; those of single items are a register. */
function limitsFinding(facts: Facts): Named {
  const weeks = tableRows(facts, "delivery.limits.throughput");
  const limits = tableRows(facts, "delivery.limits.summary").find((row) => row.text("program") === undefined && row.text("measure") === "Throughput");
  if (weeks.length === 0 || limits?.number("upper") === undefined) return [];
  const whole = tableRows(facts, "delivery.limits.summary").some((row) => row.text("program") !== undefined) ? "Of all workstreams together, no week" : "No week";
  const outside = weeks.filter((row) => row.text("signal")?.startsWith("outside") === true).length;
  const runs = weeks.filter((row) => row.text("signal")?.startsWith("run") === true).length;
  if (outside === 0 && runs === 0) return [["delivery.limits", finding(`${whole} lies outside the natural limits`, (factReader(facts).number("delivery.throughput.run") ?? 0) >= SHIFT ? ": by this stricter rule the shift is not proven yet" : " of throughput")]];
  if (outside === 0) return [["delivery.limits", finding(`${capitalised(inWords(runs))} weeks stand in long runs on one side: throughput has changed`)]];
  return [["delivery.limits", finding(`${capitalised(inWords(outside))} ${outside === 1 ? "week lies" : "weeks lie"} outside the natural limits of throughput`)]];
}

function hoursFinding(facts: Facts): Named {
  const share = factReader(facts).number("delivery.flow-efficiency.share");
  const rows = tableRows(facts, "delivery.blocked.causes").filter((row) => row.text("kind") !== "active" && (row.number("finishedShare") ?? 0) > 0);
  const [most] = rows.toSorted((a, b) => (b.number("finishedShare") ?? 0) - (a.number("finishedShare") ?? 0) || a.index - b.index);
  if (share === undefined || most === undefined) return [];
  return [["delivery.blocked", finding("Items are worked on for ", of("delivery.flow-efficiency.share"), " of their time; the greatest other part of it, ", most.cell("finishedShare"), ", is “", most.cell("cause"), "”")]];
}

/** What stands in the way, what came of retrospectives and sprints, and whether throughput has changed. */
export const agileFindings = (input: FindingInput): Named => [...pageFinding(input.facts), ...impedimentFinding(input), ...incidentFinding(input.facts), ...retroFinding(input.facts), ...sprintFinding(input.facts), ...boardFindings(input.facts), ...limitsFinding(input.facts), ...hoursFinding(input.facts)];
