import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canonicalJson, EditionHeaderSchema, splitEdition, type Edition } from "@almanac/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import { apiIndex } from "../src/api/api-index.ts";
import { siteJsonSchemas } from "../src/api/json-schemas.ts";
import { ApiIndexSchema, EditionDiffSchema, EditionSummarySchema, FactsIndexSchema, TableFileSchema } from "../src/api/schemas.ts";
import { renderTree } from "../src/index.ts";
import { readStatement } from "../src/render/read-statement.ts";
import { CONTENT_SECURITY_POLICY } from "../src/publication-level/content-security-policy.ts";
import { csvRows } from "./csv-rows.ts";
import { writeStatement } from "./statement.ts";

let folder = "";
const textOf = (file: string): Promise<string> => readFile(join(folder, "tree", file), "utf8");
const valid = async <T extends z.ZodType>(schema: T, file: string): Promise<z.infer<T>> => schema.parse(JSON.parse(await textOf(file)));
const edition = async (): Promise<Edition> => JSON.parse(await readFile(join(folder, "statement", "edition.json"), "utf8")) as Edition;
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "almanac-interface-"));
  await writeStatement(join(folder, "statement"));
  await renderTree({ statement: await readStatement(join(folder, "statement")), treeFolder: join(folder, "tree"), cacheFolder: join(folder, "cache") });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("every published fact is in the index, and its page has the anchor that the index names", async () => {
  const { facts } = await valid(FactsIndexSchema, "api/v1/facts.json");
  expect(facts.map(({ id }) => id)).toEqual(Object.keys((await edition()).facts).sort());
  const missing: string[] = [];
  for (const { id, page } of facts) {
    const [address = "", anchor = ""] = page.split("#");
    if (!(await textOf(`${address}index.html`)).includes(`id="${anchor}"`)) missing.push(id);
  }
  expect(missing).toEqual([]);
});

test("a value that is not available is null and says why, in JSON and in CSV", async () => {
  const { facts } = await valid(FactsIndexSchema, "api/v1/facts.json");
  expect(facts.find(({ id }) => id === "delivery.cycle-time.p85")).toMatchObject({ value: null, notAvailable: { reason: "no-data", because: "the export has no status history" } });
  const [head = [], ...rows] = csvRows(await textOf("api/v1/facts.csv"));
  const cell = (id: string, column: string): string | undefined => rows.find((row) => row[0] === id)?.[head.indexOf(column)];
  expect(rows).toHaveLength(facts.length);
  expect([cell("delivery.cycle-time.p85", "value"), cell("delivery.cycle-time.p85", "because")]).toEqual(["", "the export has no status history"]);
  expect([cell("forecast.target.chance{program=north}", "value"), cell("forecast.target.chance{program=north}", "unit"), cell("forecast.when.p85{program=north}", "value")]).toEqual(["0.62", "share", "2027-01-24"]);
});

test("the interface's index says for whom it is, where that is not everybody", async () => {
  const stated = await edition();
  const header = { sha256: "0".repeat(64), text: null };
  expect(await valid(ApiIndexSchema, "api/v1/index.json")).not.toHaveProperty("audience");
  expect(ApiIndexSchema.parse(apiIndex({ ...stated, audience: "internal" }, header, null)).audience).toBe("internal");
});

test("every address of the interface's index names a file of the site, and every table is one", async () => {
  const index = await valid(ApiIndexSchema, "api/v1/index.json");
  const files = new Set(await readdir(join(folder, "tree"), { recursive: true }));
  const named = [...index.files.flatMap(({ address, schema }) => [address, ...(schema === undefined ? [] : [schema])]), ...index.tables.flatMap(({ json, csv, metadata }) => [json, csv, metadata]), ...index.schemas];
  expect(named.filter((address) => !files.has(address.slice(1)))).toEqual([]);
  expect(index.tables.map(({ id }) => id)).toEqual(Object.values((await edition()).facts).flatMap((fact) => (fact.type === "table" ? [fact.id] : [])).sort());
});

