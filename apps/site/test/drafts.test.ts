import { createHash } from "node:crypto";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isoDate, type Edition, type FrozenDocument } from "@almanac/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readTree, renderSite, renderTree, standaloneLayout, statementOf } from "../src/index.ts";
import { prepareToRender } from "../src/render/prepare-to-render.ts";
import { readStatement, type Statement } from "../src/render/read-statement.ts";
import { writeStatement } from "./statement.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
let folder = "";
let base: Statement;
const at = (...names: readonly string[]): string => join(folder, ...names);

interface Page {
  readonly name: string;
  readonly title: string;
  readonly order: number;
  readonly section: string;
  readonly body: string;
}
const PAGES: readonly Page[] = Array.from({ length: 5 }, (_, index) => ({ name: `p-${String(index)}`, title: `Page ${String(index)}`, order: index, section: index < 3 ? "One" : "Two", body: `Words of page ${String(index)}: :fact[delivery.wip.now] in progress, a spike now and then.\n\n## Part ${String(index)}\n\nSee [the next](p-${String((index + 1) % 5)}.md).\n` }));
const TERM: Extract<FrozenDocument, { kind: "term" }> = { kind: "term", path: "glossary/spike.md", id: "spike", title: "Spike", also: [], summary: "Work that answers a question.", format: "md", bodyLine: 6, sha256: sha256("spike"), object: `${sha256("A spike.")}.md` };

interface Draft {
  readonly pages?: readonly Page[];
  /** Other words of a document of the statement, by the start of its path. */
  readonly reworded?: string;
  readonly term?: typeof TERM;
  readonly edition?: (edition: Edition) => Partial<Edition>;
  readonly changes?: (comparison: NonNullable<Statement["comparison"]>) => Statement["comparison"];
}

async function statement({ pages = PAGES, reworded, term = TERM, edition: other = () => ({}), changes = (comparison) => comparison }: Draft): Promise<Statement> {
  const own = pages.map(({ name, title, order, section, body }): FrozenDocument => ({ kind: "handbook", path: `handbook/${name}.md`, id: name, title, format: "md", bodyLine: 8, sha256: sha256(body + title), object: `${sha256(body)}.md`, section, order, owner: "Program manager", reviewBy: isoDate("2027-11-01") }));
  const bodies = new Map([...pages.map(({ body }) => body), "A spike."].map((body) => [`${sha256(body)}.md`, body]));
  for (const document of base.edition.documents) bodies.set(document.object, await base.object(document.object));
  const { comparison } = base;
  const reworked = base.edition.documents.find(({ path }) => reworded !== undefined && path.startsWith(reworded));
  if (reworked === undefined && reworded !== undefined) throw new Error(`the statement of the tests has no ${reworded}`);
  const words = `${reworked === undefined ? "" : await base.object(reworked.object)}\n\nWords that were not there.\n`;
  bodies.set(`${sha256(words)}.md`, words);
  const edition: Edition = { ...base.edition, documents: base.edition.documents.map((document) => (document === reworked ? { ...document, sha256: sha256(words), object: `${sha256(words)}.md` } : document)) };
  if (comparison === null || edition.comparison === null) throw new Error("the statement of the tests compares itself with another");
  bodies.set(edition.comparison, JSON.stringify(changes(comparison)));
  const whole: Edition = { ...edition, documents: [...edition.documents, ...own, term], documentHistory: Object.fromEntries(own.map(({ path }) => [path, { since: "2026-11-15", changed: "2026-11-15" }])) };
  return await statementOf({ ...whole, ...other(whole) }, bodies);
}

async function siteOf(draft: Draft, keptFolder?: string): Promise<ReadonlyMap<string, string>> {
  // As a command does it: the last site stands while the new one is made.
  if (keptFolder !== undefined) await prepareToRender(keptFolder);
  await rm(at("last"), { recursive: true, force: true });
  await rename(at("site"), at("last")).catch(() => undefined);
  await renderSite({ statement: await statement(draft), siteFolder: at("site"), cacheFolder: at("cache"), ...(keptFolder !== undefined && { keptFolder, lastFolder: at("last") }) });
  return new Map([...(await readTree(at("site")))].map(([file, bytes]) => [file, sha256(Buffer.from(bytes).toString("latin1"))]));
}

