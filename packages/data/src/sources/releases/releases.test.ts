import { expect, test } from "vitest";
import { exampleOf, placesIn, readOne, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { releasesKind } from "./kind.ts";

const EXAMPLE = exampleOf("releases");

test("a release with its changes, what became of it, and its rollback", () => {
  const [failed, rollback] = recordsIn(releasesKind, "modelReleases", EXAMPLE);
  expect(failed).toMatchObject({
    id: "R-041",
    environment: "production",
    releasedAt: "2026-10-06T08:15:00Z",
    committedAt: ["2026-09-28T14:20:00Z", "2026-10-02T09:05:00Z"],
    failed: true,
    restoredAt: "2026-10-06T11:40:00Z",
    unplanned: false,
    approvals: ["Demand forecasting lead", "Platform lead"],
    evidence: ["Gate 5 record"],
  });
  expect(rollback).toMatchObject({ rollbackOf: "R-041", failed: false, unplanned: true, evidence: [] });
  expect(surenessOf(releasesKind, EXAMPLE)).toBeGreaterThan(0.5);
});

test("what nobody says is not no", () => {
  const [release] = recordsIn(releasesKind, "modelReleases", "Release,Model,Version,Environment,Released at,Failed\nR-1,a,1.0,prod,2026-10-06T10:15:00+02:00,\n");
  expect(release).not.toHaveProperty("failed");
  expect(release).toMatchObject({ environment: "production", committedAt: [] });
});

test.each([
  ["a time without an offset among the changes", EXAMPLE.replace("2026-10-02T11:05:00+02:00", "2026-10-02T11:05:00"), ["2:66 DATE-FORMAT"]],
  ["restored before released", EXAMPLE.replace("yes,,2026-10-06T13:40:00+02:00", "yes,,2026-10-06T09:40:00+02:00"), ["2:124 DATE-ORDER"]],
  ["one release twice", EXAMPLE.replace("R-042", "R-041").replace(",R-041,,yes", ",,,yes"), ["3:1 ROW-TWICE"]],
  ["a release that takes back itself", EXAMPLE.replace(",R-041,,yes", ",R-042,,yes"), ["3:95 VALUE-INVALID"]],
  ["an environment in words of its own", EXAMPLE.replace("2.3.1,production", "2.3.1,blue"), ["3:29 CHOICE-WORD"]],
  ["maybe", EXAMPLE.replace(",yes,,", ",maybe,,"), ["2:119 BOOLEAN-WORD"]],
])("%s is refused at its cell", (_, text, places) => {
  expect(placesIn(releasesKind, text)).toEqual(places);
  expect(readOne(releasesKind, text).records.modelReleases?.length).toBeLessThan(2);
});
