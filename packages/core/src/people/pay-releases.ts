import { editionPair } from "../disclosure/edition-pair.ts";
import { primaryRules, type PrimaryRule, type PrimaryRules } from "../disclosure/primary.ts";
import { addDays, isoDate, type IsoDate } from "../model/time.ts";
import { monthOf } from "./calendar-months.ts";
import type { PaidPerson } from "./paid-people.ts";

/** What a cell of pay may say. */
export interface PayRelease {
  /** `held`: the newest reference date has too few people affected, so an earlier one is repeated. */
  readonly state: "published" | "held" | "suppressed";
  /** Day to which the value refers, and whom it is made of; none for a suppressed cell. */
  readonly date: IsoDate | undefined;
  readonly people: readonly PaidPerson[];
  /** Rules that the cell fails on the newest reference date. RESTRICTED. */
  readonly failed: readonly PrimaryRule[];
  /** Everything that was released so far, oldest first; the last one is what is shown. RESTRICTED. */
  readonly released: readonly PayGroup[];
}

/** Members of a group on a reference date. */
export interface PayGroup {
  readonly date: IsoDate;
  readonly people: readonly PaidPerson[];
}

/** First days of calendar quarters in `[from, to]`, in order: the only days on which a figure about pay may change (METHOD.md 7.8). */
export function quarterStarts(from: IsoDate, to: IsoDate): readonly IsoDate[] {
  const starts: IsoDate[] = [];
  const quarter = Math.floor((Number(from.slice(5, 7)) - 1) / 3);
  for (let day = isoDate(`${from.slice(0, 4)}-${String(quarter * 3 + 1).padStart(2, "0")}-01`); day <= to; day = addDays(monthOf(addDays(day, 62)).last, 1)) if (day >= from) starts.push(day);
  return starts;
}

/** What people are paid in one view. Where the view has no value for somebody it is below all others, so that getting a range is a change as well. */
const payBy = (people: readonly PaidPerson[], of: (person: PaidPerson) => number | undefined): Readonly<Record<string, number>> => Object.fromEntries(people.map((each) => [each.person, of(each) ?? Number.NEGATIVE_INFINITY]));

/** Place in the range: everybody at the minimum is paid the minimum, however much the ranges differ. */
const placeInRange = ({ base, minimum, maximum }: PaidPerson): number | undefined => (minimum === undefined || maximum === undefined || maximum === minimum ? undefined : (base - minimum) / (maximum - minimum));

/** Full-time pay, pay as paid, and pay in relation to its range: whichever is published, all of them have to be safe and apart. */
const VIEWS: readonly ((person: PaidPerson) => number | undefined)[] = [({ base }) => base, ({ base, fte }) => base * fte, ({ base, midpoint }) => (midpoint === undefined || midpoint === 0 ? undefined : base / midpoint), placeInRange];

/** The primary rules that a group of people fails in any view of its pay. METHOD.md 7.6. */
function failedRules(people: readonly PaidPerson[], rules: PrimaryRules): readonly PrimaryRule[] {
  const failed = VIEWS.flatMap((of) => {
    const contributions = people.flatMap((each) => {
      const value = of(each);
      return value === undefined ? [] : [{ id: each.person, value }];
    });
    return contributions.length < people.length ? [] : primaryRules({ contributions, rules }).failed;
  });
  return [...new Set(failed)].sort();
}

/** Whether two populations differ by too few people for both of them to be told. */
function tooClose(previous: readonly PaidPerson[], current: readonly PaidPerson[], minContributors: number): boolean {
  return VIEWS.some((of) => editionPair({ previous: payBy(previous, of), current: payBy(current, of), minContributors }).action === "hold");
}

/**
 * Follows one group of people through the reference dates and says what may be told on the last of them (METHOD.md 7.6, 7.8, 7.9). On each
 * date a safe group that differs from everything released so far by nobody, or by at least k joiners, leavers and changes, is released;
 * one that differs by fewer repeats the release before. A group that is unsafe on the last date is suppressed. The history starts anew
 * in every statement from the records, so equal records give an equal answer.
 *
 * @param groups members of the group on each reference date, oldest first
 * @param separately parts of the group that have to be safe and apart by themselves, such as the two groups of a pay gap
 */
export function payRelease(groups: readonly PayGroup[], rules: PrimaryRules = {}, separately: (people: readonly PaidPerson[]) => readonly (readonly PaidPerson[])[] = (people) => [people]): PayRelease {
  const minContributors = rules.minContributors ?? 10;
  const released: PayGroup[] = [];
  let failed: readonly PrimaryRule[] = [];
  let suppressed = true;
  let held = false;
  for (const group of groups) {
    const parts = separately(group.people);
    failed = [...new Set(parts.flatMap((part) => failedRules(part, rules)))].sort();
    suppressed = parts.length === 0 || failed.length > 0 || parts.some((part) => part.length === 0);
    if (suppressed) continue;
    held = released.some((earlier) => separately(earlier.people).some((part, index) => tooClose(part, parts[index] ?? [], minContributors)));
    if (!held) released.push(group);
  }
  const last = released.at(-1);
  if (suppressed || last === undefined) return { state: "suppressed", date: undefined, people: [], failed, released };
  return { state: held ? "held" : "published", date: last.date, people: last.people, failed, released };
}
