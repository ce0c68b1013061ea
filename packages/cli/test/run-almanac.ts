import { spawn, spawnSync } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../src/main.mjs", import.meta.url));

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

/** The same without waiting, for commands that run at one time. */
export async function startAlmanac(args: readonly string[], options: { readonly preload?: string; readonly env?: Readonly<Record<string, string>> } = {}): Promise<Run> {
  const preload = options.preload === undefined ? [] : ["--import", options.preload];
  const child = spawn(process.execPath, [...preload, main, ...args], { env: { ...process.env, ...options.env }, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}
