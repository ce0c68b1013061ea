import { compareText } from "../../model/time.ts";
import { chooseCells, type Candidate } from "./choose-cells.ts";
import type { CellVerdict, LinkedRisk, PayEquation, PaySnapshot, PayTable, Release, ReleasedCell, ReleaseInput, ReleaseLedger } from "./contract.ts";
import { failedByMoving, failedRules, settledRules, type SettledRules } from "./disclosure-rules.ts";
import { equationRows } from "./equation-rows.ts";
import { equationName, parted, type Told } from "./linked-risk.ts";
import { everything, telling } from "./null-space.ts";
import { followPay } from "./pay-unknowns.ts";
import { firstDetermined } from "./prove-disclosure.ts";
import { cellName, equationOf, movingEquation, tableCells } from "./table-cells.ts";

const quarterOf = (date: string): string => `${date.slice(0, 4)} ${String(Math.floor((Number(date.slice(5, 7)) - 1) / 3))}`;

/** The newest published value of each cell, by cell. */
const newest = (published: readonly PayEquation[]): ReadonlyMap<string, PayEquation> => new Map(published.map((equation) => [cellName(equation), equation]));

const sameTerms = (a: PayEquation, b: PayEquation): boolean => JSON.stringify(a.terms) === JSON.stringify(b.terms);

/** New values that the prover lets stand: while somebody is determined, the new values of the fewest people among those that determine them are given up. */
function proved(ledger: Pick<ReleaseLedger, "unknowns" | "published">, fresh: readonly (readonly PayEquation[])[], rules: ReleaseInput["rules"] = {}): { readonly kept: readonly PayEquation[]; readonly dropped: ReadonlyMap<string, LinkedRisk> } {
  let kept = fresh;
  const dropped = new Map<string, LinkedRisk>();
  const drop = (group: readonly PayEquation[], involved: readonly PayEquation[]): void => {
    for (const equation of group) dropped.set(cellName(equation), { people: 1, with: involved.filter((other) => !group.includes(other)).map(equationName) });
  };
  while (kept.length > 0) {
    const published = [...ledger.published, ...kept.flat()];
    const found = firstDetermined({ unknowns: ledger.unknowns, published, rules, unrounded: true });
    if (found === undefined) break;
    const involved = found.by.flatMap((index) => published[index] ?? []);
    const sizeOf = (group: readonly PayEquation[]): number => Math.min(...group.map(({ people }) => people));
    const [give] = kept.filter((group) => group.some((equation) => involved.includes(equation))).toSorted((a, b) => sizeOf(a) - sizeOf(b) || compareText(a.map(cellName).join(" "), b.map(cellName).join(" ")));
    // Determined by what was told before: nothing new is told, and the prover says so when the edition is stated.
    for (const group of give === undefined ? kept : [give]) drop(group, involved);
    kept = give === undefined ? [] : kept.filter((group) => group !== give);
  }
  return { kept: kept.flat(), dropped };
}

/** Cells that are told together or each by itself; nothing of a table that is told together if one of its cells fails by itself. */
function together(cells: readonly JudgedCell[]): readonly (readonly PayEquation[])[] {
  const groups = Map.groupBy(cells, ({ table, equation }) => (table.together === true ? JSON.stringify([table.id]) : cellName(equation)));
  return [...groups.values()].filter((group) => group.every(({ failed }) => failed.length === 0)).map((group) => group.map(({ equation }) => equation));
}

/**
 * Whether a figure that moves with pay has been told before, of almost the same people and pays. Everybody moves both, so no combination is of few, and yet
 * nearly all of their difference is what joiners, leavers and people with a raise of their own are paid (METHOD.md 7.9).
 */
function almostTold({ terms, marks = {}, table }: PayEquation, { unknowns, published }: Pick<ReleaseLedger, "unknowns" | "published">, { minContributors }: SettledRules): LinkedRisk | undefined {
  const statesOf = (of: PayEquation["terms"], own: Readonly<Record<string, string>>): ReadonlySet<string> => new Set(of.map(([index]) => JSON.stringify([unknowns[index]?.person, index, own[unknowns[index]?.person ?? ""]])));
  const now = statesOf(terms, marks);
  for (const earlier of published) {
    if (earlier.table !== table) continue;
    const then = statesOf(earlier.terms, earlier.marks ?? {});
    const differing = [...[...now].filter((state) => !then.has(state)), ...[...then].filter((state) => !now.has(state))];
    const people = new Set(differing.map((state) => (JSON.parse(state) as readonly unknown[])[0])).size;
    if (people > 0 && people < minContributors) return { people, with: [equationName(earlier)] };
  }
  return undefined;
}

interface JudgedCell {
  readonly table: PayTable;
  readonly failed: CellVerdict["failed"];
  readonly equation: PayEquation;
}

