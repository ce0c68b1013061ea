import { available, isAvailable, notAvailable, valueOrNull, type Measure } from "../../model/measure.ts";
import { inherentEmvOf, residualEmvOf, riskRegister, type RegisterSums } from "../../risk/risk-register.ts";
import { sum } from "simple-statistics";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import type { FactContext } from "../scope.ts";
import { isOpen, isThreat, registerRisk, stateRow, type RegisterHistory, type RiskState } from "./risk-state.ts";
import { ratesArgument } from "./risk-value.ts";

/** The sums of some risks, or why there are none: a risk without a rate leaves the whole sum without a value. */
interface Exposure {
  readonly sums: Measure<RegisterSums>;
  /** Open risks with a value, of which the sums are made. */
  readonly valued: readonly RiskState[];
  /** Open risks without a probability or an amount. */
  readonly unvalued: number;
}

function exposureOf(states: readonly RiskState[], context: FactContext): Exposure {
  const open = states.filter(isOpen);
  const unpriced = open.flatMap(({ inherent, residual }) => [inherent, residual]).find((value) => !isAvailable(value) && value.notAvailable === "missing-rate");
  const valued = open.filter((state) => registerRisk(state) !== undefined);
  const unvalued = open.length - valued.length;
  if (unpriced !== undefined && !isAvailable(unpriced)) return { sums: notAvailable(unpriced.notAvailable, unpriced.because), valued: [], unvalued };
  if (open.length > 0 && valued.length === 0) return { sums: notAvailable("no-data", "no open risk has both a probability and an amount"), valued, unvalued };
  const sums = riskRegister({ risks: valued.flatMap((state) => registerRisk(state) ?? []), asOf: context.asOfDate });
  // If everything went wrong a range would end at its high end, not at its mean.
  const worstCase = sum(valued.flatMap((state) => (isThreat(state) && isAvailable(state.inherent) ? [state.inherent.value.worst] : [])));
  return { sums: available({ ...sums, worstCase }), valued, unvalued };
}

const emvRow = (state: RiskState) => {
  const risk = registerRisk(state);
  return stateRow(state, { type: state.risk.type, inherent: risk === undefined ? null : inherentEmvOf(risk), residual: risk === undefined ? null : residualEmvOf(risk) });
};
const of = (sums: Measure<RegisterSums>, part: (sums: RegisterSums) => number): Measure<number> => (isAvailable(sums) ? available(part(sums.value)) : sums);

function exposureFacts({ current }: RegisterHistory, context: FactContext): readonly ComputedFact[] {
  const { program, sha256, asOfDate } = context;
  const head = (states: readonly RiskState[], dimensions: Readonly<Record<string, string>>) => {
    const { sums, valued, unvalued } = exposureOf(states, context);
    const base = { dimensions, rule: "risk.register", arguments: { asOf: asOfDate, withoutValue: unvalued, ...ratesArgument(valued.map(({ risk }) => risk), context) }, rows: valued.map(emvRow), currency: program.currency };
    return { sums, base, n: valued.length };
  };
  const whole = head(current, {});
  const { currency: _, ...plain } = whole.base;
  const money = (statistic: string, label: string, part: (sums: RegisterSums) => number): ComputedFact => scalarFact({ ...whole.base, base: `risk.exposure.${statistic}`, label }, "money", of(whole.sums, part), sha256, whole.n);
  const parts = program.workstreams.map(({ id, title }) => ({ id, title, ...head(current.filter(({ risk }) => risk.workstream === id), { program: id }) }));
  return [
    money("inherent", "Expected loss of open threats before mitigation", ({ inherentEmv }) => inherentEmv),
    money("residual", "Expected loss of open threats after mitigation so far", ({ residualEmv }) => residualEmv),
    money("opportunities", "Expected gain of open opportunities", ({ opportunityEmv }) => opportunityEmv),
    money("net", "Expected loss less expected gain", ({ netEmv }) => netEmv),
    money("worst-case", "Loss if every open threat came and every mitigation failed", ({ worstCase }) => worstCase),
    scalarFact({ ...plain, base: "risk.exposure.reduction", label: "Expected loss taken away by mitigation" }, "share", isAvailable(whole.sums) ? whole.sums.value.reduction : whole.sums, sha256, whole.n),
    ...parts.filter(({ n }) => n > 0).map(({ sums, base, n }) => scalarFact({ ...base, base: "risk.exposure.residual", label: "Expected loss of open threats after mitigation so far" }, "money", of(sums, ({ residualEmv }) => residualEmv), sha256, n)),
    ...(parts.length === 0
      ? []
      : [
          tableFact(
            { ...plain, base: "risk.exposure.workstreams", label: "Expected loss by workstream" },
            [
              { name: "program", label: "Workstream", unit: "text" },
              { name: "open", label: "Open risks", unit: "count" },
              ...(["inherent", "residual", "opportunities", "worst"] as const).map((name, index) => ({ name, label: ["Before mitigation", "After mitigation so far", "Opportunities", "Worst case"][index] ?? name, unit: "money" as const, currency: program.currency })),
            ],
            parts.map(({ id, sums, n }) => [id, n, ...[of(sums, (one) => one.inherentEmv), of(sums, (one) => one.residualEmv), of(sums, (one) => one.opportunityEmv), of(sums, (one) => one.worstCase)].map(valueOrNull)]),
            sha256,
          ),
        ]),
  ];
}

