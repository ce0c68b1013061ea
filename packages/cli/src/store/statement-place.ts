import { compareInstants, timeOrder, type Erratum, type IsoInstant } from "@almanac/core";
import type { StoredEdition } from "./chain.ts";

/** The place of a statement in time. A correction has the as-of time of what it corrects. */
export interface StatementPlace {
  readonly asOf: IsoInstant;
  readonly id: string;
  readonly corrects?: Erratum;
}

/** The editions that were frozen before a statement: all of them, or those before it where it is frozen itself. */
function frozenBefore(editions: readonly StoredEdition[], { id }: StatementPlace): readonly StoredEdition[] {
  const own = editions.findIndex(({ edition }) => edition.id === id);
  return own < 0 ? editions : editions.slice(0, own);
}

/** Frozen before a statement and not about a later time, newest last: what it can be compared with. */
export const earlierThan = (editions: readonly StoredEdition[], statement: StatementPlace): readonly StoredEdition[] =>
  timeOrder(frozenBefore(editions, statement)).filter(({ edition }) => compareInstants(edition.asOf, statement.asOf) <= 0);

/**
 * The edition that a statement follows in the chain: the last one frozen before it. A draft of the past, which nobody can freeze,
 * follows what was newest then.
 */
export function editionBefore(editions: readonly StoredEdition[], statement: StatementPlace): StoredEdition | undefined {
  const before = frozenBefore(editions, statement);
  const isPast = before.length === editions.length && statement.corrects === undefined && before.some(({ edition }) => compareInstants(edition.asOf, statement.asOf) > 0);
  return isPast ? earlierThan(editions, statement).at(-1) : before.at(-1);
}

interface Wanted {
  /** Left out: that of the statement that stands for the same time already, else the as-of date. */
  readonly id?: string;
  readonly corrects?: Erratum;
}

/**
 * Which edition a statement for an as-of time is. Without an id it is the last one frozen for that time, so that computing it again from
 * unchanged sources finds that it stands, also where it is a second statement of the day or a correction.
 */
export function statementPlace(editions: readonly StoredEdition[], asOf: IsoInstant, asOfDate: string, { id, corrects }: Wanted): StatementPlace {
  const frozen = corrects === undefined ? editions.findLast(({ edition, withdrawn }) => edition.asOf === asOf && (id === undefined ? withdrawn === undefined : edition.id === id)) : undefined;
  const erratum = corrects ?? frozen?.edition.corrects;
  return { asOf, id: id ?? frozen?.edition.id ?? asOfDate, ...(erratum === undefined ? {} : { corrects: erratum }) };
}
