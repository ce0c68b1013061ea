import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { REPOSITORY } from "../gates.ts";
import { tinyRegistry, type TinyRegistry } from "./tiny-registry.ts";

let folder = "";
let registry: TinyRegistry;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "almanac-policy-"));
  mkdirSync(join(folder, "other"));
  writeFileSync(join(folder, "other/package.json"), JSON.stringify({ name: "other", version: "1.0.0" }));
  for (const args of [["init", "--quiet"], ["add", "--all"], ["-c", "user.name=Tester", "-c", "user.email=tester@example.org", "commit", "--quiet", "--message", "Other"]]) execFileSync("git", args, { cwd: join(folder, "other") });
  registry = await tinyRegistry(folder, Date.now(), {
    grown: [{ version: "1.0.0", daysOld: 30 }],
    young: [{ version: "1.0.0", daysOld: 6 }],
    both: [
      { version: "1.0.0", daysOld: 30 },
      { version: "1.1.0", daysOld: 6 },
    ],
    script: [{ version: "1.0.0", daysOld: 30, scripts: { postinstall: `node -e "require('fs').writeFileSync('${join(folder, "ran").replaceAll("\\", "/")}', '')"` } }],
    "by-git": [{ version: "1.0.0", daysOld: 30, dependencies: { other: `git+${pathToFileURL(join(folder, "other")).href}` } }],
    "by-tarball": [{ version: "1.0.0", daysOld: 30, dependencies: { grown: "here:elsewhere/grown.tgz" } }],
    distrusted: [
      { version: "1.0.0", daysOld: 60, trusted: true },
      { version: "1.0.1", daysOld: 30 },
    ],
    swapped: [{ version: "1.0.0", daysOld: 30, swapped: true }],
  });
});
afterAll(() => {
  registry.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The settings of this repository, without what belongs to its own packages. */
const settings = (): string =>
  readFileSync(join(REPOSITORY, "pnpm-workspace.yaml"), "utf8")
    .replace(/^packages:\n(?:\s+-.*\n)+/m, "")
    .replace(/^overrides:\n(?:\s+.*\n)+/m, "");

let projects = 0;

/** Installs into a new project that follows our settings, with the package manager that runs this, or the one that CI runs. */
async function install(dependencies: Readonly<Record<string, string>>): Promise<{ readonly code: number | null; readonly said: string; readonly installed: (name: string) => boolean }> {
  const project = join(folder, `project-${String(++projects)}`);
  mkdirSync(project);
  writeFileSync(join(project, "pnpm-workspace.yaml"), settings());
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "scratch", private: true, dependencies }));
  const pnpm = process.env["npm_execpath"];
  const [command = "", ...first] = pnpm !== undefined && /pnpm[^/\\]*$/.test(pnpm) ? (/\.[cm]?js$/.test(pnpm) ? [process.execPath, pnpm] : [pnpm]) : ["npx", "--yes", "--prefer-offline", "pnpm@12"];
  const child = spawn(command, [...first, "install", "--no-frozen-lockfile", `--config.registry=${registry.url}`, `--store-dir=${join(folder, "store")}`, `--config.cache-dir=${join(folder, "cache")}`, "--config.fetch-retries=0"], { cwd: project, env: { ...process.env, CI: "true" }, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, said: `${out}${err}`, installed: (name) => existsSync(join(project, "node_modules", name, "package.json")) };
}

test("what stood in the registry for a week is installed, and of a range the version that did", async () => {
  const { code, said, installed } = await install({ grown: "1.0.0", both: "^1.0.0" });
  expect({ code, said }).toMatchObject({ code: 0 });
  expect([installed("grown"), installed("both")]).toEqual([true, true]);
  expect(said).toMatch(/both 1\.0\.0/);
});

test.each([
  ["younger than a week", { young: "1.0.0" }, /ERR_PNPM_(?:NO_MATURE_MATCHING_VERSION|MINIMUM_RELEASE_AGE_VIOLATION)/],
  ["published with less proof than the version before", { distrusted: "1.0.1" }, /trust downgrade/],
  // Newer ones of pnpm call a repository on this machine local, and refuse it before they look at what it is.
  ["that brings a repository as its dependency", { "by-git": "1.0.0" }, /ERR_PNPM_(?:EXOTIC_SUBDEP|LOCAL_SUBDEP_NOT_ALLOWED)/],
  ["that brings an address as its dependency", { "by-tarball": "1.0.0" }, /ERR_PNPM_EXOTIC_SUBDEP/],
  ["with a script of its own", { script: "1.0.0" }, /ERR_PNPM_IGNORED_BUILDS/],
  ["other than its digest says", { swapped: "1.0.0" }, /Integrity check failed/],
])("a package %s is refused", async (_, dependencies, words) => {
  const { code, said } = await install(dependencies);
  expect(said).toMatch(words);
  expect(code).not.toBe(0);
  expect(existsSync(join(folder, "ran"))).toBe(false);
});
