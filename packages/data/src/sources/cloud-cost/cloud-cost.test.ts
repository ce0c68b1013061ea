import { readFileSync } from "node:fs";
import { decimalText, exactSum } from "@almanac/core";
import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, realFile, recordsIn } from "../../../test/one-file.ts";
import { cloudCostKind } from "./kind.ts";

const AZURE = readFileSync(new URL("./fixture-azure-actual.csv", import.meta.url));
/** As the page of the kind has it. */
const DATES = { format: "MM/dd/yyyy", timeZone: "UTC" };
const COLUMNS = { provider: { value: "Microsoft" }, commitment: "benefitId" };
const ACTUAL = { dates: DATES, columns: { ...COLUMNS, billedCost: "Cost" } };
const AMORTISED = { dates: DATES, columns: { ...COLUMNS, effectiveCost: "Cost" } };

describe("Azure's cost export through a mapping", () => {
  test("actual cost is billed cost: American dates, a byte-order mark, tags without outer braces", () => {
    const [purchase, usage] = recordsIn(cloudCostKind, "cloudCosts", AZURE, ACTUAL);
    expect(purchase).toMatchObject({ category: "Purchase", from: "2023-09-21T00:00:00Z", to: "2023-09-22T00:00:00Z", billed: { amount: 325n, scale: 2, currency: "USD" }, tags: [] });
    expect(purchase).not.toHaveProperty("effective");
    expect(purchase?.commitment?.id).toContain("/reservationOrders/");
    expect(usage).toMatchObject({ category: "Usage", from: "2023-09-04T00:00:00Z", billed: { amount: 4n, scale: 5 }, provider: "Microsoft", service: "Storage" });
    expect(usage?.tags).toContainEqual({ key: "databricks-environment", value: "true" });
  });

  test("amortised cost is effective cost", () => {
    const [first] = recordsIn(cloudCostKind, "cloudCosts", AZURE, AMORTISED);
    expect(first).toMatchObject({ effective: { amount: 325n, scale: 2 } });
    expect(first).not.toHaveProperty("billed");
  });

  test("a cost column that nobody named is refused: the two bases are not guessed", () => {
    expect(placesIn(cloudCostKind, AZURE, { dates: DATES, columns: COLUMNS }).map((place) => place.replace(/^\d+:\d+ /, ""))).toEqual(Array<string>(4).fill("CLOUD-BASIS"));
  });

  test.skipIf(realFile("focus/azure-ea-actual-cost-small.csv") === undefined)("the whole published export", () => {
    const costs = recordsIn(cloudCostKind, "cloudCosts", realFile("focus/azure-ea-actual-cost-small.csv") ?? "", ACTUAL);
    expect(costs).toHaveLength(11);
    expect(decimalText(exactSum(costs.flatMap(({ billed }) => billed ?? [])))).toBe("8.5450077867419368");
  });
});

test("the unused part of a commitment is usage that was wasted", () => {
  const [, used, unused] = recordsIn(cloudCostKind, "cloudCosts", exampleOf("cloud-cost"));
  expect(used?.commitment).toEqual({ id: "ri-7741", status: "Used" });
  expect(unused).toMatchObject({ category: "Usage", commitment: { id: "ri-7741", status: "Unused" } });
});
