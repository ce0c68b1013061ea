/** `pnpm bench:handbook [--pages N] [--runs N]`: a large handbook, built by Almanac and, side by side, by Starlight with its search. It measures and never judges. */
import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { REPOSITORY } from "../gates.ts";
import { measuredRun, type MeasuredRun } from "./measured-run.ts";
import { writeProgram, writeStarlight } from "./write-handbook.ts";

const { values } = parseArgs({ options: { pages: { type: "string", default: "1000" }, runs: { type: "string", default: "3" } } });
const [pages, runs] = [Number(values.pages), Number(values.runs)];
const folder = mkdtempSync(join(tmpdir(), "almanac-handbook-"));
const [program, starlight] = [join(folder, "program"), join(folder, "starlight")];
const aside = join(folder, "aside");
let putAside = 0;
/** Out of the way, and removed when all is measured. */
const gone = (...paths: readonly string[]): void => {
  for (const path of paths.filter((each) => existsSync(each))) renameSync(path, join(aside, String((putAside += 1))));
};

/** Some file systems are slow to make files for a minute after thousands were removed, whoever makes them (ext4 without a journal looks past what was just freed). */
const SETTLED_MS = 61_000;
/** What was removed and is not on the disk yet counts for six minutes there. */
async function settle(): Promise<void> {
  spawnSync("sync");
  await setTimeout(SETTLED_MS);
}

const almanac = (): Promise<MeasuredRun> => measuredRun(process.execPath, ["--max-semi-space-size=8", join(REPOSITORY, "packages/cli/src/main.mjs"), "build", "--root", program, "--out", join(folder, "site")], folder);
const other = (): Promise<MeasuredRun> => measuredRun(process.execPath, [join(starlight, "node_modules/astro/bin/astro.mjs"), "build"], starlight);
/** The words differ from run to run, so that nothing of an earlier run fits. */
const edit = (root: string, run: number): void => appendFileSync(join(root, "p-0007.md"), `\nRun ${String(run)} adds a sentence.\n`);

const compiled = join(REPOSITORY, "apps/site/node_modules/.cache/almanac-pages");
const kinds: readonly { readonly name: string; readonly before: (run: number) => void; readonly run: () => Promise<MeasuredRun>; /** It takes the site of the run before away. */ readonly removes?: true }[] = [
  { name: "Starlight, cold", before: () => gone(join(starlight, "dist"), join(starlight, ".astro"), join(starlight, "node_modules/.astro"), join(starlight, "node_modules/.vite")), run: other },
  { name: "Almanac, cold, pages not compiled", before: () => {
      gone(join(folder, "site"), join(program, ".almanac"));
      rmSync(compiled, { recursive: true, force: true });
    }, run: almanac },
  { name: "Almanac, cold", before: () => gone(join(folder, "site"), join(program, ".almanac")), run: almanac },
  { name: "Starlight, one page changed", before: (run) => edit(join(starlight, "src/content/docs"), run), run: other, removes: true },
  { name: "Almanac, one page changed", before: (run) => edit(join(program, "content/handbook"), run), run: almanac, removes: true },
];

const middle = (of: readonly number[]): number => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? Number.NaN;

mkdirSync(aside);
writeProgram(program, pages);
writeStarlight(starlight, pages);
await measuredRun("npx", ["--yes", "pnpm@12", "install"], starlight);
await settle();
const measured = new Map<string, MeasuredRun[]>();
for (let run = 0; run < runs; run += 1) {
  for (const kind of kinds) {
    kind.before(run);
    const result = await kind.run();
    measured.set(kind.name, [...(measured.get(kind.name) ?? []), result]);
    process.stderr.write(`${kind.name}: ${result.seconds.toFixed(1)} s, ${result.megabytes.toFixed(0)} MB\n`);
    if (kind.removes) await settle();
  }
}
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${String(pages)} pages, medians of ${String(runs)} runs\n`);
for (const [name, all] of measured) process.stdout.write(`${name.padEnd(36)} ${middle(all.map(({ seconds }) => seconds)).toFixed(1).padStart(6)} s ${middle(all.map(({ megabytes }) => megabytes)).toFixed(0).padStart(6)} MB\n`);
