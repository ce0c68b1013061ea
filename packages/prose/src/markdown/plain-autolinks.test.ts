import fc from "fast-check";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, test } from "vitest";
import { mayHoldAddress, plainAutolinks } from "./plain-autolinks.ts";

const whole = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkDirective).freeze();
const plain = whole().use(plainAutolinks).freeze();

const piece = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 6 }),
  fc.constantFrom("word", "a.b-c_d+e", "w", "ww.", "htt", "xmpp:a", "mailto:a", "ftp://x.org", "[a](b.md)", "![a](b.png)", "`a.b`", "<b>", "\\", "~~a~~", "~a~", "**b**", "_c_", "[^1]", "\n[^1]: ", "| a | b |\n| --- | --: |\n", "- [ ] ", "1. ", "> ", "# ", ":fact[a.b]", ":::callout\n", "\n:::\n", "```\n", "[a]: b\n", "\t", "\n", "\n\n"),
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));

test("a text that holds no address reads the same without the search for addresses", () => {
  fc.assert(
    fc.property(text.filter((each) => !mayHoldAddress(each)), (each) => {
      expect(plain.parse(each)).toEqual(whole.parse(each));
    }),
    { seed: 20261122, numRuns: 1_500 },
  );
});

test.each(["write to a@b.example", "write to a&#64;b.example", "see www.example.org", "see HTTPS://example.org"])("%s may hold an address", (each) => {
  expect(mayHoldAddress(each)).toBe(true);
});
