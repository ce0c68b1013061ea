import type { Employee, Month } from "./organisation.ts";

/** A published number about the pay of a group, as anybody reads it. */
export interface ToldCell {
  /** Dimensions and their values that make the group; none for everybody. */
  readonly group: Readonly<Record<string, string>>;
  /** First day of the month to which the number refers. */
  readonly date: string;
  readonly people: number;
  readonly statistic: "mean" | "sum";
  readonly value: number;
  /** To what the value is rounded. */
  readonly base: number;
}

/** What one person was paid between two raises of their own, before raises that all were given. */
export interface Unknown {
  readonly person: string;
  readonly spell: number;
  readonly low: number;
  readonly high: number;
  /** For the score only. */
  readonly truth: number;
  /** Editions in which the person was paid this. */
  readonly editions: number;
}

/** The pay of these people together lies between two values. */
export interface Relation {
  readonly members: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** All that an attacker with the organisation chart can write down. */
export interface Knowledge {
  readonly unknowns: readonly Unknown[];
  readonly relations: readonly Relation[];
  /** Pairs of unknowns of one person: pay does not fall from the first to the second. */
  readonly ascending: readonly (readonly [number, number])[];
}

/** Pay is whole units, so a factor given to all moves it by up to half a unit. */
const WHOLE_UNIT = 0.5;

const spellOf = ({ id, spell }: Employee): string => `${id} ${String(spell)}`;

function unknownsOf(months: readonly Month[]): Map<string, Unknown & { readonly index: number }> {
  const unknowns = new Map<string, Unknown & { readonly index: number }>();
  for (const { factor, people } of months)
    for (const each of people) {
      const known = unknowns.get(spellOf(each));
      const [low, high] = [(each.minimum - 1) / factor, (each.maximum + 1) / factor];
      unknowns.set(spellOf(each), known === undefined ? { person: each.id, spell: each.spell, low, high, truth: each.pay / factor, editions: 1, index: unknowns.size } : { ...known, editions: known.editions + 1 });
    }
  return unknowns;
}

/**
 * Turns everything that was published in all editions into one system over the pay of persons. The attacker knows who was where in every
 * month, every band, what was given to all, and who had a raise alone and when, but not how much.
 *
 * @throws Error when a number does not fit the organisation chart: the attack would prove nothing then
 */
export function whatIsKnown(months: readonly Month[], told: readonly ToldCell[]): Knowledge {
  const unknowns = unknownsOf(months);
  const byDate = new Map(months.map((month) => [month.date, month]));
  const relations = new Map<string, Relation>();
  for (const { group, date, people, statistic, value, base } of told) {
    const month = byDate.get(date);
    const members = (month?.people ?? []).filter(({ dims }) => Object.entries(group).every(([dim, at]) => dims[dim] === at));
    if (month === undefined || members.length !== people || people === 0) throw new Error(`a cell of ${String(people)} people as of ${date} does not fit the organisation chart (${String(members.length)})`);
    const indices = members.flatMap((each) => unknowns.get(spellOf(each))?.index ?? []).sort((a, b) => a - b);
    const times = statistic === "mean" ? people : 1;
    const slack = people * WHOLE_UNIT;
    const [low, high] = [((value - base / 2) * times - slack) / month.factor, ((value + base / 2) * times + slack) / month.factor];
    const name = indices.join(" ");
    const known = relations.get(name);
    relations.set(name, { members: indices, low: Math.max(low, known?.low ?? -Infinity), high: Math.min(high, known?.high ?? Infinity) });
  }
  const all = [...unknowns.values()];
  const ascending = all.flatMap(({ person, spell, index }) => {
    const later = all.filter((each) => each.person === person && each.spell > spell).sort((a, b) => a.spell - b.spell)[0];
    return later === undefined ? [] : [[index, later.index] as const];
  });
  return { unknowns: all, relations: [...relations.values()], ascending };
}
