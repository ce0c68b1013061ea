import type { Diagnostic } from "@almanac/core";
import { describe, expect, test } from "vitest";
import { audienceOfText } from "../content/audience-of-text.ts";
import { maskedDocument } from "./masked-document.ts";

const masked = (code: string, words: Partial<Diagnostic>): Diagnostic => maskedDocument({ code, severity: "error", file: "content/handbook/plan.md", line: 7, column: 11, message: "", ...words }, "ask");

describe("a message about a page that not everybody may read", () => {
  test("keeps place, rule, key of the front matter, expected words and hint, and no value", () => {
    expect(masked("VALUE-INVALID", { message: "`reviewBy` is `85000 of Zoë Brandt`: not a date", found: "85000 of Zoë Brandt", expected: "a date", hint: "write the date as YYYY-MM-DD" })).toEqual({
      code: "VALUE-INVALID", severity: "error", file: "content/handbook/plan.md", line: 7, column: 11, masked: true,
      message: "`reviewBy` is `•••`: not a date", found: "•••", expected: "a date", hint: "write the date as YYYY-MM-DD (ask)",
    });
    expect(masked("VALUE-NOT-ALLOWED", { message: "`status` cannot be `on-trak`", found: "on-trak", expected: "one of on-track, at-risk", hint: "did you mean `on-track`? allowed: on-track, at-risk" }).hint).toBe("did you mean `on-track`? allowed: on-track, at-risk (ask)");
  });

  test("shows the id of a measure and a limit, but no name of a page and no number of it", () => {
    expect(masked("FACT-UNKNOWN", { message: "no fact is called delivery.wip.nwo", found: "delivery.wip.nwo", hint: "did you mean delivery.wip.now?" }).hint).toBe("did you mean delivery.wip.now? (ask)");
    expect(masked("MARKDOWN-LINK", { message: "no page is written in content/handbook/pay.md", found: "./pay.md", expected: "pays.md", hint: "did you mean pays.md?" })).toMatchObject({ message: "no page is written in •••", expected: "•••", hint: "ask" });
    expect(masked("MARKDOWN-SYNTAX", { message: "the text has 312 levels", expected: "at most 5,000 levels" })).toMatchObject({ message: "the text has ••• levels", expected: "at most 5,000 levels" });
  });

  test("words that are ordinary by themselves are hidden where they are the page's: a value, a title, a heading, a slug", () => {
    expect(masked("VALUE-KEY-UNKNOWN", { message: "`pay more` is not a key of a handbook page", found: "pay more", hint: "remove it" }).message).toBe("`•••` is not a key of a handbook page");
    expect(masked("REVIEW-OVERDUE", { message: "the review of “Pay must be cut” was due on 2026-01-31", found: "2026-01-31" }).message).toBe("the review of “•••” was due on •••");
    expect(masked("MARKDOWN-ANCHOR", { message: "content/a.md has no heading #pay; its headings are pay-cut, people", found: "#pay", hint: "did you mean #people?" })).toMatchObject({ message: "••• has no heading •••", hint: "ask" });
    expect(masked("POLICY-ID", { message: "x cannot be the id of a policy", found: "x", hint: "write id=pay-cut-for-people" }).hint).toBe("write id=••• (ask)");
  });
});

const page = (...lines: readonly string[]): string => ["---", "title: A", ...lines, "---", "audience: restricted in words only", ""].join("\n");

test.each([
  ["says nothing", "public", page()],
  ["says it in another key", "public", page("summary: internal")],
  ["says so", "public", page("draft: false", "audience: public")],
  ["says so", "internal", page("audience: internal")],
  ["is a draft", "internal", page("draft: true")],
  ["is a draft for few", "restricted", page("draft: true", "audience: restricted")],
  ["mistypes the key", "internal", page("audiance: internal")],
  ["mistypes the value", "restricted", page("audience: confidental")],
  ["is no YAML", "restricted", "---\ntitle: [A\naudience: restricted\n---\n"],
  ["is never closed", "internal", "---\ntitle: A\naudience: internal\nText without a fence.\n"],
  ["has no fence at all", "restricted", "title: A\naudience: restricted\n"],
  ["has a byte-order mark", "internal", "\uFEFF---\r\ntitle: A\r\naudience: internal\r\n---\r\n"],
  ["is UTF-16 without a mark", "restricted", [..."---\naudience: restricted\n---\n"].join("\0")],
  ["is broken, and names nobody", "public", "---\ntitle: [A\n---\n"],
] as const)("a page that %s", (_, audience, text) => {
  expect(audienceOfText(text)).toBe(audience);
});
