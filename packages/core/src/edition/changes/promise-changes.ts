import { factId } from "../../fact/fact-id.ts";
import { enumerated, finding, of } from "../../finding/fact-reader.ts";
import { daysBetween, type IsoDate } from "../../model/time.ts";
import { bothState, cell, compared, differing, inDays, rowPairs, signed, text, titleOf, type Pair, type Ranked } from "./ranked-change.ts";
import { WEIGHTS } from "./weights.ts";

/** How bad a status is. */
const BADNESS: Readonly<Record<string, number>> = { done: 0, "on-track": 1, "not-started": 1, "at-risk": 2, "off-track": 3 };

function statusChanges(pair: Pair): readonly Ranked[] {
  return pair.after.program.workstreams.flatMap(({ id, title }): readonly Ranked[] => {
    const status = differing(factId("program.status.word", { program: id }), pair);
    if (status === undefined) return [];
    const bad = (word: number | string): number => BADNESS[String(word)] ?? 1;
    const steps = bad(status.after) - bad(status.before);
    const words = (word: number | string): string => String(word).replaceAll("-", " ");
    return [{ weight: steps > 0 ? WEIGHTS.statusWorse * steps : WEIGHTS.statusBetter, change: { subject: status.id, figure: "1", figureUnit: "status", headline: finding(`${title} was set from ${words(status.before)} to ${words(status.after)}.`) } }];
  });
}

const conditionsOf = (gate: string, { after }: Pair) => rowPairs("gates.state.conditions", ["gate", "fact"], { before: after, after, moves: new Map() }).filter(({ now }) => now["gate"] === gate);

/** Labels of the facts that keep a gate closed. */
function notMet(gate: string, pair: Pair): readonly string[] {
  return conditionsOf(gate, pair)
    .filter(({ now }) => now["state"] === "broken")
    .map(({ now }) => pair.after.facts[text(now["fact"])]?.label ?? text(now["fact"]));
}

/** Whether a condition is about a target that was moved: a gate that opens with it is no progress by itself. */
const hasMovedTarget = (gate: string, pair: Pair): boolean => conditionsOf(gate, pair).some(({ now }) => text(now["fact"]).startsWith("forecast.target.") && differing(text(now["fact"]).replace(/^[^{]*/, "program.target.date"), pair) !== undefined);

function gateChanges(pair: Pair): readonly Ranked[] {
  const gates = Object.keys(pair.after.facts).filter((id) => id.startsWith("gates.state.word{"));
  return gates.flatMap((id): readonly Ranked[] => {
    const state = differing(id, pair);
    const label = pair.after.facts[id]?.label ?? id;
    if (state === undefined) return [];
    const gate = id.slice("gates.state.word{gate=".length, -1);
    const closed = state.after === "broken";
    const missing = closed ? notMet(gate, pair) : [];
    const detail = missing.length > 0 ? finding(`Not met: ${enumerated(missing.map((name) => `“${name}”`))}.`) : hasMovedTarget(gate, pair) ? finding("The target in its conditions was moved, which changes the odds without changing the work.") : undefined;
    return [
      {
        weight: closed ? WEIGHTS.gateClosed : state.after === "holds" ? WEIGHTS.gateOpened : WEIGHTS.gateOpened / 2,
        change: {
          subject: id,
          figure: "1",
          figureUnit: "gate",
          headline: finding(`The gate “${label}” ${closed ? "closed: its conditions no longer hold" : state.after === "holds" ? "opened: its conditions hold" : "can no longer be judged"}.`),
          ...(detail === undefined ? {} : { detail }),
        },
      },
    ];
  });
}

const LIST = "milestones.target.list";

function milestoneChanges(pair: Pair): readonly Ranked[] {
  const { facts, program } = pair.after;
  return rowPairs(LIST, ["milestone"], pair).flatMap(({ old, now }): readonly Ranked[] => {
    if (old === undefined) return [];
    const [id, title, workstream] = [text(now["milestone"]), text(now["title"]), text(now["program"])];
    const dimensions = workstream === "" ? { milestone: id } : { milestone: id, program: workstream };
    const where = workstream === "" ? title : `${title} (${titleOf(workstream, pair.after)})`;
    const subject = factId("milestones.target.list", dimensions);
    const [from, to] = [text(old["target"]), text(now["target"])];
    const reached: readonly Ranked[] = now["state"] === "Reached" && old["state"] !== "Reached" ? [{ weight: WEIGHTS.milestoneReached, change: { subject, figure: "1", figureUnit: "milestone", headline: finding(`Reached: ${where}, on `, cell(LIST, "actual", now["actual"] ?? null, facts), ".") } }] : [];
    const overdue: readonly Ranked[] = now["state"] === "Overdue" && old["state"] === "Open" ? [{ weight: WEIGHTS.milestoneOverdue, change: { subject, figure: "1", figureUnit: "overdue", headline: finding(`Overdue: ${where} was due on `, cell(LIST, "target", to, facts), " and is not reached.") } }] : [];
    const own = compared(factId("program.target.date", { program: workstream }), pair);
    // The target of the workstream itself says the same step once already.
    if (from === "" || to === "" || from === to || (own !== undefined && own.before === from && own.after === to)) return [...reached, ...overdue];
    const days = daysBetween(from as IsoDate, to as IsoDate);
    const headline = finding(`Milestone ${where}: the target was moved from `, cell(LIST, "target", from, facts), " to ", cell(LIST, "target", to, facts), ".");
    return [...reached, ...overdue, { weight: WEIGHTS.milestoneMoved + Math.abs(days) * WEIGHTS.milestoneDay, change: { subject, figure: signed(days, "days", program), figureUnit: inDays(days), headline, detail: finding("A moved target changes the odds without changing the work.") } }];
  });
}

/** How many broken promises are named. */
const NAMED = 3;

function promisesBroken(pair: Pair): readonly Ranked[] {
  const broken = compared("promises.outcome.broken", pair);
  const more = broken === undefined ? 0 : Number(broken.after) - Number(broken.before);
  if (broken === undefined || more <= 0) return [];
  // A milestone has its own sentence.
  const names = bothState("promises.due.table", pair) ? rowPairs("promises.due.table", ["kind", "id"], pair).filter(({ old, now }) => now["outcome"] === "broken" && old?.["outcome"] !== "broken" && now["kind"] !== "Milestone") : [];
  const listed = names.slice(0, NAMED).map(({ now }) => `“${text(now["what"])}”`);
  const rest = names.length - listed.length;
  return [
    {
      weight: more * WEIGHTS.promiseBroken,
      change: {
        subject: broken.id,
        figure: signed(more, "count", pair.after.program),
        figureUnit: more === 1 ? "promise" : "promises",
        headline: finding("Promises broken so far: ", of("promises.outcome.broken"), ", after ", { previous: broken.id, value: broken.before, unit: broken.unit }, "."),
        ...(listed.length === 0 ? {} : { detail: finding(`${enumerated([...listed, ...(rest > 0 ? [`${String(rest)} more`] : [])])} ${names.length === 1 ? "was" : "were"} not kept by the day in force.`) }),
      },
    },
  ];
}

/** What was promised: statuses, gates, milestones and smaller promises. */
export const promiseChanges = (pair: Pair): readonly Ranked[] => [...statusChanges(pair), ...gateChanges(pair), ...milestoneChanges(pair), ...promisesBroken(pair)];
