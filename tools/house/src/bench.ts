/** `pnpm bench [--runs N]`: how long the commands take, as medians of several runs. It measures and never judges. */
import { spawn } from "node:child_process";
import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { REPOSITORY } from "./gates.ts";

type Bench = { readonly name: string; readonly command: string; readonly args: readonly string[]; /** Done before each run, and not measured. */ readonly before?: () => Promise<void> };

/** Seconds of one run; undefined if the command failed. */
function seconds({ command, args }: Bench): Promise<number | undefined> {
  return new Promise((resolve) => {
    const began = performance.now();
    const child = spawn(command, args, { cwd: REPOSITORY, stdio: "ignore", env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", ASTRO_TELEMETRY_DISABLED: "1" } });
    child.once("error", () => resolve(undefined));
    child.once("close", (code) => resolve(code === 0 ? (performance.now() - began) / 1000 : undefined));
  });
}

/** The middle run; of an even number, the mean of the two in the middle. */
function median(values: readonly number[]): number | undefined {
  const ordered = values.toSorted((a, b) => a - b);
  const upper = ordered[Math.floor(ordered.length / 2)];
  const lower = ordered[Math.ceil(ordered.length / 2) - 1];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}

/** The sample as a program of its own, whose newest edition is not frozen yet: a night has its whole work before it. */
async function beforeTheNight(program: string): Promise<void> {
  await rm(program, { recursive: true, force: true });
  for (const part of ["content", "data", "restricted"]) await cp(join(REPOSITORY, part), join(program, part), { recursive: true });
  const newest = (await readdir(join(program, "data/editions"))).filter((name) => name !== "acts.json").sort().at(-1);
  if (newest !== undefined) await rm(join(program, "data/editions", newest));
}

async function bench(runs: number): Promise<void> {
  const out = await mkdtemp(join(tmpdir(), "almanac-bench-"));
  const [program, publication] = [join(out, "program"), join(out, "publication")];
  const night = ["nightly", "--root", program, "--to", publication, "--now", "2026-11-23T03:17:00Z"];
  const cli = join("packages", "cli", "src", "main.ts");
  const benches: readonly Bench[] = [
    { name: "almanac check", command: process.execPath, args: [cli, "check"] },
    { name: "almanac build (draft)", command: process.execPath, args: [cli, "build", "--out", join(out, "site")] },
    {
      name: "almanac nightly of the sample, cold",
      command: process.execPath,
      args: [cli, ...night],
      before: async () => {
        await rm(publication, { recursive: true, force: true });
        await beforeTheNight(program);
      },
    },
    // After the cold nights above.
    { name: "almanac nightly, nothing changed", command: process.execPath, args: [cli, ...night] },
    { name: "almanac explain delivery.cycle-time.p85", command: process.execPath, args: [cli, "explain", "delivery.cycle-time.p85"] },
    // The run before the first measured one fills the cache.
    { name: "turbo run dist, nothing changed", command: join("node_modules", ".bin", "turbo"), args: ["run", "dist"] },
  ];
  process.stdout.write(`| ${"what".padEnd(42)} | median s | fastest | slowest | runs | failed |\n| ${"-".repeat(42)} | -------: | ------: | ------: | ---: | -----: |\n`);
  try {
    for (const one of benches) {
      await one.before?.();
      await seconds(one);
      const times: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        await one.before?.();
        const time = await seconds(one);
        if (time !== undefined) times.push(time);
      }
      const shown = (time: number | undefined): string => (time === undefined || !Number.isFinite(time) ? "–" : time.toFixed(2));
      const columns = [shown(median(times)).padStart(8), shown(Math.min(...times)).padStart(7), shown(Math.max(...times)).padStart(7), String(times.length).padStart(4), String(runs - times.length).padStart(6)];
      process.stdout.write(`| ${one.name.padEnd(42)} | ${columns.join(" | ")} |\n`);
    }
  } finally {
    await rm(out, { recursive: true, force: true });
  }
  process.stdout.write("\n");
  await shown(join("packages", "data", "bench", "main.ts"), ["--runs", String(Math.min(runs, 3)), "--large"]);
}

/** Runs a bench that prints its own table. */
function shown(script: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: REPOSITORY, stdio: "inherit" });
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`${script} ended with ${String(code)}`))));
  });
}

const { values } = parseArgs({ options: { runs: { type: "string", default: "5" } } });
const runs = Number(values.runs);
if (Number.isInteger(runs) && runs > 0) await bench(runs);
else {
  process.stderr.write("--runs takes a whole number above 0\n");
  process.exitCode = 2;
}
