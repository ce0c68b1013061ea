import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readOne, realFile } from "../../test/one-file.ts";
import { SourceSchema } from "../config/source-schema.ts";
import { moneyKinds } from "./money-kinds.ts";

/** The blocks for `almanac.yaml` that a page offers for copying, by the id of their source. */
function blocksOf(kind: string): ReadonlyMap<string, unknown> {
  const page = readFileSync(new URL(`./${kind}/page.md`, import.meta.url), "utf8");
  const blocks = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, block = ""]) => parse(block) as { readonly sources: readonly { readonly id: string }[] });
  return new Map(blocks.flatMap(({ sources }) => sources.map((source) => [source.id, source])));
}

test.each([
  ["budget-lines", "projects", "budget/projects-50.csv", 50],
  ["vendors", "vendors", "vendors/vendors-40.csv", 40],
  ["cloud-cost", "azure-actual", "focus/azure-ea-actual-cost-small.csv", 11],
  ["cloud-cost", "azure-amortised", "focus/azure-ea-actual-cost-small.csv", 11],
  ["focus", "cloud", "focus/focus-1.0-sample-a.csv", 667],
])("%s: the block `%s` of its page is valid and reads %s", (name, id, path, count) => {
  const { id: _id, files: _files, role: _role, ...declaration } = SourceSchema.parse(blocksOf(name).get(id));
  const kind = moneyKinds.find((one) => one.kind === name);
  const file = realFile(path);
  if (kind === undefined) throw new Error(`no kind ${name}`);
  if (file === undefined) return;
  expect(readOne(kind, file, declaration)).toMatchObject({ diagnostics: [], used: count, total: count });
});
