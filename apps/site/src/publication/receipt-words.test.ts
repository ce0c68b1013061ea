import { expect, test } from "vitest";
import { argumentWords } from "./receipt-words.ts";

test("what a rule was given reads as words, dates and lists", () => {
  expect(argumentWords({ backlog: 47, sampledFrom: "2026-08-31", samples: "7 5 6", engine: "exact", clipped: false })).toBe("backlog 47; sampled from 31\u00a0Aug\u00a02026; samples 7, 5, 6; engine exact; clipped no");
  expect(argumentWords({})).toBe("");
});
