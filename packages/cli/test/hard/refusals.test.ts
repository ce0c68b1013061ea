import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { smallProgram, type SmallProgram } from "../small-program.ts";

const main = fileURLToPath(new URL("../../src/main.mjs", import.meta.url));
const onLinux = process.platform === "linux";

let program: SmallProgram;
let folder = "";
beforeAll(() => {
  program = smallProgram();
  folder = mkdtempSync(join(tmpdir(), "almanac-refusals-"));
});
afterAll(() => {
  program.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** A shell runs the command, so that its surroundings are as a user makes them; what hangs is ended. */
function inShell(script: string): { readonly code: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync("sh", ["-c", script.replaceAll("ALMANAC", `"${process.execPath}" "${main}"`).replaceAll("ROOT", `"${program.root}"`)], { cwd: folder, encoding: "utf8", timeout: 60_000, killSignal: "SIGKILL" });
  return { code: status, said: `${stdout}${stderr}` };
}

test.runIf(onLinux).each([
  ["a publication where nothing can be made", "ALMANAC publish --root ROOT --to /proc/almanac", /ENOENT.*\nhint: nothing can be made in the folder above/],
  ["standard output on a full disk", "ALMANAC check --root ROOT --format json > /dev/full", /ENOSPC.*\nhint: make room/],
  ["messages on a full disk", "ALMANAC check --root ROOT 2> /dev/full", /ENOSPC.*\nhint: make room/],
  ["a working folder that was removed", "mkdir gone && cd gone && rmdir ../gone && ALMANAC check", /hint: the folder that you stand in was removed/],
  ["a path that is too long", `ALMANAC publish --root ROOT --to ${"x".repeat(300)}`, /ENAMETOOLONG.*\nhint: name a shorter path/],
])("%s: ends with 3, says so and what to do", (_, script, words) => {
  const { code, said } = inShell(script);
  expect(said).toMatch(words);
  expect(said).not.toContain("bug in Almanac");
  expect(code).toBe(3);
});

test.runIf(onLinux).each([
  ["a reader that goes away, and messages that nobody reads", "ALMANAC check --root ROOT --format json 2>&- | head -0"],
  ["no home, no folder for temporary files, few files open at a time", "ulimit -n 32; env -u HOME TMPDIR=/nonexistent ALMANAC check --root ROOT >&-"],
])("%s: is no failure", (_, script) => {
  expect(inShell(script)).toMatchObject({ code: 0 });
});

test("an installation that was cut short is named as that, with the command that mends it", () => {
  // What the program imports stands beside it; a copy of its first file alone has nothing to import.
  const { code, said } = inShell(`cp -r "${fileURLToPath(new URL("../../src", import.meta.url))}" src && cp "${fileURLToPath(new URL("../../package.json", import.meta.url))}" . && "${process.execPath}" src/main.mjs check --root ROOT`);
  expect(said).toMatch(/^error: Almanac is not installed whole: .*Cannot find package.*\nhint: run `npx --yes pnpm@12 install --frozen-lockfile`/m);
  expect(code).toBe(3);
  expect(existsSync(join(folder, "src/main.mjs"))).toBe(true);
});
