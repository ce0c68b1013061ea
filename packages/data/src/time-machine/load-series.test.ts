import { isoInstant } from "@almanac/core";
import { describe, expect, test } from "vitest";
import { accepted, CONFIG, DONE, issue, json, load, move } from "../../test/a-program.ts";

const source = (more = "") => `${CONFIG}sources:\n  - { id: items, kind: jira-csv, files: "jira/{exported}/items.csv", exportedAt: "22:00", dates: { format: dd/MMM/yy h:mm a }${more} }\n`;
const csv = (...rows: readonly string[]) => `${["Issue key,Summary,Status,Status Category,Created,Resolved,Resolution", ...rows].join("\n")}\n`;
const row = (key: string, status: string, category: string, more = ",") => `${key},Title of ${key},${status},${category},05/Jan/26 9:00 AM,${more}`;
const exported = (date: string): string => `data/sources/jira/${date}/items.csv`;
const WEEKS = {
  [exported("2026-03-08")]: csv(row("ABC-1", "To Do", "To Do"), row("ABC-2", "In Progress", "In Progress"), row("ABC-3", "In Progress", "In Progress"), row("ABC-9", "Done", "Done", "20/Feb/26 9:00 AM,Done")),
  [exported("2026-03-15")]: csv(row("ABC-1", "In Progress", "In Progress"), row("ABC-2", "In Progress", "In Progress"), row("ABC-3", "In Progress", "In Progress"), row("ABC-9", "Done", "Done", "20/Feb/26 9:00 AM,Done")),
  [exported("2026-03-22")]: csv(row("ABC-1", "Done", "Done", "19/Mar/26 4:30 PM,Done"), row("ABC-2", "In Progress", "In Progress"), row("ABC-9", "Done", "Done", "20/Feb/26 9:00 AM,Done")),
};

describe("dated exports without changelog", () => {
  const program = { "data/almanac.yaml": source(), ...WEEKS };

  test("become a history without being asked for it, and every file that was read is stated", () => {
    const model = accepted(program);
    const [first] = model.items;
    expect(first).toMatchObject({ key: "ABC-1", history: "reconstructed", initialStatus: "To Do" });
    expect(first?.transitions.map(({ from, to, notBefore, at }) => [from, to, notBefore, at])).toEqual([
      ["To Do", "In Progress", "2026-03-08T21:00:00Z", "2026-03-15T21:00:00Z"],
      // The resolution dates the completion, to the minute.
      ["In Progress", "Done", "2026-03-19T15:30:00Z", "2026-03-19T15:30:59.999999999Z"],
    ]);
    expect(model.sources.map(({ exportedAt, history }) => [exportedAt, history])).toEqual(["2026-03-08", "2026-03-15", "2026-03-22"].map((date) => [`${date}T21:00:00Z`, "reconstructed"]));
  });

  test("work that was done before the first of them has no history, and its resolution dates it", () => {
    expect(accepted(program).items.find(({ key }) => key === "ABC-9")).toMatchObject({ history: "none", transitions: [], resolvedAt: "2026-02-20T08:00:00Z" });
  });

  test("an open item that vanishes is named, and counted in no number", () => {
    const model = accepted(program);
    expect(model.items.map(({ key }) => key)).toEqual(["ABC-1", "ABC-2", "ABC-9"]);
    expect(model.quality).toContainEqual(expect.objectContaining({ id: "vanished", count: 1, examples: [{ key: "ABC-3", source: { file: exported("2026-03-15"), line: 4 } }] }));
  });

  test("`history: none` switches it off; with one export there is nothing to compare", () => {
    const off = accepted({ ...program, "data/almanac.yaml": source(", history: none") });
    expect(off.items.every(({ history }) => history === "none")).toBe(true);
    expect(off.sources).toHaveLength(1);
    expect(load(program, { asOf: isoInstant("2026-03-10T00:00:00Z") }).model?.items.every(({ history }) => history === "none")).toBe(true);
  });

  test("a mistake in an older export refuses the source, where it stands", () => {
    const wrong = { ...program, [exported("2026-03-08")]: csv(row("ABC-1", "To Do", "To Do").replace("05/Jan", "45/Jan")) };
    expect(load(wrong).diagnostics).toMatchObject([{ code: "DATE-FORMAT", file: exported("2026-03-08"), line: 2 }]);
  });

  test("a key twice in an older export is a mistake of that export", () => {
    const twice = { ...program, [exported("2026-03-15")]: csv(row("ABC-1", "To Do", "To Do"), row("ABC-1", "Done", "Done", "11/Mar/26 9:00 AM,Done")) };
    expect(load(twice).diagnostics).toMatchObject([{ code: "KEY-TWICE", file: exported("2026-03-15"), line: 3 }]);
  });

  test("known then, later exports do not exist; known now, they tell what was so at the time", () => {
    const asOf = isoInstant("2026-03-17T12:00:00Z");
    const [then, now] = [load(program, { asOf }), load(program, { asOf, known: "now" })];
    const steps = (loaded: typeof then) => loaded.model?.items.find(({ key }) => key === "ABC-1")?.transitions.map(({ to }) => to);
    expect([steps(then), steps(now)]).toEqual([["In Progress"], ["In Progress", "Done"]]);
    expect(now.diagnostics).toEqual([]);
  });
});

