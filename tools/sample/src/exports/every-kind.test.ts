import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isoDate, isoInstant, type Diagnostic, type IsoDate, type IsoInstant } from "@almanac/core";
import { KINDS, loadProgram, nodeProgramFiles, prepareWorkbooks } from "@almanac/data";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { sampleFiles } from "../index.ts";
import { EXPORT_DATES } from "../plan.ts";
import { EDITION_SALT } from "../edition-salt.ts";
import { bytesOf } from "./export-file.ts";
import { otherExports, truthText } from "./other-exports.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const committed = (path: string): Buffer => readFileSync(join(ROOT, path));
const below = (folder: string): readonly string[] => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name).slice(ROOT.length)] : []));

const made = otherExports();
const pathOf = (path: string): string => (path.startsWith("restricted/") ? path : `data/sources/${path}`);
const night = (date: IsoDate): IsoInstant => isoInstant(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: "Europe/Berlin", plainTime: "22:00" }).toInstant().toString());

const files = nodeProgramFiles(ROOT);
const workbooks = await prepareWorkbooks(files);
const load = (date: IsoDate) => loadProgram(files, { workbooks, asOf: night(date) });
const last = load(isoDate("2026-11-22"));

const shown = ({ file, line, severity, code }: Diagnostic): string => `${file}:${String(line)} ${severity} ${code}`;
/** Every diagnostic that TRUTH.md announces. */
const PLANTED = ["data/sources/people/allocations.csv:62 warning PERSON-OVER-ALLOCATED"];

describe("the sample program", () => {
  test("has an export of every kind that Almanac reads, and each of them holds records", () => {
    const sources = last.model?.sources ?? [];
    const used = new Set(sources.flatMap(({ kind, records }) => (records > 0 ? [kind] : [])));
    expect(KINDS.map(({ kind }) => kind).filter((kind) => !used.has(kind))).toEqual([]);
  });

  test("fills every collection of records that some kind fills", () => {
    const records = last.model?.records;
    const collections = [...new Set(KINDS.flatMap(({ fills }) => fills))];
    expect(collections.filter((name) => (records?.[name] ?? []).length === 0)).toEqual([]);
  });

  test("has no diagnostic but the planted ones", () => {
    expect(last.diagnostics.map(shown)).toEqual(PLANTED);
  });

  test.each(EXPORT_DATES.filter((_, index) => index % 5 === 0))("nor has an earlier statement, as of %s", (date) => {
    const { model, diagnostics } = load(date);
    // The second allocation of October is decided at the end of September.
    expect(diagnostics.map(shown)).toEqual(date < "2026-10-04" ? [] : PLANTED);
    expect(model?.asOf).toBe(night(date));
  });

  test("its cross-checks agree, the one of a single project with the items of that project", () => {
    const checks = (last.model?.quality ?? []).filter(({ id }) => id.startsWith("cross-check-"));
    expect(checks.map(({ id, count }) => [id, count])).toEqual([["cross-check-work-items-csv", 0], ["cross-check-platform-history", 0]]);
    expect(checks[1]?.of).toBe(last.model?.items.filter(({ key }) => key.startsWith("MP-")).length);
  });
});

describe("the committed exports", () => {
  test("are what the simulator writes, to the byte, and there are no others", () => {
    const stale = made.filter((file) => !committed(pathOf(file.path)).equals(bytesOf(file))).map(({ path }) => path);
    expect(stale).toEqual([]);
    const written = [...[...sampleFiles().keys()].map(pathOf), ...made.map(({ path }) => pathOf(path))];
    // Beside them lies what frozen editions say to fewer readers, which the simulator doesn't write.
    expect([...below("data/sources"), ...below("restricted").filter((file) => !file.startsWith("restricted/objects/"))].sort()).toEqual([...written, EDITION_SALT.path].sort());
    expect(committed(EDITION_SALT.path).toString()).toBe(EDITION_SALT.text);
  });

  test("TRUTH.md is what the simulator writes", () => {
    expect(committed("data/TRUTH.md").toString()).toBe(truthText());
  });

  test("no file that only few may see lies among the public ones", () => {
    const restricted = (last.model?.sources ?? []).filter(({ audience }) => audience === "restricted");
    expect(restricted.map(({ file }) => file)).not.toEqual([]);
    expect(restricted.filter(({ file }) => !file.startsWith("restricted/sources/"))).toEqual([]);
    const contents = restricted.map(({ file }) => committed(file));
    expect(below("data").filter((path) => contents.some((content) => content.equals(committed(path))))).toEqual([]);
    // Nor does a public table have every column that such a kind needs, whatever it is called.
    const needs = KINDS.filter(({ audience }) => audience === "restricted").map(({ columns }) => columns.filter(({ required }) => required).map(({ headers }) => headers.map((header) => header.toLowerCase())));
    const headerOf = (path: string): readonly string[] => (committed(path).toString("utf8").split("\n", 1)[0] ?? "").toLowerCase().split(",");
    const hasEvery = (path: string): boolean => needs.some((required) => required.length > 0 && required.every((names) => names.some((name) => headerOf(path).includes(name))));
    expect(below("restricted/sources").filter(hasEvery)).toEqual(below("restricted/sources"));
    expect(below("data/sources").filter(hasEvery)).toEqual([]);
  });

  test("stay small enough for a repository", () => {
    expect(below("data/sources").reduce((sum, path) => sum + committed(path).length, 0)).toBeLessThan(22e6);
    expect(made.reduce((sum, file) => sum + bytesOf(file).length, 0)).toBeLessThan(6e6);
  });
});
