/** `pnpm truths`: every planted truth of Meridian beside the fact that finds it. */
import process from "node:process";
import { cellText } from "./agreement.ts";
import { ALL_TRUTHS, allAgreements, stated } from "./stated-truths.ts";
import { strays, truthLines } from "./truth-lines.ts";
import { NOT_ABOUT_FACTS, TRUTHS } from "./truths.ts";

const short = (text: string, length = 64): string => (text.length <= length ? text : `${text.slice(0, length - 1)}…`);

const found = await allAgreements((await stated()).facts);
const table = [
  ["truth", "planted", "fact", "computed", "agrees"],
  ...found.map(({ line, find, computed, agrees }) => [short(`${line}: ${find.words}`), short(cellText(find.value), 40), short(find.reading.where, 100), short(cellText(computed), 40), agrees ? "yes" : "NO"]),
];
const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => (row[column] ?? "").length)));
for (const row of table) process.stdout.write(`${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(" | ").trimEnd()}\n`);

process.stdout.write("\nPlanted, and told by no fact\n");
for (const { line, untold } of TRUTHS) for (const [words, because] of untold) process.stdout.write(`${short(line)}: ${words} (${because})\n`);

process.stdout.write("\nNot about facts\n");
for (const [part, because] of NOT_ABOUT_FACTS) process.stdout.write(`${short(part)} (${because})\n`);

const stray = strays(truthLines(), ALL_TRUTHS, NOT_ABOUT_FACTS);
for (const problem of stray) process.stdout.write(`${problem}\n`);
const agreed = found.filter(({ agrees }) => agrees).length;
process.stdout.write(`\n${String(agreed)} of ${String(found.length)} agree\n`);
if (agreed < found.length || stray.length > 0) process.exitCode = 1;
