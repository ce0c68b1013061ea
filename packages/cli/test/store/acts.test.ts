import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readChain } from "../../src/store/chain.ts";
import { resolveEdition } from "../../src/store/resolve-edition.ts";
import { scene, type Scene } from "./scene.ts";

let program: Scene;
beforeAll(async () => {
  program = scene();
  for (const date of ["2026-11-01", "2026-11-08", "2026-11-15"]) await program.freeze(date);
});
afterAll(() => program.remove());

const ACTS = "data/editions/acts.json";
const acts = (): readonly { readonly act: string; readonly previous: string | null }[] => JSON.parse(readFileSync(program.path(ACTS), "utf8")) as readonly { readonly act: string; readonly previous: string | null }[];
const named = (text: string): string => resolveEdition(readChain(program.root), text).edition.id;
const contentOf = (id: string): string => (JSON.parse(readFileSync(program.path(`data/editions/${id}.json`), "utf8")) as { content: string }).content;
const codes = async (): Promise<readonly string[]> => (JSON.parse((await program.almanac("check", "--json")).stdout) as readonly { code: string }[]).map(({ code }) => code);

describe("a label", () => {
  test("names an edition wherever one is named", async () => {
    expect((await program.almanac("label", "2026-W45", "2026.4", "--on", "2026-11-10", "--by", "Program office")).code).toBe(0);
    expect([named("2026.4"), named("2026-W45"), named("2026-11-08"), named("latest"), named("latest~2")]).toEqual(["2026-11-08", "2026-11-08", "2026-11-08", "2026-11-15", "2026-11-01"]);
    expect(acts()).toMatchObject([{ act: "label", edition: "2026-11-08", label: "2026.4", on: "2026-11-10", by: "Program office", previous: null }]);
    expect((await program.almanac("label", "2026-11-08", "2026.4")).stderr).toContain("already");
    expect(acts()).toHaveLength(1);
  });

  test.each([
    ["latest", "2026.4", 1, "the label of edition 2026-11-08 already"],
    ["latest", "2026-11-01", 1, "is the id of an edition"],
    ["latest", "2026-W50", 2, "names an edition by time"],
    ["latest", "latest~1", 2, "not a label"],
    ["latest", "a name", 2, "not a label"],
    ["2026-11-9", "x", 2, "did you mean"],
    ["latest~9", "x", 2, "there is no such edition"],
    ["latest", "2026-12-06", 2, "can have this id one day"],
  ])("%s %s is refused with the way out", async (edition, name, code, words) => {
    expect(await program.almanac("label", edition, name)).toMatchObject({ code, stderr: expect.stringContaining(words) as string });
    expect(acts()).toHaveLength(1);
  });

  test("cannot be taken out of the record unseen", async () => {
    expect((await program.almanac("label", "latest", "board")).code).toBe(0);
    const text = readFileSync(program.path(ACTS), "utf8");
    expect(acts()[1]?.previous).toMatch(/^[0-9a-f]{64}$/);
    for (const tampered of [text.replace('"2026.4"', '"2026.5"'), `${JSON.stringify(acts().slice(1), null, 1)}\n`, text.slice(0, 200)]) {
      writeFileSync(program.path(ACTS), tampered);
      expect((await codes()).every((code) => code.startsWith("ACT-"))).toBe(true);
      expect(await codes()).not.toEqual([]);
    }
    writeFileSync(program.path(ACTS), text);
    expect(await codes()).toEqual([]);
  });
});

test.each([
  [["label", "latest", "hidden", "--by", "Somebody\n::error::"], "--by: the text holds a line end"],
  [["withdraw", "2026-11-08", "--dry-run", "--reason", "It named \u202enosrep a"], "--reason: the text holds a line end"],
  [["withdraw", "2026-11-08", "--dry-run", "--reason", "why ".repeat(200)], "500 are room for"],
  [["withdraw", "2026-11-08", "--dry-run", "--reason", "It named a person", "--on", "1999-01-01"], "before edition 2026-11-08"],
  [["label", "latest", "early", "--on", "2026-11-14"], "before edition 2026-11-15"],
  [["edition", "--corrects", "2026-11-08", "--reason", "two\nlines"], "--reason: the text holds a line end"],
])("%j is refused: it would be recorded for ever, and shown", async ([command = "", ...args], words) => {
  const before = acts().length;
  expect(await program.almanac(command, ...args)).toMatchObject({ code: 2, stderr: expect.stringContaining(words) as string });
  expect(acts()).toHaveLength(before);
});

