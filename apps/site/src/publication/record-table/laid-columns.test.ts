import { isoDate } from "@almanac/core";
import { describe, expect, test } from "vitest";
import { missingWords, type RecordColumn } from "../record-columns.ts";
import { namedRows } from "../table-rows.ts";
import { bandDatesIn, cardNumbers, layColumns, tableSize } from "./laid-columns.ts";

const data = {
  id: "risk.register.risks",
  type: "table",
  label: "Risks",
  audience: "public",
  columns: [
    { name: "title", label: "Risk", unit: "text" },
    { name: "p", label: "Probability", unit: "share" },
    { name: "low", label: "Low", unit: "money", currency: "EUR" },
    { name: "high", label: "High", unit: "money", currency: "EUR" },
    { name: "p50", label: "50 %", unit: "date" },
    { name: "p85", label: "85 %", unit: "date" },
  ],
  rows: [
    ["Labels arrive late", 0.6, 20_000, 52_000, "2027-01-04", "2027-02-01"],
    ["Capacity ends", null, null, 140_000, null, null],
  ],
  receipt: { rule: "declared", arguments: {}, sources: [], rows: 2 },
} as const;
const rows = namedRows(data);
const lay = (columns: readonly RecordColumn[], total?: (typeof rows)[number]) => layColumns({ data, columns, rows, total, locale: "en-GB", asOfDate: isoDate("2026-11-22") });
const band = { kind: "band", label: "Forecast", p50: "p50", p85: "p85", p95: "p95" } as const;

describe("the columns of a record table", () => {
  test("are headed by the labels of the fact, with their units", () => {
    const { columns } = lay([{ kind: "name", column: "title" }, { kind: "value", column: "p" }, { kind: "value", column: "low", label: "At least" }, { kind: "range", label: "Impact", low: "low", high: "high" }]);
    expect(columns.map(({ head, numeric }) => [head, numeric])).toEqual([["Risk", false], ["Probability,\u00a0%", true], ["At least,\u00a0€", true], ["Impact,\u00a0€", false]]);
  });

  test("of bars have one scale over all rows, whatever the total", () => {
    const total = (column: string) => (column === "high" ? 10_000_000 : null);
    const [range] = lay([{ kind: "range", label: "Impact", low: "low", high: "high" }], total).columns;
    expect(range?.scale?.at(140_000)).toBeGreaterThan(90);
    expect(range?.scale?.ticks.map(({ label }) => label)).toEqual(["0", "50k", "100k"]);
    expect(lay([{ kind: "range", label: "Wait", low: "nothing", high: "nowhere" }]).columns[0]?.scale).toBeUndefined();
  });

  test("of bands have one axis from the as-of date", () => {
    const [laid] = lay([band]).columns;
    expect(laid?.axis?.from).toBe("2026-11-22");
    expect(rows.map((row) => bandDatesIn(row, band))).toEqual([{ p50: "2027-01-04", p85: "2027-02-01" }, {}]);
  });

  test("of bullets write their value where no other column does", () => {
    const bullet = { kind: "bullet", label: "Loss", value: "low", whole: "high" } as const;
    expect(lay([bullet]).columns[0]?.writesValue).toBe(true);
    expect(lay([bullet, { kind: "value", column: "low" }]).columns[0]?.writesValue).toBe(false);
  });

  test("say how wide a table must be", () => {
    const value: RecordColumn = { kind: "value", column: "p" };
    const name: RecordColumn = { kind: "name", column: "title" };
    expect(tableSize(lay([name, value, value]).columns, rows)).toBe("few");
    expect(tableSize(lay([name, { kind: "range", label: "Impact", low: "low", high: "high" }, value]).columns, rows)).toBe("some");
    expect(tableSize(lay([name, band, value, value, value]).columns, rows)).toBe("many");
    expect(tableSize(lay([name, band, value, value, value, value]).columns, rows)).toBe("wide");
    const short: RecordColumn = { kind: "text", label: "State", text: () => "Waiting" };
    const long: RecordColumn = { kind: "text", label: "State", text: () => "Waiting for the second review" };
    expect([tableSize(lay([name, value, short, value]).columns, rows), tableSize(lay([name, value, long, value]).columns, rows)]).toEqual(["few", "some"]);
  });

  test("say how their numbers stand on a card", () => {
    const value: RecordColumn = { kind: "value", column: "p" };
    const name: RecordColumn = { kind: "name", column: "title" };
    expect([1, 2, 3, 4].map((count) => cardNumbers(lay([name, ...Array.from({ length: count }, () => value)]).columns))).toEqual(["single", "pairs", undefined, "pairs"]);
  });

  test("have their own words for a figure that is missing", () => {
    expect(missingWords({}, rows[0] ?? (() => null))).toBe("no data");
    expect(missingWords({ missing: "not due yet" }, rows[0] ?? (() => null))).toBe("not due yet");
    expect(missingWords({ missing: (row) => (row("title") === null ? "nobody" : undefined) }, () => null)).toBe("nobody");
  });
});
