import type { Change, DocumentChange, EditionDiff, ForecastMove, ProsePiece, SectionChange } from "@almanac/core";
import { areaOf, CAUSE_WORDS, causesMissing, changeWords, date, documentWords, forecastName, inDays, sentence, signedDays, sumOf, targetMoved, type Stated } from "./diff-words.ts";
import { withFigures } from "./live-figures.ts";

/** Text of the program inside Markdown: nothing in it may become markup. */
const safe = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>|#~]/g, String.raw`\$&`).replaceAll("\n", " ");

function causeTable(move: ForecastMove, stated: Stated): readonly string[] {
  if (move.parts.length === 0) return [];
  const rows = move.parts.map(({ cause, days, because }) => `| ${CAUSE_WORDS[cause]} | ${signedDays(days, stated)} | ${safe(sentence(because, stated))} |`);
  const meaning = targetMoved(move) ? "together, against the target" : "together";
  return ["", "| cause | days | because |", "| --- | ---: | --- |", ...rows, `| **${meaning}** | **${signedDays(sumOf(move), stated)}** | |`];
}

function targetLine({ target }: ForecastMove, stated: Stated): readonly string[] {
  return target === undefined || target.before === target.after ? [] : ["", `The target was moved from ${date(target.before, stated)} to ${date(target.after, stated)}: a step that somebody took, which changes no work.`];
}

function changeLines({ figure, figureUnit, headline, detail, move }: Change, stated: Stated): readonly string[] {
  const lead = `${figure} ${figureUnit}`.trim();
  return ["", `**${safe(lead)}** · ${safe(sentence(headline, stated))}${detail === undefined ? "" : ` ${safe(sentence(detail, stated))}`}`, ...(move === undefined ? [] : [...targetLine(move, stated), ...causeTable(move, stated)])];
}

function moveLines(move: ForecastMove, stated: Stated): readonly string[] {
  const { before, after, days } = move;
  const moved = days === 0 ? `stays ${date(after, stated)}` : `${date(before, stated)} → ${date(after, stated)} (${signedDays(days, stated)} ${inDays(days)})`;
  return ["", `**${safe(forecastName(move))}**: ${moved}`, ...targetLine(move, stated), ...causeTable(move, stated)];
}

function factLines({ facts }: EditionDiff, stated: Stated, all: boolean): readonly string[] {
  const areas = [...Map.groupBy(facts.changed, areaOf)];
  const list = (word: string, each: EditionDiff["facts"]["added"]): readonly string[] => (each.length === 0 ? [] : ["", `${String(each.length)} ${word}${all ? `: ${each.map(({ id }) => `\`${id}\``).join(", ")}` : ""}.`]);
  const tables = all ? areas.flatMap(([area, changes]) => ["", `### ${area}`, "", "| fact | |", "| --- | --- |", ...changes.map((change) => `| \`${change.id}\` | ${safe(changeWords(change, stated))} |`)]) : ["", `${String(facts.changed.length)} changed: ${areas.map(([area, changes]) => `${area} ${String(changes.length)}`).join(", ")}.`];
  return [...(facts.changed.length === 0 ? [] : tables), ...list("new", facts.added), ...list("no longer stated", facts.removed)];
}

const pieceText = (from: Stated, to: Stated) => ({ kind, text: written }: ProsePiece): string => {
  const text = withFigures(written, kind === "removed" ? from : to);
  const [, before = "", words = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (kind === "same" || words === "") return safe(text);
  return `${before}${kind === "added" ? `**${safe(words)}**` : `~~${safe(words)}~~`}${after}`;
};

const sectionLines = ({ heading, change, pieces }: SectionChange, from: Stated, to: Stated): readonly string[] => ["", `- ${heading === "" ? "At the top" : `§ ${safe(heading)}`}${change === "changed" ? "" : `, ${change === "added" ? "new" : "taken out"}`}: ${pieces.map(pieceText(from, to)).join("")}`];
const documentLines = (document: DocumentChange, from: Stated, to: Stated): readonly string[] => ["", `**${safe(document.title)}** (${documentWords(document)}, \`${document.path}\`)`, ...document.sections.flatMap((section) => sectionLines(section, from, to))];

const section = (title: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ["", `## ${title}`, ...lines]);

/** A comparison as Markdown, for a comment on a change or a mail. */
export function markdownReport(diff: EditionDiff, from: Stated, to: Stated, { all }: { readonly all: boolean }): string {
  const { changes, moves, documents } = diff;
  const missing = causesMissing(diff);
  const told = new Set(changes.flatMap(({ move }) => (move === undefined ? [] : [move.subject])));
  return [
    `# ${safe(to.program.title)}: ${diff.from.label} (${date(diff.from.asOfDate, from)}) → ${diff.to.label} (${date(diff.to.asOfDate, to)})`,
    ...(changes.length === 0 ? ["", "Nothing changed that is worth a sentence."] : section("What changed", changes.flatMap((change) => changeLines(change, to)))),
    ...(missing === undefined ? [] : ["", missing]),
    ...section("Other forecasts that moved", moves.filter(({ subject }) => !told.has(subject)).flatMap((move) => moveLines(move, to))),
    ...section("Facts", factLines(diff, to, all)),
    ...section("Prose", documents.flatMap((document) => documentLines(document, from, to))),
  ].join("\n");
}
