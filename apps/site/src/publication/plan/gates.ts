import { factId, formatText, type Program, type ScalarFact } from "@almanac/core";
import { table, type Facts } from "../facts.ts";
import { namedRows, textIn } from "../table-rows.ts";

export type GateState = "holds" | "broken" | "cannot be judged";

/** One condition of a gate, as the edition judged it. */
export interface ConditionView {
  /** Id of the fact that it is about. */
  readonly fact: string;
  /** What that fact states, and of which workstream. */
  readonly label: string;
  /** `at least 50 %`, in the unit of the fact. */
  readonly bound: (locale: string) => string;
  /** The value as the gate saw it. */
  readonly value: string;
  readonly state: GateState;
  /** Why nobody can say. */
  readonly because: string | undefined;
}

export interface GateView {
  readonly id: string;
  readonly title: string;
  readonly workstream: string | undefined;
  readonly blocks: boolean;
  readonly state: GateState;
  readonly conditions: readonly ConditionView[];
}

const stateOf = (word: string): GateState => (word === "holds" || word === "broken" ? word : "cannot be judged");
const scalarOf = (facts: Facts, id: string): ScalarFact | undefined => {
  const fact = facts[id];
  return fact?.type === "scalar" ? fact : undefined;
};

/** A bound as it was declared, `at least 0.5`, in the unit of what it bounds: `at least 50 %`. Other words stay as they are. */
export function boundText(bound: string, fact: ScalarFact | undefined, locale: string): string {
  const [, words = "", figure = ""] = /^(at least|at most) (-?[\d.]+)$/.exec(bound) ?? [];
  return words === "" || fact === undefined ? bound : `${words} ${formatText(Number(figure), fact.unit, locale, fact.currency)}`;
}

function labelOf(id: string, fact: ScalarFact | undefined, program: Pick<Program, "workstreams">): string {
  if (fact === undefined) return id;
  const dimensions = /\{(.*)\}$/.exec(id)?.[1] ?? "";
  const about = dimensions.split(",").flatMap((part) => part.split("=").slice(1)).map((value) => program.workstreams.find((workstream) => workstream.id === value)?.title ?? value);
  return about.length === 0 || about.some((value) => fact.label.includes(value)) ? fact.label : `${fact.label}, ${about.join(", ")}`;
}

/** Declared gates with their conditions, the broken ones first. */
export function gateViews(facts: Facts, program: Pick<Program, "workstreams">): readonly GateView[] {
  const rows = namedRows(table(facts, "gates.state.conditions"));
  const ids = [...new Set(rows.map((row) => textIn(row, "gate")))];
  const views = ids.flatMap((id): readonly GateView[] => {
    const own = rows.filter((row) => textIn(row, "gate") === id);
    const first = own[0];
    const fact = scalarOf(facts, factId("gates.state.word", { gate: id }));
    if (first === undefined) return [];
    const conditions = own.map((row): ConditionView => {
      const about = textIn(row, "fact");
      const found = scalarOf(facts, about);
      const because = textIn(row, "because");
      const bound = (locale: string): string => boundText(textIn(row, "bound"), found, locale);
      return { fact: about, label: labelOf(about, found, program), bound, value: textIn(row, "value"), state: stateOf(textIn(row, "state")), because: because === "" ? undefined : because };
    });
    const workstream = program.workstreams.find((each) => each.id === textIn(first, "program"))?.title;
    return [{ id, title: fact?.label ?? id, workstream, blocks: textIn(first, "blocks") === "yes", state: stateOf(String(fact?.value ?? "")), conditions }];
  });
  const rank = ({ state }: GateView): number => ["broken", "cannot be judged", "holds"].indexOf(state);
  return views.toSorted((a, b) => rank(a) - rank(b));
}
