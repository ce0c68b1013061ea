import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { KINDS } from "../../src/sources/kinds.ts";
import { EXAMPLES_FILE, sourceExamples } from "./source-examples.ts";
import { PAGES_FOLDER, sourcePages, undocumentedKinds } from "./source-pages.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

describe("the handbook's pages about sources", () => {
  test("there is one for every kind, with an example", () => {
    expect(undocumentedKinds()).toEqual([]);
    expect([...sourcePages()].filter(([path, text]) => path !== `${PAGES_FOLDER}.md` && !text.includes("## A minimal example")).map(([path]) => path)).toEqual([]);
    expect(sourcePages().size).toBe(KINDS.length + 1);
  });

  test("they say what the readers do: written by `pnpm source-pages`", () => {
    const pages = sourcePages();
    for (const [path, text] of pages) expect(existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : "", path).toBe(text);
    expect(readdirSync(join(root, PAGES_FOLDER)).length).toBe(pages.size - 1);
  });

  test("the examples that empty pages offer are the readers’ own: written by `pnpm source-pages`", () => {
    expect(readFileSync(join(root, EXAMPLES_FILE), "utf8")).toBe(sourceExamples());
  });
});
