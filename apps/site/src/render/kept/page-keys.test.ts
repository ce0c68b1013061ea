import { isoDate, type Edition } from "@almanac/core";
import { describe, expect, test } from "vitest";
import { latePagesKey, pageKeys } from "./page-keys.ts";

const RENDERER = "one";
const words = (htmlDigest: string) => ({ htmlDigest, headings: [], charts: {} });
const PROSE = new Map([["handbook/a.md", words("a")], ["handbook/b.md", words("b")]]);

const document = (name: string): Extract<Edition["documents"][number], { kind: "handbook" }> => ({ kind: "handbook", path: `handbook/${name}.md`, id: name, title: name, format: "md", bodyLine: 8, sha256: name, object: `${name}.md`, section: "One", order: 1, owner: "Program manager", reviewBy: isoDate("2027-01-01") });
const EDITION = { facts: {}, findings: {}, documents: [document("a"), document("b")], changes: [], history: {}, comparison: null, earlier: [], quality: [], inputs: [] } as Partial<Edition> as Edition;
const keys = (edition: Partial<Edition> = {}, prose: typeof PROSE = PROSE, renderer = RENDERER) => pageKeys({ edition: { ...EDITION, ...edition }, comparison: null }, prose, renderer);

test("new words of a page are a new page, and leave the other as it is", () => {
  const after = keys({ documents: [{ ...document("a"), object: "other.md", sha256: "other", bodyLine: 9 }, document("b")] }, new Map([...PROSE, ["handbook/a.md", words("other")]]));
  expect(after.get("handbook/a.md")).not.toBe(keys().get("handbook/a.md"));
  expect(after.get("handbook/b.md")).toBe(keys().get("handbook/b.md"));
});

test.each([
  ["the title of another page", { documents: [{ ...document("a"), title: "Other" }, document("b")] }],
  ["another page", { documents: [document("b")] }],
  ["a finding", { findings: { handbook: { parts: ["Other."] } } }],
])("with %s every page is another", (_, edition) => {
  expect(keys(edition).get("handbook/b.md")).not.toBe(keys().get("handbook/b.md"));
});

test("another renderer makes other pages", () => {
  expect(keys({}, PROSE, "two").get("handbook/a.md")).not.toBe(keys().get("handbook/a.md"));
});

describe("the pages beside those of the handbook", () => {
  const decision = (sha256: string): Edition["documents"][number] => ({ kind: "decision", path: "decisions/d.md", id: "d", title: "D", format: "md", bodyLine: 8, sha256, object: `${sha256}.md`, ask: "decide", owner: "Sponsor", openedOn: isoDate("2026-11-01"), due: isoDate("2026-11-30"), otherwise: "A does." });
  const set = (htmlDigest: string) => [{ path: "decisions/d.md", ...words(htmlDigest) }];
  const headed = (text: string) => [{ path: "handbook/a.md", headings: [{ depth: 2 as const, id: "one", text }] }];
  const base: Edition = { ...EDITION, documents: [document("a"), decision("d")], comparison: "one.json" };
  const key = (edition: Partial<Edition> = {}, prose = set("d"), handbook = headed("One")) => latePagesKey({ edition: { ...base, ...edition }, comparison: null }, prose, handbook, RENDERER);

  test("stay as they are with other words of the handbook", () => {
    expect(key({ documents: [{ ...document("a"), object: "other.md", sha256: "other", bodyLine: 9 }, decision("d")], comparison: "other.json" })).toBe(key());
  });

  test.each([
    ["a title of the handbook", key({ documents: [{ ...document("a"), title: "Other" }, decision("d")] })],
    ["a heading of the handbook", key({}, set("d"), headed("Two"))],
    ["the words of another document", key({}, set("other"))],
    ["another body of another document", key({ documents: [document("a"), decision("e")] })],
    ["a finding", key({ findings: { handbook: { parts: ["Other."] } } })],
    ["another audience", key({ audience: "internal" })],
    ["when a page changed", key({ documentHistory: { "handbook/a.md": { since: "2026-11-15", changed: "2026-11-22" } } })],
  ])("are others with %s", (_, other) => {
    expect(other).not.toBe(key());
  });
});
