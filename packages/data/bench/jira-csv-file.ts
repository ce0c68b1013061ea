import { closeSync, openSync, writeSync } from "node:fs";
import { chance } from "./chance.ts";

const HEADER =
  "Summary,Issue key,Issue id,Issue Type,Status,Project key,Project name,Priority,Resolution,Assignee,Reporter,Creator,Created,Updated,Resolved,Fix versions,Due date,Votes,Labels,Labels,Description,Custom field (Story Points),Sprint,Parent key,Status Category";
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const PEOPLE = ["Ada Moreau", "Noor Haddad", "Jürgen Weiß", "Mei Tanaka", "Olu Adeyemi"] as const;
const STATES = [
  ["To Do", "To Do"],
  ["In Progress", "In Progress"],
  ["In Review", "In Progress"],
  ["Done", "Done"],
] as const;

const two = (value: number): string => String(value).padStart(2, "0");
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Day `day` after 1 January 2023 and a time of day, as Jira's cloud writes them: `15/Feb/26 4:37 PM`. */
function written(day: number, minute: number): string {
  const date = new Date(Date.UTC(2023, 0, 1 + day));
  const hour = Math.floor(minute / 60);
  return `${two(date.getUTCDate())}/${MONTHS[date.getUTCMonth()] ?? ""}/${two(date.getUTCFullYear() % 100)} ${String(hour % 12 === 0 ? 12 : hour % 12)}:${two(minute % 60)} ${hour < 12 ? "AM" : "PM"}`;
}

/** Writes a Jira CSV export of `rows` issues and 25 columns whose descriptions run over several lines. Size in bytes is returned. */
export function writeJiraCsv(path: string, rows: number, seed = "20261122"): number {
  const { below, oneOf, words } = chance(seed);
  const file = openSync(path, "w");
  let size = 0;
  let part = `${HEADER}\n`;
  for (let row = 1; row <= rows; row++) {
    const [status, category] = oneOf(STATES);
    const day = below(1000);
    // Local times between 8:00 and 19:59 exist once in every zone.
    const minute = 480 + below(720);
    const done = status === "Done";
    const description = Array.from({ length: 6 + below(8) }, (_, line) => (line === 1 ? `He said "${words(3)}", then: ${words(4)}` : words(6 + below(8)))).join("\n");
    const person = oneOf(PEOPLE);
    part += `${[
      `${words(5)} ${String(row)}`,
      `LOAD-${String(row)}`,
      String(10_000 + row),
      oneOf(["Story", "Bug", "Task"]),
      status,
      "LOAD",
      "Load programme",
      oneOf(["Highest", "High", "Medium", "Low"]),
      done ? "Done" : "",
      person,
      oneOf(PEOPLE),
      person,
      written(day, minute),
      written(day + 2 + below(40), minute),
      done ? written(day + 1 + below(40), minute) : "",
      `1.${String(below(9))}`,
      "",
      String(below(4)),
      oneOf(["search", "demand", "fraud"]),
      below(2) === 0 ? "" : "quarter-3",
      quoted(description),
      String(1 + below(8)),
      `Sprint ${String(1 + Math.floor(day / 14))}`,
      "",
      category,
    ].join(",")}\n`;
    if (row % 1000 === 0 || row === rows) {
      size += writeSync(file, part);
      part = "";
    }
  }
  closeSync(file);
  return size;
}
