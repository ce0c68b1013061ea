import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const DECLARATION = `program:
  title: Small program
  timeZone: Europe/Berlin
  cadence: weekly
site:
  url: https://small.example/
workstreams:
  - { id: core, title: Core, match: { project: SP } }
workflow:
  columns:
    - { name: Ready, category: todo, statuses: [Ready] }
    - { name: Doing, category: inProgress, active: true, statuses: [In Progress, In Review] }
    - { name: Done, category: done, statuses: [Done] }
sources:
  - { id: items, kind: jira-json, files: "jira/{exported}/items.json", exportedAt: "22:00" }
`;

const PAGE = `---
title: How we work
summary: One page
section: Running the program
order: 1
owner: Program manager
reviewBy: 2027-01-31
---
Cycle time is :fact[delivery.cycle-time.p85] and :fact[delivery.wip.now] are in progress.

\`\`\`mermaid
flowchart LR
  accTitle: The way of an item
  accDescr: From ready over doing to done.
  A[Ready] --> B[Doing] --> C[Done]
\`\`\`
`;

const day = (date: string, plus: number): string => new Date(Date.parse(`${date}T09:00:00Z`) + plus * 86_400_000).toISOString().replace("Z", "+0000");

const status = (name: string, category: string) => ({ id: name, name, statusCategory: { key: category } });

/** One finished item a weekday for sixteen weeks, and five in progress: the answer of a tracker on a given Sunday. */
export function issues(asOf: string): readonly unknown[] {
  const finished = Array.from({ length: 80 }, (_, index) => {
    const done = -2 - Math.floor(index / 5) * 7 - (index % 5);
    const started = done - 2 - (index % 9);
    return issue(`SP-${String(index + 1)}`, asOf, started, done);
  });
  const open = Array.from({ length: 5 }, (_, index) => issue(`SP-${String(index + 101)}`, asOf, -3 - index, undefined));
  return [...finished, ...open];
}

function issue(key: string, asOf: string, started: number, done: number | undefined): unknown {
  const move = (at: number, from: string, to: string, id: string) => ({ id: `${key}-${id}`, created: day(asOf, at), items: [{ field: "status", fieldId: "status", from, fromString: from, to, toString: to }] });
  const histories = [move(started, "Ready", "In Progress", "1"), ...(done === undefined ? [] : [move(done, "In Progress", "Done", "2")])];
  return {
    id: key,
    key,
    fields: {
      summary: `Item ${key}`,
      issuetype: { name: "Task" },
      project: { key: "SP" },
      status: done === undefined ? status("In Progress", "indeterminate") : status("Done", "done"),
      created: day(asOf, started - 4),
      updated: day(asOf, done ?? started),
      resolution: done === undefined ? null : { name: "Done" },
      resolutiondate: done === undefined ? null : day(asOf, done),
      labels: [],
    },
    changelog: { startAt: 0, maxResults: histories.length, total: histories.length, histories },
  };
}

export interface SmallProgram {
  readonly root: string;
  readonly write: (path: string, text: string) => void;
  readonly edit: (path: string, from: string, to: string) => void;
  readonly remove: () => void;
}

export const EXPORT = "data/sources/jira/2026-11-22/items.json";

/** A program directory of its own in a temporary folder, that builds at once. */
export function smallProgram(): SmallProgram {
  const root = mkdtempSync(join(tmpdir(), "almanac-"));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const edit = (path: string, from: string, to: string): void => {
    const text = readFileSync(join(root, path), "utf8");
    if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
    write(path, text.replace(from, to));
  };
  write("data/almanac.yaml", DECLARATION);
  write("content/handbook/how-we-work.md", PAGE);
  for (const date of ["2026-11-15", "2026-11-22"]) {
    const all = issues(date);
    write(`data/sources/jira/${date}/items.json`, `${JSON.stringify({ startAt: 0, maxResults: all.length, total: all.length, issues: all }, null, 1)}\n`);
  }
  return { root, write, edit, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** One digest over every path and byte below a folder. */
export function treeDigest(folder: string): string {
  const digest = createHash("sha256");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) digest.update(file.slice(folder.length)).update("\0").update(readFileSync(file)).update("\0");
  return digest.digest("hex");
}
