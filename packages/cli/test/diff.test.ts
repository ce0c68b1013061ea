import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Edition, EditionDiff } from "@almanac/core";
import { withFigures } from "../src/diff/live-figures.ts";
import { wrapped } from "../src/diff/text-lines.ts";
import { scene, type Scene } from "./store/scene.ts";

let program: Scene;
beforeAll(async () => {
  program = scene();
  program.write("content/programs/core.md", "---\ntitle: Core\nsummary: The core\nowner: Lead\nstatuses:\n  - { status: on-track, setOn: 2026-10-01, setBy: Lead }\ntargets:\n  - { date: 2026-12-20, milestone: Launch, setOn: 2026-10-01 }\n---\nThe core.\n");
  await program.freeze("2026-11-08");
  program.edit("content/handbook/how-we-work.md", "Cycle time is", "## Numbers\n\nThe cycle time is");
  await program.freeze("2026-11-15");
  // Nothing was finished in the last week, ten items were added, and the target was put off.
  const items = JSON.parse(readFileSync(program.path("data/sources/jira/2026-11-15/items.json"), "utf8")) as { total: number; maxResults: number; issues: { id: string; key: string; changelog: unknown }[] };
  const open = items.issues.filter(({ key }) => key >= "SP-101" && key.length === 6);
  items.issues.push(...Array.from({ length: 10 }, (_, index) => ({ ...structuredClone(open[0] as (typeof open)[number]), id: `SP-${String(201 + index)}`, key: `SP-${String(201 + index)}` })));
  items.total = items.maxResults = items.issues.length;
  program.write("data/sources/jira/2026-11-22/items.json", JSON.stringify(items));
  program.edit("content/programs/core.md", "targets:\n", "targets:\n  - { date: 2027-01-10, milestone: Launch, setOn: 2026-11-18 }\n");
  await program.freeze("2026-11-22");
});
afterAll(() => program.remove());

const diff = async (...args: readonly string[]) => program.almanac("diff", ...args);
const parsed = async (...args: readonly string[]): Promise<EditionDiff> => JSON.parse((await diff(...args, "--json")).stdout) as EditionDiff;

describe("almanac diff", () => {
  test("tells what changed, with causes that visibly add up and the target as a step", async () => {
    const { code, stdout, stderr } = await diff("2026-W46", "latest");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^Small program: 2026-W46 \(15 Nov 2026\) → 2026-W47 \(22 Nov 2026\)\n/);
    expect(stdout).toContain("Core: the target was moved from 20 Dec 2026 to 10 Jan 2027.");
    expect(stdout).toContain("┌──── 10 Jan 2027");
    expect(stdout).toContain("target ──┘ 20 Dec 2026, put off: a step, no progress");
    const table = /((?: +(?:work added or taken out|pace and work done|target moved) +[+−]?\d+ .*\n(?: {30,}\S.*\n)*)+) +─+\n +([+−]?\d+) {2}days? against the target/.exec(stdout);
    const number = (text: string): number => Number(text.replace("−", "-").replace("+", ""));
    const parts = [...(table?.[1] ?? "").matchAll(/(?:out|done|moved) +([+−]?\d+) /g)].map(([, days = ""]) => number(days));
    expect(parts).toHaveLength(3);
    expect(parts).toContain(-21);
    expect(parts.reduce((sum, days) => sum + days, 0)).toBe(number(table?.[2] ?? ""));
    expect(stdout).toContain("10 items were added");
    expect(stdout).toMatch(/Nothing was finished in the week instead of [\d.]+ items/);
  });

  test("shows prose by section, with the words that came and went", async () => {
    const { stdout } = await diff("2026-11-08", "2026-11-15");
    expect(stdout).toContain("(handbook, handbook/how-we-work.md)");
    expect(stdout).toMatch(/§ Numbers\n\s+\{\+Numbers\+\}\n?[\s\S]*\{\+The cycle\+\}|\+ § Numbers/);
  });

  test("the order of the names does not matter, and it says which is the older one", async () => {
    const [there, back] = [await diff("latest~1", "latest"), await diff("latest", "latest~1")];
    expect(back.stdout).toBe(there.stdout);
    expect(back.stderr).toContain("latest~1 is the older one");
  });

  test("as JSON and Markdown; the JSON of two neighbours is what the edition states itself", async () => {
    const found = await parsed("latest~1", "latest");
    const content = JSON.parse(readFileSync(program.path(`data/objects/${(JSON.parse(readFileSync(program.path("data/editions/2026-11-22.json"), "utf8")) as { content: string }).content}`), "utf8")) as { comparison: string };
    expect(JSON.parse(readFileSync(program.path(`data/objects/${content.comparison}`), "utf8"))).toEqual(found);
    const { stdout } = await diff("latest~1", "latest", "--format", "md");
    expect(stdout).toMatch(/^# Small program: 2026-W46/);
    expect(stdout).toContain("| cause | days | because |");
    expect(stdout).toContain("The target was moved from 20 Dec 2026 to 10 Jan 2027: a step that somebody took, which changes no work.");
  });

  test("between editions that are no neighbours, too: the parts add up over two weeks", async () => {
    const { moves, from, to } = await parsed("2026-11-08", "2026-11-22");
    expect([from.id, to.id]).toEqual(["2026-11-08", "2026-11-22"]);
    const move = moves.find(({ subject }) => subject === "forecast.when.p85{program=core}");
    expect(move?.parts.reduce((sum, { days }) => sum + days, 0)).toBe((move?.days ?? NaN) - 21);
  });

  test("--all lists facts and words that a summary leaves out", async () => {
    const [summary, all] = [(await diff("latest~1", "latest")).stdout, (await diff("latest~1", "latest", "--all")).stdout];
    expect(summary).toContain("--all lists them");
    expect(summary).not.toContain("forecast.scope.open{program=core}");
    expect(all).toMatch(/forecast\.scope\.open\{program=core\} {2}5 items → 15 items \(\+10\)/);
  });

  test("--exit-code is 1 when something changed, and only then", async () => {
    expect((await diff("latest~1", "latest", "--exit-code")).code).toBe(1);
    expect((await diff("latest~1", "latest")).code).toBe(0);
  });

  test.each([
    [["2026-11-80", "latest"], 2, "there is no such edition"],
    [["latest", "2026-W47"], 2, "are one edition, 2026-11-22"],
    [["latest~9", "latest"], 2, "there is no such edition"],
    [["latest~1", "latest", "--format", "html"], 2, "Allowed choices are text, json, md"],
  ])("%j is refused with the way out", async (args, code, words) => {
    expect(await diff(...args)).toMatchObject({ code, stdout: "", stderr: expect.stringContaining(words) as string });
  });

  test("a withdrawn edition and a missing object are said to be so, and nothing else is made of them", async () => {
    const other = scene();
    try {
      for (const date of ["2026-11-01", "2026-11-08", "2026-11-15"]) await other.freeze(date);
      await other.almanac("withdraw", "2026-11-01", "--reason", "names of customers");
      expect(await other.almanac("diff", "2026-11-01", "latest")).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("was withdrawn on") as string });
      const { content } = JSON.parse(readFileSync(other.path("data/editions/2026-11-08.json"), "utf8")) as { content: string };
      rmSync(other.path(`data/objects/${content}`));
      expect(await other.almanac("diff", "2026-11-08", "latest")).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("OBJECT-MISSING") as string });
    } finally {
      other.remove();
    }
  });
});

