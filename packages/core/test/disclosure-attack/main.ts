/** `pnpm attack [--seeds N] [--from S] [--plain N] [--tables N]`: an attacker with the organisation chart and 24 monthly editions against what Almanac publishes about pay, and against common practice. */
import process from "node:process";
import { parseArgs } from "node:util";
import { attackAlmanac, attackPlain, EMPTY, type Tally } from "./run-attack.ts";
import { SMALL_SHAPES, smallTable } from "./small-tables.ts";

const { values } = parseArgs({ options: { seeds: { type: "string", default: "200" }, from: { type: "string", default: "1" }, plain: { type: "string", default: "6" }, tables: { type: "string", default: "12" } } });
const from = Number(values.from);
const seeds = (count: string): readonly number[] => Array.from({ length: Number(count) }, (_, index) => from + index);
const say = (line: string): unknown => process.stdout.write(`${line}\n`);
const percent = (part: number, whole: number): string => `${whole === 0 ? "0" : ((part / whole) * 100).toFixed(2)} %`;

/** Common practice is attacked from outside only: that is enough. */
function report(title: string, { organisations, attacked, byBand, by, lost, utility }: Tally, insiders: boolean): void {
  say(`${title}: ${String(organisations)} organisations, ${String(attacked)} people times editions (${String(byBand)} known from the band alone, not counted)`);
  for (const [attacker, { exact, tenth }] of Object.entries(by).slice(0, insiders ? 3 : 1)) say(`  ${attacker.padEnd(22)} exact ${String(exact).padStart(6)} (${percent(exact, attacked)})   within 10 % ${String(tenth).padStart(6)} (${percent(tenth, attacked)})`);
  if (utility.safe > 0) say(`  cells that are safe alone: ${String(utility.safe)} times editions, shown as of the newest quarter ${percent(utility.newest, utility.safe)}, of an earlier one ${percent(utility.held, utility.safe)}`);
  if (lost.length > 0) say(`  somebody found out in the seeds ${lost.slice(0, 20).join(", ")}`);
}

/** Every pattern of a table is tried, so the tables are small and of large ones there are few. */
function reportSmall(tables: number): void {
  for (const shape of SMALL_SHAPES) {
    const found = seeds(String(shape[0] * shape[1] > 9 ? Math.ceil(tables / 3) : tables)).flatMap((seed) => smallTable(String(seed), shape) ?? []).filter(({ sensitive }) => sensitive);
    const [shown, best] = [found.reduce((sum, table) => sum + table.shown, 0), found.reduce((sum, table) => sum + table.best, 0)];
    say(`${String(found.length)} tables of ${shape.join(" by ")} with a cell to protect: ${String(shown)} cells and totals shown, ${String(best)} by the best of all patterns`);
  }
}

if (Number(values.tables) > 0) reportSmall(Number(values.tables));
for (const [title, rules] of Number(values.plain) === 0 ? [] : ([
  ["Cells of 5 and more, every month, exact", { least: 5, base: 1, every: 1 }],
  ["Cells of 10 and more, every month, exact", { least: 10, base: 1, every: 1 }],
  ["Cells of 5 and more, every month, rounded to 1,000", { least: 5, base: 1000, every: 1 }],
  ["Cells of 10 and more, every quarter, rounded to 1,000", { least: 10, base: 1000, every: 3 }],
] as const)) report(title, seeds(values.plain).reduce((tally, seed) => attackPlain(tally, seed, rules), EMPTY), false);

const almanac = seeds(values.seeds).reduce((tally, seed) => {
  if (process.stderr.isTTY) process.stderr.write(`\rseed ${String(seed)}`);
  return attackAlmanac(tally, seed);
}, EMPTY);
report("Almanac", almanac, true);
process.exitCode = almanac.lost.length === 0 ? 0 : 1;
