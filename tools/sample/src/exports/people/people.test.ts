import { describe, expect, test } from "vitest";
import { WORLD } from "../../world.ts";
import { ALLOCATIONS } from "./allocations.ts";
import { peopleExports } from "./people-exports.ts";
import { peopleTruths } from "./people-truths.ts";
import { HOLDERS, POSTS } from "./posts.ts";
import { LENT, SINGLE_POINT } from "./story.ts";

/** Rows of an export by header; cells of these files hold no quotes but in names with commas, which no check here reads. */
function rowsOf(path: string): readonly Readonly<Record<string, string>>[] {
  const text = peopleExports().find((file) => file.path === path)?.text ?? "";
  const [header = "", ...lines] = text.trimEnd().split("\n");
  const names = header.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, index) => [names[index] ?? "", cell])));
}

describe("people of the sample program", () => {
  test("the same bytes every time", () => {
    expect(peopleExports()).toEqual(peopleExports());
  });

  test("as many positions, and as many of them filled, as the world says", () => {
    for (const { id, positions, filled } of WORLD.workstreams) {
      expect(POSTS.filter(({ workstream, plannedTo }) => workstream === id && plannedTo === undefined)).toHaveLength(positions);
      expect(HOLDERS.filter(({ workstream, filledOn }) => workstream === id && filledOn <= WORLD.asOf)).toHaveLength(filled);
    }
  });

  test("no person has two posts, and nobody is named", () => {
    const persons = POSTS.flatMap(({ person }) => person ?? []);
    expect(new Set(persons).size).toBe(persons.length);
    expect(persons.every((person) => /^W-\d{4}$/.test(person))).toBe(true);
  });

  test("exactly one person is over 100 % on any day, and only in October 2026", () => {
    const over = new Set<string>();
    for (const { post } of ALLOCATIONS) {
      const own = ALLOCATIONS.filter((line) => line.post === post);
      for (const date of own.flatMap(({ from }) => from)) {
        const total = own.filter(({ from, to }) => from <= date && (to === undefined || date <= to)).reduce((sum, { fte }) => sum + fte, 0);
        if (total > post.fte + 1e-9) over.add(`${post.person} ${date.slice(0, 7)}`);
      }
    }
    expect([...over]).toEqual(["W-2142 2026-10"]);
    expect(peopleTruths.filter((line) => line.includes("W-2142"))).toHaveLength(1);
  });

  test("only one skill is short of people, and the one who has it is lent", () => {
    const rows = rowsOf("people/skills.csv");
    const workstreamOf = (person: string | undefined): string | undefined => HOLDERS.find((post) => post.person === person)?.workstream;
    const short = rows
      .filter((row) => row["Person"] === "")
      .filter((need) => {
        const able = rows.filter((row) => row["Person"] !== "" && row["Skill"] === need["Skill"] && row["Skill level"] !== "Basic" && workstreamOf(row["Person"]) === need["Workstream"]);
        return able.length < Number(need["People needed"]);
      });
    expect(short.map((row) => row["Skill"])).toEqual([SINGLE_POINT.skill]);
    expect(LENT.map(({ person }) => person)).toContain(SINGLE_POINT.holder.person);
  });

  test("two certificates expire within 60 days of the statement", () => {
    const soon = rowsOf("people/certificates.csv").filter(({ "Expires on": expires = "" }) => expires > "2026-11-22" && expires <= "2027-01-21");
    expect(soon.map((row) => row["Expires on"])).toEqual(["2026-12-14", "2027-01-10"]);
  });

  test("the funnel never shrinks from one edition to the next, and never grows from one stage to the next", () => {
    const stages = ["Applied", "Screened", "Interviewed", "Offered", "Accepted", "Started"];
    const seen = new Map<string, readonly number[]>();
    for (const { path } of peopleExports().filter((file) => file.path.startsWith("hiring/")))
      for (const row of rowsOf(path)) {
        const counts = stages.map((stage) => Number(row[stage]));
        expect(counts).toEqual(counts.toSorted((a, b) => b - a));
        const before = seen.get(row["Requisition"] ?? "") ?? [];
        expect(counts.every((count, stage) => count >= (before[stage] ?? 0))).toBe(true);
        seen.set(row["Requisition"] ?? "", counts);
      }
    expect(seen.size).toBe(9);
  });

  test("no truth names an amount of the pay file", () => {
    const pay = rowsOf("restricted/sources/pay/pay.csv");
    const midpoints = new Set(pay.flatMap((row) => [row["Range minimum"], row["Range midpoint"], row["Range maximum"]]));
    const amounts = new Set(pay.flatMap((row) => row["Base pay"] ?? []).filter((amount) => !midpoints.has(amount)));
    expect(amounts.size).toBeGreaterThan(50);
    const words = peopleTruths.join(" ").split(/[^0-9]+/);
    expect(words.filter((word) => amounts.has(word))).toEqual([]);
  });

  test("all files together are small", () => {
    expect(peopleExports().reduce((bytes, { text }) => bytes + Buffer.byteLength(text), 0)).toBeLessThan(400_000);
  });
});
