import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { renderTree } from "../src/index.ts";
import { openPages, type PageServer } from "../src/render/page-program/page-server.ts";
import { readStatement } from "../src/render/read-statement.ts";
import { documentSetter } from "../src/render/render-documents.ts";
import { renderCharts } from "../src/render/render-charts.ts";
import { writeStatement } from "./statement.ts";

let folder = "";
let pages: PageServer;
const text = async (address: string): Promise<string> => Buffer.from((await pages.pageAt(address))?.bytes ?? []).toString();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "almanac-server-"));
  await writeStatement(join(folder, "statement"));
  const statement = await readStatement(join(folder, "statement"));
  const { edition, editionText, comparison } = statement;
  const documents = await documentSetter(statement);
  const prose = await documents.finish((await documents.set(() => true)).values());
  pages = await openPages({ edition, editionText, digest: null, comparison, prose, charts: await renderCharts(edition, comparison) }, folder);
  await renderTree({ statement, treeFolder: join(folder, "tree"), cacheFolder: join(folder, "cache") });
}, 300_000);
afterAll(async () => {
  await pages.close();
  await rm(folder, { recursive: true, force: true });
});

test.each(["/", "/delivery/", "/handbook/first/", "/summary.json"])("%s reads as in the tree of the edition", async (address) => {
  const page = await pages.pageAt(address);
  expect(await text(address)).toBe(await readFile(join(folder, "tree", page?.file ?? ""), "utf8"));
});

test("a document reads as it was told last, and no page stands at an address of none", async () => {
  await pages.showWords("handbook/second.md", { html: "<p>Written a moment ago.</p>", headings: [] });
  expect(await text("/handbook/second/")).toContain("Written a moment ago.");
  expect(await pages.pageAt("/nowhere/")).toBeUndefined();
  expect(pages.addresses).toContain("/handbook/second/");
});
