import { isoInstant } from "@almanac/core";
import { expect, test } from "vitest";
import { newestExport } from "./panel-freshness.ts";

const input = (file: string, exportedAt: string, exportedAtBasis: "declared" | "newest-event" | "statement" = "declared") => ({ file, exportedAt: isoInstant(exportedAt), exportedAtBasis });
const stated = (inputs: readonly ReturnType<typeof input>[]) => ({ inputs, program: { timeZone: "Europe/Berlin" } });

test("a panel is as new as the newest file behind it, on the program's calendar", () => {
  const edition = stated([input("a.csv", "2026-11-20T10:00:00Z"), input("b.csv", "2026-11-21T23:30:00Z"), input("c.csv", "2026-11-30T00:00:00Z")]);
  expect(newestExport(edition, ["a.csv", "b.csv"])).toBe("2026-11-22");
  expect(newestExport(edition, ["a.csv"])).toBe("2026-11-20");
  expect(newestExport(edition, [])).toBeUndefined();
  expect(newestExport(stated([input("a.csv", "2026-11-20T10:00:00Z", "statement")]), ["a.csv"])).toBeUndefined();
});
