import { describe, expect, test } from "vitest";
import { dateTicks, monthTicks } from "./date-axis.ts";

const labelsOf = (ticks: readonly { readonly label: string }[]): readonly string[] => ticks.map((tick) => tick.label.replaceAll("\u00a0", " "));

describe("dateTicks", () => {
  test("weeks count back from the newest, which is marked", () => {
    const ticks = dateTicks("2026-08-24", "2026-11-20", 700, 120, "middle");
    expect(labelsOf(ticks)).toEqual(["W35", "W38", "W41", "W44", "W47"]);
    expect(ticks.filter((tick) => tick.last).map((tick) => tick.label)).toEqual(["W47"]);
    expect(ticks.at(-1)?.date).toBe("2026-11-19");
  });

  test("snapshots are named at their own dates", () => {
    const ticks = dateTicks("2026-11-06", "2026-11-20", 700, 40, "date");
    expect(ticks.map((tick) => tick.date)).toEqual(["2026-11-06", "2026-11-13", "2026-11-20"]);
  });

  test("the week belongs to the ISO year: 1 January 2027 lies in week 53", () => {
    expect(labelsOf(dateTicks("2027-01-01", "2027-01-01", 700, 40, "date"))).toEqual(["W53"]);
  });

  test("more than half a year is named by months", () => {
    expect(labelsOf(dateTicks("2018-01-01", "2020-09-30", 560, 64, "middle"))).toEqual(["Jan 2018", "Jul", "Jan 2019", "Jul", "Jan 2020", "Jul"]);
  });
});

test("a year without a January is named at its first month", () => {
  expect(labelsOf(monthTicks("2026-02-10", "2026-05-20", 600, 60))).toEqual(["Mar 2026", "Apr", "May"]);
});
