import fc from "fast-check";
import { expect, test } from "vitest";
import { snapshotItem } from "../../test/flow-fixtures.ts";
import { addDays, isoDate } from "../model/time.ts";
import type { ItemFlow } from "../flow/item-flow.ts";
import { finishedIn, type FlowItem } from "./scope.ts";

const first = isoDate("2024-03-01");

test("finished items of a period are those that a plain filter finds, in their order", () => {
  const anyDay = fc.integer({ min: 0, max: 20 });
  const entry = fc.tuple(fc.option(anyDay), fc.constantFrom("done", "closed-without-start", "excluded", "in-progress" as const)).map(([day, state]): FlowItem => ({ item: snapshotItem("Done"), flow: { done: day === null ? null : addDays(first, day), state } as ItemFlow }));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 30 }), anyDay, anyDay, (items, from, to) => {
      const [low, high] = [addDays(first, from), addDays(first, to)];
      const expected = items.filter(({ flow }) => flow.done !== null && flow.state !== "excluded" && flow.done >= low && flow.done <= high);
      expect(finishedIn(items, low, high)).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});
