import { readFileSync } from "node:fs";
import { addDays, isoDate, type IsoDate } from "@almanac/core";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { sampleFiles } from "./index.ts";
import { csvDate } from "./jira-csv.ts";
import { EXPORT_DATES } from "./plan.ts";
import { momentAt } from "./working-time.ts";

interface Line {
  readonly field: string;
  readonly fromString: string | null;
  readonly toString: string | null;
}
interface Issue {
  readonly id: string;
  readonly key: string;
  readonly fields: {
    readonly summary: string;
    readonly issuetype: { readonly name: string };
    readonly project: { readonly key: string };
    readonly status: { readonly name: string };
    readonly resolution: { readonly name: string } | null;
    readonly resolutiondate: string | null;
    readonly created: string;
    readonly updated: string;
    readonly labels: readonly string[];
    readonly parent?: { readonly key: string };
    readonly customfield_10021: unknown;
  };
  readonly changelog: { readonly total: number; readonly histories: readonly { readonly id: string; readonly created: string; readonly items: readonly Line[] }[] };
}

const files = sampleFiles();
const exportOf = (date: IsoDate): readonly Issue[] => (JSON.parse(files.get(`jira/${date}/work-items.json`) ?? "") as { issues: readonly Issue[] }).issues;
const last = exportOf(isoDate("2026-11-22"));

const instantOf = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const dayOf = (text: string): IsoDate => isoDate(text.slice(0, 10));
const oldestFirst = (issue: Issue) => issue.changelog.histories.toReversed();
const moves = (issue: Issue) => oldestFirst(issue).flatMap(({ created, items }) => items.filter(({ field }) => field === "status").map((line) => ({ at: created, from: line.fromString, to: line.toString })));
const isFinished = ({ fields }: Issue): boolean => fields.status.name === "Done" && fields.resolution?.name === "Done";
const startOf = (issue: Issue): string | undefined => moves(issue).find(({ to }) => to !== "Backlog" && to !== "Ready" && to !== "Done")?.at;
const finishedIn = (issues: readonly Issue[], monday: IsoDate): number => {
  const sunday = addDays(monday, 6);
  return issues.filter((issue) => isFinished(issue) && issue.fields.resolutiondate !== null && dayOf(issue.fields.resolutiondate) >= monday && dayOf(issue.fields.resolutiondate) <= sunday).length;
};
const weeks = (first: string, count: number): readonly IsoDate[] => Array.from({ length: count }, (_, index) => addDays(isoDate(first), 7 * index));
const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? Number.NaN)) / 2;
};
const openIn = (issues: readonly Issue[], project: string): number => issues.filter(({ fields }) => fields.project.key === project && fields.status.name !== "Done").length;

describe("the committed exports", () => {
  it.each([...files.keys()])("%s is what the simulator makes", (path) => {
    const committed = readFileSync(new URL(`../../../data/sources/${path}`, import.meta.url), "utf8");
    expect(committed === files.get(path)).toBe(true);
  });

  it("stay small enough for a repository", () => {
    expect([...files.values()].reduce((sum, text) => sum + text.length, 0)).toBeLessThan(20e6);
  });
});

describe("every export", () => {
  it.each(EXPORT_DATES)("of %s satisfies a strict reader", (date) => {
    const issues = exportOf(date);
    expect(new Set(issues.map(({ id }) => id)).size).toBe(issues.length);
    expect(new Set(issues.map(({ key }) => key)).size).toBe(issues.length);
    const keys = new Set(issues.map(({ key }) => key));
    for (const issue of issues) {
      const { fields, changelog } = issue;
      const times = [fields.created, ...oldestFirst(issue).map(({ created }) => created)];
      expect(changelog.total).toBe(changelog.histories.length);
      expect(times.every((time, index) => index === 0 || instantOf(times[index - 1] ?? "") < instantOf(time)), `${issue.key}: history in order`).toBe(true);
      expect(fields.updated).toBe(times.at(-1));
      expect(dayOf(fields.updated) <= date, `${issue.key}: nothing from the future`).toBe(true);
      const path = moves(issue);
      expect(path.every((move, index) => move.from === (index === 0 ? "Backlog" : path[index - 1]?.to)), `${issue.key}: moves join up`).toBe(true);
      expect(fields.status.name).toBe(path.at(-1)?.to ?? "Backlog");
      expect(fields.resolutiondate).toBe(fields.status.name === "Done" ? path.at(-1)?.at : null);
      expect(fields.parent === undefined || keys.has(fields.parent.key), `${issue.key}: parent is in the export`).toBe(true);
    }
  });

  it("is the beginning of the next one", () => {
    for (const [index, date] of EXPORT_DATES.entries()) {
      const next = EXPORT_DATES[index + 1];
      if (next === undefined) continue;
      const later = new Map(exportOf(next).map((issue) => [issue.key, issue]));
      for (const issue of exportOf(date)) {
        const then = later.get(issue.key);
        expect(then?.fields.created).toBe(issue.fields.created);
        expect(then === undefined ? [] : oldestFirst(then).slice(0, issue.changelog.total), issue.key).toEqual(oldestFirst(issue));
      }
    }
  });

  it("says the same in CSV as in JSON, to the minute", () => {
    const lines = (files.get("jira/2026-11-22/work-items.csv") ?? "").trimEnd().split("\n");
    expect(lines).toHaveLength(last.length + 1);
    const local = (text: string) => csvDate(momentAt(text.slice(0, 10), text.slice(11, 16)));
    for (const [index, issue] of last.entries()) {
      const { fields, key } = issue;
      const line = lines[index + 1] ?? "";
      const resolved = fields.resolutiondate === null ? "" : local(fields.resolutiondate);
      expect(line).toContain(`,${key},`);
      expect(line).toContain(`,${fields.status.name},`);
      expect(line).toContain(`,${local(fields.created)},${local(fields.updated)},${resolved},`);
    }
    expect(lines[0]).toMatch(/Labels,Labels,.*Outward issue link \(Blocks\),Outward issue link \(Blocks\),.*Sprint,Sprint,/);
  });

  it("repeats no title", () => {
    const titles = last.map(({ fields }) => fields.summary);
    expect(new Set(titles).size).toBe(titles.length);
  });
});

