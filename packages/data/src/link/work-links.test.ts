import { describe, expect, test } from "vitest";
import { isoDate, type Dependency, type Milestone } from "@almanac/core";
import { recordsIn } from "../../test/one-file.ts";
import { dependenciesKind } from "../sources/dependencies/kind.ts";
import { itemLink } from "../sources/item-links.ts";
import { checkWork, itemDependencies, type WorkContext } from "./work-links.ts";

const edges = (...rows: readonly string[]): readonly Dependency[] => recordsIn(dependenciesKind, "dependencies", ["From,Type,To", ...rows, ""].join("\n"));
const item = (key: string, links: readonly ReturnType<typeof itemLink>[] = []): WorkContext["items"][number] => ({
  key,
  source: { file: "issues.json", line: 1 },
  links: links.map((link, index) => ({ ...link, place: () => ({ file: "issues.json", line: 1, column: index + 1 }) })),
});
const items = (...keys: readonly string[]) => keys.map((key) => item(key));
const check = (dependencies: readonly Dependency[], found = items("A-1", "A-2", "A-3")) => checkWork({ dependencies }, { items: found, workstreams: ["search"] });

describe("what records about work refer to", () => {
  test("G01 a circle is reported once, whole, at the line of its first row", () => {
    const found = check(edges("A-1,depends on,A-2", "A-2,depends on,A-3", "A-1,blocks,A-3"));
    expect(found).toMatchObject([{ code: "LINK-CYCLE", line: 2, column: 1, message: "the dependencies run in a circle: A-1 → A-2 → A-3 → A-1" }]);
    expect(found[0]?.related?.map(({ line }) => line)).toEqual([3, 4]);
    expect(check(edges("A-1,depends on,A-2", "A-2,depends on,A-3", "A-1,depends on,A-3"))).toEqual([]);
    expect(check(edges("A-1,relates to,A-2", "A-2,relates to,A-1"))).toEqual([]);
  });

  test("two circles are two mistakes", () => {
    expect(check(edges("A-1,depends on,A-2", "A-2,depends on,A-1", "A-3,depends on,A-4", "A-4,depends on,A-3"), items("A-1", "A-2", "A-3", "A-4")).map(({ message }) => message)).toEqual([
      "the dependencies run in a circle: A-1 → A-2 → A-1",
      "the dependencies run in a circle: A-3 → A-4 → A-3",
    ]);
  });

  test("a chain of 20,000 ends", () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `A-${String(index + 1)}`);
    const chain = keys.slice(1).map((key, index): Dependency => ({ source: { file: "edges.csv", line: index + 2 }, from: keys[index] ?? "", to: key, type: "depends-on" }));
    expect(check(chain, items(...keys))).toEqual([]);
  });

  test("G02 a self-dependency, G03 an unknown end with the nearest, at the cell that holds it", () => {
    expect(check(edges("A-1,depends on,A-1"))).toMatchObject([{ code: "LINK-SELF", line: 2, column: 16 }]);
    const [unknown] = check(edges("A-1,depends on,A-22"), items("A-1", "A-2"));
    expect(unknown).toMatchObject({ code: "LINK-UNKNOWN", line: 2, column: 16, found: "A-22" });
    expect(unknown?.hint).toContain("did you mean `A-2`?");
    // The unknown end of a sentence that was turned round stands where it was written.
    expect(check(edges("A-9,blocks,A-1"))).toMatchObject([{ code: "LINK-UNKNOWN", line: 2, column: 1 }]);
  });

  test("milestones and initiatives may be ends too, and a milestone names a declared workstream", () => {
    const milestone: Milestone = { source: { file: "milestones.csv", line: 2 }, id: "M-1", title: "Live", targetDate: isoDate("2026-12-18"), workstream: "serch" };
    const found = checkWork({ milestones: [milestone], dependencies: edges("A-1,depends on,M-1") }, { items: items("A-1"), workstreams: ["search"] });
    expect(found).toMatchObject([{ code: "LINK-WORKSTREAM", found: "serch" }]);
    expect(found[0]?.hint).toContain("did you mean `search`?");
  });

  test("J14 a link to an item that is in no export is a warning, once for each target", () => {
    const found = check([], [item("A-1", [itemLink("X-9", "Relates", "outward"), itemLink("A-2", "Relates", "outward")]), item("A-2", [itemLink("X-9", "Blocks", "inward")])]);
    expect(found).toMatchObject([{ code: "LINK-ITEM", severity: "warning", column: 1, found: "X-9" }]);
    expect(found[0]?.message).toContain("2 links go there");
  });

  test("a circle of a tracker's own links is a warning; with a written row in it, the row is wrong", () => {
    const looped = [item("A-1", [itemLink("A-2", "Blocks", "outward")]), item("A-2", [itemLink("A-1", "Blocks", "outward")])];
    expect(check([], looped)).toMatchObject([{ code: "LINK-LOOP", severity: "warning", message: "the dependencies run in a circle: A-2 → A-1 → A-2" }]);
    expect(check(edges("A-1,depends on,A-2"), [looped[0] ?? item("A-1"), item("A-2")])).toMatchObject([{ code: "LINK-CYCLE", line: 2 }]);
  });

  test("a link that both of its items name is one dependency, from the one that waits", () => {
    expect(itemDependencies([item("A-1", [itemLink("A-2", "Blocks", "inward")]), item("A-2", [itemLink("A-1", "Blocks", "outward")])])).toMatchObject([{ from: "A-1", to: "A-2", type: "depends-on" }]);
  });

  test.each([
    ["Blocks", "inward", "is blocked by", "outward"],
    ["Blocks", "outward", "blocks", "inward"],
    ["Blocks", "inward", undefined, "outward"],
    ["Dependency", "outward", "depends on", "outward"],
    ["Dependency", "inward", "is depended on by", "inward"],
    ["Hindernis", "outward", "blocks", "inward"],
  ] as const)("%s on the %s side (%s): the item %s waits", (name, side, phrase, direction) => {
    expect(itemLink("X-1", name, side, phrase)).toMatchObject({ type: "depends-on", direction });
  });
});
