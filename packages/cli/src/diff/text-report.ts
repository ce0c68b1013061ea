import { styleText } from "node:util";
import type { Change, EditionDiff, ForecastMove } from "@almanac/core";
import { areaOf, CAUSE_WORDS, causesMissing, changeWords, date, forecastName, inDays, sentence, signedDays, sumOf, targetMoved, type Stated } from "./diff-words.ts";
import { proseLines } from "./prose-lines.ts";
import { titled, wrapped, type TextOptions } from "./text-lines.ts";

const bold = (text: string): string => styleText("bold", text);
const dim = (text: string): string => styleText("dim", text);

interface Cause {
  readonly name: string;
  readonly days: string;
  readonly because: string;
}

/** Causes under one another, with the sum that they add up to. */
function causeTable(move: ForecastMove, stated: Stated, { width }: TextOptions, indent: number): readonly string[] {
  if (move.parts.length === 0) return [];
  const rows = move.parts.map(({ cause, days, because }): Cause => ({ name: CAUSE_WORDS[cause], days: signedDays(days, stated), because: sentence(because, stated) }));
  const sum = signedDays(sumOf(move), stated);
  const [names, numbers] = [Math.max(...rows.map(({ name }) => name.length)), Math.max(sum.length, ...rows.map(({ days }) => days.length))];
  const margin = " ".repeat(indent);
  const words = wrapped(width - indent - names - numbers - 4);
  const lines = rows.flatMap(({ name, days, because }) => words(because).map((line, index) => (index === 0 ? `${margin}${name.padEnd(names)}  ${days.padStart(numbers)}  ${dim(line)}` : `${margin}${" ".repeat(names + numbers + 4)}${dim(line)}`)));
  const meaning = targetMoved(move) ? `${inDays(sumOf(move))} against the target` : inDays(sumOf(move));
  return [...lines, `${margin}${" ".repeat(names)}  ${"─".repeat(numbers)}`, `${margin}${" ".repeat(names)}  ${bold(sum.padStart(numbers))}  ${meaning}`];
}

/** A target that was moved is a step that somebody took: drawn as one. */
function targetLines({ target }: ForecastMove, stated: Stated, indent: number): readonly string[] {
  if (target === undefined || target.before === target.after) return [];
  const margin = " ".repeat(indent);
  const [before, after] = [date(target.before, stated), date(target.after, stated)];
  const moved = target.after > target.before ? [`         ┌──── ${after}`, `target ──┘ ${before}, put off: a step, no progress`] : [`target ──┐ ${before}`, `         └──── ${after}, brought forward: a step, no delay`];
  return moved.map((line) => margin + line);
}

function changeLines(change: Change, stated: Stated, options: TextOptions): readonly string[] {
  const lead = 14;
  const words = wrapped(options.width - lead - 2);
  const [first = "", ...rest] = words(sentence(change.headline, stated));
  const figure = `${change.figure} ${change.figureUnit}`.trim();
  const margin = " ".repeat(lead + 2);
  return [
    `  ${bold(figure.padStart(lead - 2))}  ${first}`,
    ...rest.map((line) => margin + line),
    ...(change.detail === undefined ? [] : words(sentence(change.detail, stated)).map((line) => margin + dim(line))),
    ...(change.move === undefined ? [] : [...targetLines(change.move, stated, lead + 2), ...causeTable(change.move, stated, options, lead + 2)]),
  ];
}

const section = (title: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ["", bold(title), ...lines]);

function moveLines(move: ForecastMove, stated: Stated, options: TextOptions): readonly string[] {
  const { before, after, days } = move;
  const moved = days === 0 ? `stays ${date(after, stated)}` : `${date(before, stated)} → ${date(after, stated)}, ${signedDays(days, stated)} ${inDays(days)}`;
  return [...titled(forecastName(move), `: ${moved}`, options), ...targetLines(move, stated, 4), ...causeTable(move, stated, options, 4)];
}

function factLines({ facts }: EditionDiff, stated: Stated, { all, width }: TextOptions): readonly string[] {
  const changed = [...Map.groupBy(facts.changed, areaOf)];
  const named = (mark: string, each: EditionDiff["facts"]["added"]): readonly string[] => each.map(({ id }) => `  ${mark} ${id}`);
  if (all) {
    const lines = changed.flatMap(([, changes]) => changes.map((change) => `    ${change.id}  ${changeWords(change, stated)}`));
    return [...lines, ...named("+", facts.added), ...named("-", facts.removed)];
  }
  const summary = changed.map(([area, changes]) => `${area} ${String(changes.length)}`).join(", ");
  const count = (what: string, each: readonly unknown[]): readonly string[] => (each.length === 0 ? [] : [`${String(each.length)} ${what}`]);
  const counts = [...count("changed", facts.changed), ...count("new", facts.added), ...count("no longer stated", facts.removed)].join(", ");
  return counts === "" ? [] : wrapped(width - 2)(`${counts}${summary === "" ? "" : `: ${summary}`}. --all lists them.`).map((line) => `  ${line}`);
}

/** A comparison as a program manager likes to read it: what matters first, with causes that add up. */
export function textReport(diff: EditionDiff, from: Stated, to: Stated, options: TextOptions): string {
  const { changes, moves } = diff;
  const told = new Set(changes.flatMap(({ move }) => (move === undefined ? [] : [move.subject])));
  const missing = causesMissing(diff);
  const others = moves.filter(({ subject }) => !told.has(subject));
  return [
    `${bold(to.program.title)}: ${diff.from.label} (${date(diff.from.asOfDate, from)}) → ${diff.to.label} (${date(diff.to.asOfDate, to)})`,
    ...(changes.length === 0 ? ["", "Nothing changed that is worth a sentence."] : section("What changed, the most consequential first", changes.flatMap((change) => ["", ...changeLines(change, to, options)]))),
    ...(missing === undefined ? [] : ["", ...wrapped(options.width - 2)(missing).map((line) => `  ${line}`)]),
    ...section("Other forecasts that moved", others.flatMap((move) => ["", ...moveLines(move, to, options)])),
    ...section("Facts", factLines(diff, to, options)),
    ...section("Prose", diff.documents.flatMap((document) => ["", ...proseLines(document, from, to, options)])),
  ].join("\n");
}
