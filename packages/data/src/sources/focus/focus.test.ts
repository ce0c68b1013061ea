import { readFileSync } from "node:fs";
import { decimalText, exactSum, isoInstant } from "@almanac/core";
import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, realFile, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { cloudZoneFindings } from "../../quality/cloud-zone.ts";
import { existsSince } from "../../table/since.ts";
import { focusKind } from "./kind.ts";

const SAMPLE = readFileSync(new URL("./fixture-focus-1.0.csv", import.meta.url), "utf8");
const EXAMPLE = exampleOf("focus");
const [HEADER = "", FIRST = ""] = EXAMPLE.split("\n");

describe("rows as AWS, Microsoft and Oracle publish them in one file", () => {
  const costs = recordsIn(focusKind, "cloudCosts", SAMPLE);

  test("every row is read without any declaration, NULL and empty cells being nothing", () => {
    expect(costs).toHaveLength(7);
    expect(new Set(costs.map(({ provider }) => provider))).toEqual(new Set(["AWS", "Microsoft", "Oracle"]));
    expect(costs[0]).not.toHaveProperty("commitment");
    expect(costs.map(({ category }) => category)).toContain("Adjustment");
  });

  test("costs are exact: very small, negative, with zeros at their end", () => {
    // Sums by hand over the fixture's BilledCost and EffectiveCost columns.
    expect(decimalText(exactSum(costs.flatMap(({ billed }) => billed ?? [])))).toBe("-2.52166894010");
    expect(decimalText(exactSum(costs.flatMap(({ effective }) => effective ?? [])))).toBe("-2.99998500000");
    expect(costs[0]?.billed).toEqual({ amount: 1_605_990n, scale: 11, currency: "USD" });
    expect(costs.find(({ category }) => category === "Credit")?.billed).toEqual({ amount: -261_370_000_000n, scale: 11, currency: "USD" });
  });

  test("times without a zone are UTC, and the record says that this was assumed", () => {
    expect(costs.every(({ zoneAssumed }) => zoneAssumed === true)).toBe(true);
    expect(cloudZoneFindings(costs)).toMatchObject([{ id: "cloud-zone-assumed", count: 7, of: 7 }]);
    expect(cloudZoneFindings(recordsIn(focusKind, "cloudCosts", EXAMPLE))).toEqual([]);
    expect(costs[0]).toMatchObject({ billingFrom: "2024-09-01T00:00:00Z", billingTo: "2024-10-01T00:00:00Z" });
  });

  test("times that a database ends with UTC have their zone", () => {
    const utc = recordsIn(focusKind, "cloudCosts", EXAMPLE.replace(/(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})Z/g, "$1 $2 UTC"));
    expect(utc).toEqual(recordsIn(focusKind, "cloudCosts", EXAMPLE));
    expect(cloudZoneFindings(utc)).toEqual([]);
  });

  test("tags keep every key, also two that differ in a blank only", () => {
    expect(costs.find(({ provider }) => provider === "Microsoft")?.tags).toEqual(expect.arrayContaining([{ key: "org", value: "trey" }, { key: " org", value: "trey" }]));
  });

  test("a commitment's use is told from its waste", () => {
    expect(costs.flatMap(({ commitment }) => commitment ?? [])).toMatchObject([{ status: "Used", type: "Savings Plan" }]);
  });
});

test.skipIf(realFile("focus/focus-1.0-sample-a.csv") === undefined)("the whole published sample loads as it is", () => {
  const costs = recordsIn(focusKind, "cloudCosts", realFile("focus/focus-1.0-sample-a.csv") ?? "");
  expect(costs).toHaveLength(667);
  // Summed with another program's decimal arithmetic.
  expect(decimalText(exactSum(costs.flatMap(({ billed }) => billed ?? [])))).toBe("9.44532991675");
  expect(decimalText(exactSum(costs.flatMap(({ effective }) => effective ?? [])))).toBe("6.02459227195");
});

describe("the version is told from the columns", () => {
  const withColumn = (name: string) => `${HEADER},${name}\n${FIRST},\n`;
  test.each([
    ["SkuMeter", "FOCUS 1.1"],
    ["InvoiceId", "FOCUS 1.2"],
    ["x_CostCenter", "FOCUS 1.0"],
  ])("with the column %s it is %s", (name, form) => {
    expect(recordsIn(focusKind, "cloudCosts", EXAMPLE)[0]).toMatchObject({ form: "FOCUS 1.0" });
    expect(recordsIn(focusKind, "cloudCosts", withColumn(name))[0]).toMatchObject({ form });
  });

  test("a file with columns of a provider's own is still recognised", () => {
    expect(surenessOf(focusKind, withColumn("x_CostCenter"))).toBeGreaterThan(0.5);
  });
});

test("a correction of September is unknown before the bill of October begins", () => {
  const late = FIRST.replace("Usage,NULL", "Usage,Correction").replace("2026-10-01T00:00:00Z,2026-09-01T00:00:00Z", "2026-11-01T00:00:00Z,2026-10-01T00:00:00Z");
  const [usage, correction] = recordsIn(focusKind, "cloudCosts", `${HEADER}\n${FIRST}\n${late}\n`);
  const known = (record: object | undefined, on: string): boolean => record !== undefined && existsSince(record, isoInstant(`${on}T12:00:00Z`), "Europe/Berlin");
  expect([known(usage, "2026-09-20"), known(correction, "2026-09-20"), known(correction, "2026-10-01")]).toEqual([true, false, true]);
});

describe("what cannot be true is refused where it stands", () => {
  const row = (from: string, to: string): string => `${HEADER}\n${FIRST.replace(from, to)}\n`;
  const columnOf = (from: string): number => FIRST.indexOf(from) + 1;

  test("a charge category that FOCUS does not know", () => {
    expect(placesIn(focusKind, row("Usage,NULL", "Usages,NULL"))).toEqual([`2:${String(columnOf("Usage,NULL"))} CHOICE-WORD`]);
  });
  test("tags that are torn, or hold a key twice", () => {
    const tags = '"{""workstream"": ""fraud"", ""run"": ""fd-0412""}"';
    const at = `2:${String(columnOf(tags))} CLOUD-TAGS`;
    expect(placesIn(focusKind, row(tags, '"{""workstream"": ""fraud"""'))).toEqual([at]);
    expect(placesIn(focusKind, row(tags, '"{""run"": ""a"", ""run"": ""b""}"'))).toEqual([at]);
    expect(placesIn(focusKind, row(tags, '"{""run"": [1]}"'))).toEqual([at]);
    expect(placesIn(focusKind, row(tags, "workstream=fraud"))).toEqual([at]);
  });
  test("a period that ends before it begins, a currency that is none, a decimal comma", () => {
    expect(placesIn(focusKind, row("2026-09-02T00:00:00Z", "2026-08-02T00:00:00Z"))).toEqual([`2:${String(columnOf("2026-09-02T"))} DATE-ORDER`]);
    expect(placesIn(focusKind, row("USD", "EURO"))).toEqual([`2:${String(columnOf("USD"))} CURRENCY-UNKNOWN`]);
    expect(placesIn(focusKind, row("0.0000000000", '"0,0000000001"'))).toEqual(["2:1 NUMBER-FORMAT"]);
  });
});
