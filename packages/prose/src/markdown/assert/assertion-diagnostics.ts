import { areComparable, boundingFact, EVERY, factId, factsMeant, kindOfValue, nearest, parseFactId, publishedBy, wantedBound, type Assertion, type Diagnostic, type Fact, type ScalarFact } from "@almanac/core";
import type { PolicyProblem } from "./policy-problem.ts";

/** What the facts of policies are held against. */
interface PolicyFacts {
  /** Whether an id can be published at all. */
  readonly isKnown: (id: string) => boolean;
  /** Every id that can be, for “did you mean”. */
  readonly knownIds: readonly string[];
  /** Undefined while nothing is computed, or where nobody knows them. */
  readonly workstreams: readonly string[] | undefined;
  /** Of the edition; left out while nothing is computed. */
  readonly facts?: Readonly<Record<string, Fact>>;
}

type Role = "fact" | "bound";

/** An id that may be published, for a pattern: what `*` stands for does not matter, but for workstreams, which are declared. */
function instance(pattern: string, workstreams: readonly string[] | undefined): string {
  const [first = "none"] = workstreams ?? [];
  return pattern.replaceAll(`program=${EVERY}`, `program=${first}`);
}

function unknown(pattern: string, role: Role, { isKnown, knownIds, workstreams }: PolicyFacts): PolicyProblem | undefined {
  const whose = workstreams === undefined && pattern.includes("program=");
  if (whose || isKnown(instance(pattern, workstreams))) return undefined;
  const name = parseFactId(pattern);
  const published = name === undefined ? undefined : publishedBy(name.base);
  const called = role === "fact" ? "no fact is called" : "no fact to bound it by is called";
  if (name === undefined || published === undefined) {
    const near = nearest(pattern, knownIds) ?? nearest(name?.base ?? pattern, knownIds);
    return { code: "POLICY-FACT", message: `${called} ${pattern}`, found: pattern, expected: near ?? "the id of a fact, as on the pages of methods", hint: near === undefined ? "copy the id from the page of its measure, /method/" : `did you mean ${near}?` };
  }
  const { program } = name.dimensions;
  const given = Object.keys(name.dimensions);
  if (program !== undefined && program !== EVERY && published.includes("program") && !(workstreams ?? []).includes(program)) {
    const near = nearest(program, workstreams ?? []);
    return { code: "POLICY-FACT", message: `no workstream is called ${program}`, found: pattern, expected: (workstreams ?? []).join(", ") || "a declared workstream", hint: near === undefined ? "name a workstream, or write program=*" : `did you mean program=${near}?` };
  }
  const every = (dimensions: readonly string[]): string => factId(name.base, Object.fromEntries(dimensions.map((dimension) => [dimension, EVERY])));
  const matchesNothing = pattern.includes(EVERY);
  const whole = every(published.filter((dimension) => dimension !== "program"));
  const right = !matchesNothing && isKnown(whole) ? whole : every(published);
  const by = given.length === 0 ? "for the whole program" : `by ${given.join(" and ")}`;
  return { code: "POLICY-FACT", message: matchesNothing ? `the * of ${pattern} matches nothing: ${name.base} is not published ${by}` : `${name.base} is not published ${by}`, found: pattern, expected: right, hint: `write ${right}` };
}

/** A bound that follows a dimension of the fact, which the fact has not. */
function openBound({ fact, bound }: Assertion): PolicyProblem | undefined {
  if (bound.is !== "fact") return undefined;
  const own = parseFactId(fact)?.dimensions ?? {};
  const open = Object.entries(parseFactId(bound.value)?.dimensions ?? {}).find(([dimension, value]) => value === EVERY && own[dimension] === undefined)?.[0];
  return open === undefined ? undefined : { code: "POLICY-BOUND", message: `the * of ${bound.value} stands for nothing: ${fact} names no ${open}`, found: bound.value, expected: `one ${open}, or a fact for each`, hint: `write ${open}=* in the fact as well, or name one ${open} in the bound` };
}

