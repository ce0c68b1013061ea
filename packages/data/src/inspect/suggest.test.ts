import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isoInstant } from "@almanac/core";
import { describe, expect, test } from "vitest";
import { CONFIG, load } from "../../test/a-program.ts";
import { suggestion } from "./suggest.ts";

const AS_OF = isoInstant("2026-11-22T22:00:00Z");
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The suggestion for a file, pasted into a program that holds the file. */
function pasted(name: string, content: string | Uint8Array) {
  const bytes = typeof content === "string" ? bytesOf(content) : content;
  const { yaml, kind } = suggestion({ file: name, bytes });
  const loaded = load(
    { "data/almanac.yaml": `${CONFIG}restricted: { path: restricted }\n${yaml}`, [`data/sources/${name}`]: bytes, [`restricted/sources/${name}`]: bytes },
    { asOf: AS_OF },
  );
  return { yaml, kind, loaded, errors: loaded.diagnostics.filter(({ severity }) => severity === "error").map(({ code, line, message }) => `${code} ${String(line)} ${message}`) };
}

describe("a suggestion works when it is pasted", () => {
  test("headers, delimiter, encoding, lines above the header, missing words and totals are found", () => {
    const text = "Ausgaben\n\nLieferant;Stück;Gültig ab;Preis (CHF)\nMüller;3;13.02.2026;1.200,50\nMaß;NA;01.03.2026;7,25\nTotal;;;1.207,75\n";
    const latin = Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));
    const { yaml, errors, loaded } = pasted("ausgaben.csv", latin);
    expect(errors).toEqual([]);
    expect(yaml).toContain("encoding: windows-1252");
    expect(yaml).toContain('delimiter: ;');
    expect(yaml).toContain("preamble: 2");
    expect(yaml).toContain("footer: Total*");
    expect(yaml).toMatch(/# .*NA.* no value/);
    expect(loaded.model?.records?.tables?.[0]?.rows).toHaveLength(2);
  });

  test("what can be read in two ways is a doubt, not a decision", () => {
    const { yaml, errors } = pasted("dates.csv", "Name,When,Cost EUR\nA,03/04/2026,1.200\nB,05/06/2026,2.300\n");
    expect(errors).toEqual([]);
    expect(yaml).not.toMatch(/format:/);
    expect(pasted("milestones.csv", "Milestone id,Title,Target date\nA,Pilot,03/04/2026\nB,Launch,05/06/2026\n").yaml).toMatch(/# The dates can be read in two ways/);
  });

  test("a private column is left unread, with the way to use it", () => {
    const { yaml, errors } = pasted("staff.csv", "Badge,annual_salary,Floor name\nB1,70000,east\nB2,80000,west\n");
    expect(errors).toEqual([]);
    expect(yaml).toContain("ignore: [ annual_salary ]");
    expect(yaml).toContain("audience: restricted");
    expect(yaml).not.toContain("70000");
  });

  test("a header that stands twice is told apart by its place", () => {
    const { yaml, errors } = pasted("pairs.csv", "Pair,Weight,Weight\nA,1,2\nB,3,4\n");
    expect(errors).toEqual([]);
    expect(yaml).toContain("occurrence: 2");
  });

  test("an export of work items with long texts is recognised as it lies there, not by the shape of its first lines", () => {
    const long = Array.from({ length: 60 }, (_, line) => `line ${String(line)}; with | marks; and\tmore; of; them`).join("\n");
    const { kind, yaml } = pasted("items.csv", `Issue key,Summary,Status,Created,Description\nABC-1,One,Done,05/Jan/26 9:00 AM,"${long}"\n`);
    expect(kind).toBe("jira-csv");
    expect(yaml).not.toMatch(/delimiter|preamble/);
  });

  test("common headers alone make no table a register or a list of people", () => {
    expect(pasted("papers.csv", "id,doi,publication_date,title_display\nx1,10.1/a,2014-06-05,On mice\nx2,10.1/b,2014-06-06,On men\n").kind).toBe("table");
    const family = pasted("family.csv", "id,Surname,FamilyName,child_id\n1,Homer,Simpson,3\n1,Homer,Simpson,4\n3,Lisa,Simpson,\n");
    expect(family.kind).toBe("table");
    expect(family.loaded.model?.records?.tables?.[0]?.rows).toHaveLength(3);
  });

  test("JSON rows below a header are a table", () => {
    const { errors, loaded } = pasted("rows.json", '[["name", "count"], ["a", 3], ["b", 4]]');
    expect(errors).toEqual([]);
    expect(loaded.model?.records?.tables?.[0]).toMatchObject({ columns: [{ name: "count", type: "count" }, { name: "name" }], rows: [[3, "a"], [4, "b"]] });
    expect(suggestion({ file: "torn.json", bytes: bytesOf('[["name", "count"], ["a"]]') }).kind).toBe("unknown");
  });

  test("one column is a table in a file that says it is one; a header alone is none", () => {
    expect(pasted("one.csv", "foo\n1\n").loaded.model?.records?.tables?.[0]?.rows).toHaveLength(1);
    expect(suggestion({ file: "none.csv", bytes: bytesOf("foo,bar\n") }).yaml).toMatch(/no record follows/);
  });

  test("what is no table says so", () => {
    expect(suggestion({ file: "note.txt", bytes: bytesOf("Dear all,\nhello\n") }).yaml).toMatch(/^# note\.txt: no kind/);
  });
});

const REAL = fileURLToPath(new URL("../../../../../shared/real-data/", import.meta.url));
const FOLDERS = ["budget", "people", "risk", "vendors"] as const;
const files = existsSync(REAL) ? [...FOLDERS.flatMap((folder) => readdirSync(REAL + folder).map((name) => `${folder}/${name}`)), "focus/azure-ea-actual-cost-small.csv", ...["hive-rest-to-csv-2164", "asf-2020-described-77", "aea-history-2018-2020-19406"].map((name) => `jira-csv/${name}.csv`)] : [];

describe.skipIf(files.length === 0)("published tables", () => {
  test.each(files)("%s loads as suggested", (path) => {
    const { errors, loaded } = pasted(path.split("/").at(-1) ?? path, readFileSync(REAL + path));
    expect(errors).toEqual([]);
    expect(Object.values(loaded.model?.records ?? {}).flat().length).toBeGreaterThan(0);
  });

  test("the Spanish export loads as suggested", () => {
    const { kind, yaml } = pasted("es.csv", readFileSync(`${REAL}jira-csv/cloud-es-current-fields-63.csv`));
    expect(kind).toBe("jira-csv");
    expect(yaml).toContain("kind: jira-csv");
  });
});
