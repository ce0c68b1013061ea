import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "@almanac/core";
import { BASE, type Bomb } from "./bomb.ts";

const MAIN = fileURLToPath(new URL("../../src/main.mjs", import.meta.url));
const PEAK = fileURLToPath(new URL("report-peak.ts", import.meta.url));
/** After so long it is a hang. */
const STOP_MS = 120_000;

/** The exports of a bomb say nothing of when they are. */
const AS_OF = ["--as-of", "2026-11-22T22:00:00+01:00"];

export interface Exploded {
  readonly name: string;
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly megabytes: number;
  /** What does not hold. */
  readonly failures: readonly string[];
  readonly said: string;
}

export const LIMITS = { seconds: 10, megabytes: 512 } as const;

function written(bomb: Bomb): string {
  const root = mkdtempSync(join(tmpdir(), "almanac-bomb-"));
  const write = (path: string, parts: Iterable<string | Uint8Array>): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    const file = openSync(join(root, path), "w");
    for (const part of parts) writeSync(file, typeof part === "string" ? Buffer.from(part) : part);
    closeSync(file);
  };
  for (const [path, text] of Object.entries(BASE)) write(path, [text]);
  for (const [path, parts] of bomb.files()) write(path, parts);
  return root;
}

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(args: readonly string[], peak: string): Promise<Ended> {
  const child = spawn(process.execPath, ["--import", PEAK, "--max-semi-space-size=8", MAIN, ...args], { env: { ...process.env, ALMANAC_PEAK: peak }, stdio: ["ignore", "pipe", "pipe"] });
  const caught = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (caught.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (caught.stderr += chunk.toString()));
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  return await new Promise((resolve) => {
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, ...caught });
    });
  });
}

function diagnosticsIn(stdout: string): readonly Diagnostic[] {
  try {
    return JSON.parse(stdout) as readonly Diagnostic[];
  } catch {
    return [];
  }
}

function judged({ expect, at }: Bomb, { code, signal, stdout, stderr }: Ended): readonly string[] {
  if (code === null) return [`ended by ${String(signal)}`];
  const errors = diagnosticsIn(stdout).filter(({ severity }) => severity === "error");
  const said = errors.slice(0, 3).map((found) => `${found.code} ${found.file}:${String(found.line)}:${String(found.column)} ${found.message.slice(0, 120)}`).join(" | ");
  if (expect === "none") return code === 0 ? [] : [`exit ${String(code)}: ${said}${stderr.slice(0, 400)}`];
  const right = errors.filter((found) => expect.includes(found.code) && (at === undefined || `${found.file}:${String(found.line)}:${String(found.column)}`.includes(at)));
  return [
    ...(code === 1 ? [] : [`exit ${String(code)}: ${stderr.slice(0, 400)}`]),
    ...(right.length > 0 ? [] : [`no ${expect.join(" or ")}${at === undefined ? "" : ` at ${at}`}: ${said}`]),
    ...(errors.length > 3 ? [`${String(errors.length)} errors for one cause: ${said}`] : []),
    ...(errors.some(({ hint }) => (hint ?? "") === "") ? ["an error without a hint"] : []),
    ...(/\n\s+at .*:\d+:\d+/.test(stderr) ? [`a stack trace: ${stderr.slice(0, 400)}`] : []),
  ];
}

/** Sets a bomb off in a process of its own, and measures what that took. */
export async function explode(bomb: Bomb): Promise<Exploded> {
  const root = written(bomb);
  const peak = join(root, "peak.json");
  try {
    const command = bomb.command ?? "check";
    const began = performance.now();
    const more = { check: [], edition: [...AS_OF, "--no-commit"], build: [...AS_OF, "--out", join(root, "out")] }[command];
    const ended = await run([command, "--root", root, "--format", "json", ...more], peak);
    const seconds = (performance.now() - began) / 1000;
    const { memory, worked } = existsSync(peak) ? (JSON.parse(readFileSync(peak, "utf8")) as { readonly memory: number; readonly worked: number }) : { memory: Infinity, worked: Infinity };
    const megabytes = memory / 1024 / 1024;
    return {
      name: bomb.name,
      seconds,
      processorSeconds: worked,
      megabytes,
      failures: [...judged(bomb, ended), ...(megabytes > LIMITS.megabytes ? [`${megabytes.toFixed(0)} MB`] : [])],
      said: ended.stdout.slice(0, 600) + ended.stderr.slice(0, 400),
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