/** What is wrong with a policy beside its facts being there, seen on the facts of an edition. */
function misuse({ fact, bound }: Assertion, judged: readonly ScalarFact[], facts: Readonly<Record<string, Fact>>): PolicyProblem | undefined {
  for (const one of judged) {
    const wanted = wantedBound(bound, one.unit);
    if (wanted !== undefined) return { code: "POLICY-BOUND", message: `${fact} is ${kindOfValue(one)}, and ${bound.kind} is not`, found: String(bound.value), expected: wanted, hint: `write ${bound.kind} as ${wanted}` };
    if (one.unit === "share" && bound.is === "number" && bound.value >= 2) return { code: "POLICY-BOUND", message: `${fact} is a share, from 0 to 1, and ${bound.kind} is ${String(bound.value)}`, found: String(bound.value), expected: `${String(bound.value)}%`, hint: `write ${bound.kind}=${String(bound.value)}%` };
    const other = bound.is === "fact" ? facts[boundingFact(bound.value, one.id)] : undefined;
    if (other?.type === "table") return { code: "POLICY-BOUND", message: `${other.id} is a table; a policy is bounded by a single figure`, found: other.id, expected: "a fact with one value", hint: "name one of its statistics" };
    if (other !== undefined && !areComparable(one, other)) return { code: "POLICY-BOUND", message: `${one.id} is ${kindOfValue(one)}, and ${other.id} is ${kindOfValue(other)}: they cannot be compared`, found: other.id, expected: `a fact that is ${kindOfValue(one)}`, hint: `bound it by a fact that is ${kindOfValue(one)}` };
  }
  return undefined;
}

/** A measure that is there, and not for what the policy names: more often a slip than a gap, and shown as a gap meanwhile. */
function unmatched({ fact }: Assertion, { facts = {}, workstreams = [] }: PolicyFacts): PolicyProblem | undefined {
  const ids = factsMeant(fact, facts, workstreams);
  if (ids.length === 0) return { code: "POLICY-FACT", message: `${fact} matches nothing in this edition`, found: fact, expected: "at least one fact", hint: "supply the export that it is computed from; until then the policy cannot be judged" };
  const base = fact.replace(/\{.*$/, "");
  const siblings = Object.keys(facts).filter((id) => id.startsWith(`${base}{`));
  const near = ids.length === 1 && facts[ids[0] ?? ""] === undefined ? nearest(fact, siblings) : undefined;
  return near === undefined ? undefined : { code: "POLICY-FACT", message: `this edition has no ${fact}`, found: fact, expected: near, hint: `did you mean ${near}?` };
}

const at = ({ path, line, column }: Assertion): Pick<Diagnostic, "file" | "line" | "column"> => ({ file: `content/${path}`, line, column });

function twice(assertions: readonly Assertion[]): readonly Diagnostic[] {
  const first = new Map<string, Assertion>();
  return assertions.flatMap((assertion): readonly Diagnostic[] => {
    const before = first.get(assertion.id);
    if (before === undefined) {
      first.set(assertion.id, assertion);
      return [];
    }
    const where = `content/${before.path}:${String(before.line)}`;
    return [{ code: "POLICY-TWICE", severity: "error", ...at(assertion), message: `two policies are called ${assertion.id}`, found: assertion.id, expected: "an id of its own", hint: `write another id here; the first stands at ${where}`, related: [{ ...at(before), message: "the first" }] }];
  });
}

/**
 * What is wrong with the policies of a program beyond how each is written: an id given twice, a fact that cannot be, a bound of another kind.
 * A fact that could be published and is not, because its data is missing, is no mistake: the policy cannot be judged, and says so.
 */
export function assertionDiagnostics(assertions: readonly Assertion[], known: PolicyFacts): readonly Diagnostic[] {
  const { facts } = known;
  const ofOne = (assertion: Assertion): readonly Diagnostic[] => {
    const place = at(assertion);
    const { fact, bound } = assertion;
    const wrong = unknown(fact, "fact", known) ?? (bound.is === "fact" ? unknown(bound.value, "bound", known) : undefined);
    if (wrong !== undefined) return [{ severity: "error", ...place, ...wrong }];
    const open = openBound(assertion);
    if (open !== undefined) return [{ severity: "error", ...place, ...open }];
    if (facts === undefined) return [];
    const ids = factsMeant(fact, facts, known.workstreams ?? []);
    const table = ids.find((id) => facts[id]?.type === "table");
    if (table !== undefined) return [{ code: "POLICY-FACT", severity: "error", ...place, message: `${table} is a table; a policy is judged by a single figure`, found: table, expected: "a fact with one value", hint: "name one of its statistics, for example the p85" }];
    const judged = ids.flatMap((id) => (facts[id]?.type === "scalar" ? [facts[id]] : []));
    const misused = misuse(assertion, judged, facts);
    if (misused !== undefined) return [{ severity: "error", ...place, ...misused }];
    const gap = unmatched(assertion, known);
    return gap === undefined ? [] : [{ severity: "warning", ...place, ...gap }];
  };
  return [...twice(assertions), ...assertions.flatMap(ofOne)];
}
