import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, recordsIn } from "../../../test/one-file.ts";
import { holidaysKind } from "./kind.ts";

describe("public holidays", () => {
  test("of a country and of a region", () => {
    expect(recordsIn(holidaysKind, "publicHolidays", exampleOf("holidays"))).toMatchObject([
      { calendar: "DE", date: "2026-12-25", name: "Christmas Day", dayShare: 1 },
      { calendar: "DE", regions: ["DE-BE"] },
      { calendar: "PL" },
    ]);
  });

  test("the answer of a public service, as JSON: a day of some regions only is not one of the whole country", () => {
    const answer = JSON.stringify([
      { date: "2027-01-01", localName: "Neujahr", name: "New Year's Day", countryCode: "DE", fixed: false, global: true, counties: null },
      { date: "2027-01-06", localName: "Heilige Drei Könige", name: "Epiphany", countryCode: "DE", fixed: false, global: false, counties: ["DE-BW", "DE-BY", "DE-ST"] },
    ]);
    const [everywhere, regional] = recordsIn(holidaysKind, "publicHolidays", answer);
    expect(everywhere).toMatchObject({ calendar: "DE", date: "2027-01-01", name: "Neujahr" });
    expect(everywhere).not.toHaveProperty("regions");
    expect(regional).toMatchObject({ regions: ["DE-BW", "DE-BY", "DE-ST"] });
  });

  test("a day given twice is refused at the second row; two holidays on one day are not", () => {
    const rows = (...lines: readonly string[]): string => ["Calendar,Date,Holiday", ...lines, ""].join("\n");
    expect(placesIn(holidaysKind, rows("DE,2027-01-01,New Year", "DE,2027-01-01,New Year"))).toEqual(["3:1 ROW-TWICE"]);
    expect(recordsIn(holidaysKind, "publicHolidays", rows("NL,2027-05-05,Liberation Day", "NL,2027-05-05,Ascension Day"))).toHaveLength(2);
  });
});
