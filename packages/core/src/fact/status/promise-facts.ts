import { available, isAvailable } from "../../model/measure.ts";
import { addDays, compareText, daysBetween } from "../../model/time.ts";
import { promiseKeeping, type PromiseOutcome } from "../../status/promise-outcome.ts";
import { scalarFact, tableFact, type ComputedFact, type FactHead } from "../computed.ts";
import type { FactContext } from "../scope.ts";
import { PROMISE_KINDS, promisesOf, type FoundPromise } from "./promise-records.ts";

const AHEAD_DAYS = 30;
const OUTCOMES: readonly (readonly [PromiseOutcome, string])[] = [
  ["kept", "Kept"],
  ["moved", "Moved"],
  ["broken", "Broken"],
  ["open", "Not due yet"],
  ["undated", "Fulfilled, day not recorded"],
  ["withdrawn", "Withdrawn"],
];

/** Kinds whose lists say on no day that one was fulfilled: they could lower the rate and never raise it. */
const UNTOLD: ReadonlySet<FoundPromise["kind"]> = new Set(["Obligation", "Mitigation", "Communication"]);

const isPending = ({ fulfilled, withdrawn }: FoundPromise): boolean => fulfilled === undefined && withdrawn !== true;

/** What was promised by when, and what became of it: from every record that names a day. */
export function promiseFacts(context: FactContext): readonly ComputedFact[] {
  const promises = promisesOf(context);
  if (promises.length === 0) return [];
  const { asOfDate, sha256 } = context;
  const until = addDays(asOfDate, AHEAD_DAYS);
  const rowsOf = (some: readonly FoundPromise[]) => some.map(({ row }) => row);
  const head: Omit<FactHead, "base" | "label"> = { dimensions: {}, rule: "promises.outcome", arguments: { asOf: asOfDate }, rows: rowsOf(promises) };
  const told = promises.filter(({ kind }) => !UNTOLD.has(kind));
  const keeping = promiseKeeping(told.map(({ outcome }) => outcome));
  const judged = told.filter(({ outcome }) => outcome === "kept" || outcome === "moved" || outcome === "broken");
  const broken = promises.filter(({ outcome }) => outcome === "broken");
  const soon = promises.filter((each) => isPending(each) && each.due >= asOfDate && each.due <= until);
  const listed = [...broken, ...soon].sort((a, b) => compareText(a.due, b.due) || compareText(a.kind, b.kind) || compareText(a.id, b.id));
  const interval = isAvailable(keeping.interval) ? { wilsonLow: keeping.interval.value.low, wilsonHigh: keeping.interval.value.high } : {};
  const kinds = PROMISE_KINDS.map((kind) => ({ kind, own: promises.filter((each) => each.kind === kind) })).filter(({ own }) => own.length > 0);
  return [
    scalarFact({ ...head, base: "promises.kept.rate", label: "Promises kept, of those kept, moved or broken", arguments: { asOf: asOfDate, kept: keeping.kept, moved: keeping.moved, broken: keeping.broken, without: "obligations, mitigations, communication", ...interval }, rows: rowsOf(judged) }, "share", keeping.rate, sha256, judged.length),
    scalarFact({ ...head, base: "promises.outcome.broken", label: "Promises broken: the date in force passed", rows: rowsOf(broken) }, "count", available(broken.length), sha256, promises.length),
    scalarFact({ ...head, base: "promises.outcome.moved", label: "Promises put off to a later date", rows: rowsOf(promises.filter(({ outcome }) => outcome === "moved")) }, "count", available(promises.filter(({ outcome }) => outcome === "moved").length), sha256, promises.length),
    tableFact(
      { ...head, base: "promises.outcome.kinds", label: "What became of promises, by kind" },
      [{ name: "kind", label: "Kind", unit: "text" }, ...OUTCOMES.map(([name, label]) => ({ name, label, unit: "count" as const }))],
      kinds.map(({ kind, own }) => [kind, ...OUTCOMES.map(([outcome]) => own.filter((each) => each.outcome === outcome).length)]),
      sha256,
    ),
    scalarFact({ ...head, base: "promises.due.soon", label: `Promises due within ${String(AHEAD_DAYS)} days`, arguments: { asOf: asOfDate, until }, rows: rowsOf(soon) }, "count", available(soon.length), sha256, promises.length),
    ...(listed.length === 0
      ? []
      : [
          tableFact(
            { ...head, base: "promises.due.table", label: `Promises broken, or due within ${String(AHEAD_DAYS)} days`, arguments: { asOf: asOfDate, until }, rows: rowsOf(listed) },
            [
              { name: "kind", label: "Kind", unit: "text" },
              { name: "id", label: "Id", unit: "text" },
              { name: "what", label: "What", unit: "text" },
              { name: "who", label: "Who", unit: "text" },
              { name: "program", label: "Workstream", unit: "text" },
              { name: "made", label: "Made on", unit: "date" },
              { name: "due", label: "Due", unit: "date" },
              { name: "moved", label: "Times moved", unit: "count" },
              { name: "outcome", label: "Outcome", unit: "text" },
              { name: "fulfilled", label: "Fulfilled", unit: "date" },
              { name: "days", label: "Days to due", unit: "days" },
            ],
            listed.map(({ kind, id, what, who, workstream, madeOn, due, moved, outcome, fulfilled }) => [kind, id, what, who, workstream, madeOn, due, moved, outcome, fulfilled ?? null, daysBetween(asOfDate, due)]),
            sha256,
          ),
        ]),
  ];
}
