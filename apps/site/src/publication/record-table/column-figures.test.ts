import { describe, expect, test } from "vitest";
import { columnFigures, headWithUnit } from "./column-figures.ts";

const figures = (unit: Parameters<typeof columnFigures>[0]["unit"], values: readonly number[], currency?: string) => {
  const column = columnFigures({ unit, ...(currency === undefined ? {} : { currency }) }, values, "en-GB");
  return { unit: column.unit, cells: values.map((value) => column.figure(value)) };
};

describe("the figures of a column", () => {
  test("have the same decimals, as many as one of them needs", () => {
    expect(figures("items", [3, 4.5, 12])).toEqual({ unit: "items", cells: ["3.0", "4.5", "12.0"] });
    expect(figures("items", [3, 12]).cells).toEqual(["3", "12"]);
    expect(figures("days", [3.4, -2]).cells).toEqual(["3", "\u22122"]);
  });

  test("of money say the currency once, and cents only where they matter", () => {
    expect(figures("money", [465_000, 1.5, -316_000.4], "EUR")).toEqual({ unit: "€", cells: ["465,000", "2", "\u2212316,000"] });
    expect(figures("money", [12.5, 3], "USD")).toEqual({ unit: "$", cells: ["12.50", "3.00"] });
    expect(figures("money", [12_000, 0.2], "EUR").cells).toEqual(["12,000", "under 1"]);
  });

  test("of shares are per cent, and never certain without being so", () => {
    expect(figures("share", [0.5, 0.004, 0.999, 1, 0])).toEqual({ unit: "%", cells: ["50", "under 1", "over 99", "100", "0"] });
  });

  test("of differences carry their sign, and a nought none", () => {
    const { figure, text } = columnFigures({ unit: "money", currency: "EUR" }, [-24_000, 0, 185_000], "en-GB");
    expect([-24_000, 0, 185_000].map((value) => figure(value, true))).toEqual(["\u221224,000", "0", "+185,000"]);
    expect(text(-24_000, true)).toBe("\u2212€24,000");
    expect(columnFigures({ unit: "days" }, [1], "en-GB").text(1)).toBe("1\u00a0day");
  });

  test("follow the locale", () => {
    expect(columnFigures({ unit: "items" }, [4.5, 1234], "de").figure(1234)).toBe("1.234,0");
  });
});

describe("a head", () => {
  test("says the unit, once", () => {
    expect(headWithUnit("Probability", "%")).toBe("Probability,\u00a0%");
    expect(headWithUnit("Probability, %", "%")).toBe("Probability, %");
    expect(headWithUnit("Items finished", "items")).toBe("Items finished");
    expect(headWithUnit("Age in days", "days")).toBe("Age in days");
    expect(headWithUnit("Risk", "")).toBe("Risk");
  });
});
