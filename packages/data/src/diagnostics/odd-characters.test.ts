import { describe, expect, test } from "vitest";
import { CONFIG, csvProgram, load, type Contents } from "../../test/a-program.ts";
import { maskedDiagnostic } from "../table/mask.ts";
import { diagnostic, wholeFile } from "./diagnostic.ts";
import { oddNote } from "./odd-characters.ts";

const WORKFLOW = `${CONFIG}workflow:\n  columns:\n    - { name: Open, category: todo, statuses: [Open, "Won't do"] }\n    - { name: Doing, category: inProgress, statuses: [In Progress] }\n    - { name: Done, category: done, statuses: [Done, Erledigt für alle] }\n`;
const HEAD = "Issue key,Summary,Issue Type,Status,Created,Updated,Project key";
const status = (word: string): Contents => csvProgram(`${HEAD}\nA-1,One,Task,Open,2026-01-02,2026-01-02,A\nA-2,Two,Task,${word},2026-01-02,2026-01-02,A\n`, WORKFLOW);
const risk = (cells: Readonly<Record<string, string>>): Contents => {
  const row = { ID: "R-1", Title: "Logs", Type: "threat", Probability: "20%", Impact: "1000", Currency: "EUR", Mitigation: "Keep", "Mitigation due": "2026-12-04", "Mitigation status": "in progress", Owner: "Lead", Status: "open", Opened: "2026-09-01", Trigger: "None", Driver: "None", ...cells };
  return { "data/almanac.yaml": CONFIG, "data/sources/risks.csv": `${Object.keys(row).join(",")}\n${Object.values(row).join(",")}\n` };
};

const said = (contents: Contents): readonly string[] => load(contents).diagnostics.map(({ code, file, line, column, hint }) => `${code} ${file.replace("data/sources/", "")}:${String(line)}:${String(column)} ${hint ?? ""}`);

describe("of two words that look the same, the hint names the character in which they differ", () => {
  test.each<readonly [string, Contents, string, string, string]>([
    ["a Cyrillic letter in a status", status("Іn Progress"), "STATUS-UNKNOWN issues.csv:3:14", "U+0406, which only looks like `I`", "did you mean `In Progress`?"],
    ["a Greek letter in a status", status("Οpen"), "STATUS-UNKNOWN issues.csv:3:14", "U+039F, which only looks like `O`", "did you mean `Open`?"],
    ["a status all of Cyrillic letters but for its look", status("Dоnе"), "STATUS-UNKNOWN issues.csv:3:14", "U+043E, which only looks like `o`", "did you mean `Done`?"],
    ["a space that does not break", status("In\u00a0Progress"), "STATUS-UNKNOWN issues.csv:3:14", "U+00A0, a space of another kind", "did you mean `In Progress`?"],
    ["a narrow space that does not break", status("In\u202fProgress"), "STATUS-UNKNOWN issues.csv:3:14", "U+202F, a space of another kind", "did you mean `In Progress`?"],
    ["a blank without width", status("In\u200b Progress"), "STATUS-UNKNOWN issues.csv:3:14", "U+200B, which cannot be seen", "did you mean `In Progress`?"],
    ["a soft hyphen", status("In Pro\u00adgress"), "STATUS-UNKNOWN issues.csv:3:14", "U+00AD, which cannot be seen", "did you mean `In Progress`?"],
    ["a typographic apostrophe", status("Won’t do"), "STATUS-UNKNOWN issues.csv:3:14", "U+2019, which only looks like `'`", "did you mean `Won't do`?"],
    ["full-width letters", status("Ｄone"), "STATUS-UNKNOWN issues.csv:3:14", "U+FF24, which only looks like `D`", "did you mean `Done`?"],
    ["an accent apart from its letter", status("Erledigt fu\u0308r alle"), "STATUS-UNKNOWN issues.csv:3:14", "letters and accents apart", "did you mean `Erledigt für alle`?"],
    ["a word of a column", risk({ Type: "thrеat" }), "CHOICE-WORD risks.csv:2:10", "U+0435, which only looks like `e`", "did you mean `threat`?"],
    ["an amount", risk({ Impact: "1О00" }), "NUMBER-FORMAT risks.csv:2:21", "U+041E, which only looks like `O`", "correct the number"],
    ["a date", risk({ "Mitigation due": "2026-12-0о" }), "DATE-UNPROVED risks.csv:2:35", "U+043E, which only looks like `o`", "date"],
    ["a currency", risk({ Currency: "ЕUR" }), "CURRENCY-UNKNOWN risks.csv:2:26", "U+0415, which only looks like `E`", "did you mean `EUR`?"],
    ["a header", csvProgram(`${HEAD.replace("Status", "Stаtus")}\nA-1,One,Task,Open,2026-01-02,2026-01-02,A\n`, WORKFLOW), "CSV-COLUMN-MISSING issues.csv:1:1", "`Stаtus` holds the character U+0430, which only looks like `a`", "correct the header to `Status`"],
    ["a declared status", csvProgram(`${HEAD}\nA-1,One,Task,Done,2026-01-02,2026-01-02,A\nA-2,One,Task,Done,2026-01-02,2026-01-02,A\n`, WORKFLOW.replace("[Done,", "[Dоne,")), "STATUS-UNKNOWN data/almanac.yaml:8:", "U+043E, which only looks like `o`", "did you mean `Done`?"],
    ["a key of the configuration", { ...status("Open"), "data/almanac.yaml": WORKFLOW.replace("timeZone", "timeZоne") }, "VALUE-KEY-UNKNOWN data/almanac.yaml:3:3", "U+043E, which only looks like `o`", "timeZone"],
  ])("%s", (_name, contents, place, note, mend) => {
    const found = said(contents).filter((line) => line.startsWith(place));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(note);
    expect(found[0]).toContain(mend);
  });

  test("a key of two alphabets is refused by its letter, at its place", () => {
    expect(said(csvProgram(`${HEAD}\nAВ-1,One,Task,Open,2026-01-02,2026-01-02,A\n`, WORKFLOW))).toEqual(["KEY-CHARACTER issues.csv:2:2 write the Latin letter that it looks like"]);
  });
});

test.each([
  ["a plain slip", "In Progess", ["In Progress"]],
  ["a word of another alphabet", "Открыто", ["Open"]],
  ["a name with a measure's letter", "β1 of recall", ["F1 of recall"]],
  ["a figure with its unit", "30\u00a0items", []],
  ["a number in groups", "12\u00a0345,x", []],
  ["an accented name", "Prüfung", ["Prufung"]],
  ["a family of emoji", "👩\u200d👧 team", []],
  ["a title with a dash", "Search – phase 2", ["Search"]],
])("nothing is said of %s", (_name, text, others) => {
  expect(oddNote([text], others)).toBe("");
});

test("a hint about a private value does not tell its characters", () => {
  const found = diagnostic("CHOICE-WORD", wholeFile("restricted/sources/pay.csv"), { message: "`Lеad` is none of the words", found: "Lеad", expected: "one of lead", hint: "did you mean `lead`?" });
  expect(found.hint).toContain("U+0435");
  expect(JSON.stringify(maskedDiagnostic(found))).not.toMatch(/U\+|Lеad/);
});
