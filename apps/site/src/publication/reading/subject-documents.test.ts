import { isoDate } from "@almanac/core";
import { expect, test } from "vitest";
import { documentHref } from "../links.ts";
import { reviewsOf } from "./reviews.ts";
import { sectionsByState } from "./section-state.ts";
import { documentAbout, documentsAbout } from "./subject-documents.ts";

const base = (path: string, title: string) => ({ path, id: path.replace(/.*\/|\.md$/g, ""), title, format: "md" as const, bodyLine: 1, sha256: "0", object: "0", owner: "Lead", reviewBy: isoDate("2026-11-01") });
const model = { kind: "model" as const, ...base("models/score.md", "Score"), model: "acme/score", purpose: "Ranks.", outOfScope: ["Declining."] };
const risk = { kind: "risk" as const, ...base("risks/r-02.md", "Late labels"), risk: "R-02" };
const [second, first] = ["Standup", "Review"].map((title) => ({ kind: "ceremony" as const, ...base(`ceremonies/${title.toLowerCase()}.md`, title), cadence: "Mondays", participants: ["Lead"], minutes: 15 }));
const documents = [model, risk, ...(second === undefined || first === undefined ? [] : [second, first])];

test("documents about one thing have an address below their section, made of the id of the thing", () => {
  expect(documentHref(model)).toMatch(/^\/models\/acme-score-[0-9a-f]{16}\/card\/$/);
  expect(documentHref(risk)).toBe("/risks/R-02/");
  expect(documentsAbout(documents, "ceremony").map(documentHref)).toEqual(["/agile/review/", "/agile/standup/"]);
});

test("a row of a register finds what was written about it", () => {
  expect(documentAbout(documents, "risk", "R-02")?.title).toBe("Late labels");
  expect(documentAbout(documents, "risk", "R-03")).toBeUndefined();
});

test("their reviews are due like those of the handbook, and their section has something to show", () => {
  expect(reviewsOf({ documents, asOfDate: isoDate("2026-11-22") }).map(({ page, section, state }) => `${page.title}, ${section}: ${state}`)).toEqual(["Review, Ceremonies: overdue", "Standup, Ceremonies: overdue", "Score, Model cards: overdue", "Late labels, Risk notes: overdue"]);
  const { withData, without } = sectionsByState({ facts: {}, documents, findings: {}, previous: null });
  expect(withData.map(({ id }) => id)).toEqual(expect.arrayContaining(["models", "risks", "agile"]));
  expect(without.map(({ id }) => id)).toContain("datasets");
});