test("exports with changelog are not read one after the other; known now, the newest of them counts", () => {
  const moved = issue({ fields: { status: DONE }, changelog: { histories: [move("2026-03-10T09:00:00.000+0100", ["3", "In Progress"], ["10002", "Done"])] } });
  const program = {
    "data/almanac.yaml": `${CONFIG}sources:\n  - { id: items, kind: jira-json, files: "jira/{exported}/items.json", exportedAt: "22:00" }\n`,
    "data/sources/jira/2026-03-08/items.json": json([issue({ changelog: { histories: [] } })]),
    "data/sources/jira/2026-03-15/items.json": json([moved]),
  };
  const asOf = isoInstant("2026-03-09T00:00:00Z");
  const read = (known: "then" | "now") => load(program, { asOf, known }).model?.sources.map(({ exportedAt }) => exportedAt);
  expect([read("then"), read("now")]).toEqual([["2026-03-08T21:00:00Z"], ["2026-03-15T21:00:00Z"]]);
  expect(accepted(program).items[0]?.history).toBe("complete");
});

describe("what is judged by the edition before and by the clock", () => {
  const one = (text: string, more = "") => ({ "data/almanac.yaml": source(more), [exported("2026-03-22")]: text });
  const items = csv(...Array.from({ length: 9 }, (_, index) => row(`ABC-${String(index + 1)}`, "To Do", "To Do")));

  test("an export that lost most of its records is refused; one that lost all says how many there were", () => {
    expect(load(one(items), { previous: { items: 41 } }).diagnostics).toMatchObject([{ code: "SOURCE-DROPPED", message: expect.stringMatching(/9 records.*had 41/) as string }]);
    expect(load(one(items, ", acceptDrop: 2026-03-22"), { previous: { items: 41 } }).diagnostics).toEqual([]);
    expect(load(one(csv()), { previous: { items: 412 } }).diagnostics).toMatchObject([{ code: "CSV-NO-RECORDS", line: 1, column: 1, message: expect.stringContaining("412") as string, hint: expect.stringContaining("allowEmpty") as string }]);
  });

  test("by the clock an old source is refused, and data from the future is a warning at its value", () => {
    const clock = (now: string, more = "") => load(one(items, more), { now: isoInstant(now) }).diagnostics;
    expect(clock("2026-03-30T21:00:00Z", ", refuseAfter: 7 days")).toMatchObject([{ code: "SOURCE-TOO-OLD", severity: "error" }]);
    expect(clock("2026-03-24T21:00:00Z", ", refuseAfter: 7 days, staleAfter: 36 hours")).toMatchObject([{ code: "SOURCE-STALE", severity: "warning", message: expect.stringContaining("48 hours") as string }]);
    expect(clock("2026-01-04T12:00:00Z")).toMatchObject([{ code: "DATE-FUTURE", severity: "warning", file: exported("2026-03-22") }]);
  });
});
