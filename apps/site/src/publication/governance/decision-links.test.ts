import { isoDate } from "@almanac/core";
import { expect, test } from "vitest";
import { decisionHrefs, withDecisionLinks } from "./decision-links.ts";

test("numbers of decisions in a text lead to their pages, where these exist", () => {
  const hrefs = new Map([["D-032", "/decisions/d-032/"]]);
  expect(withDecisionLinks("D-032; gate 3 record", hrefs)).toEqual([{ text: "D-032", href: "/decisions/d-032/" }, "; gate 3 record"]);
  expect(withDecisionLinks("Ask again (D-999)", hrefs)).toEqual(["Ask again (", "D-999", ")"]);
  expect(withDecisionLinks("nothing", hrefs)).toEqual(["nothing"]);
});

test("a decision is known by the number that its name begins with", () => {
  const decision = { kind: "decision" as const, path: "decisions/d-032-two-tower-ranking.md", id: "d-032-two-tower-ranking", title: "Ranking", format: "md" as const, bodyLine: 1, sha256: "", object: "", ask: "decide" as const, owner: "Lead", openedOn: isoDate("2026-11-01"), due: isoDate("2026-11-17"), otherwise: "It waits." };
  expect([...decisionHrefs([decision])]).toEqual([["D-032", "/decisions/d-032-two-tower-ranking/"]]);
});
