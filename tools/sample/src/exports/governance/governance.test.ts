import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { WORLD } from "../../world.ts";
import { governanceExports } from "./governance.ts";

const textOf = (path: string): string => governanceExports().find((file) => file.path === path)?.text ?? "";
const linesOf = (path: string): readonly string[] => textOf(path).trimEnd().split("\n").slice(1);
const idsOf = (path: string): readonly string[] => linesOf(path).map((line) => line.split(",")[0] ?? "");
const lineOf = (path: string, id: string): string => linesOf(path).find((line) => line.startsWith(`${id},`)) ?? "";

const DECISIONS = new URL("../../../../../content/decisions/", import.meta.url);

it("decides what the pages of content/decisions/ say was decided, on the same day and by the same role", () => {
  const pages = readdirSync(DECISIONS).map((name) => {
    const text = readFileSync(new URL(name, DECISIONS), "utf8");
    const front = (key: string): string | undefined => new RegExp(`^${key}: (.*)$`, "m").exec(text)?.[1];
    return { id: name.slice(0, 5).toUpperCase(), opened: front("openedOn"), decided: front("decidedOn"), owner: front("owner"), title: front("title") };
  });
  const log = idsOf("governance/decision-log.csv");
  const decided = pages.filter((page) => page.decided !== undefined);
  expect(decided.length).toBeGreaterThan(2);
  for (const { id, opened, decided: day, owner, title } of decided) {
    expect(lineOf("governance/decision-log.csv", id)).toContain(`,${opened ?? ""},${day ?? ""},${owner ?? ""},`);
    expect(lineOf("governance/decision-log.csv", id)).toContain(title);
  }
  // An open question is a page and no row.
  expect(pages.filter(({ decided: day, id }) => day === undefined && log.includes(id))).toEqual([]);
});

it("tells of R-02 twice the exposure from 8 November on, and closes R-01 on 8 October", () => {
  const cells = (day: string, id: string): string => lineOf(`risk/${day}/risk-register.csv`, id);
  expect(cells("2026-11-01", "R-02")).toContain(",50%,160000,30%,120000,EUR,");
  expect(cells("2026-11-08", "R-02")).toContain(",50%,160000,60%,120000,EUR,");
  expect(cells("2026-10-04", "R-01")).toMatch(/,open,2026-09-17,,/);
  expect(cells("2026-10-11", "R-01")).toMatch(/,closed,2026-09-17,2026-10-08,/);
  expect(idsOf("risk/2026-11-22/risk-register.csv")).toHaveLength(25);
  expect(idsOf("risk/2026-11-08/risk-register.csv")).not.toContain("R-03");
});

it("has the initiatives and workstreams of the world, and no others", () => {
  expect(idsOf("governance/initiatives.csv")).toEqual(WORLD.initiatives.map(({ id }) => id));
  const known = WORLD.workstreams.map(({ id }) => `,${id},`);
  for (const line of linesOf("risk/2026-11-22/risk-register.csv")) expect(known.filter((workstream) => line.includes(workstream))).toHaveLength(1);
});
