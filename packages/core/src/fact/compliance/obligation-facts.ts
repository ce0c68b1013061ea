import { daysUntil, obligationState, type ObligationState } from "../../compliance/obligation-state.ts";
import { available } from "../../model/measure.ts";
import { addDays } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";

const SOON_DAYS = 30;

/** Duties by law and contract, and where they stand on the day of the edition. */
export function obligationFacts({ model, asOfDate, sha256 }: FactContext): readonly ComputedFact[] {
  const all = (model.records?.obligations ?? []).map((obligation) => ({ obligation, state: obligationState(obligation, asOfDate) }));
  if (all.length === 0) return [];
  type One = (typeof all)[number];
  const row = ({ obligation, state }: One) => recordRow(obligation, obligation.id, { state, due: obligation.due ?? null });
  const head = { dimensions: {}, rule: "gov.obligations", arguments: { asOf: asOfDate } };
  const count = (statistic: string, label: string, of: (one: One) => boolean): ComputedFact => {
    const some = all.filter(of);
    return scalarFact({ ...head, base: `compliance.obligations.${statistic}`, label, rows: some.map(row) }, "count", available(some.length), sha256, all.length);
  };
  const is = (...states: readonly ObligationState[]) => ({ state }: One): boolean => states.includes(state);
  return [
    count("all", "Duties in the list", () => true),
    count("overdue", "Duties that are overdue", is("overdue")),
    // Overdue duties bind, too, unless their first day is still to come.
    count("in-force", "Duties that bind and are not met", ({ obligation, state }) => state === "in-force" || (state === "overdue" && (obligation.appliesFrom ?? asOfDate) <= asOfDate)),
    count("upcoming", "Duties that will bind later", is("upcoming")),
    count("due-soon", `Duties due within ${String(SOON_DAYS)} days`, ({ obligation: { due }, state }) => (state === "in-force" || state === "upcoming") && due !== undefined && due <= addDays(asOfDate, SOON_DAYS)),
    tableFact(
      { ...head, base: "compliance.obligations.items", label: "Every duty", rows: all.map(row) },
      [
        { name: "id", label: "Duty", unit: "text" },
        { name: "framework", label: "Framework", unit: "text" },
        { name: "article", label: "Part", unit: "text" },
        { name: "text", label: "What it asks", unit: "text" },
        { name: "state", label: "State", unit: "text" },
        { name: "from", label: "Binds from", unit: "date" },
        { name: "due", label: "Due", unit: "date" },
        { name: "left", label: "Days left", unit: "days" },
        { name: "owner", label: "Owner", unit: "text" },
      ],
      all.map(({ obligation: { id, framework, article, text, appliesFrom, due, owner }, state }) => [id, framework, article ?? null, text, state, appliesFrom ?? null, due ?? null, state === "met" || state === "not-applicable" ? null : daysUntil(due, asOfDate), owner ?? null]),
      sha256,
    ),
  ];
}
