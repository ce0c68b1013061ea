import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { bundledStart } from "../src/start/bundle-place.mjs";
import { folderState, stateDigest } from "./hard/folder-state.ts";
import { runAlmanac, type Run } from "./run-almanac.ts";
import { smallProgram } from "./small-program.ts";

const cli = fileURLToPath(new URL("../", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "almanac-bundle-"));
const program = smallProgram();
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
  program.remove();
});

function node(...args: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  return { code: status, stdout, stderr };
}

const sources = join(scratch, "sources.mjs");
writeFileSync(sources, `const { start } = await import(${JSON.stringify(pathToFileURL(join(cli, "src/start/start.ts")).href)});\nawait start();\n`);
/** Runs the command from its sources, whether there is a bundle of them or not. */
const fromSources = (...args: readonly string[]): Run => node(sources, ...args);

test("the command says and makes the same, read as one bundle or from its sources", () => {
  expect(node(join(cli, "scripts/bundle.ts")).stderr).toBe("");
  expect(bundledStart()).toBeDefined();
  for (const args of [["check", "--root", program.root], ["explain", "delivery.wip.now", "--root", program.root], ["--help"], ["chek"]]) expect(runAlmanac(args), args[0]).toEqual(fromSources(...args));
  const site = (name: string): string => join(program.root, name);
  expect(runAlmanac(["build", "--root", program.root, "--out", site("bundled")]).code).toBe(0);
  rmSync(join(program.root, ".almanac"), { recursive: true });
  expect(fromSources("build", "--root", program.root, "--out", site("sources")).code).toBe(0);
  expect(stateDigest(folderState(site("bundled")))).toBe(stateDigest(folderState(site("sources"))));
});

test("a bundle is of the sources as they stand: one that changes has none, even if its size and its date do not", () => {
  const place = join(scratch, "packages/cli/src/start/bundle-place.mjs");
  const source = join(scratch, "packages/core/src/fact.ts");
  for (const folder of ["packages/core/src", "packages/data/src", "packages/prose/src", "packages/charts/src", "packages/cli/src", "apps/site/src", "content/method", "content/glossary"]) mkdirSync(join(scratch, folder), { recursive: true });
  mkdirSync(dirname(place), { recursive: true });
  cpSync(join(cli, "src/start/bundle-place.mjs"), place);
  writeFileSync(source, "export const one = 1;\n");
  const asked = (): string => node("--input-type=module", "-e", `const { bundlePlace } = await import(${JSON.stringify(pathToFileURL(place).href)}); console.log(bundlePlace());`).stdout.trim();
  const first = asked();
  expect(asked()).toBe(first);
  const { atime, mtime } = statSync(source);
  writeFileSync(source, "export const one = 2;\n");
  utimesSync(source, atime, mtime);
  const second = asked();
  expect(second).not.toBe(first);
  writeFileSync(join(dirname(source), "fact.test.ts"), "");
  expect(asked()).toBe(second);
  writeFileSync(join(scratch, "content/method/delivery.wip.md"), "Items in progress.\n");
  expect(asked()).not.toBe(second);
  rmSync(join(scratch, "apps"), { recursive: true });
  expect(asked()).toBe("undefined");
  expect(existsSync(join(scratch, "node_modules"))).toBe(false);
});
