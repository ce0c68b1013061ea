import type { EditionDiff, Fact, Finding, FindingPart, ForecastMove } from "@almanac/core";
import { causePhrase, plainDays, targetMoved, workParts } from "./cause-words.ts";
import { isJoint } from "./forecast-moves.ts";
import { capital, countWord } from "./number-words.ts";

type Facts = Readonly<Record<string, Fact>>;

const listed = (items: readonly string[]): string => (items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`);

/** The date as it stands now, with its provenance where it is a figure of its own, and not a row of a table. */
const dateNow = ({ subject, after }: ForecastMove, facts: Facts): FindingPart => {
  const fact = facts[subject];
  return fact?.type === "scalar" && fact.value === after ? { fact: subject } : { previous: subject, value: after, unit: "date" };
};

/** `: 35 days from a slower pace and 14 days from more scope, less 3 days for more working days`; empty without causes. */
function causes(move: ForecastMove, locale: string): string {
  const parts = workParts(move);
  const sign = Math.sign(move.days);
  const words = (of: typeof parts, by: string): string => listed(of.map((part) => `${plainDays(part.days, locale)} ${by} ${causePhrase(part)}`));
  const [along, against] = [parts.filter(({ days }) => Math.sign(days) === sign), parts.filter(({ days }) => Math.sign(days) !== sign)];
  return along.length === 0 ? "" : `: ${words(along, "from")}${against.length === 0 ? "" : `, less ${words(against, "for")}`}`;
}

/** A target that somebody moved, of this forecast or else of another. */
function stepWords(most: ForecastMove, moves: readonly ForecastMove[]): readonly FindingPart[] {
  const move = [most, ...moves].find(targetMoved);
  return move?.target === undefined
    ? []
    : [` ${move === most ? "Its" : `${move.title}’s`} target was moved from `, { previous: "target", value: move.target.before, unit: "date" }, " to ", { previous: "target", value: move.target.after, unit: "date" }, ": a step, not progress."];
}

function others(moves: readonly ForecastMove[], locale: string): string {
  const rest = moves.length - 1;
  return rest <= 0 ? "" : ` ${capital(countWord(rest, locale))} other ${rest === 1 ? "forecast" : "forecasts"} moved.`;
}

/** The page's sentence: the forecast that moved furthest and why, or what else changed. */
export function changesFinding({ from, moves, changes, facts: changed }: Pick<EditionDiff, "from" | "moves" | "changes" | "facts">, facts: Facts, locale: string): Finding {
  const [most] = [...moves].sort((a, b) => Number(isJoint(a)) - Number(isJoint(b)) || Math.abs(b.days) - Math.abs(a.days));
  if (most !== undefined && most.days !== 0) {
    const date: FindingPart = { previous: most.subject, value: most.before, unit: "date" };
    return { parts: [`${most.title}’s 85\u00a0% date${isJoint(most) ? ", with dependencies and calendar," : ""} is ${plainDays(most.days, locale)} ${most.days > 0 ? "later" : "earlier"} than in ${from.label}, `, dateNow(most, facts), " instead of ", date, `${causes(most, locale)}.`, ...stepWords(most, moves), others(moves, locale)] };
  }
  const step = moves.find(targetMoved);
  if (step !== undefined) return { parts: [`No forecast moved since ${from.label}. ${step.title}’s target did: from `, { previous: "target", value: step.target?.before ?? "", unit: "date" }, " to ", { previous: "target", value: step.target?.after ?? "", unit: "date" }, "."] };
  const [first] = changes;
  if (first !== undefined) return { parts: [`No forecast moved since ${from.label}. `, ...first.headline.parts] };
  const count = changed.changed.length + changed.added.length + changed.removed.length;
  return { parts: [count === 0 ? `Nothing moved since ${from.label}: every published figure is the same.` : `No forecast moved since ${from.label}, and no change is large enough to be told in a sentence.`] };
}