test("a table says the same as CSV and as JSON; units, edition and receipt of the CSV stand beside it", async () => {
  for (const { json, csv, metadata } of (await valid(ApiIndexSchema, "api/v1/index.json")).tables) {
    const file = await valid(TableFileSchema, json.slice(1));
    const [head, ...rows] = csvRows(await textOf(csv.slice(1)));
    expect(head).toEqual(file.columns.map(({ name }) => name));
    expect(rows).toEqual(file.rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell)))));
    const { url, notes, tableSchema } = JSON.parse(await textOf(metadata.slice(1))) as { readonly url: string; readonly notes: readonly unknown[]; readonly tableSchema: { readonly columns: readonly { readonly titles: string; readonly "schema:unitText": string }[] } };
    expect(csv.endsWith(`/${url}`)).toBe(true);
    expect(tableSchema.columns.map((column) => [column.titles, column["schema:unitText"]])).toEqual(file.columns.map(({ name, unit, currency }) => [name, currency ?? unit]));
    expect(notes).toEqual([{ fact: file.id, edition: file.edition, page: file.page, rows: file.rows.length, receipt: file.receipt }]);
  }
});

test("a CSV holds nothing that differs from edition to edition where its rows do not", async () => {
  const { csv } = (await valid(ApiIndexSchema, "api/v1/index.json")).tables[0] ?? { csv: "" };
  const text = await textOf(csv.slice(1));
  const { id, label, asOf } = await edition();
  for (const part of [id, label, asOf]) expect(text.replace(/2026-W47,2026-11-16,2026-11-22/, "")).not.toContain(part);
});

test("the header is the one of the store: its digest is the edition's, and names the content that is offered", async () => {
  const text = await textOf("api/v1/header.json");
  const header = EditionHeaderSchema.parse(JSON.parse(text));
  const { headerText, contentText } = splitEdition(await edition(), sha256);
  expect(text).toBe(headerText);
  expect(header.content).toBe(`${sha256(contentText)}.json`);
  expect((await valid(ApiIndexSchema, "api/v1/index.json")).edition.sha256).toBe(sha256(text));
  expect(await textOf("api/v1/edition.json")).toBe(canonicalJson(await edition()));
});

test("the summary says the edition in words, with what each sentence is about", async () => {
  const summary = await valid(EditionSummarySchema, "summary.json");
  expect(summary.finding).toBe("North has a 62\u00a0% chance of its target.");
  expect(summary.changes).toContainEqual({ headline: "Work in progress is 7.", figure: "+2", figureUnit: "items", subjects: {} });
  const moved = summary.changes.find(({ subjects }) => subjects.program === "north");
  expect(moved?.headline).toBe("North moved to 24\u00a0Jan\u00a02027.");
  expect(moved?.causes).toMatch(/^\+10\u00a0days .+, \+6\u00a0days .+, \u22122\u00a0days /);
  expect(summary.programs).toEqual([{ id: "north", title: "North <side>", status: "on-track", p85: "2027-01-24", target: "2027-01-20", chance: 0.62 }, { id: "south", title: "South" }]);
});

test("where there is a comparison it is offered as the edition names it", async () => {
  const { comparison } = await edition();
  const { files } = await valid(ApiIndexSchema, "api/v1/index.json");
  expect(files.some(({ address }) => address === "/api/v1/changes.json")).toBe(comparison !== null);
  if (comparison === null) return;
  expect(`${sha256(await textOf("api/v1/changes.json"))}.json`).toBe(comparison);
  await valid(EditionDiffSchema, "api/v1/changes.json");
});

test("pages carry the policy that hosts are told to send", async () => {
  expect(await textOf("index.html")).toContain(`<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}"`);
});

test.each(Object.entries(siteJsonSchemas()))("schemas/%s is current (`node apps/site/scripts/schemas.ts` writes it) and is published", async (name, schema) => {
  expect(await readFile(new URL(`../../../schemas/${name}`, import.meta.url), "utf8")).toBe(canonicalJson(schema));
  expect(await textOf(`api/v1/schema/${name}`)).toBe(canonicalJson(schema));
});
