import { compareInstants, isoInstant, type IsoInstant } from "@almanac/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TrackerItem } from "../sources/tracker-item.ts";
import { chooseExports } from "./choose-exports.ts";
import { latestMeant } from "./precision.ts";
import { reconstruct } from "./reconstruct.ts";

const SEED = 20261122;
const day = (date: string, time = "20:00"): IsoInstant => isoInstant(`2026-${date}T${time}:17Z`);

function item(key: string, status: string, changes: Partial<TrackerItem> = {}): TrackerItem {
  const place = () => ({ file: "a.csv", line: 2, column: 1 });
  return { key, title: key, type: "Task", project: key.split("-")[0] ?? "", status: { name: status, project: { key: "A" }, place }, created: day("08-01"), labels: [], components: [], transitions: [], flagged: [], history: "none", field: () => [], source: { file: "a.csv", line: 2 }, place, ...changes };
}
const only = (items: readonly TrackerItem[]): TrackerItem => {
  const [one, ...others] = items;
  if (one === undefined || others.length > 0) throw new Error(`${String(items.length)} items`);
  return one;
};
const steps = ({ transitions }: TrackerItem) => transitions.map(({ from, to, notBefore, at }) => [from?.name ?? "?", to.name, notBefore, at]);

describe("the history of an item in dated exports", () => {
  const [first, second, third] = [day("09-06"), day("09-13"), day("09-20")];

  test("a changed status is a step between the two exports; an unchanged one is none", () => {
    const found = only(reconstruct([{ at: first, items: [item("A-1", "Ready")] }, { at: second, items: [item("A-1", "Ready")] }, { at: third, items: [item("A-1", "Doing")] }], "UTC"));
    expect(found.history).toBe("reconstructed");
    expect(steps(found).slice(1)).toEqual([["Ready", "Doing", second, third]]);
  });

  test("the last update and the last change of category narrow the bounds, where the newer export states them", () => {
    const [updated, categorySince] = [day("09-16", "10:00"), day("09-15", "09:00")];
    const states = { field: (name: string) => (name === "Status Category Changed" ? [categorySince] : []), readInstant: isoInstant };
    const found = only(reconstruct([{ at: second, items: [item("A-1", "Ready")] }, { at: third, items: [item("A-1", "Doing", { updated, ...states })] }], "UTC"));
    expect(steps(found).slice(1)).toEqual([["Ready", "Doing", categorySince, updated]]);
  });

  test("an update that is older than the last sighting narrows nothing: the status was renamed, or a bulk change left it alone", () => {
    const found = only(reconstruct([{ at: second, items: [item("A-1", "Ready")] }, { at: third, items: [item("A-1", "Doing", { updated: day("08-03") })] }], "UTC"));
    expect(steps(found).slice(1)).toEqual([["Ready", "Doing", second, third]]);
  });

  test("of an item that is created between two exports the creation is the bound", () => {
    const created = day("09-10");
    const found = only(reconstruct([{ at: first, items: [] }, { at: second, items: [item("A-1", "Doing", { created })] }], "UTC"));
    expect(steps(found)).toEqual([["?", "Doing", created, second]]);
    expect(found.seen).toMatchObject({ late: false, first: second });
  });

  test("an item that is older than the export before the one that first shows it was seen late", () => {
    expect(only(reconstruct([{ at: first, items: [item("A-1", "Doing")] }], "UTC")).seen).toMatchObject({ late: true });
    expect(only(reconstruct([{ at: first, items: [] }, { at: second, items: [item("A-1", "Doing")] }], "UTC")).seen).toMatchObject({ late: true });
  });

  test("an item that the newest export does not hold is there as last seen", () => {
    const gone = reconstruct([{ at: first, items: [item("A-1", "Doing"), item("A-2", "Ready")] }, { at: second, items: [item("A-2", "Ready")] }, { at: third, items: [item("A-2", "Ready")] }], "UTC");
    expect(gone.map(({ key, seen }) => [key, seen?.missingFrom])).toEqual([["A-1", second], ["A-2", undefined]]);
  });

  test("an item that is missing once and comes back has one longer interval", () => {
    const found = only(reconstruct([{ at: first, items: [item("A-1", "Ready")] }, { at: second, items: [] }, { at: third, items: [item("A-1", "Doing")] }], "UTC"));
    expect(steps(found).slice(1)).toEqual([["Ready", "Doing", first, third]]);
    expect(found.seen?.missingFrom).toBeUndefined();
  });

  test("an item that was moved to another project keeps its history under the new key; two that could be meant are not joined", () => {
    const before = item("A-1", "Ready", { title: "Rank by margin" });
    const after = item("B-9", "Doing", { title: "Rank by margin" });
    const moved = only(reconstruct([{ at: first, items: [before] }, { at: second, items: [after] }], "UTC"));
    expect(moved).toMatchObject({ key: "B-9", seen: { formerKeys: ["A-1"] } });
    expect(steps(moved).slice(1)).toEqual([["Ready", "Doing", first, second]]);
    const twin = reconstruct([{ at: first, items: [before] }, { at: second, items: [after, { ...after, key: "B-10" }] }], "UTC");
    expect(twin.map(({ key }) => key)).toEqual(["A-1", "B-10", "B-9"]);
  });

  test("a renamed status of one id is no step", () => {
    const status = (name: string) => ({ ...item("A-1", name).status, id: "3" });
    const found = only(reconstruct([{ at: first, items: [item("A-1", "", { status: status("In Review") })] }, { at: second, items: [item("A-1", "", { status: status("Code review") })] }], "UTC"));
    expect(found.transitions).toHaveLength(1);
  });
});

