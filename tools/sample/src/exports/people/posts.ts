import { addDays, isoDate, mondayOf, randomSource, daysBetween, type IsoDate, type RandomSource } from "@almanac/core";
import { SEED } from "../../plan.ts";
import { oneOf } from "../../titles/title-grammar.ts";
import { WORLD, type RoleBand, type Site, type WorkstreamId } from "../../world.ts";
import { LEAVERS, RAMP, STAFFING, type Leaver, type Line } from "./staffing.ts";

/** A position of the sample program, and who holds it. */
export interface Post {
  readonly id: string;
  readonly band: RoleBand;
  readonly workstream: WorkstreamId;
  readonly site: Site;
  readonly contractor: boolean;
  readonly fte: number;
  readonly approvedOn: IsoDate;
  readonly plannedFrom: IsoDate;
  readonly plannedTo?: IsoDate;
  readonly openedOn?: IsoDate;
  readonly filledOn?: IsoDate;
  readonly leftOn?: IsoDate;
  readonly leavingReason?: Leaver["reason"];
  readonly person?: string;
  readonly replaces?: string;
}

/** A post that somebody holds or held. */
export type HeldPost = Post & Required<Pick<Post, "person" | "filledOn">>;
const isHeld = (post: Post): post is HeldPost => post.person !== undefined && post.filledOn !== undefined;

const FIRST_PERSON = 2101;
/** Every so-many-th holder works four days a week, and every so-many-th is a contractor. */
const PART_TIME_EVERY = 11;
const CONTRACTOR_EVERY = 16;

const bandOf = (role: string, level: RoleBand["level"]): RoleBand => {
  const band = WORLD.roles.find((one) => one.role === role && one.level === level);
  if (band === undefined) throw new RangeError(`the world has no ${role} ${level}`);
  return band;
};

/** The numbers of the persons say nothing about when or as what they began. */
function shuffledPersons(count: number, random: RandomSource): readonly string[] {
  const numbers = Array.from({ length: count }, (_, index) => FIRST_PERSON + index);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = random.index(last + 1);
    const [a, b] = [numbers[last], numbers[other]];
    if (a !== undefined && b !== undefined) [numbers[last], numbers[other]] = [b, a];
  }
  return numbers.map((number) => `W-${String(number)}`);
}

/** Platform engineers share one office; the others are spread as world.ts says. */
function siteOf(role: string, random: RandomSource): Site {
  const [berlin] = WORLD.sites;
  if (berlin !== undefined && role === "Platform engineer") return berlin;
  return oneOf(random, WORLD.sites.flatMap((site) => Array.from({ length: site.weight }, () => site)));
}

interface Slot {
  readonly line: Line;
  readonly filled: boolean;
  /** The last holder of the line is the newest. */
  readonly newest: boolean;
}

const slotsOf = (workstream: WorkstreamId): readonly Slot[] =>
  STAFFING.filter((line) => line.workstream === workstream).flatMap((line) =>
    Array.from({ length: line.planned }, (_, index) => ({ line, filled: index < line.filled, newest: index === line.filled - 1 })),
  );

interface Dated {
  readonly workstream: WorkstreamId;
  readonly role: string;
  readonly level: RoleBand["level"];
  readonly approvedOn: IsoDate;
  readonly filledOn?: IsoDate;
}

const dated = (workstream: WorkstreamId, role: string, level: RoleBand["level"], approvedOn: string, filledOn?: string): Dated => ({
  workstream,
  role,
  level,
  approvedOn: isoDate(approvedOn),
  ...(filledOn === undefined ? {} : { filledOn: isoDate(filledOn) }),
});

/** Positions with dates of their own: those that requisitions of 2026 filled, and vacancies that the autumn added. */
const DATED: readonly Dated[] = [
  dated("demand", "ML engineer", "L4", "2026-04-20", "2026-10-01"),
  dated("fraud", "Product analyst", "L3", "2026-05-18", "2026-09-15"),
  dated("fraud", "Data engineer", "L4", "2026-09-07"),
  dated("fraud", "Program manager", "L5", "2026-10-26"),
  dated("platform", "Platform engineer", "L4", "2026-10-05"),
];
/** All other vacancies were part of the plan for the second half of 2026. */
const PLAN_APPROVED = isoDate("2026-06-08");

