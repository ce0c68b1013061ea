import { isoDate, type Edition } from "@almanac/core";
import { expect, test } from "vitest";
import { pageKeys } from "./page-keys.ts";

const RENDERER = "one";
const words = (html: string) => ({ html, headings: [], charts: {} });
const PROSE = new Map([["handbook/a.md", words("<p>a</p>")], ["handbook/b.md", words("<p>b</p>")]]);

const document = (name: string): Extract<Edition["documents"][number], { kind: "handbook" }> => ({ kind: "handbook", path: `handbook/${name}.md`, id: name, title: name, format: "md", bodyLine: 8, sha256: name, object: `${name}.md`, section: "One", order: 1, owner: "Program manager", reviewBy: isoDate("2027-01-01") });
const EDITION = { facts: {}, findings: {}, documents: [document("a"), document("b")], changes: [], history: {}, comparison: null, earlier: [], quality: [], inputs: [] } as Partial<Edition> as Edition;
const keys = (edition: Partial<Edition> = {}, prose: typeof PROSE = PROSE, renderer = RENDERER) => pageKeys({ edition: { ...EDITION, ...edition }, comparison: null }, prose, renderer);

test("new words of a page are a new page, and leave the other as it is", () => {
  const after = keys({ documents: [{ ...document("a"), object: "other.md", sha256: "other", bodyLine: 9 }, document("b")] }, new Map([...PROSE, ["handbook/a.md", words("<p>other</p>")]]));
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
