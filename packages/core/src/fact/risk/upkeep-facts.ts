import { sum } from "simple-statistics";
import { programMoney } from "../../currency/program-money.ts";
import { available, isAvailable, notAvailable, valueOrNull, type Measure } from "../../model/measure.ts";
import { daysBetween, type IsoDate } from "../../model/time.ts";
import { mitigationRoi, type MitigationRoi } from "../../risk/mitigation-roi.ts";
import { daysOverdue, inherentEmvOf, residualEmvOf } from "../../risk/risk-register.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import type { FactContext } from "../scope.ts";
import { isOpen, isThreat, registerRisk, stateRow, type RegisterHistory, type RiskState } from "./risk-state.ts";
import { ratesArgument } from "./risk-value.ts";

const REVIEW_AFTER_DAYS = 31;

interface Mitigated {
  readonly state: RiskState;
  readonly overdue: number | undefined;
  readonly cost: number | undefined;
  readonly gain: MitigationRoi | undefined;
}

function mitigated(state: RiskState, { program, model, asOfDate }: FactContext): Mitigated {
  const { mitigation } = state.risk;
  const spent = mitigation?.cost === undefined ? undefined : programMoney([{ money: mitigation.cost, nature: "balance", date: asOfDate }], { to: program.currency, asOf: asOfDate, rates: model.records?.fxRates ?? [] }).amount;
  const cost = spent !== undefined && isAvailable(spent) ? spent.value : undefined;
  const risk = registerRisk(state);
  const gain = cost === undefined || risk === undefined || !isThreat(state) ? undefined : mitigationRoi({ inherentEmv: inherentEmvOf(risk), residualEmv: residualEmvOf(risk), cost });
  return { state, cost, gain, overdue: daysOverdue({ status: isOpen(state) ? "open" : "closed", mitigationDue: mitigation?.due, mitigationStatus: mitigation?.status }, asOfDate) };
}

/** Of open threats together: what mitigation has taken away so far, for what it costs. */
function wholeReturn(all: readonly Mitigated[]): Measure<number> {
  const known = all.flatMap(({ cost, gain }) => (cost === undefined || gain === undefined ? [] : [{ cost, benefit: gain.benefit }]));
  if (known.length === 0) return notAvailable("no-data", "no open threat has a mitigation with a cost and an amount");
  return mitigationRoi({ inherentEmv: sum(known.map(({ benefit }) => benefit)), residualEmv: 0, cost: sum(known.map(({ cost }) => cost)) }).roi;
}

function mitigationFacts({ current }: RegisterHistory, context: FactContext): readonly ComputedFact[] {
  const all = current.filter((state) => isOpen(state) && state.risk.mitigation !== undefined).map((state) => mitigated(state, context));
  if (all.length === 0) return [];
  const { sha256, program, asOfDate } = context;
  const late = all.filter(({ overdue }) => overdue !== undefined);
  const row = ({ state, overdue, cost }: Mitigated) => stateRow(state, { due: state.risk.mitigation?.due ?? null, overdue: overdue ?? null, cost: cost ?? null });
  const head = { dimensions: {}, rule: "risk.mitigationRoi", arguments: { asOf: asOfDate, ...ratesArgument(all.map(({ state }) => state.risk), context) }, rows: all.map(row) };
  const money = (name: string, label: string) => ({ name, label, unit: "money" as const, currency: program.currency });
  return [
    scalarFact({ ...head, base: "risk.mitigation.overdue", label: "Overdue mitigations", rule: "risk.register", rows: late.map(row) }, "count", available(late.length), sha256, all.length),
    scalarFact({ ...head, base: "risk.mitigation.return", label: "Return on mitigation of open threats so far" }, "ratio", wholeReturn(all), sha256, all.filter(({ gain }) => gain !== undefined).length),
    tableFact(
      { ...head, base: "risk.mitigation.items", label: "Mitigations of open risks" },
      [
        { name: "id", label: "Risk", unit: "text" },
        { name: "what", label: "What is done", unit: "text" },
        { name: "status", label: "State", unit: "text" },
        { name: "due", label: "Due", unit: "date" },
        { name: "overdue", label: "Overdue", unit: "days" },
        money("cost", "Cost"),
        money("benefit", "Expected loss taken away so far"),
        { name: "return", label: "Return", unit: "ratio" },
      ],
      all.map(({ state: { risk }, overdue, cost, gain }) => [risk.id, risk.mitigation?.what ?? null, risk.mitigation?.status ?? null, risk.mitigation?.due ?? null, overdue ?? null, cost ?? null, gain?.benefit ?? null, gain === undefined ? null : valueOrNull(gain.roi)]),
      sha256,
    ),
  ];
}

