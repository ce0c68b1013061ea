import { factId, type Edition } from "@almanac/core";
import { table } from "../facts.ts";
import { documentHref, factHref } from "../links.ts";
import type { StatusWords } from "../record-columns.ts";
import { namedRows, textIn, type NamedRow } from "../table-rows.ts";

const LIST = "policies.state.list";

type PolicyState = "broken" | "bent" | "unjudged" | "kept";

/** Shape and word of each verdict. */
export const VERDICTS: Readonly<Record<PolicyState, Pick<StatusWords, "status" | "word">>> = {
  broken: { status: "broken", word: "Broken" },
  bent: { status: "bent", word: "Bent" },
  unjudged: { status: "unjudged", word: "Cannot be judged" },
  kept: { status: "kept", word: "Kept" },
};

/** Heads of the page, the gravest first. */
export const POLICY_PARTS: readonly { readonly state: PolicyState; readonly title: string; readonly note: string }[] = [
  { state: "broken", title: "Broken", note: "What is measured misses the bound, and nobody gave leave." },
  { state: "bent", title: "Bent", note: "What is measured misses the bound, with leave until a day. After it they are broken again." },
  { state: "unjudged", title: "Cannot be judged", note: "A figure is missing. Until it is supplied, nobody can say that they are kept." },
  { state: "kept", title: "Kept", note: "Every figure is there, and meets the bound." },
];

/** Where the sentence stands: its page, at the policy itself. Undefined where this edition does not judge it. */
export function policyHref(policy: string, { facts, documents }: Pick<Edition, "facts" | "documents">): string | undefined {
  const row = namedRows(table(facts, LIST)).find((each) => textIn(each, "policy") === policy);
  const page = row === undefined ? undefined : documents.find(({ path }) => path === textIn(row, "page"));
  return page === undefined ? undefined : `${documentHref(page)}#policy-${policy}`;
}

/** The first sentence of a policy, which is its name in a list, and what it says besides. */
export function policySentences(row: NamedRow): readonly [first: string, rest: string] {
  const all = textIn(row, "sentence");
  const end = /[.!?](?=\s+\S)/.exec(all);
  return end === null ? [all, ""] : [all.slice(0, end.index + 1), all.slice(end.index + 1).trim()];
}

/** The figure that a policy is judged by, or one of several: what it is called, and where it comes from. Undefined where the edition has none. */
export function policyFigure(row: NamedRow, { facts }: Pick<Edition, "facts">): { readonly label: string; readonly href: string } | undefined {
  const id = textIn(row, "fact");
  const base = id.replace(/\{.*$/, "");
  const found = facts[id] ?? Object.values(facts).find((fact) => fact.id.startsWith(`${base}{`));
  return found === undefined ? undefined : { label: found.label.replaceAll(/(\d) (?=%)/g, "$1\u00a0"), href: factHref(found.id) };
}

/** Id of the policy that a change is about. */
export const policyOf = (subject: string): string | undefined => /^policies\.state\.word\{policy=(.+)\}$/.exec(subject)?.[1];

/** Title of the page that asserts it. */
export const policyPage = (row: NamedRow, { documents }: Pick<Edition, "documents">): string => documents.find(({ path }) => path === textIn(row, "page"))?.title ?? textIn(row, "page");

/** Since which edition a policy has had the verdict of this one; `first`: it has had no other since it was first judged. Undefined where this edition does not judge it. */
export function standsSince(policy: string, { history, id, label, earlier }: Pick<Edition, "history" | "id" | "label" | "earlier">): { readonly label: string; readonly first: boolean } | undefined {
  const points = history[factId("policies.state.word", { policy })] ?? [];
  const now = points.at(-1)?.value;
  const other = points.findLastIndex(({ value }) => value !== now);
  const begun = points[other + 1]?.edition;
  const found = begun === id ? label : earlier.find((edition) => edition.id === begun)?.label;
  return found === undefined ? undefined : { label: found, first: other === -1 };
}

/** The policies with one verdict. */
export const policiesThatAre = (state: PolicyState, { facts }: Pick<Edition, "facts">): readonly NamedRow[] => namedRows(table(facts, LIST)).filter((row) => textIn(row, "state") === state);