test("live figures of prose are shown with the value of their edition, and by name where there is none", () => {
  const fact = (id: string, value: number | null) => [id, { id, label: "", audience: "public", type: "scalar", unit: "days", value, receipt: { rule: "", arguments: {}, sources: [], rows: 0 } }] as const;
  const stated = { facts: Object.fromEntries([fact("delivery.cycle-time.p85", 12), fact("delivery.cycle-time.p85{program=fraud}", 9), fact("a.none", null)]), program: { locale: "en-GB" } as Edition["program"] };
  expect(withFigures("‹delivery.cycle-time.p85›, ‹delivery.cycle-time.p85 of fraud›, ‹a.none›, ‹chart kind=x›, ‹delivery.cycle-time.p85 of demand›", stated)).toBe("12 days, 9 days, ‹a.none›, ‹chart kind=x›, ‹delivery.cycle-time.p85 of demand›");
});

test("lines break at spaces, and a word that is too long stands alone", () => {
  expect(wrapped(20)("one two three four five six")).toEqual(["one two three four", "five six"]);
  expect(wrapped(20)(`a ${"b".repeat(30)} c`)).toEqual(["a", "b".repeat(30), "c"]);
});

/** The newest weeks of the sample, whose week of 22 November is the one of the cross-border rules (data/TRUTH.md). */
const root = new URL("../../..", import.meta.url).pathname;
const recorded = (): boolean => {
  const { content } = JSON.parse(readFileSync(`${root}data/editions/2026-11-22.json`, "utf8")) as { content: string };
  return readFileSync(`${root}data/objects/${content}`, "utf8").includes('"streams"');
};

describe.skipIf(!recorded())("two real editions of the sample", () => {
  test("say in sentences what happened, and every decomposition adds up", () => {
    const found = JSON.parse(execFileSync(process.execPath, [`${root}packages/cli/src/main.mjs`, "diff", "2026-W46", "2026-W47", "--json", "--root", root], { encoding: "utf8" })) as EditionDiff;
    const fraud = found.moves.find(({ subject }) => subject === "forecast.when.p85{program=fraud}");
    expect(fraud).toMatchObject({ before: "2027-01-24", after: "2027-03-14", days: 49 });
    expect(fraud?.parts[0]).toMatchObject({ cause: "scope", because: { parts: ["21\u00a0items were added"].map((words) => expect.stringContaining(words) as string) } });
    expect(found.moves.length).toBeGreaterThanOrEqual(5);
    for (const { parts, days, target } of found.moves) {
      const step = target === undefined ? 0 : (Date.parse(target.after) - Date.parse(target.before)) / 86_400_000;
      expect(parts.reduce((sum, part) => sum + part.days, 0)).toBe(days - step);
    }
    expect(found.changes[0]?.subject).toBe("forecast.when.p85{program=fraud}");
    expect(found.documents.map(({ path }) => path)).toContain("updates/2026-11-22.md");
  });
});
