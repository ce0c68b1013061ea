import { formatDate, measureOf, type Assertion, type Fact, type PolicyState } from "@almanac/core";
import type { Element, ElementContent } from "hast";
import type { BlockContent, DefinitionContent } from "mdast";
import type { BlockDefinition } from "../../blocks/block.ts";
import { dateElement, element } from "../../blocks/elements.ts";
import type { ProseContext } from "../rendered-prose.ts";
import { policyMark } from "./policy-mark.ts";
import { readAssertion } from "./read-assertion.ts";

const LIST = "policies.state.list";

const WORDS: Readonly<Record<PolicyState, string>> = { kept: "Kept", bent: "Bent", broken: "Broken", unjudged: "Cannot be judged" };
const isState = (text: string | undefined): text is PolicyState => text !== undefined && text in WORDS;

/** What the edition says of a policy, by the names of the columns of its list; undefined where it does not judge it. */
function verdictOf(id: string, facts: Readonly<Record<string, Fact>>): ((column: string) => string | undefined) | undefined {
  const list = facts[LIST];
  if (list?.type !== "table") return undefined;
  const places = new Map(list.columns.map(({ name }, place) => [name, place]));
  const row = list.rows.find((cells) => cells[places.get("policy") ?? -1] === id);
  if (row === undefined) return undefined;
  return (column) => {
    const cell = row[places.get(column) ?? -1];
    return typeof cell === "string" ? cell : undefined;
  };
}

