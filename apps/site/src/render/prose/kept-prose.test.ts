import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Fact } from "@almanac/core";
import type { ProseDocument } from "@almanac/prose";
import { afterEach, expect, test } from "vitest";
import { proseSetter } from "./kept-prose.ts";
import type { ProseSetting } from "./prose-setting.ts";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});
async function keptFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "almanac-kept-"));
  folders.push(folder);
  return folder;
}

const wip = (value: number): Fact => ({ type: "scalar", id: "delivery.wip.now", label: "In progress", unit: "items", audience: "public", value, receipt: { rule: "flow.wip", arguments: {}, sources: [], rows: 0, rowsDigest: "" } });
const page = (index: number): ProseDocument => ({ path: `handbook/p-${String(index)}.md`, format: "md", bodyLine: 5, body: `Page ${String(index)} of :fact[delivery.wip.now], see [the next](p-${String(index + 1)}.md).` });
const documents = Array.from({ length: 320 }, (_, index) => page(index));
const NONE: ProseSetting["references"] = { asOfDate: "2026-11-22", terms: [], decisions: {}, parts: {}, pictures: {}, history: {}, editions: [], workstreams: [] };
const setting = (value: number, count = documents.length): ProseSetting => ({ facts: { "delivery.wip.now": wip(value) }, documents: documents.slice(0, count).map(({ path }) => ({ kind: "handbook", path, id: path })), locale: "en-GB", svgs: new Map(), references: NONE });

test("many documents, shared out between threads, read as each of them set alone", async () => {
  const many = await (await proseSetter(setting(5))).setAll(documents);
  const alone = await proseSetter(setting(5));
  expect(many).toHaveLength(320);
  for (const index of [0, 159, 160, 319]) expect(many[index]).toEqual((await alone.setAll(documents.slice(index, index + 1)))[0]);
  expect(many[7]?.html).toMatch(/data-fact="delivery.wip.now">5\D/);
  expect(many[7]?.html).toContain("/handbook/p-8/");
  expect(many.at(-1)?.diagnostics.map(({ code }) => code)).toEqual(["MARKDOWN-LINK"]);
});

test("what was set before is taken from where it is kept, until a figure or a document is another", async () => {
  const kept = await keptFolder();
  const first = await proseSetter(setting(5, 3), kept);
  await first.setAll(documents.slice(0, 2));
  await first.keep();
  const [file = ""] = await readdir(join(kept, "prose"));
  await writeFile(join(kept, "prose", file), (await readFile(join(kept, "prose", file), "utf8")).replaceAll("Page 1 of", "Kept 1 of"));

  const again = await (await proseSetter(setting(5, 3), kept)).setAll([page(1), { ...page(0), body: "Rewritten." }]);
  expect(again[0]?.html).toContain("Kept 1 of");
  expect(again[1]?.html).toContain("Rewritten.");
  const [otherFigure] = await (await proseSetter(setting(6, 3), kept)).setAll([page(1)]);
  expect(otherFigure?.html).toMatch(/data-fact="delivery.wip.now">6\D/);
  expect(otherFigure?.html).not.toContain("Kept");
  const [lostTarget] = await (await proseSetter(setting(5, 2), kept)).setAll([page(1)]);
  expect(lostTarget?.diagnostics.map(({ code }) => code)).toEqual(["MARKDOWN-LINK"]);
});

test.each(['{"abc":{"ht', '[["abc",{"path":"a.md"},0,20]]\nhalf of it'])("half a file of a killed run is as good as none: %s", async (half) => {
  const kept = await keptFolder();
  const first = await proseSetter(setting(5, 3), kept);
  await first.setAll([page(0)]);
  await first.keep();
  const [file = ""] = await readdir(join(kept, "prose"));
  await writeFile(join(kept, "prose", file), half);
  const [again] = await (await proseSetter(setting(5, 3), kept)).setAll([page(0)]);
  expect(again?.html).toContain("Page 0 of");
});

test("what is set after most was kept is kept beside it, and nothing of it is lost", async () => {
  const kept = await keptFolder();
  const few = setting(5, 8);
  const first = await proseSetter(few, kept);
  await first.setAll(documents.slice(0, 7));
  await first.keep();
  const [file = ""] = await readdir(join(kept, "prose"));
  const much = await readFile(join(kept, "prose", file), "utf8");
  // The run after the first sets one page anew, and so does the one after that.
  for (const words of ["Rewritten.", "Rewritten again."]) {
    const next = await proseSetter(few, kept);
    await next.setAll([{ ...page(0), body: words }, ...documents.slice(1, 7)]);
    await next.keep();
  }
  expect(await readFile(join(kept, "prose", file), "utf8")).toBe(much);
  const since = (await readdir(join(kept, "prose"))).find((name) => name !== file) ?? "";
  await writeFile(join(kept, "prose", since), (await readFile(join(kept, "prose", since), "utf8")).replaceAll("Rewritten", "Was kept!"));
  const set = await (await proseSetter(few, kept)).setAll([{ ...page(0), body: "Rewritten again." }, { ...page(0), body: "Rewritten." }, page(0)]);
  expect(set.map(({ html }) => /Was kept! again|Was kept!|Page 0/.exec(html)?.[0])).toEqual(["Was kept! again", "Was kept!", "Page 0"]);
  // Where as much came since as there was, all of it is one file again.
  const last = await proseSetter(few, kept);
  await last.setAll([1, 2, 3].map((index) => ({ ...page(index), body: "Another." })));
  await last.keep();
  expect(await readdir(join(kept, "prose"))).toEqual([file]);
});
