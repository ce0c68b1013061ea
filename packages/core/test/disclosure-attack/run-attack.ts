import type { DisclosureRules, PayTable } from "../../src/disclosure/release/contract.ts";
import { publishWithAlmanac, type Utility } from "./almanac-publisher.ts";
import { attack, type Attacker, type AttackResult, type Score } from "./attack.ts";
import { organisation, type Month } from "./organisation.ts";
import { publishPlainly, type PlainRules } from "./plain-publishers.ts";
import type { ToldCell } from "./what-is-known.ts";

/** Three tables each: plain ones, and some whose cells are crossed so that few people are in many of them. */
const SHAPES: readonly (readonly (readonly string[])[])[] = [
  [["team"], ["site"], ["grade"]],
  [["team", "site"], ["site"], ["grade"]],
  [["grade", "site"], ["team"], ["site"]],
];
const EDITIONS = 24;

export const tablesOf = (seed: number): readonly PayTable[] => (SHAPES[seed % SHAPES.length] ?? []).map((by) => ({ id: by.join("-"), by }));
export const monthsOf = (seed: number): readonly Month[] => organisation(String(seed), EDITIONS);

/** Sums over organisations. */
export interface Tally {
  readonly organisations: number;
  readonly attacked: number;
  readonly byBand: number;
  readonly by: Readonly<Record<Attacker, Score>>;
  /** Organisations in which anybody was found out. */
  readonly lost: readonly number[];
  readonly utility: Utility;
}

const NOBODY: Score = { exact: 0, tenth: 0 };
export const EMPTY: Tally = { organisations: 0, attacked: 0, byBand: 0, by: { outsider: NOBODY, insider: NOBODY, "insider and colleague": NOBODY }, lost: [], utility: { safe: 0, newest: 0, held: 0 } };

const plus = (a: Score, b: Score): Score => ({ exact: a.exact + b.exact, tenth: a.tenth + b.tenth });

/** One organisation more. */
function counted(tally: Tally, seed: number, { attacked, byBand, by }: AttackResult, utility: Utility = EMPTY.utility): Tally {
  const lost = Object.values(by).some(({ tenth }) => tenth > 0) ? [...tally.lost, seed] : tally.lost;
  return {
    organisations: tally.organisations + 1,
    attacked: tally.attacked + attacked,
    byBand: tally.byBand + byBand,
    by: { outsider: plus(tally.by.outsider, by.outsider), insider: plus(tally.by.insider, by.insider), "insider and colleague": plus(tally.by["insider and colleague"], by["insider and colleague"]) },
    lost,
    utility: { safe: tally.utility.safe + utility.safe, newest: tally.utility.newest + utility.newest, held: tally.utility.held + utility.held },
  };
}

/** Attacks what Almanac publishes of one made-up organisation. */
export function attackAlmanac(tally: Tally, seed: number, rules: DisclosureRules = {}): Tally {
  const months = monthsOf(seed);
  const { told, utility } = publishWithAlmanac(months, tablesOf(seed), rules);
  return counted(tally, seed, attack(months, told), utility);
}

/** The same attack on what is commonly done; without insiders it is enough to see. */
export function attackPlain(tally: Tally, seed: number, rules: PlainRules): Tally {
  const months = monthsOf(seed);
  const told: readonly ToldCell[] = publishPlainly(months, tablesOf(seed), rules);
  return counted(tally, seed, attack(months, told, false));
}
