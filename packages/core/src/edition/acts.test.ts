import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { isoDate, isoInstant } from "../model/time.ts";
import { actProblems, withAct, type Act } from "./acts.ts";
import { ActsSchema } from "./schema.ts";
import type { FrozenEdition } from "./verify-chain.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const on = isoDate("2026-11-23");
const edition = (id: string): FrozenEdition => ({ file: `data/editions/${id}.json`, sha256: sha256(id), edition: { id, label: id, asOf: isoInstant("2026-11-22T21:00:00Z"), asOfDate: on, previous: null } });
const editions = ["a", "b"].map(edition);

const acts = (
  [
    { act: "label", edition: "a", sha256: sha256("a"), on, label: "2026.1" },
    { act: "withdraw", edition: "b", sha256: sha256("b"), on, reason: "It named a person", by: "Program office" },
    { act: "label", edition: "a", sha256: sha256("a"), on, label: "board" },
  ] as const
).reduce<readonly Act[]>((soFar, act) => withAct(soFar, act, sha256), []);

test("acts name the one before, and what was recorded has the published shape", () => {
  expect(acts.map(({ previous }) => previous === null)).toEqual([true, false, false]);
  expect(ActsSchema.safeParse(acts).success).toBe(true);
  expect(actProblems(acts, editions, sha256)).toEqual([]);
});

test.each([
  ["an act was changed", acts.with(1, { ...acts[1], reason: "other" } as Act), 1, "is not as it was recorded"],
  ["the newest act was changed", acts.with(2, { ...acts[2], label: "other" } as Act), 2, "is not as it was recorded"],
  ["an act was removed", acts.toSpliced(0, 1), 0, "does not follow"],
  ["two acts were exchanged", [acts[0], acts[2], acts[1]] as readonly Act[], 1, "does not follow"],
])("%s: the first one that does not fit is named", (_, changed, index, words) => {
  expect(actProblems(changed, editions, sha256)[0]).toMatchObject({ index, message: expect.stringContaining(words) as string });
});

test("an act about an edition that is gone or is another one, and a label given twice, are found", () => {
  expect(actProblems(acts, editions.slice(0, 1), sha256)).toMatchObject([{ index: 1, message: expect.stringContaining("which is not there") as string }]);
  expect(actProblems(acts, [edition("a"), { ...edition("b"), sha256: sha256("other") }], sha256)).toMatchObject([{ index: 1, message: expect.stringContaining("another statement of the name b") as string }]);
  const twice = withAct(acts, { act: "label", edition: "b", sha256: sha256("b"), on, label: "board" }, sha256);
  expect(actProblems(twice, editions, sha256)).toMatchObject([{ index: 3, message: "the label board was given twice: to a and to b" }]);
});
