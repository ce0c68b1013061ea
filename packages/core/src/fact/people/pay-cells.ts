import { differencing } from "../../disclosure/differencing.ts";
import { compareText, type IsoDate } from "../../model/time.ts";
import { paidPeople, type HeldPosition, type PaidPerson } from "../../people/paid-people.ts";
import { payRelease, quarterStarts, type PayRelease } from "../../people/pay-releases.ts";
import { personOf, type PeopleView } from "./people-view.ts";

/** A role and level, and what may be told about its pay. */
export interface PayCell {
  /** For example `data-engineer-l4`. */
  readonly id: string;
  readonly role: string;
  readonly level: string | undefined;
  readonly release: PayRelease;
  /** Members on the newest reference date. RESTRICTED. */
  readonly members: readonly PaidPerson[];
}

/** Who is paid on each reference date, oldest first. */
export interface PayHistory {
  readonly dates: readonly IsoDate[];
  readonly peopleOn: ReadonlyMap<IsoDate, readonly PaidPerson[]>;
}

/** Said of every suppressed figure alike: which rule it fails would tell about its people. */
export const SUPPRESSED = "it is suppressed: shown, it could tell what one person is paid";

/** Letters of every script, and what tells C from C++: two roles must not become one cell by the way they are written. */
const slug = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("+", " plus ")
    .replaceAll("#", " sharp ")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");

/** The people of every quarter that the pay records reach back to. */
export function payHistory({ records, asOf }: PeopleView): PayHistory {
  const first = records.pay.map(({ effectiveFrom }) => effectiveFrom).sort(compareText)[0];
  const held = records.positions.flatMap((position): readonly HeldPosition[] => (position.filledOn === undefined ? [] : [{ person: personOf(position), from: position.filledOn, to: position.leftOn ?? null }]));
  const dates = first === undefined ? [] : quarterStarts(first, asOf);
  return { dates, peopleOn: new Map(dates.map((date) => [date, paidPeople(records.pay, held, date)])) };
}

/** Members of a group on each reference date. */
export const groupHistory = ({ dates, peopleOn }: PayHistory, belongs: (person: PaidPerson) => boolean) => dates.map((date) => ({ date, people: (peopleOn.get(date) ?? []).filter(belongs) }));

const cellOf = ({ role, level }: PaidPerson): string => slug(`${role} ${level ?? ""}`);

/** A release, unless it and what another cell released differ by 1 to 9 people: a role that got a new name is not a new group (METHOD.md 7.9). */
function apartFrom(release: PayRelease, others: readonly PayRelease[]): PayRelease {
  const membersOf = (people: readonly PaidPerson[]): readonly string[] => people.map(({ person }) => person);
  const told = others.flatMap(({ released }) => released).map(({ date, people }) => ({ id: date, members: membersOf(people) }));
  const close = told.some((other) => differencing({ populations: [{ id: "", members: membersOf(release.people) }, other] }).length > 0);
  return close ? { ...release, state: "suppressed", date: undefined, people: [] } : release;
}

/** Cells of role and level that have somebody in them on the newest reference date, by role and level. */
export function payCells(history: PayHistory): readonly PayCell[] {
  const ids = [...new Set([...history.peopleOn.values()].flat().map(cellOf))].sort(compareText);
  const releases = new Map(ids.map((id) => [id, payRelease(groupHistory(history, (person) => cellOf(person) === id))]));
  const now = Map.groupBy(history.peopleOn.get(history.dates.at(-1) ?? ("" as IsoDate)) ?? [], cellOf);
  return [...releases].flatMap(([id, release]) => {
    const members = now.get(id) ?? [];
    const [one] = members;
    const others = [...releases].flatMap(([other, each]) => (other === id ? [] : [each]));
    return one === undefined ? [] : [{ id, role: one.role, level: one.level, release: apartFrom(release, others), members }];
  });
}
