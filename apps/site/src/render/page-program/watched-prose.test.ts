import { expect, test } from "vitest";
import { watchedProse } from "./watched-prose.ts";

const words = (html: string) => ({ html, headings: [{ depth: 2, id: "a", text: "A" }] });

test("words at hand are finished once, for the page that shows them, and those set later come finished", () => {
  const finished: string[] = [];
  const { prose, turnTo, fill } = watchedProse({ "a.md": words("a"), "b.md": words("b") }, ["a.md", "b.md", "late.md"], (html) => {
    finished.push(html);
    return `<b>${html}</b>`;
  });
  turnTo("b.md");
  expect([prose["b.md"]?.html, prose["b.md"]?.html, prose["a.md"]?.headings.length]).toEqual(["<b>b</b>", "<b>b</b>", 1]);
  expect(() => prose["a.md"]?.html).toThrow("another page");
  turnTo("a.md");
  expect(prose["a.md"]?.html).toBe("<b>a</b>");
  expect(finished).toEqual(["b", "a"]);
  turnTo(undefined);
  expect(() => prose["late.md"]?.html).toThrow("before they are set");
  fill({ "late.md": words("late") });
  expect(prose["late.md"]?.html).toBe("late");
});