/** The day from which nobody has looked at a risk: its last review, else its opening. A review that is still to come is none. */
const unseenSince = ({ risk: { reviewedOn, opened } }: RiskState, asOf: IsoDate): IsoDate | undefined => (reviewedOn !== undefined && reviewedOn <= asOf ? reviewedOn : opened);

function reviewFacts({ current }: RegisterHistory, context: FactContext): readonly ComputedFact[] {
  const { asOfDate, sha256, program } = context;
  const open = current.filter(isOpen);
  if (open.length === 0) return [];
  const limit = program.rules?.risk?.reviewAfterDays ?? REVIEW_AFTER_DAYS;
  const states = open.some(({ risk }) => risk.reviewedOn !== undefined || risk.reviewBy !== undefined);
  const judged = open.map((state) => {
    const since = unseenSince(state, asOfDate);
    const { reviewBy } = state.risk;
    const days = since === undefined ? undefined : daysBetween(since, asOfDate);
    return { state, days, stale: days !== undefined && days > limit, overdue: reviewBy !== undefined && reviewBy < asOfDate ? daysBetween(reviewBy, asOfDate) : undefined };
  });
  type Judged = (typeof judged)[number];
  const rowsOf = (some: readonly Judged[]) => some.map(({ state, days, overdue }) => stateRow(state, { reviewed: state.risk.reviewedOn ?? null, days: days ?? null, overdue: overdue ?? null }));
  const [stale, overdue] = [judged.filter((one) => one.stale), judged.filter((one) => one.overdue !== undefined)];
  const listed = judged.filter((one) => one.stale || one.overdue !== undefined);
  const head = { dimensions: {}, rule: "risk.register", arguments: { asOf: asOfDate, reviewAfterDays: limit, neverReviewed: "counts from the day of opening" } };
  const counted = (some: readonly Judged[]): Measure<number> => (states ? available(some.length) : notAvailable("no-data", "the register has no column for the day of a review"));
  return [
    scalarFact({ ...head, base: "risk.review.stale", label: "Open risks that nobody has looked at for too long", rows: states ? rowsOf(stale) : [] }, "count", counted(stale), sha256, open.length),
    scalarFact({ ...head, base: "risk.review.overdue", label: "Open risks whose review is overdue", rows: states ? rowsOf(overdue) : [] }, "count", counted(overdue), sha256, open.length),
    ...(states
      ? [
          tableFact(
            { ...head, base: "risk.review.items", label: "Open risks that need a review", rows: rowsOf(listed) },
            [
              { name: "id", label: "Risk", unit: "text" },
              { name: "reviewed", label: "Last review", unit: "date" },
              { name: "due", label: "Next review", unit: "date" },
              { name: "days", label: "Days since the last review, or since opening", unit: "days" },
              { name: "overdue", label: "Overdue", unit: "days" },
            ],
            listed.map(({ state: { risk }, days, overdue: late }) => [risk.id, risk.reviewedOn ?? null, risk.reviewBy ?? null, days ?? null, late ?? null]),
            sha256,
          ),
        ]
      : []),
  ];
}

/** Whether what was promised about risks is done: mitigations, their return, and reviews. */
export const upkeepFacts = (history: RegisterHistory, context: FactContext): readonly ComputedFact[] => [...mitigationFacts(history, context), ...reviewFacts(history, context)];
