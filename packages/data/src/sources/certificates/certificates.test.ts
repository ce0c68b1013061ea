import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, recordsIn } from "../../../test/one-file.ts";
import { certificatesKind } from "./kind.ts";

const rows = (...lines: readonly string[]): string => ["Person,Workstream,Certificate,Obtained on,Expires on,People needed", ...lines, ""].join("\n");

describe("certificates", () => {
  test("one that expires, one that does not, and a need", () => {
    const [expiring, lasting, need] = recordsIn(certificatesKind, "certificates", exampleOf("certificates"));
    expect(expiring).toMatchObject({ person: "W-1011", expiresOn: "2026-12-14" });
    expect(lasting).not.toHaveProperty("expiresOn");
    expect(need).toMatchObject({ workstream: "platform", needed: 2 });
  });

  test.each([
    ["an expiry before the day of issue", "W-1,,Secure coding,2026-05-01,2025-05-01,", ["2:31 DATE-ORDER"]],
    ["a person without the day of issue", "W-1,,Secure coding,,,", ["2:20 CELL-MISSING"]],
  ])("%s is refused at its cell", (_, row, places) => {
    expect(placesIn(certificatesKind, rows(row))).toEqual(places);
  });

  test("a renewal is a second row", () => {
    expect(recordsIn(certificatesKind, "certificates", rows("W-1,,Secure coding,2024-05-01,2026-04-30,", "W-1,,Secure coding,2026-04-20,2028-04-19,"))).toHaveLength(2);
  });
});
