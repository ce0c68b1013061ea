import { expect, test } from "vitest";
import { isoInstant } from "../model/time.ts";
import { currentFiles, freshnessOf, sourceFreshness } from "./freshness.ts";

const at = isoInstant("2026-11-22T21:00:00Z");
const exported = (text: string) => ({ exportedAt: isoInstant(text) });

test("a limit in days counts calendar days of the program's zone, one in hours counts hours", () => {
  // 23:30 in Berlin on the 14th is the 15th in Auckland.
  const source = exported("2026-11-14T22:30:00Z");
  expect(freshnessOf({ ...source, staleAfterDays: 8 }, at, "Europe/Berlin")).toMatchObject({ ageDays: 8, stale: false });
  expect(freshnessOf({ ...source, staleAfterDays: 7 }, at, "Europe/Berlin")).toMatchObject({ stale: true, age: "8 days", allowed: "7 days" });
  expect(freshnessOf({ ...exported("2026-11-21T05:00:00Z"), staleAfterHours: 36 }, at, "UTC")).toMatchObject({ stale: true, age: "40 hours", allowed: "36 hours" });
  expect(freshnessOf(source, at, "UTC")).toMatchObject({ stale: false, age: "8 days" });
});

test("a source is as old as its newest file", () => {
  const files = [{ source: "a", history: "none" as const, ...exported("2026-10-01T00:00:00Z"), staleAfterDays: 5 }, { source: "a", history: "none" as const, ...exported("2026-11-20T00:00:00Z"), staleAfterDays: 5 }];
  expect(sourceFreshness(files, at, "UTC").get("a")).toMatchObject({ ageDays: 2, stale: false });
  expect(currentFiles(files)).toHaveLength(2);
  expect(currentFiles(files.map((file) => ({ ...file, history: "reconstructed" as const })))).toHaveLength(1);
});
