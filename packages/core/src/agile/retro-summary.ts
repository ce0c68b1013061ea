import { available, notAvailable, type Measure } from "../model/measure.ts";
import { daysBetween, type IsoDate } from "../model/time.ts";
import { share, type Share } from "../model/units.ts";
import { median } from "../stats/median.ts";
import { wilsonInterval, type Interval } from "../stats/wilson-interval.ts";

/** The part of a retrospective's action that its figures read. */
export interface AgreedAction {
  readonly raisedOn: IsoDate;
  readonly due?: IsoDate;
  readonly closedOn?: IsoDate;
  readonly status: "open" | "done" | "dropped";
  readonly carried?: number;
}

/** `none`: not raised yet. `overdue` is open, after its due day. */
export type ActionState = "none" | "open" | "overdue" | "done" | "dropped";

export interface RetroSummary {
  /** All that were raised. */
  readonly raised: number;
  /** Open ones, overdue ones among them. */
  readonly open: number;
  readonly overdue: number;
  readonly done: number;
  readonly dropped: number;
  /** Taken over from one retrospective to the next at least once, whatever became of them. */
  readonly carried: number;
  /** Done, of those that are done, dropped or overdue: an action that is not due yet is no failure. */
  readonly closureRate: Measure<Share>;
  /** Wilson interval of it, 95 % (METHOD.md 1.6). */
  readonly interval: Measure<Interval>;
  /** From the day it was raised to the day it was done, the same day being 0. Median of the done ones whose day is recorded. */
  readonly medianDaysToClose: Measure<number>;
}

/** State of an action on a date; what happened later has not happened. Without a day of closing it is as the list says. */
export function actionState({ raisedOn, due, closedOn, status }: AgreedAction, asOf: IsoDate): ActionState {
  if (raisedOn > asOf) return "none";
  if (status !== "open" && (closedOn === undefined || closedOn <= asOf)) return status;
  return due !== undefined && due < asOf ? "overdue" : "open";
}

/**
 * What became of the actions that retrospectives agreed on. Days are calendar days; an action that is due today is not overdue.
 *
 * `closureRate` is `zero-denominator` while nothing is closed or overdue, `medianDaysToClose` is `no-data` while no day of closing is known.
 */
export function retroSummary(actions: readonly AgreedAction[], asOf: IsoDate): RetroSummary {
  const known = actions.map((action) => ({ action, state: actionState(action, asOf) })).filter(({ state }) => state !== "none");
  const count = (state: ActionState): number => known.filter((each) => each.state === state).length;
  const [overdue, done, dropped] = [count("overdue"), count("done"), count("dropped")];
  const judged = done + dropped + overdue;
  const days = known.flatMap(({ action, state }) => (state === "done" && action.closedOn !== undefined ? [daysBetween(action.raisedOn, action.closedOn)] : []));
  return {
    raised: known.length,
    open: count("open") + overdue,
    overdue,
    done,
    dropped,
    carried: known.filter(({ action }) => (action.carried ?? 0) > 0).length,
    closureRate: judged === 0 ? notAvailable("zero-denominator", "no action is closed or overdue yet") : available(share(done / judged)),
    interval: wilsonInterval(done, judged, 0.95),
    medianDaysToClose: days.length === 0 ? notAvailable("no-data", "no action is done on a recorded day") : median(days),
  };
}
