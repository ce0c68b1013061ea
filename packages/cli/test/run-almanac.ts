import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as a user does, in a process of its own. */
export function runAlmanac(args: readonly string[], options: { readonly preload?: string; readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {}): Run {
  const preload = options.preload === undefined ? [] : ["--import", options.preload];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...preload, main, ...args], { encoding: "utf8", ...(options.cwd === undefined ? {} : { cwd: options.cwd }), env: { ...process.env, ...options.env } });
  return { code: status, stdout, stderr };
}
