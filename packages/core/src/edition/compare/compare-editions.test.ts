import { describe, expect, test } from "vitest";
import type { Fact, ScalarFact, TableFact } from "../../fact/fact.ts";
import type { FrozenDocument } from "../edition.ts";
import { isoDate } from "../../model/time.ts";
import { compareDocuments } from "./compare-documents.ts";
import { compareFacts } from "./compare-facts.ts";

const base = { audience: "public", receipt: { rule: "", arguments: {}, sources: [], rows: 0 } } as const;
const scalar = (id: string, value: ScalarFact["value"], unit: ScalarFact["unit"] = "items", currency?: string): ScalarFact => ({ ...base, id, label: `Label of ${id}`, type: "scalar", unit, value, ...(currency === undefined ? {} : { currency }) });
const table = (id: string, columns: readonly (readonly [string, TableFact["columns"][number]["unit"]])[], rows: TableFact["rows"]): TableFact => ({ ...base, id, label: `Label of ${id}`, type: "table", columns: columns.map(([name, unit]) => ({ name, label: name, unit })), rows });
const facts = (...all: readonly Fact[]): Readonly<Record<string, Fact>> => Object.fromEntries(all.map((fact) => [fact.id, fact]));
const changed = (before: readonly Fact[], after: readonly Fact[]) => compareFacts(facts(...before), facts(...after)).changed;

describe("facts of two editions", () => {
  test("that differ are told with both values: numbers by their difference, dates by days, and neither against nothing", () => {
    expect(changed([scalar("risk.open", 3), scalar("a.date", "2026-11-30", "date"), scalar("a.word", "red", "text"), scalar("a.none", null), scalar("a.same", 1)], [scalar("risk.open", 5), scalar("a.date", "2026-12-02", "date"), scalar("a.word", "green", "text"), scalar("a.none", 0), scalar("a.same", 1)])).toMatchObject([
      { id: "risk.open", label: "Label of risk.open", before: 3, after: 5, difference: 2 },
      { id: "a.date", before: "2026-11-30", after: "2026-12-02", difference: 2 },
      { id: "a.none", before: null, after: 0 },
      { id: "a.word", before: "red", after: "green" },
    ]);
    expect(changed([scalar("a.none", null)], [scalar("a.none", 0)])[0]).not.toHaveProperty("difference");
    expect(changed([scalar("a.share", 0.3, "share")], [scalar("a.share", 0.1, "share")])).toMatchObject([{ difference: -0.2 }]);
  });

  test("amounts in two currencies differ, but by no number", () => {
    const [change] = changed([scalar("a.cost", 10, "money", "EUR")], [scalar("a.cost", 10, "money", "USD")]);
    expect(change).toMatchObject({ before: 10, after: 10, currency: "USD" });
    expect(change).not.toHaveProperty("difference");
  });

  test("came and went, by name; what became a table is both", () => {
    const { added, removed } = compareFacts(facts(scalar("a.old", 1), scalar("a.kind", 1)), facts(scalar("a.new", 1), table("a.kind", [["x", "text"]], [])));
    expect([added.map(({ id }) => id), removed.map(({ id }) => id)]).toEqual([["a.kind", "a.new"], ["a.kind", "a.old"]]);
  });

  test("rows of tables are matched by their first columns, as many as tell them apart", () => {
    const columns = [["week", "date"], ["name", "text"], ["count", "count"]] as const;
    const before = table("a.rows", columns, [["2026-11-15", "x", 1], ["2026-11-15", "y", 2], ["2026-11-08", "x", 3]]);
    const after = table("a.rows", columns, [["2026-11-15", "y", 9], ["2026-11-15", "x", 1], ["2026-11-22", "x", 3]]);
    expect(changed([before], [after])).toMatchObject([{ type: "table", rows: { before: 3, after: 3, added: 1, removed: 1, changed: 1 } }]);
    const levels = table("a.levels", [["confidence", "share"], ["date", "date"]], [[0.5, "2026-12-06"], [0.85, "2026-12-20"]]);
    expect(changed([levels], [{ ...levels, rows: [[0.5, "2026-12-06"], [0.85, "2027-01-03"]] }])).toMatchObject([{ rows: { added: 0, removed: 0, changed: 1 } }]);
    // Another order alone is no change; rows that nothing tells apart came and went, none changed.
    expect(changed([before], [{ ...before, rows: before.rows.toReversed() }])).toEqual([]);
    expect(changed([table("a.bare", [["count", "count"]], [[1], [1]])], [table("a.bare", [["count", "count"]], [[1], [3], [4]])])).toMatchObject([{ rows: { before: 2, after: 3, added: 2, removed: 0, changed: 0 } }]);
  });

  test("stand in the order of reading: forecasts first, single values before tables, the whole before its parts, and no comparison again", () => {
    const ids = ["vendors.x", "forecast.when.p85{program=a}", "forecast.when.p85", "budget.x", "changes.forecast.moved"];
    const list = table("forecast.list", [["name", "text"]], [["a"]]);
    expect(changed([...ids.map((id) => scalar(id, 1)), list], [...ids.map((id) => scalar(id, 2)), { ...list, rows: [["b"]] }]).map(({ id }) => id)).toEqual(["forecast.when.p85", "forecast.when.p85{program=a}", "forecast.list", "budget.x", "vendors.x"]);
  });
});

