import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { frontMatterFiles } from "@almanac/data";
import { editorSnippets } from "./snippets.ts";

const shipped = (name: string): string => readFileSync(new URL(`../../../../.vscode/${name}`, import.meta.url), "utf8");

describe("what the repository tells an editor", () => {
  test("each kind of document has its schema", () => {
    const { "yaml.schemas": schemas } = JSON.parse(shipped("settings.json")) as { readonly "yaml.schemas": Readonly<Record<string, readonly string[]>> };
    expect(schemas).toEqual({ "./schemas/almanac.schema.json": ["data/almanac.yaml", "examples/*/data/almanac.yaml"], ...frontMatterFiles() });
  });

  test("the snippets are current: written by `node packages/cli/test/editor/main.ts`", () => {
    expect(shipped("almanac.code-snippets")).toBe(editorSnippets());
  });

  test("a snippet offers the words that are allowed, and today where a day is needed", () => {
    const snippets = JSON.parse(editorSnippets()) as Readonly<Record<string, { readonly prefix: string; readonly body: readonly string[] }>>;
    expect(snippets["decision, front matter"]?.body).toContain("ask: ${2|decide,approve,name,confirm,provide|}".replace("2", String(snippets["decision, front matter"]?.body.findIndex((line) => line.startsWith("ask:")))));
    expect(snippets["decision, front matter"]?.body.join("\n")).toMatch(/due: \$\{\d+:\$CURRENT_YEAR-\$CURRENT_MONTH-\$CURRENT_DATE\}/);
    expect(snippets["fact, directive"]).toMatchObject({ prefix: ":fact" });
    expect(Object.values(snippets).map(({ prefix }) => prefix)).toContain("<Chart");
  });
});
