import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";

interface Offer {
  readonly label: string;
  readonly insert: string;
  readonly says: string;
  readonly required: boolean;
}

interface Offers {
  readonly schemaFor: (path: string, schemas: object) => string | undefined;
  readonly offersAt: (schema: unknown, text: string, line: number, character: number, today: string) => readonly Offer[];
  readonly explanationAt: (schema: unknown, text: string, line: number) => string | undefined;
}

const shipped = new URL("../../../../", import.meta.url);
const { schemaFor, offersAt, explanationAt } = createRequire(import.meta.url)("../../../../.vscode/extensions/almanac/front-matter.cjs") as Offers;
const settings = JSON.parse(readFileSync(new URL(".vscode/settings.json", shipped), "utf8")) as { readonly "yaml.schemas": object };

/** What is offered in a document of the repository, at the place of `|`. */
function offered(path: string, marked: string): readonly Offer[] {
  const file = schemaFor(path, settings["yaml.schemas"]);
  if (file === undefined) return [];
  const before = marked.slice(0, marked.indexOf("|")).split("\n");
  const schema: unknown = JSON.parse(readFileSync(new URL(file, shipped), "utf8"));
  return offersAt(schema, marked.replace("|", ""), before.length - 1, before.at(-1)?.length ?? 0, "2026-11-29");
}
const labels = (path: string, marked: string): readonly string[] => offered(path, marked).map(({ label }) => label);

describe("front matter in VS Code, from the shipped settings and schemas", () => {
  test("words after a key, a day where one is needed", () => {
    expect(labels("content/decisions/d-1.md", "---\ntitle: x\nask: |\n---\nBody.")).toEqual(["decide", "approve", "name", "confirm", "provide"]);
    expect(labels("content/handbook/deep/page.mdx", "---\nkind: |\n---\n")).toEqual(["page", "policy"]);
    expect(labels("content/models/m.md", "---\nreviewBy: |")).toEqual(["2026-11-29"]);
    expect(labels("content/models/m.md", "---\ntitle: |\n---\n")).toEqual([]);
  });

  test("keys that are not there yet, the needed ones first", () => {
    const keys = offered("content/models/m.md", "---\ntitle: x\nmodel: y\n|\n---\n");
    expect(keys.filter(({ required }) => required).map(({ label }) => label)).toEqual(["outOfScope", "owner", "purpose", "reviewBy"]);
    expect(keys.map(({ label }) => label).slice(0, 4)).toEqual(["outOfScope", "owner", "purpose", "reviewBy"]);
    expect(keys[0]).toMatchObject({ insert: "outOfScope:\n  - ", required: true });
    expect(keys.find(({ label }) => label === "summary")).toMatchObject({ required: false, says: expect.stringContaining("sentence") as string });
  });

  test("keys and words inside a list", () => {
    const text = (entry: string): string => `---\ntitle: x\nowner: y\nstatuses:\n  - ${entry}\n---\n`;
    expect(labels("content/programs/fraud.md", text("|"))).toEqual(expect.arrayContaining(["status", "setOn", "setBy"]));
    expect(labels("content/programs/fraud.md", text("status: |"))).toEqual(["on-track", "at-risk", "off-track", "not-started", "done"]);
  });

  test("nothing below the front matter, and nothing in other files", () => {
    expect(labels("content/decisions/d-1.md", "---\ntitle: x\n---\nask: |")).toEqual([]);
    expect(labels("README.md", "---\n|\n---\n")).toEqual([]);
    expect(labels("content/updates/2026-11-22.md", "No fences\n|")).toEqual([]);
  });

  test("a key is explained", () => {
    const schema: unknown = JSON.parse(readFileSync(new URL("schemas/front-matter/decision.schema.json", shipped), "utf8"));
    expect(explanationAt(schema, "---\notherwise: It waits\n---\n", 1)).toContain("if nobody answers");
  });
});
