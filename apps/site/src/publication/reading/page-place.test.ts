import { expect, test } from "vitest";
import { SECTIONS, sectionOf } from "../site-map.ts";
import { editHref } from "./page-owner.ts";
import { crumbsOf, kindOfPage, neighbourSections, weightOf } from "./page-place.ts";

test("the way down: a section shows its group, a page below it its section, too", () => {
  expect(crumbsOf("/risks/", "risks").map(({ title }) => title)).toEqual(["Governance"]);
  expect(crumbsOf("/decisions/d-1/", "decisions").map(({ href }) => href)).toEqual(["/contents/#contents-governance", "/decisions/"]);
  expect(crumbsOf("/handbook/a/b/", "handbook", [{ title: "Chapter", href: "/handbook/a/" }]).map(({ title }) => title)).toEqual(["How we work", "Handbook", "Chapter"]);
  expect(crumbsOf("/for/sponsor/", "for", [{ title: "For you", href: "/for/" }]).map(({ title }) => title)).toEqual(["Contents", "For you"]);
  expect(crumbsOf("/contents/", "contents")).toEqual([]);
});

test("reading order skips sections without data and ends at both ends", () => {
  const [first, second, third] = SECTIONS;
  const last = SECTIONS.at(-1);
  if (first === undefined || second === undefined || third === undefined || last === undefined) throw new Error("the map is too short");
  expect(neighbourSections(first, SECTIONS)).toEqual({ after: second });
  expect(neighbourSections(third, SECTIONS.filter((section) => section !== second)).before).toBe(first);
  expect(neighbourSections(last, SECTIONS).after).toBeUndefined();
});

test("a page that answers weighs more than its rule, and than pages that gather others", () => {
  expect(Number(weightOf("/delivery/"))).toBeGreaterThan(Number(weightOf("/method/delivery.cycle-time/")));
  expect(Number(weightOf("/risks/"))).toBeGreaterThan(Number(weightOf("/for/sponsor/")));
  expect([kindOfPage("/"), kindOfPage("/models/"), kindOfPage("/models/a/"), kindOfPage("/handbook/a/")]).toEqual(["Page", "Page", "Model", "Handbook"]);
});

test("a page that Almanac brings along has no address at which the program edits it", () => {
  const program = { editUrl: "https://example.org/p/edit/main/" };
  expect(editHref("handbook/flow policy.md", program)).toBe("https://example.org/p/edit/main/content/handbook/flow%20policy.md");
  expect(editHref("method/delivery.age.md", program)).toBeUndefined();
  expect(editHref("handbook/a.md", {})).toBeUndefined();
  expect(sectionOf("risks").href).toBe("/risks/");
});
