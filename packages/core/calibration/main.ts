/** `node packages/core/calibration/main.ts [--programs N] [--weeks N] [--only joint|loop|ledger]`: how often forecasts are right on made-up programs whose truth is known. */
import process from "node:process";
import { parseArgs } from "node:util";
import { loopScore } from "./loop-programs.ts";
import { chanceTable, ledgerTable } from "./ledger.ts";
import { jointCoverage, type Coverage } from "./joint-coverage.ts";

const { values } = parseArgs({ options: { programs: { type: "string", default: "500" }, weeks: { type: "string", default: "12" }, seed: { type: "string", default: "20261122" }, only: { type: "string" } } });
const programs = Number(values.programs);
const weeks = Number(values.weeks);
const line = (text: string): void => void process.stdout.write(`${text}\n`);
const percent = (share: number): string => (share * 100).toFixed(1);
const cell = ({ published, standardError, randomised, meanWeeks }: Coverage): string => `${percent(published)} ± ${percent(standardError)} / ${percent(randomised)} / ${meanWeeks.toFixed(1)}`.padStart(26);

if (values.only === undefined || values.only === "joint") {
  line(`Coverage of the 85 % date, per cent, from ${String(weeks)} weeks of history, ${String(programs)} programs a row: as published ± standard error / without rounding up / mean weeks\n`);
  line(`| teams | dependencies |    n | ${"plain resampling".padStart(26)} | ${"Pólya urn".padStart(26)} | ${"calibrated level".padStart(26)} |`);
  line(`| ----: | ------------ | ---: | ${"-".repeat(25)}: | ${"-".repeat(25)}: | ${"-".repeat(25)}: |`);
  for (const dependent of [false, true]) {
    for (let teams = dependent ? 2 : 1; teams <= 5; teams += 1) {
      const { n, plain, urn, calibrated } = jointCoverage({ programs, teams, dependent, weeks, seed: values.seed });
      line(`| ${String(teams).padStart(5)} | ${(dependent ? "yes" : "no").padEnd(12)} | ${String(n).padStart(4)} | ${cell(plain)} | ${cell(urn)} | ${cell(calibrated)} |`);
    }
  }
}

if (values.only === undefined || values.only === "loop") {
  line(`\nWhen all open models have passed their gate, ${values.programs} programs a row: plain throughput / experiment loop\n`);
  line("| loop-backs |    n | coverage of the 85 % date | pinball loss at 50 %, weeks | pinball loss at 85 %, weeks |");
  line("| ---------: | ---: | ------------------------: | --------------------------: | --------------------------: |");
  for (const missRate of [0, 0.1, 0.2, 0.3, 0.4, 0.5]) {
    const { n, loopBack, coverage, pinball50, pinball85 } = loopScore(missRate, programs, values.seed);
    const pair = (of: Readonly<Record<"throughput" | "loop", number>>, text: (value: number) => string): string => `${text(of.throughput)} / ${text(of.loop)}`;
    const three = (value: number): string => value.toFixed(3);
    line(`| ${percent(loopBack).padStart(8)} % | ${String(n).padStart(4)} | ${pair(coverage, percent).padStart(25)} | ${pair(pinball50, three).padStart(27)} | ${pair(pinball85, three).padStart(27)} |`);
  }
}

if (values.only === undefined || values.only === "ledger") {
  for (const text of ledgerTable(programs, values.seed)) line(text);
  for (const text of chanceTable(programs, values.seed)) line(text);
}
