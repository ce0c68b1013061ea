import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readChain } from "../../src/store/chain.ts";
import { scene, type Scene } from "./scene.ts";

let program: Scene;
beforeAll(async () => {
  program = scene();
  for (const date of ["2026-11-01", "2026-11-08", "2026-11-15"]) await program.freeze(date);
});
afterAll(() => program.remove());

interface Found {
  readonly code: string;
  readonly file: string;
  readonly message: string;
  readonly hint: string;
}

const checked = async (): Promise<readonly Found[]> => JSON.parse((await program.almanac("check", "--json")).stdout) as readonly Found[];
const contentOf = (id: string): string => `data/objects/${(JSON.parse(readFileSync(program.path(`data/editions/${id}.json`), "utf8")) as { content: string }).content}`;

/** Runs with a changed file, and puts it back. */
async function withChange(file: string, change: (text: string) => string, work: () => Promise<void>): Promise<void> {
  const whole = readFileSync(program.path(file), "utf8");
  writeFileSync(program.path(file), change(whole));
  try {
    await work();
  } finally {
    writeFileSync(program.path(file), whole);
  }
}

const flipped = (text: string): string => text.replace('"label": "2026', '"label": "2025');

describe("what was tampered with is named by its file", () => {
  test("a header, though its text is well-formed", () =>
    withChange("data/editions/2026-11-08.json", flipped, async () => {
      expect(await checked()).toContainEqual(expect.objectContaining({ code: "EDITION-BROKEN", file: program.path("data/editions/2026-11-08.json") }));
      expect((await program.freeze("2026-11-22")).code).toBe(1);
    }));

  test("the newest header, which no other edition names yet", () =>
    withChange("data/editions/2026-11-15.json", (text) => text.replace('"version": "0.', '"version": "1.'), async () => {
      expect(await checked()).toMatchObject([{ code: "EDITION-BROKEN", file: program.path("data/editions/2026-11-15.json") }]);
    }));

  test.each(["2026-11-08", "2026-11-15"])("a header in another form of the same JSON: %s", (id) =>
    withChange(`data/editions/${id}.json`, (text) => JSON.stringify(JSON.parse(text)), async () => {
      expect(await checked()).toContainEqual(expect.objectContaining({ code: "EDITION-BROKEN", file: program.path(`data/editions/${id}.json`) }));
    }),
  );

  test("line ends that git has changed, with the cure", async () => {
    const crlf = (text: string): string => text.replaceAll("\n", "\r\n");
    for (const [file, code] of [["data/editions/2026-11-15.json", "EDITION-BROKEN"], [contentOf("2026-11-15"), "OBJECT-TAMPERED"]] as const)
      await withChange(file, crlf, async () => expect(await checked()).toMatchObject([{ code, message: expect.stringContaining("line ends") as string, hint: expect.stringContaining(".gitattributes") as string }]));
  });

  test("the content of the newest edition", async () => {
    const content = contentOf("2026-11-15");
    await withChange(content, (text) => text.replace('"rows": ', '"rows":  '), async () => {
      expect(await checked()).toMatchObject([{ code: "OBJECT-TAMPERED", file: expect.stringContaining(content) as string }]);
    });
  });

  test("a content that is gone", async () => {
    const content = program.path(contentOf("2026-11-15"));
    renameSync(content, `${content}.aside`);
    const found = await checked();
    renameSync(`${content}.aside`, content);
    expect(found).toMatchObject([{ code: "OBJECT-MISSING", hint: expect.stringContaining("from version control") as string }]);
  });
});

test("an edition of a newer Almanac is said to be one, and nothing is frozen behind it", () =>
  withChange("data/editions/2026-11-15.json", (text) => text.replace('"schema": 2', '"schema": 7'), async () => {
    expect(await checked()).toMatchObject([{ code: "EDITION-NEWER", message: expect.stringContaining("newer Almanac, in version 7") as string }]);
    expect((await program.freeze("2026-11-22")).code).toBe(1);
  }));

test("two branches that each froze an edition are a fork: both are named, and the cure works", async () => {
  const [main, branch] = ["2026-11-15", "branch"].map((id) => program.path(`data/editions/${id}.json`)) as [string, string];
  const frozen = readFileSync(main);
  rmSync(main);
  expect((await program.almanac("edition", "--as-of", "2026-11-15T22:00:00+01:00", "--id", "branch")).code).toBe(0);
  writeFileSync(main, frozen);
  const found = await checked();
  expect(found).toMatchObject([{ code: "EDITION-FORK", message: expect.stringContaining("branch and 2026-11-15 both follow 2026-11-08") as string }]);
  expect(found[0]?.hint).toContain("keep one, remove the other");
  rmSync(branch);
  expect(await checked()).toEqual([]);
});

test("what a killed run left half-written is no edition, and the next run removes it", async () => {
  const gone = 4_194_302;
  for (const folder of ["editions", "objects"]) writeFileSync(program.path(`data/${folder}/half.json.tmp-${String(gone)}-1`), "{");
  expect(await checked()).toEqual([]);
  await program.freeze("2026-11-22");
  expect([...readdirSync(program.path("data/editions")), ...readdirSync(program.path("data/objects"))].filter((name) => name.includes(".tmp-"))).toEqual([]);
  expect(readChain(program.root).editions.map(({ edition }) => edition.id)).toEqual(["2026-11-01", "2026-11-08", "2026-11-15", "2026-11-22"]);
  rmSync(program.path("data/editions/2026-11-22.json"));
});

test("an object that a crash cut short is written again", async () => {
  await program.freeze("2026-11-22");
  const content = contentOf("2026-11-22");
  rmSync(program.path("data/editions/2026-11-22.json"));
  const whole = readFileSync(program.path(content));
  writeFileSync(program.path(content), whole.subarray(0, 100));
  await program.freeze("2026-11-22");
  expect(readFileSync(program.path(content)).equals(whole)).toBe(true);
  expect(await checked()).toEqual([]);
});
