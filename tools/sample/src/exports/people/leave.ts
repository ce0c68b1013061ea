import { addDays, compareText, isoDate, randomSource, type IsoDate } from "@almanac/core";
import { SEED } from "../../plan.ts";
import { HELD, holderOf, type HeldPost } from "./posts.ts";
import { tableText } from "./table-text.ts";

interface Absence {
  readonly post: HeldPost;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly kind: "Holiday" | "Absence" | "Parental" | "Training";
  readonly state: "Approved" | "Requested";
  readonly requestedOn: IsoDate;
}

/** Mondays on which holidays begin, and their working weeks. */
const SUMMER = ["2026-07-06", "2026-07-20", "2026-08-03", "2026-08-17"].map(isoDate);
const AUTUMN = ["2026-10-05", "2026-10-12", "2026-10-19", "2026-11-02"].map(isoDate);
const CHRISTMAS = isoDate("2026-12-21");
const FIRST_MONDAY = isoDate("2026-09-07");
const WEEKS = 11;

const PARENTAL = { post: holderOf("search", "Applied scientist", "L5", 1), from: isoDate("2026-11-02"), to: isoDate("2027-04-30"), kind: "Parental", state: "Approved", requestedOn: isoDate("2026-08-31") } as const;

function makeAbsences(): readonly Absence[] {
  const random = randomSource(SEED, "people/leave");
  const made: Absence[] = [PARENTAL];
  const add = (post: HeldPost, from: IsoDate, days: number, kind: Absence["kind"], notice: number, state: Absence["state"] = "Approved"): void => {
    const to = addDays(from, days - 1);
    const requestedOn = addDays(from, -notice);
    const overlaps = made.some((one) => one.post === post && one.from <= to && one.to >= from);
    if (requestedOn >= post.filledOn && !overlaps && (post.leftOn === undefined || to <= post.leftOn)) made.push({ post, from, to, kind, state, requestedOn });
  };
  for (const post of HELD) {
    const summer = SUMMER[random.index(SUMMER.length)];
    if (summer !== undefined) add(post, summer, 12, "Holiday", 40 + random.index(60));
    const autumn = AUTUMN[random.index(AUTUMN.length * 2)];
    if (autumn !== undefined) add(post, autumn, 5, "Holiday", 20 + random.index(20));
    const christmas = random.float();
    if (christmas < 0.6) add(post, CHRISTMAS, 12, "Holiday", 35 + random.index(50), christmas < 0.12 ? "Requested" : "Approved");
    if (random.float() < 0.3) add(post, addDays(FIRST_MONDAY, 7 * random.index(WEEKS) + random.index(3)), 1 + random.index(3), "Absence", 0);
    if (random.float() < 0.08) add(post, addDays(FIRST_MONDAY, 7 * random.index(WEEKS)), 3, "Training", 21);
  }
  return made.toSorted((a, b) => compareText(a.from, b.from) || compareText(a.post.person, b.post.person));
}

const ABSENCES: readonly Absence[] = makeAbsences();

export const isAway = (post: HeldPost, date: IsoDate): boolean => ABSENCES.some((absence) => absence.post === post && absence.from <= date && date <= absence.to);

export const leaveCsv = (): string =>
  tableText(
    ["Person", "From", "To", "Leave type", "State", "Requested on"],
    ABSENCES.map(({ post, from, to, kind, state, requestedOn }) => [post.person, from, to, kind, state, requestedOn]),
  );