/** The system of everything told and of what may not be told, with the candidates of the day. */
function systemOf(before: ReleaseLedger, unknowns: ReleaseLedger["unknowns"], withheld: readonly PayEquation[], groups: readonly (readonly PayEquation[])[], rules: SettledRules): { readonly told: Told; readonly candidates: readonly Candidate[] } {
  const toldBy = (equations: readonly PayEquation[]) => equations.flatMap((equation) => [{ terms: equation.terms, equation }, ...(equation.besides === undefined ? [] : [{ terms: equation.besides, equation }])]);
  const [earlier, hidden, offered] = [toldBy(before.published), withheld.map(({ terms }) => ({ terms })), groups.map(toldBy)];
  const { rows, ...system } = equationRows([...earlier, ...hidden, ...offered.flat()], unknowns);
  const own = rows.slice(0, earlier.length);
  let from = earlier.length + hidden.length;
  const shown = newest(before.published);
  const candidates = groups.map((equations, index): Candidate => ({ equations, rows: rows.slice(from, (from += offered[index]?.length ?? 0)), shown: equations.every((equation) => shown.has(cellName(equation))) }));
  return { candidates, told: { ...system, rows: own, rules, names: earlier.map(({ equation }) => equationName(equation)), withheld: rows.slice(earlier.length, earlier.length + hidden.length), groupOf: own.reduce(parted, system.unknowns.map(() => 0)), space: own.reduce(telling, everything(system.unknowns.length)) } };
}

/** What is told on one reference date. */
function releaseOn(before: ReleaseLedger, snapshot: PaySnapshot, tables: readonly PayTable[], settled: SettledRules, rules: ReleaseInput["rules"]): ReleaseLedger {
  const unknowns = followPay(before.unknowns, snapshot, settled.minContributors);
  const cells = tables.flatMap((table) => tableCells(table, snapshot)).map((cell): JudgedCell => ({ table: cell.table, failed: failedRules(cell.people, settled), equation: equationOf(cell, snapshot.date, unknowns, settled.base) }));
  const moving = (snapshot.figures ?? []).map((figure): JudgedCell => ({ table: { id: figure.table, by: [] }, failed: failedByMoving(figure, settled), equation: movingEquation(figure, snapshot.date, unknowns) }));
  const unsafe = cells.filter(({ failed }) => failed.length > 0).map(({ equation }) => equation);
  const withheld = [...before.withheld, ...unsafe.filter((equation) => !before.withheld.some((other) => sameTerms(other, equation)))];
  const tabled = together(cells);
  const repeated = new Map(moving.flatMap(({ equation }) => {
    const risk = almostTold(equation, { unknowns, published: before.published }, settled);
    return risk === undefined ? [] : [[cellName(equation), risk] as const];
  }));
  const groups = [...tabled, ...together(moving.filter(({ equation }) => !repeated.has(cellName(equation))))];
  const { told, candidates } = systemOf(before, unknowns, withheld, groups, settled);
  const first = chooseCells(told, candidates.slice(0, tabled.length));
  const last = chooseCells(first.told, candidates.slice(tabled.length));
  const accepted = new Set([...first.accepted, ...[...last.accepted].map((index) => index + tabled.length)]);
  const refused = new Map([...first.refused, ...[...last.refused].map(([index, risk]) => [index + tabled.length, risk] as const)]);
  const { kept, dropped } = proved({ unknowns, published: before.published }, groups.filter((_, index) => accepted.has(index)), rules);
  const risks = new Map([...repeated, ...[...refused].flatMap(([index, risk]) => (groups[index] ?? []).map((equation) => [cellName(equation), risk] as const)), ...dropped]);
  const fresh = new Set(kept.map(cellName));
  const shown = newest(before.published);
  const verdicts = [...cells, ...moving].map(({ table, failed, equation }): CellVerdict => {
    const name = cellName(equation);
    const linked = risks.get(name);
    const unsafeTogether = table.together === true && cells.some((other) => other.table === table && other.failed.length > 0);
    const state = failed.length > 0 || unsafeTogether ? "suppressed" : fresh.has(name) ? "published" : shown.has(name) ? "held" : "suppressed";
    return { table: equation.table, key: equation.key, people: equation.people, state, failed, ...(linked === undefined ? {} : { linked }) };
  });
  return { schema: 1, date: snapshot.date, unknowns, published: [...before.published, ...kept], withheld, verdicts };
}

/** Every cell as everybody sees it. */
function shownCells({ published, verdicts }: ReleaseLedger): readonly ReleasedCell[] {
  const values = newest(published);
  const now = verdicts.map(({ table, key, state }): ReleasedCell => {
    const told = values.get(cellName({ table, key }));
    return state === "suppressed" || told === undefined ? { table, key, state: "suppressed" } : { table, key, state, date: told.date, people: told.people, ...(told.exact === true ? {} : { value: told.value }) };
  });
  const there = new Set(now.map(cellName));
  const gone = [...values.values()].filter((equation) => !there.has(cellName(equation))).map(({ table, key }): ReleasedCell => ({ table, key, state: "no-data" }));
  return [...now, ...gone].sort((a, b) => compareText(cellName(a), cellName(b)));
}

/**
 * What may be told about pay, given everything that was told before (METHOD.md 7.5 to 7.9). On the first snapshot of each calendar quarter every
 * cell of every table is judged: by itself, by the primary rules; against all that was ever published and all other cells of the day together, so
 * that no combination of values is about fewer than k people or gives a withheld group; and by the prover. A cell that may not be told anew
 * repeats what it told before, or is suppressed.
 *
 * @throws RangeError for rules that protect nobody
 */
export function releasePay({ snapshots, tables, ledger, rules = {} }: ReleaseInput): Release {
  const settled = settledRules(rules);
  let current: ReleaseLedger = ledger ?? { schema: 1, date: "", unknowns: [], published: [], withheld: [], verdicts: [] };
  for (const snapshot of snapshots.toSorted((a, b) => compareText(a.date, b.date))) {
    if (snapshot.date > current.date && quarterOf(snapshot.date) !== quarterOf(current.date)) current = releaseOn(current, snapshot, tables, settled, rules);
  }
  return { cells: shownCells(current), ledger: current };
}