describe("planted truths", () => {
  it("(a) throughput drops in 2026-W42 and stays below its median, in fraud detection and the platform above all", () => {
    const before = weeks("2026-05-25", 20);
    const after = weeks("2026-10-12", 6);
    const usual = median(before.map((monday) => finishedIn(last, monday)));
    expect(usual).toBe(20);
    expect(after.map((monday) => finishedIn(last, monday))).toEqual([16, 14, 14, 16, 13, 14]);
    const share = (project: string): number => {
      const own = last.filter(({ fields }) => fields.project.key === project && fields.issuetype.name !== "Epic");
      const mean = (list: readonly IsoDate[]): number => list.reduce((sum, monday) => sum + finishedIn(own, monday), 0) / list.length;
      return mean(after) / mean(before.slice(-6));
    };
    expect(share("FD")).toBeLessThan(0.4);
    expect(share("MP")).toBeLessThan(0.7);
    expect(share("SR")).toBeGreaterThan(0.95);
  });

  it("(b) nineteen items enter fraud detection on 2026-11-16, and its open scope jumps", () => {
    const jump = last.filter(({ fields }) => fields.project.key === "FD" && dayOf(fields.created) === "2026-11-16");
    expect(jump).toHaveLength(19);
    expect(jump.every(({ fields }) => fields.labels.includes("cross-border"))).toBe(true);
    expect(openIn(exportOf(isoDate("2026-11-15")), "FD")).toBe(28);
    expect(openIn(last, "FD")).toBe(47);
  });

  it("(c) five items wait for chargeback labels, flagged, from W45 on", () => {
    const late = last.filter(({ fields }) => fields.labels.includes("chargeback-labels"));
    expect(late).toHaveLength(5);
    for (const issue of late) {
      expect(issue.fields.status.name).toBe("Waiting for data");
      expect(issue.fields.customfield_10021).not.toBeNull();
      expect(moves(issue).at(-1)?.at.slice(0, 10) ?? "").toMatch(/^2026-11-(0[2-9]|1[0-3])$/);
    }
    expect(last.filter(({ fields }) => fields.customfield_10021 !== null)).toHaveLength(5);
  });

  it("(d) an epic and its five children are re-opened in W44, and leave the throughput of W40 and W41", () => {
    const reopened = last.filter((issue) => issue.fields.labels.includes("promotion-history") && moves(issue).some(({ at, from }) => from === "Done" && dayOf(at) === "2026-10-27"));
    expect(reopened.map(({ fields }) => fields.issuetype.name).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(["Epic", "Story", "Story", "Story", "Story", "Story"]);
    expect(reopened.filter(isFinished)).toHaveLength(3);
    const [before, after] = [exportOf(isoDate("2026-10-25")), exportOf(isoDate("2026-11-01"))];
    const lost = weeks("2026-09-28", 2).map((monday) => finishedIn(before, monday) - finishedIn(after, monday));
    expect(lost.reduce((sum, items) => sum + items, 0)).toBe(6);
  });

  it("(e) nothing happens on weekends, holidays or in the Christmas break, nor at night", () => {
    const events = last.flatMap(({ fields, changelog }) => [fields.created, ...changelog.histories.map(({ created }) => created)]);
    const free = events.filter((at) => Temporal.PlainDate.from(at.slice(0, 10)).dayOfWeek > 5 || (at >= "2025-12-22" && at < "2026-01-05") || ["2025-10-03", "2026-04-03", "2026-05-01"].includes(dayOf(at)));
    expect(free).toEqual([]);
    expect(events.filter((at) => at.slice(11, 16) < "08:30" || at.slice(11, 16) >= "18:30")).toEqual([]);
    expect(weeks("2025-12-22", 2).map((monday) => finishedIn(last, monday))).toEqual([0, 0]);
  });

  it("has five items that were closed without a start", () => {
    expect(last.filter((issue) => isFinished(issue) && startOf(issue) === undefined)).toHaveLength(5);
  });
});
