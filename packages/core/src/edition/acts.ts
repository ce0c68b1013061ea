import type { Sha256 } from "../fact/computed.ts";
import type { IsoDate } from "../model/time.ts";
import { canonicalJson } from "./serialize.ts";
import type { FrozenEdition } from "./verify-chain.ts";

interface Recorded {
  readonly edition: string;
  /** Digest of the edition's header: the act is about this statement and no other of its name. */
  readonly sha256: string;
  /** Day on which somebody did it, by their own calendar. */
  readonly on: IsoDate;
  readonly by?: string;
  /** Digest of the canonical text of the act before; null in the first. */
  readonly previous: string | null;
  /** Digest of the canonical text of the act without this field: it proves the newest act, which nothing names yet. */
  readonly seal: string;
}

/** Gives an edition a name of a release, for example `2026.4`. */
export interface LabelAct extends Recorded {
  readonly act: "label";
  readonly label: string;
}

/** Takes the content of an edition back. */
export interface WithdrawalAct extends Recorded {
  readonly act: "withdraw";
  readonly reason: string;
}

/**
 * What was done to frozen editions afterwards. They are never rewritten, so it is recorded beside them, in `data/editions/acts.json`:
 * a list that only grows, each entry naming the one before by digest.
 */
export type Act = LabelAct | WithdrawalAct;

type WithoutPlace<A> = A extends Act ? Omit<A, "previous" | "seal"> : never;

const digestOf = (act: Act, sha256: Sha256): string => sha256(canonicalJson(act));

/** What the next edition says of the acts before it; undefined while there are none. */
export function actsDigest(acts: readonly Act[], sha256: Sha256): string | undefined {
  const last = acts.at(-1);
  return last === undefined ? undefined : digestOf(last, sha256);
}

/** Editions that were frozen after an act which is no longer in the record. */
export function afterLostActs<E extends FrozenEdition>(acts: readonly Act[], editions: readonly E[], sha256: Sha256): readonly E[] {
  const naming = editions.filter(({ edition }) => edition.acts !== undefined);
  if (naming.length === 0) return [];
  const recorded = new Set(acts.map((act) => digestOf(act, sha256)));
  return naming.filter(({ edition }) => !recorded.has(edition.acts ?? ""));
}

/** The acts with one more. */
export function withAct(acts: readonly Act[], act: WithoutPlace<Act>, sha256: Sha256): readonly Act[] {
  const before = acts.at(-1);
  const placed = { ...act, previous: before === undefined ? null : digestOf(before, sha256) };
  return [...acts, { ...placed, seal: sha256(canonicalJson(placed)) }];
}

export interface ActProblem {
  /** Index of the act, from 0. */
  readonly index: number;
  readonly message: string;
}

/** What is wrong with the acts: an act that was changed, a link that does not hold, an edition that is not there or not the one that was meant, a label given twice. */
export function actProblems(acts: readonly Act[], editions: readonly FrozenEdition[], sha256: Sha256): readonly ActProblem[] {
  const byId = new Map(editions.map((entry) => [entry.edition.id, entry]));
  const labelled = new Map<string, string>();
  return acts.flatMap((act, index): readonly ActProblem[] => {
    const { seal, ...sealed } = act;
    if (sha256(canonicalJson(sealed)) !== seal) return [{ index, message: `act ${String(index + 1)} is not as it was recorded` }];
    const before = acts[index - 1];
    if (act.previous !== (before === undefined ? null : digestOf(before, sha256))) return [{ index, message: `act ${String(index + 1)} does not follow the act before it: one of the two was changed, or one between them was removed` }];
    const edition = byId.get(act.edition);
    if (edition === undefined) return [{ index, message: `act ${String(index + 1)} is about edition ${act.edition}, which is not there` }];
    if (edition.sha256 !== act.sha256) return [{ index, message: `act ${String(index + 1)} is about another statement of the name ${act.edition}: the digest of its header differs` }];
    if (act.act !== "label") return [];
    const other = labelled.get(act.label);
    labelled.set(act.label, act.edition);
    return other === undefined ? [] : [{ index, message: `the label ${act.label} was given twice: to ${other} and to ${act.edition}` }];
  });
}
