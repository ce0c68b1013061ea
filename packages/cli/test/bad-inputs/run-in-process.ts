import process from "node:process";
import { runCommand } from "../../src/run-command.ts";

const REAL = { stdout: process.stdout.write.bind(process.stdout), stderr: process.stderr.write.bind(process.stderr) };

/** Runs a command as `almanac` does, without a process of its own: a thousand cases are to take seconds. */
export async function runInProcess(argv: readonly string[]): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const caught = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    process[name].write = (chunk: string | Uint8Array): boolean => {
      caught[name] += typeof chunk === "string" ? chunk : new TextDecoder().decode(chunk);
      return true;
    };
  try {
    return { code: await runCommand(argv), ...caught };
  } finally {
    for (const name of ["stdout", "stderr"] as const) process[name].write = REAL[name];
  }
}
