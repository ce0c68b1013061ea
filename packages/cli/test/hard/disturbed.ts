import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import process from "node:process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** The command; ALMANAC_COMMAND names another build of it, such as one that starts faster. */
const main = process.env["ALMANAC_COMMAND"] ?? fileURLToPath(new URL("../../src/main.mjs", import.meta.url));
const preload = fileURLToPath(new URL("faults.mjs", import.meta.url));

/** What strikes at the n-th changing call: an error of the system, a disk that fills up in the middle of a write, or the end of the process. */
export type Act = "ENOSPC" | "EIO" | "EACCES" | "SHORT" | "KILL-BEFORE" | "KILL-HALF" | "KILL-AFTER";

export interface Faults {
  /** Folders whose changes are counted. */
  readonly roots: readonly string[];
  readonly at?: number;
  readonly act?: Act;
  /** Every later call that needs room or permission fails, too. */
  readonly sticky?: boolean;
  /** Counts reading, too. */
  readonly reads?: boolean;
}

/** A call that changed something, or was to. */
export interface Call {
  readonly number: number;
  readonly call: string;
  readonly path: string;
  readonly to: string;
}

export interface Disturbed {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Every changing call in order; the last one is where the process ended, if it was killed. */
  readonly calls: readonly Call[];
}

function callsIn(log: string): readonly Call[] {
  if (!existsSync(log)) return [];
  const lines = readFileSync(log, "utf8").split("\n").filter((line) => line !== "");
  return lines.map((line) => {
    const [number = "", call = "", path = "", to = ""] = line.split("\t");
    return { number: Number(number), call, path, to };
  });
}

let runs = 0;

/** Runs a command whose changing calls are counted and, at one of them, disturbed. `killAfter`: milliseconds after which it is killed from outside. */
export async function disturbed(args: readonly string[], log: string, faults: Faults, { killAfter, env = {} }: { readonly killAfter?: number; readonly env?: Readonly<Record<string, string>> } = {}): Promise<Disturbed> {
  runs += 1;
  const file = `${log}-${String(runs)}`;
  const child = spawn(process.execPath, ["--import", preload, main, ...args], { env: { ...process.env, ...env, ALMANAC_FAULTS: JSON.stringify({ ...faults, log: file }) }, stdio: ["ignore", "pipe", "pipe"] });
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfter);
  const ended = new Promise<readonly [number | null, NodeJS.Signals | null]>((resolve) => child.once("close", (code, signal) => resolve([code, signal])));
  const [stdout, stderr, [code, signal]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  clearTimeout(timer);
  const calls = callsIn(file);
  rmSync(file, { force: true });
  return { code, signal, stdout, stderr, calls };
}

/** Runs a command as it is. */
export async function undisturbed(args: readonly string[], options: { readonly nodeOptions?: readonly string[]; readonly env?: Readonly<Record<string, string>>; readonly cwd?: string } = {}): Promise<Omit<Disturbed, "calls">> {
  const child = spawn(process.execPath, [...(options.nodeOptions ?? []), main, ...args], { env: { ...process.env, ...options.env }, stdio: ["ignore", "pipe", "pipe"], ...(options.cwd === undefined ? {} : { cwd: options.cwd }) });
  const ended = new Promise<readonly [number | null, NodeJS.Signals | null]>((resolve) => child.once("close", (code, signal) => resolve([code, signal])));
  const [stdout, stderr, [code, signal]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, signal, stdout, stderr };
}
