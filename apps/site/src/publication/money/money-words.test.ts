import { expect, test } from "vitest";
import type { NamedRow } from "../table-rows.ts";
import { amountWords } from "./amount-words.ts";
import { noticeStatus, renewalWords } from "./contract-words.ts";
import { categoryName, monthName, monthSpan, NAME, titledRows, workstreamName } from "./money-rows.ts";

const program = { title: "Meridian", workstreams: [{ id: "fraud", title: "Fraud detection" }] };
const notice = (days: number | null): NamedRow => (column) => (column === "days" ? days : null);

test("amounts of exports read as money; other words stay", () => {
  expect(amountWords("380000.00 USD", "en-GB")).toBe("$380,000");
  expect(amountWords("477.70 EUR and 5385.707136 USD", "en-GB")).toBe("€478 and $5,386");
  expect(amountWords("-1180.00 EUR", "en-GB")).toBe("\u2212€1,180");
  expect(amountWords("on request", "en-GB")).toBe("on request");
  expect(amountWords("", "en-GB")).toBe("");
});

test("a day for notice that has passed, is near, is far, is not stated", () => {
  expect(noticeStatus(notice(-53))).toEqual({ status: "off-track", word: "Day passed", below: "53\u00a0days ago" });
  expect(noticeStatus(notice(-1)).below).toBe("1\u00a0day ago");
  expect(noticeStatus(notice(0))).toEqual({ status: "at-risk", word: "Today" });
  expect(noticeStatus(notice(90))).toMatchObject({ status: "at-risk", word: "Due" });
  expect(noticeStatus(notice(91))).toMatchObject({ status: "not-started", word: "Later" });
  expect(noticeStatus(notice(null))).toEqual({ status: "none", word: "No day stated" });
  expect(["automatic", "on-request", "none", ""].map(renewalWords)).toEqual(["renews unless notice is given", "ends unless renewal is asked for", "ends", "not stated"]);
});

test("a workstream by its title; nobody's amount is the program's; one that is not declared keeps its id", () => {
  expect(["fraud", "", "old"].map((id) => workstreamName(program, id))).toEqual(["Fraud detection", "Meridian", "old"]);
  const fact = { id: "x", type: "table", label: "x", audience: "public", receipt: { rule: "declared", arguments: {}, sources: [], rows: 0, rowsDigest: "" }, columns: [{ name: "program", label: "Workstream", unit: "text" }], rows: [["fraud"], [null]] } as const;
  expect(titledRows(program, fact).map((row) => [row(NAME), row("program")])).toEqual([["Fraud detection", "fraud"], ["Meridian", null]]);
  expect(titledRows(program, undefined)).toEqual([]);
});

test("categories and months in words", () => {
  expect(["data-acquisition", "vendor", "legal-fees"].map(categoryName)).toEqual(["Data acquisition", "Vendors", "Legal fees"]);
  expect([monthName("2026-03"), monthName("2026-03", "full")]).toEqual(["Mar", "Mar\u00a02026"]);
  expect([monthSpan([]), monthSpan(["2026-03"]), monthSpan(["2026-01", "2026-03"]), monthSpan(["2025-12", "2026-03"])]).toEqual(["", "Mar\u00a02026", "Jan to Mar\u00a02026", "Dec\u00a02025 to Mar\u00a02026"]);
});
