import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { IDENTITY_CANARIES } from "./canaries.ts";
import { privateFiles } from "./private-files.ts";

const DECLARATION = `program:
  title: Quiet program
  timeZone: Europe/Berlin
  cadence: weekly
  currency: JPY
site:
  url: https://quiet.example/
restricted: { path: restricted }
workstreams:
  - { id: core, title: Core, match: { project: SP } }
workflow:
  columns:
    - { name: Ready, category: todo, statuses: [Ready] }
    - { name: Doing, category: inProgress, active: true, statuses: [In Progress] }
    - { name: Done, category: done, statuses: [Done] }
sources:
  - { id: items, kind: jira-json, files: "jira/{exported}/items.json", exportedAt: "22:00" }
  - { id: pay, kind: pay, files: pay/pay.csv }
  - { id: positions, kind: positions, files: people/positions.csv }
  - { id: allocations, kind: allocations, files: people/allocations.csv }
  - { id: time-sheets, kind: time-sheets, files: people/time-sheets.csv }
  - { id: leave, kind: leave, files: people/leave.csv }
  - { id: skills, kind: skills, files: people/skills.csv }
  - { id: certificates, kind: certificates, files: people/certificates.csv }
  - { id: learning, kind: learning, files: people/learning.csv }
  - { id: hiring, kind: hiring, files: people/hiring.csv }
  - { id: stakeholders, kind: stakeholders, files: people/stakeholders.csv, exportedAt: "2026-11-22T22:00:00+01:00" }
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
`;

const day = (date: string, plus: number): string => new Date(Date.parse(`${date}T09:00:00Z`) + plus * 86_400_000).toISOString().replace("Z", "+0000");

/** Somebody of the tracker, as its export names them. The role that it shows of an assignee is meant to be read. */
function account(index: number, displayName?: string): unknown {
  const someone = IDENTITY_CANARIES.filter(({ audience }) => audience === "internal")[index % 15];
  return { accountId: someone?.id, emailAddress: someone?.email, displayName: displayName ?? `${someone?.given ?? ""} ${someone?.family ?? ""}`, avatarUrls: { "48x48": `https://avatars.example/${someone?.id ?? ""}` } };
}

function issue(asOf: string, number: number, started: number, done: number | undefined): unknown {
  const key = `SP-${String(number)}`;
  const move = (at: number, from: string, to: string) => ({ id: `${key}-${to}`, author: account(number), created: day(asOf, at), items: [{ field: "status", fieldId: "status", fromString: from, toString: to }, { field: "assignee", fieldId: "assignee", from: "a", fromString: "Core team", to: "b", toString: "Core team" }] });
  const histories = [move(started, "Ready", "In Progress"), ...(done === undefined ? [] : [move(done, "In Progress", "Done")])];
  const status = done === undefined ? { name: "In Progress", statusCategory: { key: "indeterminate" } } : { name: "Done", statusCategory: { key: "done" } };
  return {
    id: key,
    key,
    fields: {
      summary: `Item ${key}`,
      issuetype: { name: "Task" },
      project: { key: "SP" },
      status,
      created: day(asOf, started - 4),
      updated: day(asOf, done ?? started),
      resolution: done === undefined ? null : { name: "Done" },
      resolutiondate: done === undefined ? null : day(asOf, done),
      labels: [],
      assignee: account(number, "Core team"),
      reporter: account(number + 1),
      creator: account(number + 2),
      watches: { watchers: [account(number + 3)] },
      comment: { comments: [{ author: account(number + 4), body: `Ask ${IDENTITY_CANARIES[12]?.email ?? ""} about it.` }] },
      worklog: { worklogs: [{ author: account(number + 5), timeSpentSeconds: 3600 }] },
    },
    changelog: { startAt: 0, maxResults: histories.length, total: histories.length, histories },
  };
}

/** What a tracker answers on a Sunday: one finished item a weekday for sixteen weeks, and five in progress. */
function tracker(asOf: string): string {
  const finished = Array.from({ length: 80 }, (_, index) => {
    const done = -2 - Math.floor(index / 5) * 7 - (index % 5);
    return issue(asOf, index + 1, done - 2 - (index % 9), done);
  });
  const issues = [...finished, ...Array.from({ length: 5 }, (_, index) => issue(asOf, index + 101, -3 - index, undefined))];
  return `${JSON.stringify({ startAt: 0, maxResults: issues.length, total: issues.length, issues })}\n`;
}

export const SUNDAYS = ["2026-11-15", "2026-11-22"] as const;
export const TRACKER_FILE = `data/sources/jira/${SUNDAYS[1]}/items.json`;

/** A program with every kind of private source, 25 values of pay and 25 identities in them. @returns a function that writes one more file of it */
export function writeCanaryProgram(root: string): (path: string, text: string) => void {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write("data/almanac.yaml", DECLARATION);
  write("content/handbook/how-we-work.md", PAGE);
  for (const sunday of SUNDAYS) write(`data/sources/jira/${sunday}/items.json`, tracker(sunday));
  for (const [path, text] of privateFiles()) write(path, text);
  return write;
}
