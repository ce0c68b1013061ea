import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { canonicalJson, computeEdition, type Edition, type Model } from "@almanac/core";
import { describe, expect, test } from "vitest";

/** For mutation tests only, see `packages/cli/test/mutation/sample-model.ts`; `pnpm test` compares the frozen editions themselves. */
const file = process.env["ALMANAC_SAMPLE_MODEL"];
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const withAmounts = (_: string, value: unknown): unknown => (typeof value === "object" && value !== null && "$amount" in value ? BigInt(String(value.$amount)) : value);

interface Stated {
  readonly model: Model;
  readonly stated: Pick<Edition, "facts" | "findings" | "quality">;
}

describe.skipIf(file === undefined)("the sample", () => {
  const all = file === undefined ? [] : (JSON.parse(readFileSync(file, "utf8"), withAmounts) as readonly Stated[]);
  test.each(all.map((each) => [each.model.asOf, each] as const))("states of %s what it stated", (_, { model, stated }) => {
    const { facts, findings, quality } = computeEdition({ model, sha256, diagrams: {}, version: "0.0.0" }).edition;
    expect(canonicalJson({ facts, findings, quality }) === canonicalJson(stated)).toBe(true);
  });
});