const pair = (term: string, ...words: readonly (ElementContent | string)[]): Element => element("div", {}, [element("dt", {}, [term]), element("dd", {}, words)]);
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The value, linked to where it comes from; of several facts, to their measure. */
function valueLink({ fact }: Assertion, value: string | undefined, { facts = {}, factHref }: ProseContext): Element {
  const base = fact.replace(/\{.*$/, "");
  const of = facts[fact]?.id ?? Object.keys(facts).find((id) => id === base || id.startsWith(`${base}{`));
  const shown = value ?? "not available";
  if (of === undefined) return element("span", {}, [shown]);
  return element("a", { className: value === undefined ? ["fact", "fact-missing"] : ["fact"], href: factHref(of), ...(of === fact ? { dataFact: fact } : {}) }, [shown]);
}

/** What to do about a figure that is missing. */
function supply({ fact }: Assertion, { documentHref }: ProseContext): readonly (ElementContent | string)[] {
  const method = documentHref(`method/${measureOf(fact)}.md`);
  return [" Supply what it is computed from", ...(method === undefined ? [] : [": ", element("a", { href: method }, ["how it is computed"])]), "."];
}

function evidence(assertion: Assertion, state: PolicyState, of: (column: string) => string | undefined, context: ProseContext): readonly Element[] {
  const { waiver } = assertion;
  const label = context.facts?.[assertion.fact]?.label;
  const because = of("because") ?? "";
  return [
    pair("Is", valueLink(assertion, of("value"), context), ...(label === undefined ? [] : [` (${label.charAt(0).toLowerCase()}${label.slice(1)})`])),
    pair("Must be", of("bound") ?? ""),
    ...(because === "" ? [] : [pair("Because", `${capitalised(because)}.`, ...(state === "unjudged" ? supply(assertion, context) : []))]),
    ...(waiver === undefined ? [] : [pair(state === "bent" ? "Waived" : "Waiver", `${capitalised(waiver.why)}. By ${waiver.by}, until `, dateElement(waiver.until), ".")]),
  ];
}

/** Label of the edition in which the verdict became what it is; undefined where it never was another one, or its past is not kept. */
function turnedIn(word: string, { history }: ProseContext): string | undefined {
  const points = history?.(word) ?? [];
  const now = points.at(-1)?.value;
  const other = points.findLastIndex(({ value }) => value !== now);
  return other === -1 ? undefined : points[other + 1]?.edition;
}

function verdictBlock(assertion: Assertion, context: ProseContext, anchor: Element["properties"], sentence: readonly ElementContent[]): Element {
  const { id, gate, waiver } = assertion;
  const { facts, factHref } = context;
  const word = `policies.state.word{policy=${id}}`;
  const verdict = facts === undefined ? undefined : verdictOf(id, facts);
  const told = verdict?.("state");
  const state: PolicyState = isState(told) ? told : "unjudged";
  const until = state === "bent" && waiver !== undefined ? ["until ", dateElement(waiver.until)] : [];
  const since = verdict === undefined ? undefined : turnedIn(word, context);
  const judged = facts?.[word] === undefined ? [element("strong", {}, [WORDS[state]])] : [element("strong", {}, [element("a", { href: factHref(word), dataFact: word }, [WORDS[state]])])];
  const details = verdict === undefined ? (facts === undefined ? [] : [pair("Because", "This edition does not judge it.")]) : evidence(assertion, state, verdict, context);
  return element("div", { ...anchor, className: ["policy-block", `policy-${state}`], role: "group", ariaLabel: `Policy, ${state === "bent" && waiver !== undefined ? `bent until ${formatDate(waiver.until)}` : WORDS[state].toLowerCase()}` }, [
    element("p", { className: ["block-state"] }, [element("span", { className: ["block-kind"] }, ["Policy"]), " ", policyMark(state), ...judged, ...(until.length === 0 ? [] : [" ", ...until]), ...(since === undefined ? [] : [` since ${since}`]), ...(gate ? [element("span", { className: ["policy-gate"] }, ["an edition waits for it"])] : [])]),
    ...sentence,
    ...(details.length === 0 ? [] : [element("dl", { className: ["block-facts"] }, details)]),
  ]);
}

/** A sentence that published facts must agree with. */
export const assertBlock: BlockDefinition = {
  directive: "assert",
  component: "Assert",
  places: ["container"],
  purpose: "A policy that every edition holds against a published fact: kept, bent with a waiver, broken, or not to be judged where the figure is missing.",
  attributes: [
    { name: "id", type: "id", means: "the name of the policy, needed, once in the program: small letters, digits and hyphens" },
    { name: "fact", type: "fact", means: "the fact that is judged, needed; {program=*} for every workstream, each of which must meet the bound" },
    { name: "atLeast", type: "text", means: "the least that the fact may be: a number, 85%, a date, or the id of another fact. A policy has one bound" },
    { name: "atMost", type: "text", means: "the most that the fact may be" },
    { name: "equals", type: "text", means: "what the fact must be exactly: also a word, such as on-track" },
    { name: "gate", type: "text", means: "true: no edition is stated while the policy is broken or cannot be judged" },
    { name: "waiver", type: "text", means: "why the policy may be broken for a while; with until and by" },
    { name: "until", type: "text", means: "the last day of the waiver, such as 2027-01-31" },
    { name: "by", type: "text", means: "who gave the waiver, a person or a role" },
  ],
  content: "the policy, in a sentence or two",
  example: { md: ':::assert{id=wip-limit fact="delivery.wip.now" atMost=30}\nAt most 30 items are in progress.\n:::', mdx: '<Assert id="wip-limit" fact="delivery.wip.now" atMost="30">\n\nAt most 30 items are in progress.\n\n</Assert>' },
  make: (use, { path, context, report, factIds, slots, inside, includedBy }) => {
    const children = inside(use.content) as (BlockContent | DefinitionContent)[];
    const read = readAssertion(use, use.content, { path, ...report.place(use.at.from) });
    if ("problems" in read) {
      for (const problem of read.problems) report.add(use.at, problem);
      return children;
    }
    const { assertion } = read;
    if (context.facts?.[assertion.fact] !== undefined) factIds.add(assertion.fact);
    // In a page that includes it, once or twice, a policy is no place to link to: it stands where it is written.
    const anchor = includedBy.length === 0 ? { id: `policy-${assertion.id}` } : {};
    return [slots.asBlock((sentence) => [verdictBlock(assertion, context, anchor, sentence)], children)];
  },
};
