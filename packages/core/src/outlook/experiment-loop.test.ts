import { describe, expect, test } from "vitest";
import { isoInstant } from "../model/time.ts";
import { randomSource } from "../stats/random-source.ts";
import type { Arrival } from "../flow/timeline.ts";
import type { Workflow } from "../model/workflow.ts";
import { simulateLoop, type LoopHistory, type LoopInput } from "./experiment-loop.ts";
import { gateAttempts, gateColumn } from "./gate-attempts.ts";
import { spanDraw } from "./span-draw.ts";

const history: LoopHistory = { evaluations: 1000, misses: 500, workDays: [4], waitDays: [], waitShare: 0 };
const run = (rest: Partial<LoopInput> = {}) => simulateLoop({ history, models: [null], slots: 1, trials: 4000, seed: "3", stream: "loop", ...rest });
const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("the experiment loop", () => {
  test("with a miss every second time a model takes two attempts on average, each with its days", () => {
    const { attempts, days } = run();
    // Geometric with p = 1/2 has mean 2 and variance 2.
    expect(Math.abs(mean(attempts) - 2)).toBeLessThan(4 * Math.sqrt(2 / 4000));
    expect(days.every((taken, trial) => taken === 4 * (attempts[trial] as number))).toBe(true);
  });

  test("a gate that was never missed may be missed yet: two evaluations say less than a thousand", () => {
    const once = (evaluations: number) => mean(run({ history: { ...history, evaluations, misses: 0 } }).attempts.map((attempts) => (attempts > 1 ? 1 : 0)));
    // Jeffreys: (0 + 1/2) / (n + 1).
    expect(Math.abs(once(2) - 0.5 / 3)).toBeLessThan(4 * Math.sqrt((0.5 / 3) * (2.5 / 3) / 4000));
    expect(once(1000)).toBeLessThan(0.004);
  });

  test("models side by side: the next begins when a slot is free", () => {
    const never = { ...history, evaluations: 1_000_000, misses: 0 };
    const days = (models: LoopInput["models"], slots: number) => run({ history: never, models, slots, trials: 1 }).days[0];
    expect(days([null, null, null, null], 2)).toBe(8);
    expect(days([null, null, null], 1)).toBe(12);
    expect(days([3, null], 1)).toBe(5);
    // Longer under way than any attempt before: as long again.
    expect(days([6], 1)).toBe(6);
    expect(days([], 3)).toBe(0);
  });

  test("waits come with the share seen", () => {
    const { days } = run({ history: { ...history, misses: 0, evaluations: 1_000_000, waitDays: [10], waitShare: 0.25 } });
    expect(Math.abs(mean(days) - (4 + 2.5))).toBeLessThan(4 * Math.sqrt((100 * 0.1875) / 4000));
  });

  test("nothing to repeat is refused", () => {
    expect(() => run({ history: { ...history, workDays: [] } })).toThrow(/no attempt to repeat/);
    expect(() => run({ slots: 0 })).toThrow(/without a slot/);
  });
});

describe("spanDraw", () => {
  const spans = [1, 2, 2, 3, 4, 6, 9, 20];
  const drawn = (kind: "empirical" | "lognormal", days: readonly number[]) => {
    const draw = spanDraw(days, kind);
    if (!("value" in draw)) throw new Error(draw.because);
    const random = randomSource("5", "span");
    return Array.from({ length: 4000 }, () => draw.value(random));
  };

  test("empirical draws are spans that were seen; a fitted curve goes beyond the longest", () => {
    expect(new Set(drawn("empirical", spans))).toEqual(new Set(spans));
    const fitted = drawn("lognormal", spans);
    expect(Math.max(...fitted)).toBeGreaterThan(20);
    const logs = spans.map(Math.log);
    expect(Math.abs(fitted.map(Math.log).reduce((sum, log) => sum + log, 0) / 4000 - logs.reduce((sum, log) => sum + log, 0) / 8)).toBeLessThan(0.07);
  });

  test("of few spans the seen ones; without any none", () => {
    expect(new Set(drawn("lognormal", [3, 5]))).toEqual(new Set([3, 5]));
    expect(spanDraw([0], "empirical")).toMatchObject({ notAvailable: "no-data" });
  });
});

describe("attempts at the gate", () => {
  const workflow: Workflow = {
    columns: [
      { name: "Ready", statuses: ["r"], category: "todo" },
      { name: "Training", statuses: ["t"], category: "inProgress", active: true },
      { name: "Waiting", statuses: ["w"], category: "inProgress", active: false },
      { name: "Evaluation", statuses: ["e"], category: "inProgress", active: true },
      { name: "Done", statuses: ["d"], category: "done" },
    ],
  };
  const arrivals = (text: string): readonly Arrival[] =>
    text.split(" ").map((word): Arrival => {
      const column = workflow.columns.findIndex(({ statuses }) => statuses[0] === word.charAt(0));
      return { at: isoInstant(`2026-03-${word.slice(1).padStart(2, "0")}T00:00:00Z`), column, category: workflow.columns[column]?.category ?? "todo" };
    });
  const attempts = (text: string) => gateAttempts(arrivals(text), workflow, "2026-03-31T00:00:00Z").map(({ workDays, waitDays, missed, endedAt }) => [workDays, waitDays, endedAt === null ? "under way" : missed ? "missed" : "passed"]);

  test("a miss goes back from the gate, a pass to done; waiting is told from work", () => {
    expect(attempts("r1 t2 w4 e7 t9 e12 d13")).toEqual([[4, 3, "missed"], [4, 0, "passed"]]);
  });

  test("the attempt under way is no evaluation yet; days back in the todo column are not counted", () => {
    expect(attempts("t1 e3 t4 r6 t20 e30")).toEqual([[3, 0, "missed"], [13, 0, "under way"]]);
  });

  test("done past the gate passed none; a reopened item comes to it again", () => {
    expect(attempts("t1 d5")).toEqual([]);
    expect(attempts("t1 e2 d3 t10 e11 d12")).toEqual([[2, 0, "passed"], [2, 0, "passed"]]);
  });

  test("a workflow with one column in progress has no gate", () => {
    expect(gateColumn(workflow)).toBe(3);
    expect(gateColumn({ columns: workflow.columns.filter(({ name }) => name !== "Waiting" && name !== "Evaluation") })).toBeUndefined();
  });
});
