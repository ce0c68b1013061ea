import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../serialize.ts";
import { withdrawn1 } from "./from-1.ts";
import { isSound, readLink } from "./read-link.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const DIGEST = "a".repeat(64);
const place = { id: "2026-11-22", label: "2026-W47", asOf: "2026-11-22T21:00:00Z", asOfDate: "2026-11-22", generator: { version: "0.1.0", method: "1" }, previous: null };
const header = { ...place, schema: 2, content: `${DIGEST}.json` };

describe("a file among the editions", () => {
  test("is a header, in one canonical form", () => {
    expect(readLink(canonicalJson(header), DIGEST)).toMatchObject({ kind: "header", schema: 2, header: { id: "2026-11-22" } });
    expect([canonicalJson(header), JSON.stringify(header), `${canonicalJson(header)}\n`].map((text) => isSound(text, sha256, true))).toEqual([true, false, false]);
  });

  test("is proved by its own seal: no character of it can be exchanged", () => {
    const text = canonicalJson({ ...header, commit: "c".repeat(40), seal: sha256(canonicalJson({ ...header, commit: "c".repeat(40) })) });
    expect(isSound(text, sha256, false)).toBe(true);
    const changed = [...text].flatMap((letter, at) => (/[0-9a-zA-Z]/.test(letter) ? [text.slice(0, at) + (letter === "0" ? "1" : "0") + text.slice(at + 1)] : []));
    expect(changed.length).toBeGreaterThan(250);
    expect(changed.filter((each) => readLink(each, DIGEST).kind === "header" && isSound(each, sha256, false))).toEqual([]);
  });

  test("has a seal where its chain has seals: one that was taken away is missed", () => {
    expect(isSound(canonicalJson(header), sha256, false)).toBe(false);
    // The chain may be of this one header; what it names tells that it had a seal.
    expect(isSound(canonicalJson({ ...header, slices: { internal: `${DIGEST}.json` } }), sha256, true)).toBe(false);
  });

  test("of schema 1 is a whole edition, or what is left of a withdrawn one", () => {
    const link = readLink(canonicalJson({ ...place, schema: 1, facts: {} }), DIGEST);
    expect(link).toMatchObject({ kind: "whole", schema: 1, header: { schema: 2, content: `${DIGEST}.json` } });
    if (link.kind !== "whole") throw new Error("not whole");
    const rest = withdrawn1(link.header, DIGEST);
    expect(readLink(rest, "b".repeat(64))).toMatchObject({ kind: "withdrawn", sha256: DIGEST, header: { id: "2026-11-22", previous: null } });
  });

  test("of a schema that this Almanac does not know is newer, not broken", () => {
    expect(readLink(canonicalJson({ schema: 3, other: "shape" }), DIGEST)).toEqual({ kind: "newer", schema: 3 });
  });

  test.each([
    ["nothing", ""],
    ["a cut-off text", canonicalJson(header).slice(0, 60)],
    ["a list", "[]\n"],
    ["null", "null\n"],
    ["a header without content", canonicalJson({ ...header, content: undefined })],
    ["a header without a schema", canonicalJson({ ...header, schema: undefined })],
    ["a schema that never was", canonicalJson({ ...header, schema: 0 })],
  ])("%s is broken", (_, text) => {
    expect(readLink(text, DIGEST)).toEqual({ kind: "broken" });
  });
});
