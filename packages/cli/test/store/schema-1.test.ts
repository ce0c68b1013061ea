import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { canonicalJson, EditionContentSchema, EditionHeaderSchema, splitEdition } from "@almanac/core";
import { sha256 } from "../../src/sha256.ts";
import { readChain } from "../../src/store/chain.ts";
import { readEdition } from "../../src/store/read-edition.ts";
import { run } from "./scene.ts";

// A program whose two editions were frozen by the last Almanac that wrote schema 1 (the files are compressed, nothing else is changed).
const fixture = fileURLToPath(new URL("schema-1/", import.meta.url));
const root = mkdtempSync(join(tmpdir(), "almanac-schema-1-"));
const file = (id: string): string => join(root, "data/editions", `${id}.json`);

beforeAll(() => {
  cpSync(fixture, root, { recursive: true });
  for (const name of readdirSync(join(root, "data/editions"))) {
    const path = join(root, "data/editions", name);
    writeFileSync(path.replace(/\.gz$/, ""), gunzipSync(readFileSync(path)));
    rmSync(path);
  }
});
afterAll(() => rmSync(root, { recursive: true }));

const almanac = (command: string, ...args: readonly string[]) => run(command, ...args, "--root", root);
const codes = async (): Promise<readonly string[]> => (JSON.parse((await almanac("check", "--json")).stdout) as readonly { code: string }[]).map(({ code }) => code);

test("editions of schema 1 are read as they are, by their old digests, and have today's shape in memory", () => {
  const { editions, diagnostics } = readChain(root);
  expect(diagnostics).toEqual([]);
  expect(editions.map(({ schema, sha256: digest, edition }) => [schema, edition.id, digest === sha256(readFileSync(file(edition.id), "utf8"))])).toEqual([
    [1, "2026-11-15", true],
    [1, "2026-11-22", true],
  ]);
  for (const stored of editions) {
    const { edition, diagnostics: found } = readEdition(root, stored);
    expect(found).toEqual([]);
    if (edition === undefined) throw new Error("unreadable");
    const { headerText, contentText } = splitEdition(edition, sha256);
    expect(EditionHeaderSchema.safeParse(JSON.parse(headerText)).error).toBeUndefined();
    expect(EditionContentSchema.safeParse(JSON.parse(contentText)).error).toBeUndefined();
    // Nothing of what was said is lost: without what schema 2 added, the old text comes out again.
    const { forecastInputs, ledger, comparison, ...said } = edition;
    expect([forecastInputs, ledger, comparison]).toEqual([null, null, null]);
    expect(canonicalJson({ ...said, schema: 1 })).toBe(readFileSync(file(edition.id), "utf8"));
  }
});

test("an edition of today follows them by the digest of the old file, and is compared with what it said", async () => {
  const source = join(root, "data/sources/jira");
  cpSync(join(source, "2026-11-22"), join(source, "2026-11-29"), { recursive: true });
  const { code, stderr } = await almanac("edition");
  expect(code, stderr).toBe(0);
  const header = JSON.parse(readFileSync(file("2026-11-29"), "utf8")) as { schema: number; previous: { id: string; sha256: string }; content: string };
  expect(header).toMatchObject({ schema: 2, previous: { id: "2026-11-22", sha256: sha256(readFileSync(file("2026-11-22"), "utf8")) } });
  const { comparison } = JSON.parse(readFileSync(join(root, "data/objects", header.content), "utf8")) as { comparison: string };
  expect(JSON.parse(readFileSync(join(root, "data/objects", comparison), "utf8"))).toMatchObject({ from: { id: "2026-11-22", label: "2026-W47" } });
  expect(await codes()).toEqual([]);
});

test("a flipped character in an old edition is found by the one that follows it", async () => {
  const whole = readFileSync(file("2026-11-15"), "utf8");
  writeFileSync(file("2026-11-15"), whole.replace('"rows": 2', '"rows": 3'));
  expect(await codes()).toEqual(["EDITION-CHAIN"]);
  writeFileSync(file("2026-11-15"), whole);
});

test("an old edition is withdrawn, too: what it said is gone, its place in the chain stands, and only a recorded act explains that", async () => {
  const digest = sha256(readFileSync(file("2026-11-15"), "utf8"));
  const whole = readFileSync(file("2026-11-15"));
  expect((await almanac("withdraw", "2026-11-15", "--reason", "A name")).code).toBe(0);
  expect(readFileSync(file("2026-11-15"), "utf8")).not.toContain("facts");
  expect(readChain(root).editions[0]).toMatchObject({ sha256: digest, withdrawn: { reason: "A name" } });
  expect(await codes()).toEqual([]);
  expect(await almanac("build", "--edition", "2026-11-15")).toMatchObject({ code: 1, stderr: expect.stringContaining("was withdrawn") as string });
  const rest = readFileSync(file("2026-11-15"));
  writeFileSync(file("2026-11-15"), whole);
  expect(await codes()).toEqual(["EDITION-RESTORED"]);
  writeFileSync(file("2026-11-15"), rest);
  const acts = join(root, "data/editions/acts.json");
  rmSync(acts);
  expect(await codes()).toEqual(["EDITION-BROKEN"]);
  expect(existsSync(acts)).toBe(false);
});
