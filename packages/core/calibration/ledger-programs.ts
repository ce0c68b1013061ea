import { scalarFact, type ComputedFact } from "../src/fact/computed.ts";
import { coverageRows, headRow, intervalOf, verdictOf } from "../src/fact/ledger/coverage-rows.ts";
import type { FactContext, FlowItem, Scope } from "../src/fact/scope.ts";
import { readForecasts, readTallyName } from "../src/ledger/ledger-rows.ts";
import type { ChanceTally } from "../src/ledger/ledger-state.ts";
import type { Ledger } from "../src/ledger/ledger.ts";
import { nextLedger } from "../src/ledger/next-ledger.ts";
import { CHANCE_BINS } from "../src/ledger/tallies.ts";
import { addDays, available, isoDate, isoInstant, randomSource, type IsoDate, type Program, type RandomSource } from "../src/index.ts";
import { LEVELS, ledgerTeams, type LedgerTeam, type Publisher } from "./ledger-truth.ts";
import { drawCount } from "./programs.ts";

const FIRST_SUNDAY = isoDate("2024-01-07");
const WARM_UP_WEEKS = 12;
const noDigest = (): string => "";

const programOf = (teams: readonly LedgerTeam[]): Program => ({
  id: "p", title: "P", timeZone: "UTC", locale: "en", currency: "EUR", cadence: "weekly", workflowBasis: "declared", clockPolicy: "first", excludedResolutions: [], seed: "1",
  workstreams: teams.map(({ id }) => ({ id, title: id })),
  workflow: { columns: [{ name: "Done", statuses: ["Done"], category: "done" }] },
});

/** An item as the ledger reads it: whose it is, and when it was finished. */
function itemOf(workstream: string, done: IsoDate | null): FlowItem {
  const created = isoInstant("2023-01-01T00:00:00Z");
  const flow = {
    existsAt: true,
    state: done === null ? ("not-started" as const) : ("done" as const),
    created: isoDate("2023-01-01"),
    startedAt: null,
    started: null,
    doneAt: null,
    done,
    column: null,
    cycleTimeDays: null,
    leadTimeDays: null,
    ageDays: null,
    reopenedCount: 0,
    backwardMoves: 0,
    unmappedStatuses: [],
  };
  return { item: { key: "", title: "", type: "Task", project: "P", workstream, labels: [], created, status: "", initialStatus: "", transitions: [], history: "complete", source: { file: "a", line: 1 } }, flow };
}

/** One kind of forecast in one program, by the ledger and in truth. */
export interface Recovered {
  readonly counted: number;
  readonly kept: number;
  /** Mean true probability that the counted lines are kept. */
  readonly planted: number;
  readonly low: number;
  readonly high: number;
  readonly verdict: string;
}

export interface ProgramInput {
  readonly seed: string;
  readonly label: string;
  readonly teams: number;
  readonly editions: number;
  readonly publish: Publisher;
  /** The chance that is published of a target whose true one is known. */
  readonly stated: (truly: number) => number;
}

/** Every so many weeks a target falls due. */
const TARGET_WEEKS = 6;
const weeksToTarget = (week: number): number => TARGET_WEEKS - (week % TARGET_WEEKS);

/** Published lines as facts. */
function factsOf(team: LedgerTeam, history: readonly number[], made: IsoDate, { publish, stated }: Pick<ProgramInput, "publish" | "stated">, random: RandomSource): readonly ComputedFact[] {
  const lines = publish(team, history, random);
  const ahead = weeksToTarget(history.length);
  const head = { dimensions: { program: team.id }, label: "", rule: "", rows: [] };
  const target = [
    scalarFact({ ...head, base: "forecast.target.chance" }, "share", available(stated(team.within[ahead] ?? 1)), noDigest),
    scalarFact({ ...head, base: "program.target.date" }, "date", available(addDays(made, 7 * ahead)), noDigest),
  ];
  const levels = LEVELS.flatMap((level) => [
    scalarFact({ ...head, base: `forecast.when.p${String(level)}` }, "date", available(addDays(made, 7 * (lines.weeks[level] ?? 1))), noDigest),
    scalarFact({ ...head, base: `forecast.how-many.p${String(level)}` }, "items", available(lines.items[level] ?? 0), noDigest),
  ]);
  return [...target, ...levels];
}

/** Chances by bin: forecasts due of different targets, how many happened, and the sums of what was stated and of what was true. */
export interface RecoveredBin {
  readonly bin: number;
  readonly counted: number;
  readonly happened: number;
  readonly stated: number;
  readonly truly: number;
}

/** True probability that a counted 85 % line is kept, of each that the newest edition entered. */
function truthOf(ledger: Ledger, made: IsoDate, teams: readonly LedgerTeam[], kind: "when" | "how-many"): readonly { readonly due: IsoDate; readonly p: number }[] {
  return readForecasts(ledger).open.flatMap((forecast) => {
    const team = teams.find(({ id }) => id === forecast.scope);
    if (forecast.made !== made || forecast.kind !== kind || team === undefined) return [];
    return forecast.lines.filter(({ level, counted }) => level === 85 && counted).map(({ bound, due }) => {
      const weeks = Math.round((Date.parse(due) - Date.parse(made)) / (7 * 86_400_000));
      return { due, p: (kind === "when" ? team.within[weeks] : team.atLeast[bound as number]) ?? (kind === "when" ? 1 : 0) };
    });
  });
}

