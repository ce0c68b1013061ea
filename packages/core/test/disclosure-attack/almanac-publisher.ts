import type { DisclosureRules, PaySnapshot, PayTable, ReleaseLedger } from "../../src/disclosure/release/contract.ts";
import { releasePay } from "../../src/disclosure/release/release-pay.ts";
import type { Employee, Month } from "./organisation.ts";
import { groupsOf } from "./plain-publishers.ts";
import type { ToldCell } from "./what-is-known.ts";

/** What readers got out of the publication, over all editions. */
export interface Utility {
  /** Cells times editions that pass the rules for one cell by themselves, judged on the edition's quarter. */
  readonly safe: number;
  /** Of those, shown with the newest quarter's value, or with an earlier one that says so. */
  readonly newest: number;
  readonly held: number;
}

export interface Publication {
  readonly told: readonly ToldCell[];
  readonly utility: Utility;
}

/** To what pay is rounded unless the rules say otherwise. */
const BASE = 1000;
const EVERYBODY: PayTable = { id: "everybody", by: [] };

/** METHOD.md 7.6, R1 to R4, with the thresholds of 7.5, written anew: the attacker takes nothing of the publisher's word. */
function passesAlone(people: readonly Employee[], least = 10): boolean {
  const pay = people.map((each) => each.pay).sort((a, b) => b - a);
  const [first = 0, second = 0] = pay;
  const total = pay.reduce((sum, each) => sum + each, 0);
  return people.length >= least && total - first - second >= first / 10 && first <= total * 0.5 && first + second <= total * 0.67 && first - (pay.at(-1) ?? 0) > (total / people.length) * 0.05;
}

const snapshotOf = ({ date, people }: Month): PaySnapshot => ({ date, people: people.map(({ id, pay, dims, minimum, maximum }) => ({ id, pay, dims, minimum, maximum })) });
const nameOf = (group: Readonly<Record<string, string>>): string => JSON.stringify(Object.entries(group).sort(([a], [b]) => (a < b ? -1 : 1)));
const quarterOf = (date: string): string => `${date.slice(0, 4)} ${String(Math.floor((Number(date.slice(5, 7)) - 1) / 3))}`;

/** Publishes with Almanac's own rules, one edition a month, each knowing only the private ledger of the one before. */
export function publishWithAlmanac(months: readonly Month[], tables: readonly PayTable[], rules: DisclosureRules = {}): Publication {
  const told: ToldCell[] = [];
  let ledger: ReleaseLedger | undefined;
  let [safe, newest, held] = [0, 0, 0];
  let quarter = months[0];
  for (const month of months) {
    if (quarter === undefined || quarterOf(quarter.date) !== quarterOf(month.date)) quarter = month;
    const release = releasePay({ snapshots: [snapshotOf(month)], tables: [EVERYBODY, ...tables], ledger, rules });
    // Goes the way it goes in a program: through a file.
    ledger = JSON.parse(JSON.stringify(release.ledger)) as ReleaseLedger;
    const shown = new Map(release.cells.map((cell) => [nameOf(cell.key), cell]));
    for (const { key, date, people, value } of release.cells) if (date !== undefined && people !== undefined && value !== undefined) told.push({ group: key, date, people, statistic: "mean", value, base: rules.base ?? BASE });
    for (const { group, people } of [EVERYBODY, ...tables].flatMap((table) => groupsOf(quarter?.people ?? [], table))) {
      if (!passesAlone(people, rules.minContributors)) continue;
      const cell = shown.get(nameOf(group));
      safe += 1;
      newest += cell?.state === "published" ? 1 : 0;
      held += cell?.state === "held" ? 1 : 0;
    }
  }
  return { told, utility: { safe, newest, held } };
}
