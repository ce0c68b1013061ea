import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateFormat, localDateTime } from "./date-format.ts";
import { proveDateFormat } from "./prove-date-format.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (value: number): string => String(value).padStart(2, "0");
const moment = fc.date({ min: new Date("1970-01-01T00:00:00Z"), max: new Date("2069-12-31T23:59:00Z"), noInvalidDate: true });

describe("a declared format", () => {
  test("reads every local time back that was written with it", () => {
    fc.assert(
      fc.property(moment, (date) => {
        const hour = date.getUTCHours();
        const clock = `${String(hour % 12 === 0 ? 12 : hour % 12)}:${two(date.getUTCMinutes())} ${hour < 12 ? "AM" : "PM"}`;
        const text = `${two(date.getUTCDate())}/${MONTHS[date.getUTCMonth()] ?? ""}/${two(date.getUTCFullYear() % 100)} ${clock}`;
        const found = dateFormat("dd/MMM/yy h:mm a")?.read(text);
        expect(found !== undefined && "ok" in found && localDateTime(found.ok)).toBe(`${date.toISOString().slice(0, 16)}:00`);
      }),
    );
  });

  test.each(["yyyy-MM", "dd/MM", "dd/MM/yy h:mm", "dd/MM/yy HH", "dd/dd/yyyy", "nonsense"])("%s names no instant and is no format", (format) => {
    expect(dateFormat(format)).toBeUndefined();
  });

  test.each([
    ["dd/MM/yyyy", "29/02/2026", "day 29: no such day"],
    ["MM/dd/yyyy", "31/12/2026", "month 31"],
    ["dd/MMM/yy", "01/avril2/26", "`avril2` is no month"],
    ["yyyy-MM-dd HH:mm", "2026-01-05 24:00", "no such time of day"],
    ["dd/MM/yy h:mm a", "05/01/26 13:00 PM", "hour 13 of 12"],
    ["dd/MM/yyyy", "5/1/2026", "it is written differently"],
  ])("%s does not read %s: %s", (format, text, problem) => {
    expect(dateFormat(format)?.read(text)).toEqual({ problem });
  });

  test("long English months need no declaration", () => {
    expect(dateFormat("d MMMM yyyy")?.read("3 September 2026")).toEqual({ ok: { date: "2026-09-03" } });
  });

  test("other months are read when they are declared", () => {
    expect(dateFormat("dd/MMM/yy", ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"])?.read("21/abr/26")).toEqual({
      ok: { date: "2026-04-21" },
    });
  });
});

describe("proof over a column", () => {
  const proved = (...texts: readonly string[]) => {
    const proof = proveDateFormat(texts);
    return "proved" in proof ? proof.proved.format : Object.keys(proof)[0];
  };

  test.each([
    [["10/Jan/19 13:42"], "dd/MMM/yy HH:mm"],
    [["15/Feb/26 4:37 PM", "15/Feb/26 12:00 AM"], "dd/MMM/yy h:mm a"],
    [["2026-01-05"], "yyyy-MM-dd"],
    [["2026/2/3 0:15", "2026/12/13 10:15"], "yyyy/M/d H:mm"],
    [["3/14/2026 9:15"], "M/d/yyyy H:mm"],
    [["05.01.2026", "06.01.2026"], "ambiguous"],
    [["05.01.2026", "16.01.2026"], "dd.MM.yyyy"],
    [["1/2/26", "1/13/26"], "M/d/yy"],
    [["13/1/26", "1/13/26"], "unproved"],
    [["05/05/2026"], "dd/MM/yyyy"],
  ])("%j is %s", (texts, format) => {
    const found = proved(...texts);
    // Digits may be one or two: formats that differ only in that give the same days.
    expect(found?.replace(/\b([dM])\b/g, "$1$1")).toBe(format.replace(/\b([dM])\b/g, "$1$1"));
  });
});
