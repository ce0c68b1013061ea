import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runAlmanac } from "./run-almanac.ts";
import { smallProgram, type SmallProgram } from "./small-program.ts";

let program: SmallProgram;
beforeEach(() => {
  program = smallProgram();
});
afterEach(() => program.remove());

/** `delivery.wip.now` is 5, and nothing says anything about models. */
const gate = (blocks: boolean, ...conditions: readonly string[]): void =>
  program.edit("data/almanac.yaml", "sources:\n", `gates:\n  - id: launch\n    title: Launch\n    blocks: ${String(blocks)}\n    conditions:\n${conditions.map((condition) => `      - { fact: ${condition} }\n`).join("")}sources:\n`);
const edition = () => runAlmanac(["edition", "--root", program.root, "--format", "json"]);
const frozen = () => existsSync(join(program.root, "data/editions/2026-11-22.json"));

test("a blocking gate that is broken, or that nobody can judge, refuses the edition at its condition", () => {
  gate(true, "delivery.wip.now, atMost: 4", "forecast.target.chance, atLeast: 0.5", "delivery.items.open, atMost: 9");
  expect(edition().stdout).toContain("VALUE-INVALID");
  program.edit("data/almanac.yaml", "forecast.target.chance,", "'forecast.target.chance{program=core}',");
  const { code, stdout } = edition();
  const found = JSON.parse(stdout) as readonly { code: string; line: number; column: number; found: string; expected: string }[];
  expect(found.map((each) => [each.code, each.line, each.column, each.found, each.expected])).toEqual([
    ["GATE-BROKEN", 19, 17, "5 items", "at most 4"],
    ["GATE-UNJUDGED", 20, 17, "no such fact in this statement", "at least 0.5"],
  ]);
  expect(code).toBe(1);
  expect(frozen()).toBe(false);
});

test("a gate that holds, or that does not block, lets the edition pass", () => {
  gate(true, "delivery.wip.now, atMost: 5");
  expect(edition().code).toBe(0);
  expect(frozen()).toBe(true);
  program.edit("data/almanac.yaml", "atMost: 5", "atMost: 4");
  program.edit("data/almanac.yaml", "blocks: true", "blocks: false");
  expect(runAlmanac(["edition", "--root", program.root, "--id", "2026-11-22-2"]).code).toBe(0);
});
