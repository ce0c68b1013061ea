import { nearest, parseFactId, type Assertion, type PolicyBound, type Waiver } from "@almanac/core";
import type { RootContent } from "mdast";
import type { Invocation } from "../invocation.ts";
import { plainSentence } from "./plain-sentence.ts";
import type { PolicyProblem } from "./policy-problem.ts";
import { dayHint, isCalendarDay, readBound } from "./read-bound.ts";

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const slugOf = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
const isProblem = <T extends object>(read: T | PolicyProblem): read is PolicyProblem => "message" in read;

function idProblem(id: string | undefined, sentence: string, spelling: string): PolicyProblem | undefined {
  if (id !== undefined && SLUG.test(id)) return undefined;
  const proposed = slugOf(id ?? sentence.split(" ").slice(0, 3).join(" ")) || "wip-limit";
  if (id === undefined || id === "") return { code: "POLICY-ID", message: `${spelling} has no id`, found: "no id", expected: "small letters, digits and hyphens, once in the program", hint: `write id=${proposed}` };
  return { code: "POLICY-ID", message: `${id} cannot be the id of a policy`, found: id, expected: "small letters, digits and hyphens", hint: `write id=${proposed}` };
}

function factProblem(fact: string | undefined, spelling: string): PolicyProblem | undefined {
  if (fact === undefined || fact === "") return { code: "POLICY-FACT", message: `${spelling} names no fact to be judged by`, found: "no fact", expected: "the id of a fact, in quotation marks", hint: "write fact=\"delivery.wip.now\"" };
  const name = parseFactId(fact);
  if (name === undefined) return { code: "POLICY-FACT", message: `${fact} is not the name of a fact`, found: fact, expected: "an id such as delivery.wip.now or delivery.wip.now{program=*}", hint: "copy the id from the page of its measure, and write it in quotation marks: fact=\"delivery.wip.now\"" };
  if (name.base.startsWith("policies.")) return { code: "POLICY-FACT", message: "a policy cannot be judged by policies", found: fact, expected: "a fact of another area", hint: "take this policy out: those that it counts are judged where they stand" };
  return undefined;
}

const WAIVER = ["waiver", "until", "by"] as const;

/** Leave to break a policy: reason, last day and name, all three or none. */
function readWaiver(attributes: Readonly<Record<string, string>>, spelling: string): { readonly waiver?: Waiver } | PolicyProblem {
  const given = WAIVER.filter((name) => attributes[name]?.trim());
  if (given.length === 0 && WAIVER.every((name) => attributes[name] === undefined)) return {};
  const examples = { waiver: "waiver=\"why it may be broken\"", until: "until=2027-01-31", by: "by=\"Product sponsor\"" } as const;
  const missing = WAIVER.filter((name) => !given.includes(name));
  if (missing.length > 0) return { code: "POLICY-WAIVER", message: `${spelling} is waived without ${missing.map((name) => ({ waiver: "a reason", until: "a last day", by: "a name" })[name]).join(" and ")}`, found: given.join(" and ") || "nothing", expected: "waiver, until and by together", hint: `write ${missing.map((name) => examples[name]).join(" ")} as well` };
  const { waiver: why = "", until = "", by = "" } = attributes;
  if (!isCalendarDay(until)) return { code: "POLICY-WAIVER", message: `until is no day of the calendar: ${until}`, found: until, expected: "a date such as 2027-01-31", hint: dayHint("until", until) };
  return { waiver: { why: why.trim(), until, by: by.trim() } };
}

function gateProblem(gate: string | undefined): PolicyProblem | undefined {
  if (gate === undefined || gate === "true" || gate === "false") return undefined;
  return { code: "POLICY-GATE", message: `gate is true or false, not ${gate === "" ? "empty" : gate}`, found: gate, expected: "true or false", hint: `write gate=${nearest(gate, ["true", "false"]) ?? "true"}` };
}

/** Where a policy stands. */
interface PolicyPlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** A policy as it was written, or everything that is wrong with it. Whether its facts exist is not looked at. */
export function readAssertion({ attributes, spelling }: Pick<Invocation, "attributes" | "spelling">, content: readonly RootContent[], place: PolicyPlace): { readonly assertion: Assertion } | { readonly problems: readonly PolicyProblem[] } {
  const { id, fact, gate } = attributes;
  const sentence = plainSentence(content);
  const bound = readBound(attributes, spelling);
  const waiver = readWaiver(attributes, spelling);
  const empty: PolicyProblem | undefined = sentence === "" ? { code: "POLICY-SENTENCE", message: `${spelling} holds no sentence`, found: "nothing", expected: "the policy in words, on the lines below", hint: spelling.startsWith("<") ? "write the policy between <Assert …> and </Assert>" : "write the policy between :::assert{…} and :::" } : undefined;
  const elsewhere: PolicyProblem | undefined = /^(?:updates|method|glossary)\//.test(place.path) ? { code: "POLICY-PLACE", message: "a policy cannot stand here: this page is of one week, or of a word or measure", found: place.path, expected: "a page of the handbook, a workstream or a decision", hint: "move it to a page of content/handbook" } : undefined;
  const problems = [idProblem(id, sentence, spelling), factProblem(fact, spelling), isProblem(bound) ? bound : undefined, isProblem(waiver) ? waiver : undefined, gateProblem(gate), empty, elsewhere].flatMap((problem) => problem ?? []);
  if (problems.length > 0) return { problems };
  return { assertion: { id: id ?? "", ...place, sentence, fact: fact ?? "", bound: bound as PolicyBound, gate: gate === "true", ...(waiver as { readonly waiver?: Waiver }) } };
}
