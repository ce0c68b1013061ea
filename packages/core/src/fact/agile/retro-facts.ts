import { actionState, retroSummary, type ActionState } from "../../agile/retro-summary.ts";
import { available, isAvailable, notAvailable } from "../../model/measure.ts";
import type { RetroAction } from "../../model/records/governance-decisions.ts";
import { compareText, daysBetween, type IsoDate } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact, type FactHead } from "../computed.ts";
import type { Unit } from "../fact.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";

interface Stated {
  readonly action: RetroAction;
  readonly state: ActionState;
}

/** A closing day later than the as-of date is not known yet. */
const closedBy = ({ closedOn }: RetroAction, asOf: IsoDate): IsoDate | null => (closedOn === undefined || closedOn > asOf ? null : closedOn);
const isOpen = ({ state }: Stated): boolean => state === "open" || state === "overdue";

/** Whether what retrospectives agreed on is done, and how long it takes. */
export function retroFacts(context: FactContext): readonly ComputedFact[] {
  const { asOfDate, sha256 } = context;
  const known = (context.model.records?.retroActions ?? []).map((action): Stated => ({ action, state: actionState(action, asOfDate) })).filter(({ state }) => state !== "none");
  if (known.length === 0) return [];
  const rowsOf = (actions: readonly Stated[]) => actions.map(({ action, state }) => recordRow(action, action.id, { state, raised: action.raisedOn, due: action.due ?? null, closed: closedBy(action, asOfDate) }));
  const summary = retroSummary(known.map(({ action }) => action), asOfDate);
  const head: Omit<FactHead, "base" | "label"> = { dimensions: {}, rule: "retro.actions", arguments: { asOf: asOfDate }, rows: rowsOf(known) };
  const count = (base: string, label: string, value: number, holds: (each: Stated) => boolean) => scalarFact({ ...head, base: `retro.actions.${base}`, label, rows: rowsOf(known.filter(holds)) }, "count", available(value), sha256, known.length);
  const judged = known.filter(({ state }) => state !== "open");
  const interval = isAvailable(summary.interval) ? { wilsonLow: summary.interval.value.low, wilsonHigh: summary.interval.value.high } : {};
  const counts = { done: summary.done, dropped: summary.dropped, overdue: summary.overdue };
  const open = known.filter(isOpen).sort((a, b) => compareText(a.action.due ?? "9999", b.action.due ?? "9999") || compareText(a.action.id, b.action.id));
  const text = (name: string, label: string) => ({ name, label, unit: "text" as Unit });
  return [
    count("open", "Open actions from retrospectives", summary.open, isOpen),
    count("overdue", "Open actions after their due day", summary.overdue, ({ state }) => state === "overdue"),
    ...(known.some(({ action }) => action.carried !== undefined)
      ? [count("carried", "Actions carried from one retrospective to the next", summary.carried, ({ action }) => action.carried !== undefined && action.carried > 0)]
      : [scalarFact({ ...head, base: "retro.actions.carried", label: "Actions carried from one retrospective to the next" }, "count", notAvailable("no-data", "no list says how often an action was carried"), sha256)]),
    scalarFact({ ...head, base: "retro.actions.closure-rate", label: "Actions done, of those done, dropped or overdue", arguments: { asOf: asOfDate, ...counts, ...interval }, rows: rowsOf(judged) }, "share", summary.closureRate, sha256, judged.length),
    scalarFact({ ...head, base: "retro.actions.days-to-close", label: "Median days from raised to done", rows: rowsOf(known.filter(({ state }) => state === "done")) }, "days", summary.medianDaysToClose, sha256, summary.done),
    ...(open.length === 0
      ? []
      : [
          tableFact(
            { ...head, base: "retro.actions.table", label: "Open actions from retrospectives, by due day", rows: rowsOf(open) },
            [
              text("id", "Action"),
              text("team", "Team"),
              text("action", "What was agreed"),
              text("owner", "Owner"),
              { name: "raised", label: "Raised", unit: "date" },
              { name: "due", label: "Due", unit: "date" },
              { name: "age", label: "Age", unit: "days" },
              { name: "overdue", label: "Days overdue", unit: "days" },
              { name: "carried", label: "Carried", unit: "count" },
            ],
            open.map(({ action, state }) => [
              action.id,
              action.team ?? null,
              action.action,
              action.owner ?? null,
              action.raisedOn,
              action.due ?? null,
              daysBetween(action.raisedOn, asOfDate),
              state === "overdue" && action.due !== undefined ? daysBetween(action.due, asOfDate) : null,
              action.carried ?? null,
            ]),
            sha256,
          ),
        ]),
  ];
}