/** A made-up program publishes week by week through the real ledger; what the ledger then says of its 85 % lines, beside the truth. */
export function recover({ seed, label, teams: count, editions, publish, stated }: ProgramInput): Readonly<Record<"when" | "how-many", Recovered | undefined>> & { readonly chances: readonly RecoveredBin[] } {
  const teams = ledgerTeams(seed, label, count);
  const program = programOf(teams);
  const random = teams.map(({ id }) => ({ pace: randomSource(seed, `${label}/${id}/pace`), said: randomSource(seed, `${label}/${id}/said`) }));
  const history = teams.map(() => [] as number[]);
  const done = teams.map(({ id, backlog }) => Array.from({ length: backlog }, () => itemOf(id, null)));
  const truths = { when: [] as { readonly due: IsoDate; readonly p: number }[], "how-many": [] as { readonly due: IsoDate; readonly p: number }[] };
  const chances: { readonly bin: number; readonly target: IsoDate; readonly truly: number }[] = [];
  let ledger: Ledger | undefined;
  let made = FIRST_SUNDAY;
  for (let week = 0; week < WARM_UP_WEEKS + editions; week += 1) {
    made = addDays(FIRST_SUNDAY, 7 * week);
    teams.forEach(({ id, cumulative }, index) => {
      const finished = drawCount(cumulative, (random[index] as (typeof random)[number]).pace);
      history[index]?.push(finished);
      for (let item = 0; item < finished; item += 1) done[index]?.push(itemOf(id, addDays(made, -3)));
    });
    if (week < WARM_UP_WEEKS) continue;
    const parts = teams.map(({ id }, index): Scope => ({ dimensions: { program: id }, title: id, items: done[index] ?? [] }));
    const model = { program, asOf: isoInstant(`${made}T20:00:00Z`), items: [], sources: [], documents: [], quality: [] };
    const context: FactContext = { program, model, asOfDate: made, observedTo: made, lastSunday: made, firstMonday: null, sha256: noDigest };
    const facts = teams.flatMap((team, index) => factsOf(team, history[index] ?? [], made, { publish, stated }, (random[index] as (typeof random)[number]).said));
    ledger = nextLedger({ context, scopes: [{ dimensions: {}, title: "P", items: parts.flatMap(({ items }) => items) }, ...parts], edition: made, computed: new Map(facts.map((each) => [each.fact.id, each])), previous: ledger });
    for (const { made: on, scope, chance } of readForecasts(ledger).open) {
      const team = teams.find(({ id }) => id === scope);
      if (on === made && chance?.counted === true && team !== undefined) chances.push({ bin: Math.min(CHANCE_BINS - 1, Math.floor(chance.p * CHANCE_BINS)), target: chance.target, truly: team.within[weeksToTarget(week + 1)] ?? 1 });
    }
    for (const kind of ["when", "how-many"] as const) truths[kind].push(...truthOf(ledger, made, teams, kind));
  }
  const rows = ledger === undefined ? [] : coverageRows(readForecasts(ledger), teams.map(({ id }) => id));
  const of = (kind: "when" | "how-many"): Recovered | undefined => {
    const tally = headRow(rows, kind, 85)?.tally;
    const due = truths[kind].filter((each) => each.due <= made);
    const [low, high] = tally === undefined ? [null, null] : intervalOf(tally);
    if (tally === undefined || low === null || high === null) return undefined;
    if (due.length !== tally.counted) throw new Error(`${String(due.length)} counted lines fell due, and the ledger has ${String(tally.counted)}`);
    return { counted: tally.counted, kept: tally.countedKept, planted: due.reduce((sum, { p }) => sum + p, 0) / due.length, low, high, verdict: verdictOf(85, tally) };
  };
  const state = ledger === undefined ? undefined : readForecasts(ledger);
  const due = chances.filter(({ target }) => target <= made);
  const bins = Array.from({ length: CHANCE_BINS }, (_, bin) => {
    const tallies = [...(state?.chances ?? [])].filter(([name]) => readTallyName(name).horizon === "" && readTallyName(name).at === bin).map(([, tally]) => tally);
    const sum = (part: (tally: ChanceTally) => number): number => tallies.reduce((total, tally) => total + part(tally), 0);
    return { bin, counted: sum(({ counted }) => counted), happened: sum(({ countedHappened }) => countedHappened), stated: sum(({ countedSum }) => countedSum), truly: due.filter((each) => each.bin === bin).reduce((total, { truly }) => total + truly, 0) };
  });
  return { when: of("when"), "how-many": of("how-many"), chances: bins };
}
