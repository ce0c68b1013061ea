import { recover, type Recovered, type RecoveredBin } from "./ledger-programs.ts";
import { planted, resampled, type Publisher } from "./ledger-truth.ts";

/** Ways to publish: with a known optimism, and from twelve weeks with dates shortened. */
const PUBLISHERS: readonly (readonly [name: string, publish: Publisher])[] = [
  ["85 % is 85 %", planted({})],
  ["85 % is 70 %", planted({ 50: 35, 85: 70, 95: 85 })],
  ["85 % is 50 %", planted({ 50: 20, 85: 50, 95: 70 })],
  ["85 % is 97 %", planted({ 50: 80, 85: 97, 95: 99 })],
  ["resampled", resampled(1)],
  ["resampled × 0.8", resampled(0.8)],
];

/** How well the ledger finds the coverage of the 85 % lines of one way to publish. */
export interface Recovery {
  readonly programs: number;
  readonly meanCounted: number;
  /** Of all counted lines: true probability of being kept, and the share that was kept. */
  readonly planted: number;
  readonly pooled: number;
  /** Share of programs whose interval holds the planted coverage. */
  readonly held: number;
  readonly optimistic: number;
  readonly cautious: number;
}

function summary(all: readonly Recovered[]): Recovery {
  const counted = all.reduce((sum, each) => sum + each.counted, 0);
  const share = (test: (each: Recovered) => boolean): number => all.filter(test).length / all.length;
  return {
    programs: all.length,
    meanCounted: counted / all.length,
    planted: all.reduce((sum, each) => sum + each.planted * each.counted, 0) / counted,
    pooled: all.reduce((sum, each) => sum + each.kept, 0) / counted,
    held: share(({ low, high, planted: truth }) => low <= truth && truth <= high),
    optimistic: share(({ verdict }) => verdict === "Less often than promised"),
    cautious: share(({ verdict }) => verdict === "More often than promised"),
  };
}

interface Sample {
  readonly programs: number;
  readonly editions: number;
  readonly teams: number;
  readonly seed: string;
  readonly stated?: (truly: number) => number;
}

/** Made-up programs with a known coverage, published week by week through the real ledger. */
export function ledgerRecovery(
  publish: Publisher,
  { programs, editions, teams, seed, stated = (truly) => truly }: Sample,
): Readonly<Record<"when" | "how-many", Recovery>> & { readonly chances: readonly RecoveredBin[] } {
  const all = Array.from({ length: programs }, (_, number) => recover({ seed, label: `ledger/${String(number)}`, teams, editions, publish, stated }));
  const of = (kind: "when" | "how-many"): Recovery => summary(all.flatMap((each) => each[kind] ?? []));
  const bins = [...Map.groupBy(all.flatMap(({ chances }) => chances), ({ bin }) => bin)].map(([bin, each]): RecoveredBin => {
    const sum = (part: "counted" | "happened" | "stated" | "truly"): number => each.reduce((total, one) => total + one[part], 0);
    return { bin, counted: sum("counted"), happened: sum("happened"), stated: sum("stated"), truly: sum("truly") };
  });
  return { when: of("when"), "how-many": of("how-many"), chances: bins.filter(({ counted }) => counted > 0) };
}

/** Lines of the table that `main.ts` prints. */
export function* ledgerTable(programs: number, seed: string): Generator<string> {
  const percent = (share: number): string => (share * 100).toFixed(1);
  for (const editions of [52, 104]) {
    yield `\nLedger of ${String(editions)} weekly editions, two workstreams, ${String(programs)} programs a row: 85 % lines as the ledger scores them, against the truth\n`;
    yield `| published       | kind     | programs | counted each | truly kept | ledger, pooled | interval holds the truth | called optimistic | called cautious |`;
    yield `| --------------- | -------- | -------: | -----------: | ---------: | -------------: | -----------------------: | ----------------: | --------------: |`;
    for (const [name, publish] of PUBLISHERS) {
      const recovery = ledgerRecovery(publish, { programs, editions, teams: 2, seed });
      for (const kind of ["when", "how-many"] as const) {
        const { programs: n, meanCounted, planted: truth, pooled, held, optimistic, cautious } = recovery[kind];
        const shares = [percent(truth).padStart(8), percent(pooled).padStart(12), percent(held).padStart(22), percent(optimistic).padStart(15), percent(cautious).padStart(13)].map((share) => `${share} %`);
        yield `| ${[name.padEnd(15), kind.padEnd(8), String(n).padStart(8), meanCounted.toFixed(1).padStart(12), ...shares].join(" | ")} |`;
      }
    }
  }
}

/** A chance that is stated bolder than it is: 40 % as 74 %. */
export const bold = (truly: number): number => truly ** (1 / 3);

/** Stated chances of targets against what happened, bin by bin, as the calibration curve has them. */
export function* chanceTable(programs: number, seed: string): Generator<string> {
  const percent = (share: number): string => `${(share * 100).toFixed(1).padStart(8)} %`;
  yield `\nChances of targets, 104 weekly editions, two workstreams, ${String(programs)} programs: what was stated, what is true, and what the ledger says\n`;
  yield "| stated as  | bin         | targets |     stated | truly      | ledger     |";
  yield "| ---------- | ----------- | ------: | ---------: | ---------: | ---------: |";
  for (const [name, stated] of [["true", (truly: number) => truly], ["bold", bold]] as const) {
    for (const { bin, counted, happened, stated: sum, truly } of ledgerRecovery(planted({}), { programs, editions: 104, teams: 2, seed, stated }).chances)
      yield `| ${name.padEnd(10)} | ${`${String(bin * 20)} to ${String(bin * 20 + 20)} %`.padEnd(11)} | ${String(counted).padStart(7)} | ${percent(sum / counted)} | ${percent(truly / counted)} | ${percent(happened / counted)} |`;
  }
}
