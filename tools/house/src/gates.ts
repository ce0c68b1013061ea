import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";

/** A rule set over the whole repository, and the program that judges it. */
export type GateName = "lint" | "layers" | "knip";

/** What a gate said. `passed` is the program's own exit code 0. */
export type Verdict = { readonly gate: GateName; readonly passed: boolean; readonly output: string };

export const GATES: readonly GateName[] = ["lint", "layers", "knip"];

/** The repository that this file belongs to. */
export const REPOSITORY = fileURLToPath(new URL("../../../", import.meta.url)).replace(/[\\/]$/, "");

const require = createRequire(import.meta.url);
const house = join(REPOSITORY, "tools", "house");

/** Folder of an installed package, also where its `exports` hide package.json. */
function packageFolder(name: string): string {
  for (const modules of require.resolve.paths(name) ?? []) {
    const folder = join(modules, name);
    if (existsSync(join(folder, "package.json"))) return folder;
  }
  throw new Error(`${name} is not installed`);
}

function commandLine(gate: GateName): readonly string[] {
  switch (gate) {
    case "lint":
      return [join(packageFolder("oxlint"), "bin", "oxlint"), "--format=unix"];
    case "layers":
      return [
        "--import",
        pathToFileURL(join(house, "lint", "typescript-6.ts")).href,
        join(packageFolder("dependency-cruiser"), "bin", "dependency-cruiser.mjs"),
        "--config",
        "tools/house/lint/layers.ts",
        "--output-type",
        "err-long",
        "packages",
        "apps",
        "tools",
      ];
    case "knip":
      return [join(packageFolder("knip"), "bin", "knip.js"), "--no-progress", "--no-config-hints"];
    default:
      gate satisfies never;
      throw new Error("no such gate");
  }
}

/** oxlint looks for its typed half in the current folder only. */
const typedLinter = (): string => join(dirname(packageFolder("oxlint-tsgolint")), ".bin", process.platform === "win32" ? "tsgolint.cmd" : "tsgolint");

/**
 * Runs one gate over `root`, a checkout whose packages are installed; lint can be kept to some `folders` of it.
 * Never rejects: a program that cannot start has not passed.
 */
export function verdict(gate: GateName, root: string, folders: readonly string[] = []): Promise<Verdict> {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: "1", OXLINT_TSGOLINT_PATH: typedLinter() };
    execFile(process.execPath, [...commandLine(gate), ...(gate === "lint" ? folders : [])], { cwd: root, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ gate, passed: error === null, output: `${stdout}${stderr}`.trim() });
    });
  });
}
