import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { accepted, CONFIG } from "../../test/a-program.ts";
import { surenessOf } from "../../test/one-file.ts";
import { KINDS } from "./kinds.ts";
import { workKinds } from "./work-kinds.ts";

const read = (kind: string, name: string): string | undefined => {
  const path = fileURLToPath(new URL(`./${kind}/${name}`, import.meta.url));
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
};
const examples = workKinds.flatMap(({ kind }) => ["example.csv", "example.json"].flatMap((name) => (read(kind, name) === undefined ? [] : [{ kind, name, content: read(kind, name) ?? "" }])));

describe("kinds of export about work", () => {
  test("every kind has an example and a page with its two sections", () => {
    for (const { kind } of workKinds) {
      expect([kind, examples.some((example) => example.kind === kind)]).toEqual([kind, true]);
      expect(read(kind, "page.md")?.match(/^## .*$/gm)?.slice(0, 2)).toEqual(["## How to export it", "## Common mistakes"]);
    }
  });

  test.each(examples.map(({ kind, name, content }) => [`${kind}/${name}`, kind, content] as const))("%s is its own kind more than any other", (_, kind, content) => {
    const sure = KINDS.map((one) => ({ kind: one.kind, score: surenessOf(one, content) })).toSorted((a, b) => b.score - a.score);
    expect(sure[0]?.kind).toBe(kind);
    expect(sure[0]?.score).toBeGreaterThan(sure[1]?.score ?? 0);
  });

  test.each(["jira-json/example.json", "jira-csv/example.csv", "github-json/example.json", "github-csv/example.csv"])("%s is a program with nothing declared", (path) => {
    const [kind = "", name = ""] = path.split("/");
    const model = accepted({ "data/almanac.yaml": CONFIG, [`data/sources/${name}`]: read(kind, name) ?? "" });
    expect(model.items.length).toBeGreaterThan(1);
    expect(model.items.every(({ status }) => model.program.workflow.columns.some(({ statuses }) => statuses.includes(status)))).toBe(true);
  });
});
