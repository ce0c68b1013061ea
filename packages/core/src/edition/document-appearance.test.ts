import { expect, test } from "vitest";
import { appearanceOf, changedPictures } from "./document-appearance.ts";
import { documentHistory } from "./document-history.ts";

const picture = (object: string) => ({ object, width: 1, height: 1 });
const page = (pictures?: Readonly<Record<string, string>>) => ({ path: "a.md", sha256: "1", ...(pictures === undefined ? {} : { pictures: Object.fromEntries(Object.entries(pictures).map(([path, object]) => [path, picture(object)])) }) });

test("a page looks another way when one of its pictures does, in whatever order they are named", () => {
  expect(appearanceOf(page({ "a.svg": "1", "b.svg": "2" }))).toBe(appearanceOf(page({ "b.svg": "2", "a.svg": "1" })));
  expect(appearanceOf(page({ "a.svg": "1" }))).not.toBe(appearanceOf(page({ "a.svg": "2" })));
  expect(changedPictures(page({ "a.svg": "1", "b.svg": "2", "c.svg": "3" }), page({ "a.svg": "1", "b.svg": "4", "d.svg": "5" }))).toEqual(["b.svg", "c.svg", "d.svg"]);
});

test("a page whose picture was replaced changed in that edition", () => {
  const previous = { documents: [page({ "a.svg": "1" })], documentHistory: { "a.md": { since: "e1", changed: "e1" } } };
  expect(documentHistory("e2", [page({ "a.svg": "1" })], previous)).toEqual({ "a.md": { since: "e1", changed: "e1" } });
  expect(documentHistory("e2", [page({ "a.svg": "2" })], previous)).toEqual({ "a.md": { since: "e1", changed: "e2" } });
});