describe("a withdrawal", () => {
  test("tried first, says which files go and which later editions say it again, and changes nothing", async () => {
    const { code, stdout, stderr } = await program.almanac("withdraw", "2026-11-08", "--reason", "It named a person", "--dry-run");
    expect(code).toBe(0);
    expect(stdout).toContain(contentOf("2026-11-08"));
    expect(stdout).not.toContain(contentOf("2026-11-15"));
    expect(stderr).toMatch(/warning: 2026-11-15 says again what 2026-11-08 said: in the changes that it tells, its history \(\d+ series\)/);
    expect(stderr).toContain("almanac withdraw 2026-11-08 2026-11-15");
    expect(stderr).toContain("handbook/how-we-work.md (2026-11-15)");
    expect(await codes()).toEqual([]);
    expect(acts()).toHaveLength(2);
  });

  test("says why", async () => {
    expect(await program.almanac("withdraw", "2026-11-08")).toMatchObject({ code: 2, stderr: expect.stringContaining("--reason") as string });
  });

  test("takes the content from the disk, keeps the chain whole, and no command can read the edition any more", async () => {
    const content = program.path(`data/objects/${contentOf("2026-11-15")}`);
    const before = readdirSync(program.path("data/objects")).length;
    const aside = readFileSync(content);
    expect((await program.almanac("withdraw", "2026-11-15", "--reason", "It named a person", "--on", "2026-11-16")).code).toBe(0);
    expect(existsSync(content)).toBe(false);
    expect(before - readdirSync(program.path("data/objects")).length).toBe(3);
    expect(await codes()).toEqual([]);
    const build = await program.almanac("build", "--edition", "2026-W46");
    expect(build).toMatchObject({ code: 1, stderr: expect.stringContaining("edition 2026-11-15 was withdrawn on 2026-11-16: It named a person") as string });
    expect(build.stderr).toContain("the newest that can be read is 2026-11-08");
    // Somebody restores it from version control.
    writeFileSync(content, aside);
    expect(await codes()).toEqual(["EDITION-RESTORED"]);
    expect((await program.freeze("2026-11-22")).code).toBe(1);
    expect((await program.almanac("withdraw", "2026-11-15")).code).toBe(0);
    expect(await codes()).toEqual([]);
    expect(acts().filter(({ act }) => act === "withdraw")).toHaveLength(1);
  });

  test("is not undone by running the same night again", async () => {
    const again = await program.freeze("2026-11-15");
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining("--id 2026-11-15-2") as string });
    expect((await program.almanac("label", "2026-11-15", "z")).stderr).toContain("was withdrawn");
  });

  test("lets the chain go on: the next edition follows the header and is compared with what can still be read", async () => {
    const { code, stderr } = await program.freeze("2026-11-22");
    expect(code, stderr).toBe(0);
    const header = JSON.parse(readFileSync(program.path("data/editions/2026-11-22.json"), "utf8")) as { previous: { id: string }; content: string };
    expect(header.previous.id).toBe("2026-11-15");
    const { comparison, earlier } = JSON.parse(readFileSync(program.path(`data/objects/${header.content}`), "utf8")) as { comparison: string; earlier: readonly { id: string }[] };
    expect(JSON.parse(readFileSync(program.path(`data/objects/${comparison}`), "utf8"))).toMatchObject({ from: { id: "2026-11-08" } });
    expect(earlier.map(({ id }) => id)).toEqual(["2026-11-01", "2026-11-08", "2026-11-15"]);
    expect(await codes()).toEqual([]);
  });

  test("cannot be made unsaid: an edition that was frozen after it names it", async () => {
    const text = readFileSync(program.path(ACTS), "utf8");
    rmSync(program.path(ACTS));
    const found = JSON.parse((await program.almanac("check", "--json")).stdout) as readonly { code: string; message: string }[];
    expect(found).toMatchObject([{ code: "ACT-CHAIN", message: expect.stringContaining("before edition 2026-11-22 was frozen") as string }]);
    writeFileSync(program.path(ACTS), text);
    expect((await program.freeze("2026-11-22")).stderr).toContain("already states this");
  });

  test("that was interrupted after it was recorded is carried out by the same command", async () => {
    const content = program.path(`data/objects/${contentOf("2026-11-08")}`);
    renameSync(content, `${content}.aside`);
    expect((await program.almanac("withdraw", "2026-11-08", "--reason", "x")).code).toBe(0);
    renameSync(`${content}.aside`, content);
    const { code, stdout } = await program.almanac("withdraw", "2026-11-08");
    expect(code).toBe(0);
    expect(stdout.trim().split("\n").length).toBeGreaterThan(1);
    expect(existsSync(content)).toBe(false);
  });
});

test("a clock that has gone back does not set the record back: an act is recorded for the latest day that is stated, and says so", async () => {
  const other = scene();
  const lastAct = () => (JSON.parse(readFileSync(other.path(ACTS), "utf8")) as readonly { readonly on: string }[]).at(-1);
  const at = async (date: string, ...command: readonly [string, ...string[]]) => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date(`${date}T12:00:00Z`) });
    try {
      return await other.almanac(...command);
    } finally {
      vi.useRealTimers();
    }
  };
  try {
    await other.freeze("2026-11-01");
    await other.freeze("2026-11-08");
    const back = await at("2024-02-29", "label", "2026-11-08", "early");
    expect(back).toMatchObject({ code: 0, stderr: expect.stringContaining("the clock of this machine says 2024-02-29, which lies before edition 2026-11-08, as of 2026-11-08: recorded for 2026-11-08") as string });
    expect(lastAct()).toMatchObject({ label: "early", on: "2026-11-08" });
    expect(await at("2026-12-05", "label", "2026-11-08", "december")).toMatchObject({ code: 0, stderr: expect.not.stringContaining("clock") as string });
    expect(lastAct()).toMatchObject({ on: "2026-12-05" });
    const taken = await at("2026-11-20", "withdraw", "2026-11-01", "--reason", "It named a person");
    expect(taken).toMatchObject({ code: 0, stderr: expect.stringContaining("before the label of edition 2026-11-08, recorded for 2026-12-05: recorded for 2026-12-05") as string });
    expect(lastAct()).toMatchObject({ act: "withdraw", on: "2026-12-05" });
    // Somebody's own word counts, whatever the clock says.
    expect(await at("2024-02-29", "label", "2026-11-08", "november", "--on", "2026-11-20")).toMatchObject({ code: 0, stderr: expect.not.stringContaining("clock") as string });
    expect(lastAct()).toMatchObject({ on: "2026-11-20" });
    expect((await other.almanac("check")).code).toBe(0);
  } finally {
    other.remove();
  }
});