const STATUSES = ["Backlog", "Doing", "Review", "Done"];
const START = Date.parse("2026-03-01T00:00:00Z");
const HOUR = 3_600_000;
const instantAt = (hour: number, seconds = 17): IsoInstant => isoInstant(new Date(START + hour * HOUR + seconds * 1000).toISOString());

/** A true life: creation, and later steps, each to another status than before. */
const life = fc.record({ created: fc.integer({ min: 0, max: 1500 }), steps: fc.array(fc.record({ after: fc.integer({ min: 1, max: 400 }), by: fc.integer({ min: 1, max: STATUSES.length - 1 }) }), { maxLength: 12 }) });
const truth = fc.record({ lives: fc.array(life, { minLength: 1, maxLength: 12 }), exports: fc.uniqueArray(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 14 }), states: fc.boolean(), seconds: fc.constantFrom(0, 17) });

interface Step {
  readonly at: IsoInstant;
  readonly to: string;
}

function stepsOf({ created, steps: moves }: typeof life extends fc.Arbitrary<infer L> ? L : never, seconds: number): readonly Step[] {
  let [hour, status] = [created, 0];
  return [
    { at: instantAt(created, seconds), to: STATUSES[0] ?? "" },
    ...moves.map(({ after, by }): Step => {
      hour += after;
      status = (status + by) % STATUSES.length;
      return { at: instantAt(hour, seconds), to: STATUSES[status] ?? "" };
    }),
  ];
}

describe("properties over random lives and random exports", () => {
  const exportsOf = ({ lives, exports, states, seconds }: typeof truth extends fc.Arbitrary<infer T> ? T : never) => {
    const all = lives.map((one, index) => ({ key: `A-${String(index)}`, steps: stepsOf(one, seconds) }));
    const dated = exports.map((hour) => {
      const at = instantAt(hour, 30);
      const items = all.flatMap(({ key, steps: known }): readonly TrackerItem[] => {
        const past = known.filter((step) => compareInstants(step.at, at) <= 0);
        const [created, last] = [past[0], past.at(-1)];
        return created === undefined || last === undefined ? [] : [item(key, last.to, { created: created.at, ...(states ? { updated: last.at } : {}) })];
      });
      return { at, items };
    });
    return { all, dated };
  };

  test("every reconstructed step happened in truth, inside its bounds, and every status at an export is reproduced", () => {
    let checked = 0;
    fc.assert(
      fc.property(truth, (world) => {
        const { all, dated } = exportsOf(world);
        for (const found of reconstruct(dated, "UTC")) {
          const real = all.find(({ key }) => key === found.key)?.steps ?? [];
          for (const { at, notBefore, to } of found.transitions) {
            const inside = real.some((step) => step.to === to.name && notBefore !== undefined && compareInstants(step.at, notBefore) >= 0 && compareInstants(step.at, at) <= 0);
            expect(inside, `${found.key} to ${to.name} between ${notBefore ?? ""} and ${at}`).toBe(true);
            checked += 1;
          }
          for (const { at, items } of dated) {
            const seen = items.find(({ key }) => key === found.key)?.status.name;
            if (seen !== undefined) expect(found.transitions.findLast((step) => compareInstants(step.at, at) <= 0)?.to.name).toBe(seen);
          }
        }
      }),
      { seed: SEED, numRuns: 400 },
    );
    expect(checked).toBeGreaterThan(2000);
  });

  test("neither the order of the exports nor the order of their records matters", () => {
    fc.assert(
      fc.property(truth, (world) => {
        const { dated } = exportsOf(world);
        const plain = (items: readonly TrackerItem[]) => JSON.stringify(items);
        expect(plain(reconstruct(dated.toReversed().map(({ at, items }) => ({ at, items: items.toReversed() })), "UTC"))).toBe(plain(reconstruct(dated, "UTC")));
      }),
      { seed: SEED, numRuns: 100 },
    );
  });
});

test("what was known then comes from exports of that time; what is known now from all, oldest first", () => {
  const exports = [{ at: day("09-20") }, { at: day("09-06") }, { at: day("09-13") }];
  expect(chooseExports(exports, { asOf: day("09-13"), known: "then" }).map(({ at }) => at)).toEqual([day("09-06"), day("09-13")]);
  expect(chooseExports(exports, { asOf: day("09-13"), known: "now" }).map(({ at }) => at)).toEqual([day("09-06"), day("09-13"), day("09-20")]);
});

test("a time to the minute is any time of that minute, a date alone any time of that day, in the zone of the export", () => {
  expect(latestMeant(isoInstant("2026-09-06T14:23:00Z"), "Europe/Berlin")).toBe("2026-09-06T14:23:59.999999999Z");
  expect(latestMeant(isoInstant("2026-09-05T22:00:00Z"), "Europe/Berlin")).toBe("2026-09-06T21:59:59.999999999Z");
  expect(latestMeant(isoInstant("2026-09-06T14:23:07Z"), "Europe/Berlin")).toBe("2026-09-06T14:23:07Z");
});
