import { expect, test } from "vitest";
import { exampleOf, placesIn, realFile, recordsIn } from "../../../test/one-file.ts";
import { vendorsKind } from "./kind.ts";

test("a vendor keeps its tax number as text", () => {
  const tax = "Vendor,Name,Tax number\nV-1,One,007100\n";
  expect(recordsIn(vendorsKind, "vendors", tax)[0]?.taxNumber).toBe("007100");
  expect(recordsIn(vendorsKind, "vendors", exampleOf("vendors"))[0]).toMatchObject({ id: "V-01", name: "Labelworks", since: "2025-06-01", status: "active" });
});

test("one id twice, an id that a spreadsheet changed", () => {
  expect(placesIn(vendorsKind, "Vendor,Name\nV-1,One\nV-1,Two\n1-Jan,Three\n")).toEqual(["3:1 ROW-TWICE", "4:1 KEY-SPREADSHEET"]);
});

test.skipIf(realFile("vendors/vendors-40.csv") === undefined)("a published vendor list loads through a mapping, without its contact persons", () => {
  const vendors = recordsIn(vendorsKind, "vendors", realFile("vendors/vendors-40.csv") ?? "", {
    columns: { id: "vendor_id", name: "vendor_name", sells: "category", taxNumber: "trn_number" },
    ignore: ["contact_person", "email", "phone"],
  });
  expect(vendors).toHaveLength(40);
  expect(vendors[0]).toMatchObject({ id: "VEN-001", name: "Sanders, Garcia and Hunt", taxNumber: "10044432830969" });
  expect(JSON.stringify(vendors)).not.toContain("@");
});
