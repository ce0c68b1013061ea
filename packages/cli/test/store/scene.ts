import process from "node:process";
import { join } from "node:path";
import { vi } from "vitest";
import type { ExitCode } from "../../src/exit-code.ts";
import { runCommand } from "../../src/run-command.ts";
import { issues, smallProgram, type SmallProgram } from "../small-program.ts";

export interface Ran {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, which is ten times as fast as starting one, and catches what it says. */
export async function run(...args: readonly string[]): Promise<Ran> {
  const said = { stdout: "", stderr: "" };
  const caught = (["stdout", "stderr"] as const).map((name) =>
    vi.spyOn(process[name], "write").mockImplementation((text) => {
      said[name] += String(text);
      return true;
    }),
  );
  try {
    return { code: await runCommand(args), ...said };
  } finally {
    for (const spy of caught) spy.mockRestore();
  }
}

export interface Scene extends SmallProgram {
  /** Runs a command on the program. */
  readonly almanac: (command: string, ...args: readonly string[]) => Promise<Ran>;
  readonly path: (file: string) => string;
  /** Freezes the edition of a Sunday. */
  readonly freeze: (date: string) => Promise<Ran>;
}

/** A program with four weekly exports, and no diagram, so that no browser is started. */
export function scene(): Scene {
  const program = smallProgram();
  program.edit("content/handbook/how-we-work.md", "```mermaid", "```text");
  for (const date of ["2026-11-01", "2026-11-08"]) {
    const all = issues(date);
    program.write(`data/sources/jira/${date}/items.json`, `${JSON.stringify({ startAt: 0, maxResults: all.length, total: all.length, issues: all })}\n`);
  }
  const almanac = (command: string, ...args: readonly string[]) => run(command, ...args, "--root", program.root);
  return { ...program, almanac, path: (file) => join(program.root, file), freeze: (date) => almanac("edition", "--as-of", `${date}T22:00:00+01:00`) };
}