function makePosts(): readonly Post[] {
  const random = randomSource(SEED, "people/posts");
  const persons = shuffledPersons(STAFFING.reduce((sum, { filled }) => sum + filled, 0) + LEAVERS.length, random);
  const drafts: Post[] = [];
  let held = 0;
  const nextPerson = (): string => {
    const person = persons[held];
    if (person === undefined) throw new RangeError("more holders than persons");
    held += 1;
    return person;
  };
  const nextId = (): string => `P-${String(drafts.length + 1).padStart(3, "0")}`;
  const leaverPosts = LEAVERS.map((leaver) => {
    const openedOn = addDays(leaver.filledOn, -70);
    const post: Post = {
      id: nextId(),
      band: bandOf(leaver.role, leaver.level),
      workstream: leaver.workstream,
      site: siteOf(leaver.role, random),
      contractor: leaver.reason === "End of contract",
      fte: 1,
      approvedOn: addDays(openedOn, -14),
      plannedFrom: leaver.filledOn,
      plannedTo: leaver.leftOn,
      openedOn,
      filledOn: leaver.filledOn,
      leftOn: leaver.leftOn,
      leavingReason: leaver.reason,
      person: nextPerson(),
    };
    drafts.push(post);
    return { leaver, post, taken: false };
  });
  for (const { id: workstream } of WORLD.workstreams) {
    const slots = slotsOf(workstream);
    const [first, last] = RAMP[workstream];
    const filled = slots.filter((slot) => slot.filled).length;
    let begun = 0;
    for (const { line, filled: isFilled, newest } of slots) {
      const { role, level } = line;
      const isHere = (one: Dated | Leaver): boolean => one.workstream === workstream && one.role === role && one.level === level;
      const predecessor = leaverPosts.find(({ leaver, taken }) => !taken && isHere(leaver) && (leaver.successorOn !== undefined) === isFilled);
      if (predecessor !== undefined) predecessor.taken = true;
      const own = DATED.find((one) => isHere(one) && (isFilled ? newest && one.filledOn !== undefined : one.filledOn === undefined));
      const onRamp = mondayOf(addDays(first, Math.round((begun / Math.max(1, filled - 1)) * daysBetween(first, last))));
      const filledOn = isFilled ? (own?.filledOn ?? predecessor?.leaver.successorOn ?? onRamp) : undefined;
      const openedOn = filledOn === undefined ? undefined : addDays(filledOn, -(56 + random.index(56)));
      const approvedOn = own?.approvedOn ?? (openedOn === undefined ? PLAN_APPROVED : addDays(openedOn, -(7 + random.index(21))));
      if (isFilled) begun += 1;
      drafts.push({
        id: nextId(),
        band: bandOf(role, level),
        workstream,
        site: siteOf(role, random),
        contractor: isFilled && begun % CONTRACTOR_EVERY === CONTRACTOR_EVERY - 1,
        fte: isFilled && begun % PART_TIME_EVERY === PART_TIME_EVERY - 1 ? 0.8 : 1,
        approvedOn,
        plannedFrom: filledOn ?? isoDate("2026-10-01"),
        ...(openedOn === undefined ? {} : { openedOn }),
        ...(filledOn === undefined ? {} : { filledOn, person: nextPerson() }),
        ...(predecessor === undefined ? {} : { replaces: predecessor.post.id }),
      });
    }
  }
  return drafts;
}

/** Every position of the program, those of people who left first. */
export const POSTS: readonly Post[] = makePosts();
export const HELD: readonly HeldPost[] = POSTS.filter(isHeld);
/** Held on the as-of date. */
export const HOLDERS: readonly HeldPost[] = HELD.filter(({ leftOn }) => leftOn === undefined);

/** The holder at a place in the order of a workstream's role: `holderOf("fraud", "ML engineer", "L5", 0)`. */
export function holderOf(workstream: WorkstreamId, role: string, level: RoleBand["level"], index: number): HeldPost {
  const found = HOLDERS.filter((post) => post.workstream === workstream && post.band.role === role && post.band.level === level)[index];
  if (found === undefined) throw new RangeError(`nobody is ${role} ${level} number ${String(index)} of ${workstream}`);
  return found;
}

/** A vacancy at a place in the order of a workstream's role. */
export function vacancyOf(workstream: WorkstreamId, role: string, level: RoleBand["level"]): Post {
  const found = POSTS.find((post) => post.workstream === workstream && post.band.role === role && post.band.level === level && post.person === undefined);
  if (found === undefined) throw new RangeError(`no vacancy for ${role} ${level} of ${workstream}`);
  return found;
}
