import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { treeDigest } from "../small-program.ts";
import { scene, type Scene } from "../store/scene.ts";

const MAIN = fileURLToPath(new URL("../../src/main.mjs", import.meta.url));
/** Time of the processor: how long the clock runs depends on who else works on the machine. */
const PEAK = fileURLToPath(new URL("../bombs/report-peak.ts", import.meta.url));
const TICKS = 100;

let program: Scene;
beforeEach(async () => {
  program = scene();
  await program.freeze("2026-11-22");
  mkdirSync(program.path("release/editions"), { recursive: true });
  for (const page of ["index.html", "404.html", "editions/index.html"]) writeFileSync(program.path(`release/${page}`), "<!doctype html><title>The last good one</title>");
});
afterEach(() => program.remove());

/** Seconds that the processor has worked for a process so far; undefined where the system does not tell. */
function workedFor(pid: number | undefined): number | undefined {
  const file = `/proc/${String(pid)}/stat`;
  if (!existsSync(file)) return undefined;
  const [user = "0", system = "0"] = readFileSync(file, "utf8").replace(/^.*\) /s, "").split(" ").slice(11, 13);
  return (Number(user) + Number(system)) / TICKS;
}

const renderings = (): readonly string[] => (existsSync(program.path(".almanac")) ? readdirSync(program.path(".almanac")).filter((name) => name.startsWith("render-")) : []);

test.each([
  ["from the keyboard", "SIGINT", 130],
  ["to stop", "SIGTERM", 143],
] as const)("a signal %s ends a build at once, with its code, and leaves nothing half-made", async (_name, signal, exit) => {
  const release = treeDigest(program.path("release"));
  const sources = [treeDigest(program.path("data")), treeDigest(program.path("content"))];
  const peak = program.path("worked.json");
  const child = spawn(process.execPath, ["--import", PEAK, MAIN, "build", "--edition", "2026-11-22", "--root", program.root, "--out", program.path("release")], { env: { ...process.env, ALMANAC_PEAK: peak }, stdio: "ignore" });
  const ended = new Promise((resolve) => child.once("close", (code, by) => resolve(code ?? by)));
  // Half-made is what is rendered beside the release.
  while (renderings().length === 0 && child.exitCode === null) await setTimeout(20);
  const before = workedFor(child.pid);
  child.kill(signal);
  expect(await ended).toBe(exit);
  const { worked } = JSON.parse(readFileSync(peak, "utf8")) as { readonly worked: number };
  if (before !== undefined) expect(worked - before).toBeLessThan(2);
  expect(treeDigest(program.path("release"))).toBe(release);
  expect([treeDigest(program.path("data")), treeDigest(program.path("content"))]).toEqual(sources);
  expect(renderings()).toEqual([]);
  expect(readdirSync(program.root).toSorted()).toEqual([".almanac", "content", "data", "release", "worked.json"]);
  expect(readdirSync(join(program.root, ".almanac"), { recursive: true, encoding: "utf8" }).filter((name) => /lock|\.tmp-/.test(name))).toEqual([]);
});
