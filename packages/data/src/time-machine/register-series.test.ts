import { isoInstant } from "@almanac/core";
import { describe, expect, test } from "vitest";
import { accepted, CONFIG, issue, json, load } from "../../test/a-program.ts";

const declared = `${CONFIG}sources:
  - { id: items, kind: jira-json, files: items.json, exportedAt: "2026-03-22T22:00:00+01:00" }
  - { id: risks, kind: risk-register, files: "risk/{exported}/risks.csv", exportedAt: "22:00", currency: EUR }
`;
const exported = (day: string): string => `data/sources/risk/${day}/risks.csv`;
const csv = (...rows: readonly string[]): string => `${["ID,Title,Probability,Impact,Residual probability,Residual impact", ...rows].join("\n")}\n`;
const program = {
  "data/almanac.yaml": declared,
  "data/sources/items.json": json([issue()]),
  [exported("2026-03-08")]: csv("R-1,Late,50%,100,50%,100"),
  [exported("2026-03-15")]: csv("R-1,Late,50%,100,30%,100", "R-2,Lost,10%,10,10%,10"),
  [exported("2026-03-22")]: csv("R-1,Late,50%,100,20%,100"),
};

describe("dated exports of a register without history", () => {
  test("the newest holds; the earlier ones say what was so on their days", () => {
    const { records, sources } = accepted(program);
    expect(records?.risks?.map(({ id, residual }) => [id, residual?.probability])).toEqual([["R-1", 0.2]]);
    expect(records?.riskHistory?.map(({ id, asOf, residual, source }) => [id, asOf, residual?.probability, source.file])).toEqual([
      ["R-1", "2026-03-08", 0.5, exported("2026-03-08")],
      ["R-1", "2026-03-15", 0.3, exported("2026-03-15")],
      ["R-2", "2026-03-15", 0.1, exported("2026-03-15")],
    ]);
    expect(sources.filter(({ source }) => source === "risks").map(({ file, history }) => [file, history])).toEqual(["2026-03-08", "2026-03-15", "2026-03-22"].map((day) => [exported(day), "reconstructed"]));
  });

  test("an export after the time of the statement does not exist", () => {
    const { model } = load(program, { asOf: isoInstant("2026-03-16T12:00:00Z") });
    expect(model?.records?.risks?.map(({ id }) => id)).toEqual(["R-1", "R-2"]);
    expect(model?.records?.riskHistory?.map(({ asOf }) => asOf)).toEqual(["2026-03-08"]);
  });

  test("a mistake in an earlier export stands where it was made; its warnings were given in its own week", () => {
    const wrong = { ...program, [exported("2026-03-08")]: csv("R-1,Late,150%,100,50%,100") };
    expect(load(wrong).diagnostics).toMatchObject([{ file: exported("2026-03-08"), line: 2 }]);
    const header = "ID,Title,Probability,Impact,Exposure\n";
    const doubtful = { ...program, [exported("2026-03-08")]: `${header}R-1,Late,1%,64500,322500\n` };
    expect(load(doubtful).diagnostics).toEqual([]);
  });

  test("a register that keeps its own history is read from its newest export alone", () => {
    const header = "ID,Title,As of,Probability,Impact\n";
    const own = { ...program, [exported("2026-03-22")]: `${header}R-1,Late,2026-03-08,50%,100\nR-1,Late,2026-03-22,20%,100\n` };
    const { records } = accepted(own);
    expect(records?.risks).toHaveLength(2);
    expect(records?.riskHistory).toBeUndefined();
  });
});
