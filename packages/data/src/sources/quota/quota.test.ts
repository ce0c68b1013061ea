import { expect, test } from "vitest";
import { exampleOf, placesIn, recordsIn } from "../../../test/one-file.ts";
import { quotaKind } from "./kind.ts";

test("granted, used and asked for; unused is not the same as not measured", () => {
  const [gpus] = recordsIn(quotaKind, "quotas", exampleOf("quota"));
  expect(gpus).toMatchObject({ date: "2026-11-15", granted: 64, used: 61, requested: 96, requestedOn: "2026-11-10", unit: "GPU", resourceType: "gpu" });
  const [unmeasured] = recordsIn(quotaKind, "quotas", "Date,Resource,Resource type,Unit,Granted,Used\n2026-11-15,A,gpu,GPU,8,\n");
  expect(unmeasured).not.toHaveProperty("used");
});

test("a negative grant, a request of the future, one resource twice a day", () => {
  const rows = ["2026-11-15,A,gpu,GPU,-8,", "2026-11-15,B,gpu,GPU,8,2026-11-16", "2026-11-15,C,gpu,GPU,8,", "2026-11-15,C,gpu,GPU,9,"];
  expect(placesIn(quotaKind, `Date,Resource,Resource type,Unit,Granted,Requested on\n${rows.join("\n")}\n`)).toEqual(["2:22 NUMBER-NEGATIVE", "3:24 DATE-ORDER", "5:1 ROW-TWICE"]);
});