describe("documents of two editions", () => {
  const page = (path: string, object: string, changes: Partial<FrozenDocument> = {}): FrozenDocument => ({ kind: "handbook", path, id: path, title: `Title of ${path}`, format: "md", bodyLine: 1, sha256: object, object, section: "", order: 1, owner: "", reviewBy: isoDate("2027-01-01"), ...changes }) as FrozenDocument;
  const prose = (before: string, after: string) => [{ heading: "", change: "changed" as const, pieces: [{ kind: "removed" as const, text: before }, { kind: "added" as const, text: after }] }];
  const compare = (before: readonly FrozenDocument[], after: readonly FrozenDocument[], gone: readonly string[] = []) => {
    const body = (object: string): string | undefined => (gone.includes(object) ? undefined : `text ${object}`);
    return compareDocuments({ documents: before, body }, { documents: after, body }, prose).map(({ path, change, sections }) => [path, change, sections.flatMap(({ pieces }) => pieces.map(({ text }) => text))]);
  };

  test("that came, went or changed, each with its words", () => {
    expect(compare([page("a.md", "1"), page("b.md", "2"), page("same.md", "3")], [page("a.md", "4"), page("c.md", "5"), page("same.md", "3")])).toEqual([
      ["a.md", "changed", ["text 1", "text 4"]],
      ["b.md", "removed", ["text 2", ""]],
      ["c.md", "added", ["", "text 5"]],
    ]);
  });

  test("an update of before was not taken out: it belongs to its edition", () => {
    const update = (path: string): FrozenDocument => page(path, path, { kind: "update" });
    expect(compare([update("updates/1.md")], [update("updates/2.md")]).map(([path, change]) => [path, change])).toEqual([["updates/2.md", "added"]]);
  });

  test("of a withdrawn edition it is said that they changed, not where; and a new method page is named only", () => {
    expect(compare([page("a.md", "1")], [page("a.md", "2")], ["1"])).toEqual([["a.md", "changed", []]]);
    expect(compare([], [page("m.md", "1", { kind: "method" })])).toEqual([["m.md", "added", []]]);
  });

  test("only its settings changed", () => {
    const before = page("a.md", "1");
    expect(compareDocuments({ documents: [before], body: () => "same" }, { documents: [{ ...before, sha256: "2" }], body: () => "same" }, (a, b) => (a === b ? [] : prose(a, b)))).toMatchObject([{ path: "a.md", change: "changed", sections: [] }]);
  });
});
