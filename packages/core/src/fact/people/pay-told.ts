import { sum } from "simple-statistics";
import type { Edition } from "../../edition/edition.ts";
import type { ComputedFact } from "../computed.ts";
import type { Fact, ScalarFact, TableFact } from "../fact.ts";

type Row = TableFact["rows"][number];

const CELLS = "pay.position.cells";
const MARKET = "pay.market.cells";

const columnOf = ({ columns }: TableFact, name: string): number => columns.findIndex((column) => column.name === name);
const cellOf = (table: TableFact, row: Row): string => JSON.stringify(["role", "level"].map((name) => row[columnOf(table, name)] ?? null));
const alike = (a: TableFact, b: TableFact): boolean => JSON.stringify(a.columns.map(({ name }) => name)) === JSON.stringify(b.columns.map(({ name }) => name));
const tableIn = (facts: readonly Fact[], id: string): TableFact | undefined => facts.find((fact): fact is TableFact => fact.id === id && fact.type === "table");
const peopleIn = (table: TableFact): number => sum(table.rows.map((row) => Number(row[columnOf(table, "people")] ?? 0)));

/** Whether a value that was told is of the same day or a later one, and another than the records give now. */
const contradicts = (then: unknown, now: unknown, differs: boolean): boolean => typeof then === "string" && typeof now === "string" && (then > now || (then === now && differs));

/** Cells as they were told, where the records now say something else about a day that was told. */
function toldCells(now: TableFact, before: TableFact | undefined): ReadonlyMap<string, Row> {
  if (before === undefined || !alike(now, before)) return new Map();
  const date = columnOf(now, "date");
  const said = new Map(before.rows.map((row) => [cellOf(before, row), row]));
  return new Map(
    now.rows.flatMap((row) => {
      const then = said.get(cellOf(now, row));
      const differs = then !== undefined && JSON.stringify(then.slice(date + 1)) !== JSON.stringify(row.slice(date + 1));
      return then !== undefined && contradicts(then[date], row[date], differs) ? [[cellOf(now, row), then.with(columnOf(now, "state"), "held")] as const] : [];
    }),
  );
}

function toldScalar(now: ScalarFact, before: Fact | undefined): ScalarFact {
  if (before?.type !== "scalar" || before.value === null) return now;
  const differs = before.value !== now.value || before.n !== now.n;
  if (!contradicts(before.receipt.arguments["referenceDate"], now.receipt.arguments["referenceDate"], differs)) return now;
  const { notAvailable: _, n: __, ...rest } = now;
  return { ...rest, value: before.value, ...(before.n === undefined ? {} : { n: before.n }), receipt: { ...now.receipt, rows: before.receipt.rows, arguments: { ...before.receipt.arguments, held: true } } };
}

/**
 * What was told about pay stays told until the next reference date. The history of a cell is followed anew in every statement, so a leaver or
 * a raise that is recorded late changes what the records say about a day that an earlier edition has spoken of: the two values would
 * differ by that one person. Then the earlier value is repeated, and held (METHOD.md 7.9).
 */
export function asTold(facts: readonly ComputedFact[], previous: Edition | undefined): readonly ComputedFact[] {
  const cells = tableIn(facts.map(({ fact }) => fact), CELLS);
  if (previous === undefined || cells === undefined) return facts;
  const before = Object.values(previous.facts);
  const told = toldCells(cells, tableIn(before, CELLS));
  const repeated: TableFact = { ...cells, rows: cells.rows.map((row) => told.get(cellOf(cells, row)) ?? row) };
  const more = peopleIn(repeated) - peopleIn(cells);
  const receiptOf = ({ receipt }: TableFact) => ({ ...receipt, rows: receipt.rows + more });
  const market = tableIn(before, MARKET);
  const factOf = (fact: Fact): Fact => {
    if (fact.type === "scalar") return fact.id.startsWith("pay.") ? toldScalar(fact, previous.facts[fact.id]) : fact;
    if (told.size === 0) return fact;
    if (fact.id === CELLS) return { ...repeated, receipt: receiptOf(repeated) };
    if (fact.id !== MARKET) return fact;
    const kept = fact.rows.filter((row) => !told.has(cellOf(fact, row)));
    const again = market !== undefined && alike(fact, market) ? market.rows.filter((row) => told.has(cellOf(market, row))) : [];
    return { ...fact, rows: [...kept, ...again].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)), receipt: receiptOf(fact) };
  };
  return facts.map((each) => (each.aggregate === true ? { ...each, fact: factOf(each.fact) } : each));
}
