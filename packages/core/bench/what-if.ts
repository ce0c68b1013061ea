import { addDays, isoDate, whatIf, type ForecastInputs, type Scenario, type Together } from "../src/index.ts";

const AS_OF = isoDate("2026-11-22");
const TEAMS = 5;
const OPEN_OF_EACH = 1000;
const WEEKLY = [14, 9, 17, 12, 20, 11, 8, 16, 13, 10, 18, 12] as const;

export const MANY_ITEMS = "what if, one change; 5 teams, 5,000 open items";

const inputs: ForecastInputs = {
  asOfDate: AS_OF,
  lastSunday: AS_OF,
  seed: "20261122",
  streams: Array.from({ length: TEAMS }, (_, team) => ({
    id: `team-${String(team)}`,
    title: `Team ${String(team)}`,
    open: OPEN_OF_EACH,
    finished: 500,
    samples: WEEKLY.map((items, week) => items + ((week * (team + 3)) % 4)),
    target: isoDate("2028-03-31"),
    capacity: [[isoDate("2026-08-31"), 1], [isoDate("2026-12-21"), 0.4], [isoDate("2027-01-04"), 1]],
    needs: team === 0 ? [] : [{ item: `item-${String(team)}`, of: `team-${String(team - 1)}`, lag: 0, from: 0.1, to: 1 }],
  })),
};

/** What a reader does, in a form that is open: each run changes something that was not asked before. */
export function whatIfChanges(): readonly (readonly [name: string, change: (run: number) => unknown])[] {
  const kinds: readonly (readonly [Together, string])[] = [["alone", "each at its own pace"], ["together", "all together"]];
  const changes: readonly (readonly [string, (run: number) => Scenario])[] = [
    ["capacity from a day", (run) => ({ "team-2": { capacity: 1.1 + run / 100, from: addDays(AS_OF, 60) } })],
    ["scope", (run) => ({ "team-2": { scope: -10 - run } })],
    ["split rate", (run) => ({ "team-2": { split: { low: 1, high: 1.1 + run / 100 } } })],
    ["start", (run) => ({ "team-2": { start: addDays(AS_OF, 30 + 7 * run) } })],
  ];
  return kinds.flatMap(([kind, words]) => {
    const ask = whatIf(inputs);
    return [["opened", (): Scenario => ({})] as const, ...changes].map(([name, scenario]) => [`${words}: ${name}`, (run: number) => ask(scenario(run), kind)] as const);
  });
}
