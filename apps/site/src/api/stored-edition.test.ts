import { canonicalJson, isoDate, isoInstant, type Edition } from "@almanac/core";
import { expect, test } from "vitest";
import { storedHeader } from "./stored-edition.ts";

const name = { id: "2026-11-22", label: "2026-W47", asOfDate: isoDate("2026-11-22") };
const edition: Pick<Edition, "schema" | "id" | "label" | "asOfDate" | "asOf" | "generator" | "previous"> = { schema: 2, ...name, asOf: isoInstant("2026-11-22T21:00:00Z"), generator: { version: "0.1.0", method: "1" }, previous: null };
const text = canonicalJson(edition);

test("a draft and an edition of today's schema show their header, and its digest is the edition's", () => {
  const draft = storedHeader(text, null);
  expect(draft.text).toContain('"content": "');
  expect(storedHeader(text, draft.sha256)).toEqual(draft);
});

test("an edition that is stored in an older form names its digest in the chain, and shows no header that has another", () => {
  expect(storedHeader(text, "f".repeat(64))).toEqual({ sha256: "f".repeat(64), text: null });
});