/** Files in which two sites differ. */
const different = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): readonly string[] => [...new Set([...a.keys(), ...b.keys()])].filter((file) => a.get(file) !== b.get(file));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "almanac-drafts-"));
  await writeStatement(at("statement"));
  base = await readStatement(at("statement"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const edited = (index: number, change: Partial<Page>): readonly Page[] => PAGES.map((page, place) => (place === index ? { ...page, ...change } : page));
const withWip = (value: number) => ({ facts }: Edition): Partial<Edition> => {
  const fact = facts["delivery.wip.now"];
  return fact?.type === "scalar" ? { facts: { ...facts, "delivery.wip.now": { ...fact, value } } } : {};
};
const changedIn = (edition: string) => ({ documentHistory = {} }: Edition): Partial<Edition> => ({ documentHistory: { ...documentHistory, "handbook/p-2.md": { since: "2026-11-15", changed: edition } } });

const DRAFTS: readonly (readonly [what: string, draft: Draft])[] = [
  ["the words of a page", { pages: edited(1, { body: "Other words, and a spike.\n\n## Another part\n\nText.\n" }) }],
  ["the words of a page once more, and its change since the edition before", { pages: edited(2, { body: "New words.\n" }), edition: changedIn("2026-11-22"), changes: (comparison) => ({ ...comparison, documents: [...comparison.documents, { path: "handbook/p-2.md", kind: "handbook", title: "Page 2", change: "changed", sections: [] }] }) }],
  ["the title of a page", { pages: edited(3, { title: "A page of another title" }) }],
  ["the order of pages", { pages: edited(0, { order: 9 }) }],
  ["the section of a page", { pages: edited(4, { section: "One" }) }],
  ["a page taken out", { pages: PAGES.filter(({ name }) => name !== "p-3").map((page) => ({ ...page, body: page.body.replace("p-3.md", "p-4.md") })) }],
  ["a page put in", { pages: [...PAGES, { name: "p-9", title: "Page 9", order: 2, section: "Three", body: "New.\n" }] }],
  ["a fact", { edition: withWip(12) }],
  ["a term of the glossary", { term: { ...TERM, summary: "Work that ends with an answer." } }],
  ["a form of a term", { term: { ...TERM, also: ["words"] } }],
  ["the words of a decision", { reworded: "decisions/" }],
  ["a heading of a page", { pages: edited(4, { body: "Words.\n\n## A part of another name\n\nText.\n" }) }],
  ["what changed in a page since the edition before", { pages: edited(4, { body: "Words.\n\n## A part of another name\n\nText.\n" }), changes: (comparison) => ({ ...comparison, documents: comparison.documents.map((change) => ({ ...change, sections: [] })) }) }],
  ["who reads it", { edition: () => ({ audience: "internal" }) }],
  ["the title of the program", { edition: ({ program }) => ({ program: { ...program, title: "Lamp" } }) }],
  ["nothing any more", {}],
];

test("a draft after a draft is byte for byte what it is alone, whatever changed", async () => {
  await siteOf({}, at("kept"));
  for (const [what, draft] of DRAFTS) {
    const after = await siteOf(draft, at("kept"));
    expect(different(after, await siteOf(draft)), what).toEqual([]);
  }
}, 600_000);

test("with other words of a page, every page that does not show them is taken over", async () => {
  const own = at("taken-over");
  await siteOf({}, own);
  // Without the last site, pages are taken from the log: what stands there is told from what is written now.
  const [pack, log] = ["pages", "page-log"].map((name) => join(own, "draft-pages", name)) as [string, string];
  const marked = Buffer.from((await readFile(log, "latin1")).replaceAll("Lantern", "Lentern"), "latin1");
  await writeFile(log, marked);
  const [head = "", list = "", ...rest] = (await readFile(pack, "latin1")).replaceAll("Lantern", "Lentern").split("\n");
  const listed = (JSON.parse(list) as readonly [string, { readonly page?: { readonly at: readonly [number, number] } }][]).map(([file, { page, ...others }]) => [file, { ...others, ...(page !== undefined && { page: { ...page, digest: createHash("sha256").update(marked.subarray(...page.at)).digest("hex").slice(0, 32) } }) }]);
  const after = Buffer.from([JSON.stringify(listed), ...rest].join("\n"), "latin1");
  await writeFile(pack, Buffer.concat([Buffer.from(`${head.replace(/[0-9a-f]{64}$/, createHash("sha256").update(after).digest("hex"))}\n`), after]));
  await rm(at("site"), { recursive: true });
  await siteOf({ pages: edited(1, { body: "Other words.\n\n## Part 1\n" }) }, own);
  const anew = [...(await readTree(at("site")))].filter(([file, bytes]) => /\.(?:html|json|ics)$/.test(file) && Buffer.from(bytes).toString().includes("Lantern")).map(([file]) => file);
  expect(anew.toSorted()).toEqual(["api/v1/edition.json", "api/v1/index.json", "changes/index.html", "handbook/p-1/index.html"]);
});

test("a site is byte for byte the layout of its tree, and kept pages that somebody spoilt are written anew", async () => {
  const own = at("spoilt");
  const before = await siteOf({}, own);
  await renderTree({ statement: await statement({}), treeFolder: at("tree"), cacheFolder: at("cache") });
  await standaloneLayout(at("tree"), at("laid-out"));
  const laidOut = new Map([...(await readTree(at("laid-out")))].map(([file, bytes]) => [file, sha256(Buffer.from(bytes).toString("latin1"))]));
  expect(different(before, laidOut)).toEqual([]);
  const [pack, log] = ["pages", "page-log"].map((name) => join(own, "draft-pages", name)) as [string, string];
  const spoil = async (file: string): Promise<void> => writeFile(file, (await readFile(file, "latin1")).replace("Words of page 1", "Words of nobody"), "latin1");
  await spoil(pack);
  expect(different(await siteOf({}, own), before), "what search read").toEqual([]);
  await spoil(at("site", "handbook/p-1/index.html"));
  expect(different(await siteOf({}, own), before), "a page of the last site").toEqual([]);
  await spoil(log);
  await spoil(at("site", "handbook/p-1/index.html"));
  expect(different(await siteOf({}, own), before), "and the log of pages as well").toEqual([]);
  await rm(log);
  expect(different(await siteOf({}, own), before), "the log is gone").toEqual([]);
  await rm(at("site"), { recursive: true });
  expect(different(await siteOf({}, own), before), "the last site too").toEqual([]);
});
