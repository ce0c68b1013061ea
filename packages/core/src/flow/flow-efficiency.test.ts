import { expect, test } from "vitest";
import { board, issueWith } from "../../test/flow-fixtures.ts";
import { isoInstant } from "../model/time.ts";
import { flowEfficiency } from "./flow-efficiency.ts";
import { flowEfficiencyAggregate } from "./flow-efficiency-aggregate.ts";

const asOf = isoInstant("2024-03-31T00:00:00Z");
const DAY = 86_400;
const flag = (from: string, to: string | null) => ({ from: isoInstant(from), to: to === null ? null : isoInstant(to) });
const tenDays = [["2024-03-01T00:00:00Z", "Build"], ["2024-03-11T00:00:00Z", "Done"]] as const;

test("overlapping flags block once; time after done does not count", () => {
  const flagged = [flag("2024-03-02T00:00:00Z", "2024-03-05T00:00:00Z"), flag("2024-03-04T00:00:00Z", "2024-03-06T00:00:00Z"), flag("2024-03-10T00:00:00Z", null)];
  expect(flowEfficiency({ issue: issueWith("2024-02-01T00:00:00Z", tenDays, { flagged }), workflow: board, asOf })).toEqual({ activeSeconds: 5 * DAY, totalSeconds: 10 * DAY, efficiency: { value: 0.5 } });
});

test("an item blocked since before its start was never active: 0 %, not 100 %", () => {
  const issue = issueWith("2024-02-01T00:00:00Z", tenDays, { flagged: [flag("2024-02-02T00:00:00Z", null)] });
  expect(flowEfficiency({ issue, workflow: board, asOf })).toMatchObject({ activeSeconds: 0, efficiency: { value: 0 } });
});

test("waiting and the time back in the backlog are not active", () => {
  const issue = issueWith("2024-03-01T00:00:00Z", [["2024-03-02T00:00:00Z", "Waiting"], ["2024-03-04T00:00:00Z", "Build"], ["2024-03-05T00:00:00Z", "Backlog"], ["2024-03-10T00:00:00Z", "Done"]]);
  expect(flowEfficiency({ issue, workflow: board, asOf })).toEqual({ activeSeconds: DAY, totalSeconds: 8 * DAY, efficiency: { value: 0.125 } });
});

test("no start, or no column marked active: no flow efficiency", () => {
  const unmarked = { columns: board.columns.map(({ active: _, ...column }) => column) };
  expect(flowEfficiency({ issue: issueWith("2024-03-01T00:00:00Z", []), workflow: board, asOf })).toMatchObject({ activeSeconds: null, totalSeconds: null, efficiency: { notAvailable: "not-started" } });
  expect(flowEfficiency({ issue: issueWith("2024-03-01T00:00:00Z", [["2024-03-02T00:00:00Z", "Done"]]), workflow: board, asOf })).toMatchObject({ efficiency: { notAvailable: "not-started" } });
  expect(flowEfficiency({ issue: issueWith("2024-03-01T00:00:00Z", tenDays), workflow: unmarked, asOf })).toMatchObject({ activeSeconds: null, efficiency: { notAvailable: "not-applicable" } });
});

test("a set divides the sums and leaves out items without times", () => {
  expect(flowEfficiencyAggregate([{ activeSeconds: 1, totalSeconds: 10 }, { activeSeconds: null, totalSeconds: null }, { activeSeconds: 10, totalSeconds: 10 }])).toEqual({ efficiency: { value: 0.55 }, n: 2 });
  expect(flowEfficiencyAggregate([])).toMatchObject({ efficiency: { notAvailable: "no-data" }, n: 0 });
});
