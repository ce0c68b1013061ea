import { describe, expect, test } from "vitest";
import { dateFormat } from "./date-format.ts";
import { isAfternoon, MONTHS, monthNumber } from "./month-names.ts";
import { proveDateFormat } from "./prove-date-format.ts";

const LOCALES = { en: ["en", "en-GB"], es: ["es", "es-MX"], fr: ["fr", "fr-CA"], de: ["de", "de-AT"], pt: ["pt", "pt-PT"], tr: ["tr"], vi: ["vi"], ja: ["ja"], zh: ["zh", "zh-TW"] } as const;
const every = monthNumber(undefined);

describe("month names", () => {
  test("a name that stands in two languages is the same month in both", () => {
    const numbers = new Map<string, Set<number>>();
    for (const names of Object.values(MONTHS))
      for (const [index, name] of names.entries()) {
        const plain = name.toLowerCase().replace(/[.\s]/g, "");
        numbers.set(plain, (numbers.get(plain) ?? new Set()).add((index % 12) + 1));
      }
    expect([...numbers].filter(([, found]) => found.size > 1)).toEqual([]);
    expect(Object.values(MONTHS).every((names) => names.length % 12 === 0)).toBe(true);
  });

  test.each(Object.entries(LOCALES))("%s: the platform's own names of every month are known, with their dots", (language, locales) => {
    for (const locale of locales)
      for (const month of ["short", "long"] as const)
        for (const options of [{ month }, { month, day: "numeric" }] as const)
          for (let number = 1; number <= 12; number++) {
            const parts = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).formatToParts(new Date(Date.UTC(2026, number - 1, 15)));
            const value = parts.find(({ type }) => type === "month")?.value ?? "";
            // Japanese and Chinese write 月 as a sign of its own; Portuguese of Portugal abbreviates by number.
            const name = /^\d+$/.test(value) ? (["ja", "zh"].includes(language) ? `${value}月` : undefined) : value;
            if (name !== undefined) expect([locale, name, every(name)]).toEqual([locale, name, number]);
          }
  });

  test.each([
    ["es", "21/abr/26 11:37 PM", "2026-04-21", "23:37:00"],
    ["es, Java's later spelling", "05/sept/26 1:05 p. m.", "2026-09-05", "13:05:00"],
    ["fr", "03/févr./26 9:15 AM", "2026-02-03", "09:15:00"],
    ["de", "14/Mrz/26 12:00 AM", "2026-03-14", "00:00:00"],
    ["de, later", "14/März/26 12:00 PM", "2026-03-14", "12:00:00"],
    ["pt", "17/mar/26 10:00 AM", "2026-03-17", "10:00:00"],
    ["tr", "09/Ağu/26 4:00 ÖS", "2026-08-09", "16:00:00"],
    ["vi", "21/thg 4/26 11:37 CH", "2026-04-21", "23:37:00"],
    ["ja", "21/4月/26 11:37 午後", "2026-04-21", "23:37:00"],
    ["zh", "21/四月/26 9:37 上午", "2026-04-21", "09:37:00"],
  ])("%s: %s is proved and read without a declaration", (_, text, date, time) => {
    const proof = proveDateFormat([text]);
    expect("proved" in proof ? proof.proved.format : proof).toBe("dd/MMM/yy h:mm a");
    expect("proved" in proof ? proof.proved.read(text) : proof).toEqual({ ok: { date, time } });
  });

  test("an accent written as two characters is the same accent", () => {
    expect(dateFormat("dd/MMM/yy")?.read("03/févr./26".normalize("NFD"))).toEqual({ ok: { date: "2026-02-03" } });
  });

  test("declared names are the only ones", () => {
    expect(dateFormat("dd/MMM/yy", MONTHS.es)?.read("21/Apr/26")).toEqual({ problem: "`Apr` is no month" });
    expect(isAfternoon("SA")).toBe(false);
  });
});
