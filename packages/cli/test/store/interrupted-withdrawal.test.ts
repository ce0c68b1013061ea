import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readChain } from "../../src/store/chain.ts";
import { readEdition } from "../../src/store/read-edition.ts";
import { disturbed, type Act } from "../hard/disturbed.ts";
import { run, scene, type Scene } from "./scene.ts";

let program: Scene;
const folder = mkdtempSync(join(tmpdir(), "almanac-interrupted-"));
const log = join(folder, "calls");
const WITHDRAW = ["withdraw", "2026-11-01", "--reason", "It named a person", "--on", "2026-11-23"];

beforeAll(async () => {
  program = scene();
  for (const date of ["2026-11-01", "2026-11-08"]) await program.freeze(date);
});
afterAll(() => {
  program.remove();
  rmSync(folder, { recursive: true });
});

function copy(name: string): string {
  const place = join(folder, name);
  cpSync(program.path("data"), join(place, "data"), { recursive: true });
  return place;
}

const store = (root: string): readonly string[] => ["data/editions", "data/objects"].flatMap((each) => readdirSync(join(root, each)).map((name) => `${each}/${name}`)).sort();
const header = (root: string): { readonly content: string } => JSON.parse(readFileSync(join(root, "data/editions/2026-11-01.json"), "utf8")) as { content: string };

test("a withdrawal that is interrupted leaves a store that is whole, or says what is still there; the same command ends it", async () => {
  const undisturbed = copy("undisturbed");
  const { code, stderr, calls } = await disturbed([...WITHDRAW, "--root", undisturbed], log, { roots: [undisturbed] });
  expect(code, stderr).toBe(0);
  const recorded = calls.find(({ call, to }) => call === "rename" && to.endsWith("acts.json"))?.number ?? 0;
  const firstRemoved = calls.find(({ path }) => path.includes("data/objects/"))?.number ?? 0;
  expect([recorded > 0, firstRemoved > recorded]).toEqual([true, true]);
  for (const [act, at] of [["KILL-BEFORE", recorded], ["KILL-AFTER", recorded], ["KILL-AFTER", firstRemoved], ["ENOSPC", recorded], ["EACCES", firstRemoved]] as readonly (readonly [Act, number])[]) {
    const name = `${act} ${String(at)}`;
    const place = copy(name.replace(" ", "-"));
    const struck = await disturbed([...WITHDRAW, "--root", place], log, { roots: [place], at, act });
    expect(act.startsWith("KILL") ? struck.signal : struck.code, name).toBe(act.startsWith("KILL") ? "SIGKILL" : 3);
    const { editions, diagnostics } = readChain(place);
    expect(diagnostics.map((found) => found.code).filter((found) => found !== "EDITION-RESTORED"), name).toEqual([]);
    // Recorded and still there is said, never passed over.
    const [first] = editions;
    expect(diagnostics.length, name).toBe(first?.withdrawn !== undefined && existsSync(join(place, "data/objects", header(place).content)) ? 1 : 0);
    expect(editions.flatMap((stored) => readEdition(place, stored).diagnostics), name).toEqual([]);
    expect((await run(...WITHDRAW, "--root", place)).code, name).toBe(0);
    expect(store(place), name).toEqual(store(undisturbed));
  }
});
