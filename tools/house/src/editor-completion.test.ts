import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languageClient, type LanguageClient } from "./language-client.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const server = fileURLToPath(new URL("../node_modules/yaml-language-server/bin/yaml-language-server", import.meta.url));
/** As they are shipped: an editor reads them, nobody sets anything up. */
const settings = JSON.parse(readFileSync(`${root}.vscode/settings.json`, "utf8")) as { readonly "yaml.schemas": Readonly<Record<string, readonly string[]>> };

describe("front matter in an editor that speaks with yaml-language-server", () => {
  let client: LanguageClient;
  beforeAll(async () => {
    client = await languageClient(server, root.replace(/\/$/, ""), { schemas: settings["yaml.schemas"], completion: true, validate: true, hover: true, schemaStore: { enable: false } });
  });
  afterAll(() => client.end());

  test("the words of a decision are offered, and its keys", async () => {
    expect((await client.at("content/decisions/d-901.md", "title: Which vendor\nask: \n", 1, 5)).labels).toEqual(["decide", "approve", "name", "confirm", "provide"]);
    const { labels, hover } = await client.at("content/decisions/d-902.md", "title: Which vendor\nask: decide\n\n", 2, 0);
    expect(labels).toEqual(expect.arrayContaining(["owner", "openedOn", "due", "otherwise"]));
    expect(labels).not.toContain("ask");
    expect(hover).toContain("Heading of the page");
  });

  test.each([
    ["content/models/a-model.md", "title: A model\nownr: x\n", ["owner", "outOfScope", "purpose", "reviewBy", "model"], "2:1 Property ownr is not allowed."],
    ["content/ceremonies/a-meeting.md", "title: A meeting\nminutes: many\n", ["cadence", "participants"], '2:10 Incorrect type. Expected "integer".'],
    ["content/handbook/deep/a-page.mdx", "title: A page\nreviewBy: soon\n", ["section", "order", "owner", "kind"], "2:11"],
    ["content/risks/a-risk.md", "title: A risk\nRisk: R-01\n", ["risk", "reviewBy"], "2:1 Property Risk is not allowed."],
  ])("%s: keys are offered, and a mistake is underlined", async (path, text, keys, problem) => {
    const { labels, problems } = await client.at(path, text, 2, 0);
    expect(labels).toEqual(expect.arrayContaining(keys));
    expect(problems.join("\n")).toContain(problem);
  });

  test("almanac.yaml offers the columns of the kind at hand", async () => {
    const { labels } = await client.at("data/almanac.yaml", "program:\n  title: x\n  timeZone: Europe/Berlin\nsources:\n  - id: risks\n    kind: risk-register\n    files: risks.csv\n    columns:\n      \n", 8, 6);
    expect(labels).toEqual(expect.arrayContaining(["probability", "impact", "mitigation"]));
  });
});
