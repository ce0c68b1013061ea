import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";

export interface MeasuredRun {
  readonly seconds: number;
  /** Most memory that the process and those that it started held at a moment, in megabytes (resident, shared pages counted once a process). */
  readonly megabytes: number;
}

/** Parent of every process, and its resident memory in kilobytes. */
function processes(): ReadonlyMap<number, { readonly parent: number; readonly kilobytes: number }> {
  const found = new Map<number, { parent: number; kilobytes: number }>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const status = readFileSync(`/proc/${name}/status`, "utf8");
      found.set(Number(name), { parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0), kilobytes: Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) });
    } catch {
      // It has ended in the meantime.
    }
  }
  return found;
}

function treeKilobytes(root: number): number {
  const all = processes();
  const isBelow = (pid: number): boolean => pid === root || (all.has(pid) && (all.get(pid)?.parent ?? 0) > 1 && isBelow(all.get(pid)?.parent ?? 0));
  return [...all].filter(([pid]) => isBelow(pid)).reduce((sum, [, { kilobytes }]) => sum + kilobytes, 0);
}

/** Runs a command to its end. Linux only: memory is read from `/proc`. @throws when it fails. */
export function measuredRun(command: string, args: readonly string[], cwd: string): Promise<MeasuredRun> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(command, args, { cwd, stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" } });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    let most = 0;
    const watch = setInterval(() => {
      if (child.pid !== undefined) most = Math.max(most, treeKilobytes(child.pid));
    }, 100);
    child.once("error", reject);
    child.once("close", (code) => {
      clearInterval(watch);
      if (code === 0) resolve({ seconds: (performance.now() - began) / 1000, megabytes: most / 1024 });
      else reject(new Error(`${command} ${args.join(" ")} ended with ${String(code)}: ${said.slice(-2000)}`));
    });
  });
}
