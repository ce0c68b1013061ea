import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareProse } from "./compare-prose.ts";
import { wordDiff } from "./word-diff.ts";

const squeezed = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
const shown = (before: string, after: string): readonly string[] => compareProse(before, after).map(({ heading, change, pieces }) => `${change} ${heading}: ${pieces.map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `[+${text}+]` : `[-${text}-]`)).join("")}`);

describe("sections of prose that differ", () => {
  const policy = "Opening words.\n\n## Limits\n\nA team has at most **five** items in progress.\n\n## Review\n\nOnce a month.\n";

  test("by words, under the heading where they stand; what stayed is not repeated", () => {
    expect(shown(policy, policy.replace("**five**", "six"))).toEqual(["changed Limits: A team has at most [-five-][+six+] items in progress."]);
    expect(compareProse(policy, policy)).toEqual([]);
  });

  test("a section that is new, one that is gone, and what stands before the first heading", () => {
    expect(shown(policy, `${policy}\n## Owner\n\nThe head of delivery.\n`)).toEqual(["added Owner: [+The head of delivery.+]"]);
    expect(shown(policy, policy.replace("## Review\n\nOnce a month.\n", ""))).toEqual(["removed Review: [-Once a month.-]"]);
    expect(shown(policy, policy.replace("Opening", "Closing"))).toEqual(["changed : [-Opening-][+Closing+] words."]);
  });

  test("a new heading above the same words is a change of name, not one section gone and another come", () => {
    expect(shown(policy, policy.replace("## Limits", "## Work in progress"))).toEqual(["changed Work in progress: [-Limits\n-][+Work in progress\n+]A team has at most five items in progress."]);
  });

  test("a section that only moved did not change; a gone one stands after the one that it followed", () => {
    expect(shown("## A\n\none\n\n## B\n\ntwo\n", "## B\n\ntwo\n\n## A\n\none\n")).toEqual([]);
    expect(shown("## A\n\none\n\n## Gone\n\nx y z\n\n## B\n\ntwo\n", "## A\n\none 1\n\n## B\n\ntwo 2\n").map((line) => line.split(":")[0])).toEqual(["changed A", "removed Gone", "changed B"]);
    expect(shown("## A\n\none\n\n## A\n\ntwo\n", "## A\n\none\n\n## A\n\n2\n")).toEqual(["changed A: [-two-][+2+]"]);
  });

  test("markup says nothing; live figures, charts, lists, tables and components read as text", () => {
    expect(shown("Some *words*.", "Some **words**.")).toEqual([]);
    expect(shown("At :fact[delivery.cycle-time.p85]{program=fraud}.", "At :fact[delivery.cycle-time.p95]{program=fraud}.")).toEqual(["changed : At ‹delivery.cycle-time.[-p85-][+p95+] of fraud›."]);
    expect(shown("", "The :term[work item age]{of=age} grows.")).toEqual(["added : [+The work item age grows.+]"]);
    expect(shown("", "::chart{kind=burn-up}\n\n- one\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n")).toEqual(["added : [+‹chart kind=burn-up›\n• one\n• two\na | b\n1 | 2+]"]);
    expect(shown("", '<Callout kind="note">\n\nMind *this*: <Fact id="risk.exposure.total" as="number" />.\n\n</Callout>\n')).toEqual(["added : [+‹Callout kind=note›\nMind this: ‹risk.exposure.total›.+]"]);
  });

  test("only the edges of a long unchanged run are kept", () => {
    const long = Array.from({ length: 200 }, (_, index) => `w${String(index)}`).join(" ");
    const words = (from: number, to: number): string => long.split(" ").slice(from, to).join(" ");
    expect(shown(`${long} old`, `${long} new`)).toEqual([`changed : … ${words(189, 200)} [-old-][+new+]`]);
    expect(shown(`start ${long} middle`, `begin ${long} centre`)).toEqual([`changed : [-start-][+begin+] ${words(0, 11)} … ${words(189, 200)} [-middle-][+centre+]`]);
  });

  test("a page that takes too long to read is compared as its source", () => {
    const deep = `${"> ".repeat(60)}words`;
    expect(shown(deep, `${deep} more`)[0]).toContain("[+more+]");
  });
});

test("what stayed and came is the new text, what stayed and went the old one", () => {
  const word = fc.constantFrom("alpha", "beta", "gamma", "delta,", "85 %", "2026-11-22", "“quoted”", "e.g.");
  const text = fc.array(word, { maxLength: 25 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = wordDiff(before, after);
      const without = (kind: string): string => squeezed(pieces.filter((piece) => piece.kind !== kind).map((piece) => piece.text).join(""));
      // Pieces of 25 words are never cut.
      fc.pre(!pieces.some((piece) => piece.text.includes("…")));
      expect(without("removed").replaceAll(" ", "")).toBe(squeezed(after).replaceAll(" ", ""));
      expect(without("added").replaceAll(" ", "")).toBe(squeezed(before).replaceAll(" ", ""));
    }),
    { numRuns: 300 },
  );
});