function countFacts({ current }: RegisterHistory, context: FactContext): readonly ComputedFact[] {
  const head = { rule: "risk.register", arguments: { asOf: context.asOfDate } };
  const count = (statistic: string, label: string, states: readonly RiskState[]): ComputedFact =>
    scalarFact({ ...head, base: `risk.register.${statistic}`, dimensions: {}, label, rows: states.map((state) => stateRow(state, { state: state.state })) }, "count", available(states.length), context.sha256);
  const open = current.filter(isOpen);
  return [
    count("all", "Risks in the register", current),
    count("open", "Open risks", open),
    count("opportunities", "Open opportunities", open.filter((state) => !isThreat(state))),
    count("closed", "Closed risks", current.filter(({ state }) => state === "closed")),
    count("occurred", "Risks that have occurred", current.filter(({ state }) => state === "occurred")),
    count("without-value", "Open risks without a probability or an amount", open.filter((state) => registerRisk(state) === undefined)),
  ];
}

const emvOf = (state: RiskState): number | null => {
  const risk = registerRisk(state);
  return risk === undefined ? null : residualEmvOf(risk);
};

/** What a risk was worth in the row before, where the register has one of an earlier day. */
function change(state: RiskState, rows: readonly RiskState[]): number | null {
  const before = rows.findLast(({ key, on }) => key === state.key && on < state.on);
  const [was, is] = [before === undefined ? null : emvOf(before), emvOf(state)];
  return was === null || is === null ? null : is - was;
}

function riskTable({ current, rows }: RegisterHistory, context: FactContext): ComputedFact {
  const { currency } = context.program;
  const money = (name: string, label: string) => ({ name, label, unit: "money" as const, currency });
  const text = (name: string, label: string) => ({ name, label, unit: "text" as const });
  return tableFact(
    { base: "risk.register.risks", dimensions: {}, label: "Every risk of the register", rule: "risk.emv", arguments: { asOf: context.asOfDate, change: "since the export before", ...ratesArgument(current.map(({ risk }) => risk), context) }, rows: current.map(emvRow) },
    [
      text("id", "Risk"),
      text("title", "What could happen"),
      text("type", "Type"),
      text("program", "Workstream"),
      text("state", "State"),
      { name: "p", label: "Probability now", unit: "share" },
      money("impact", "Amount if it happens"),
      money("inherent", "Expected value before mitigation"),
      money("residual", "Expected value now"),
      money("change", "Change"),
      text("owner", "Owner"),
      text("trigger", "Trigger"),
      text("driver", "Driver"),
      { name: "review", label: "Next review", unit: "date" },
    ],
    current.map((state) => {
      const { risk, residual } = state;
      const known = registerRisk(state);
      const now = isOpen(state) && isAvailable(residual) ? residual.value : undefined;
      return [risk.id, risk.title, risk.type, risk.workstream ?? null, state.state, now?.p ?? null, now?.impact ?? null, known === undefined ? null : inherentEmvOf(known), emvOf(state), change(state, rows), risk.owner ?? null, risk.trigger ?? null, risk.driver ?? null, risk.reviewBy ?? null];
    }),
    context.sha256,
  );
}

/** Counts, sums and the list of a risk register (METHOD.md 5.2). */
export const registerFacts = (history: RegisterHistory, context: FactContext): readonly ComputedFact[] => [...countFacts(history, context), ...exposureFacts(history, context), riskTable(history, context)];
