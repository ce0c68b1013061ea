import { randomSource, type RandomSource } from "../../src/stats/random-source.ts";

/** One person in one month. Team, site and grade are on the organisation chart; pay is what must stay private. */
export interface Employee {
  readonly id: string;
  readonly dims: Readonly<Record<string, string>>;
  /** Annual pay in whole currency units. */
  readonly pay: number;
  /** The grade's band, which everybody knows. */
  readonly minimum: number;
  readonly maximum: number;
  /** Counts the raises and promotions that this person had alone: everybody knows that there was one, nobody else how large it was. */
  readonly spell: number;
}

/** The organisation on the first day of a month. */
export interface Month {
  readonly date: string;
  /** Pay of everybody, relative to the first month, from raises that all were given: announced, so known. */
  readonly factor: number;
  readonly people: readonly Employee[];
}

interface State {
  readonly id: string;
  team: string;
  site: string;
  grade: number;
  /** Pay before any raise that was given to all. */
  real: number;
  spell: number;
}

const GRADES = 5;
const LOWEST_MIDPOINT = 42_000;
/** From one grade's midpoint to the next. */
const STEP = 1.22;
/** Least and greatest pay of a band relative to its midpoint: 1.5 to 1, so that a band alone leaves everybody further apart than a tenth. */
const BAND = { from: 0.8, to: 1.2 } as const;
const MONTHLY = { join: 0.02, leave: 0.018, transfer: 0.012, move: 0.005, raise: 0.02, promotion: 0.006 } as const;
/** Given to all in April. */
const ANNUAL_RAISE = 0.03;
const APRIL = 3;

const midpoint = (grade: number): number => LOWEST_MIDPOINT * STEP ** grade;
const bandOf = (grade: number): { readonly minimum: number; readonly maximum: number } => ({ minimum: Math.round(midpoint(grade) * BAND.from), maximum: Math.round(midpoint(grade) * BAND.to) });
const dateOf = (month: number): string => `${String(2024 + Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, "0")}-01`;
/** Most are paid below the middle of their band, a few near its end. */
const skewed = ({ float }: RandomSource, grade: number): number => {
  const { minimum, maximum } = bandOf(grade);
  return minimum + (maximum - minimum) * Math.min(float(), Math.max(float(), float() * 0.6));
};

/**
 * A made-up organisation over a number of months: 40 to 120 people in teams, sites and grades with joiners, leavers, transfers, raises
 * of one person, promotions, and a raise for all each April. Equal seed, equal organisation.
 */
export function organisation(seed: string, months: number): readonly Month[] {
  const random = randomSource(seed, "organisation");
  const { float, index } = random;
  const size = 40 + index(81);
  const [teams, sites] = [4 + index(5), 2 + index(3)];
  // Teams and sites are of unequal size, as they are.
  const pick = (prefix: string, count: number): string => `${prefix}-${String(Math.min(index(count), index(count + 2)))}`;
  let hired = 0;
  const hire = (): State => {
    const grade = Math.min(index(GRADES), index(GRADES + 1));
    hired += 1;
    return { id: `P-${String(hired).padStart(3, "0")}`, team: pick("team", teams), site: pick("site", sites), grade, real: skewed(random, grade), spell: 0 };
  };
  let staff = Array.from({ length: size }, hire);
  let factor = 1;
  return Array.from({ length: months }, (_, month): Month => {
    if (month > 0) {
      staff = staff.filter(() => float() >= MONTHLY.leave);
      for (const person of staff) {
        if (float() < MONTHLY.transfer) person.team = pick("team", teams);
        if (float() < MONTHLY.move) person.site = pick("site", sites);
        const promoted = person.grade < GRADES - 1 && float() < MONTHLY.promotion;
        if (promoted) person.grade += 1;
        if (promoted || float() < MONTHLY.raise) {
          const { minimum, maximum } = bandOf(person.grade);
          person.real = Math.min(maximum, Math.max(minimum, person.real * (1.02 + 0.08 * float())));
          person.spell += 1;
        }
      }
      for (let place = 0; place < size; place += 1) if (float() < MONTHLY.join) staff.push(hire());
      if (month % 12 === APRIL) factor *= 1 + ANNUAL_RAISE;
    }
    const people = staff.map(({ id, team, site, grade, real, spell }): Employee => {
      const { minimum, maximum } = bandOf(grade);
      return { id, dims: { team, site, grade: `grade-${String(grade)}` }, pay: Math.round(real * factor), minimum: Math.floor(minimum * factor), maximum: Math.ceil(maximum * factor), spell };
    });
    return { date: dateOf(month), factor, people };
  });
}
