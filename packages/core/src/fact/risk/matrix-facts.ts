import { available, isAvailable, notAvailable } from "../../model/measure.ts";
import type { RiskStep } from "../../model/records/governance-risk.ts";
import { emv } from "../../risk/emv.ts";
import { DEFAULT_COLOURS, matrixAudit } from "../../risk/matrix-audit.ts";
import { matrixCell } from "../../risk/matrix-cell.ts";
import { riskMatrix } from "../../risk/risk-matrix.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import type { FactContext } from "../scope.ts";
import { isOpen, isThreat, stateRow, type RegisterHistory, type RiskState } from "./risk-state.ts";

const SIZE = 5;
const STEPS: readonly RiskStep[] = [1, 2, 3, 4, 5];

interface Placed {
  readonly state: RiskState;
  readonly probability: number;
  readonly impact: number;
  readonly score: number;
  /** Where probability and amount are known. */
  readonly emv: number | undefined;
}

/** The steps that the register states; failing them the cell that probability and amount fall into, amounts as a share of the largest. */
function placed(state: RiskState, largest: number): Placed | undefined {
  const { inherent, residual = {} } = state.risk;
  const { probabilityStep, impactStep } = { ...inherent, ...residual };
  const value = isAvailable(state.residual) ? state.residual.value : undefined;
  const expected = value === undefined ? undefined : emv(value);
  if (probabilityStep !== undefined && impactStep !== undefined) return { state, probability: probabilityStep, impact: impactStep, score: probabilityStep * impactStep, emv: expected };
  if (value === undefined || largest <= 0) return undefined;
  const cell = matrixCell({ p: value.p, c: Math.min(1, value.impact / largest), size: SIZE });
  return isAvailable(cell) ? { state, ...cell.value, emv: expected } : undefined;
}

/** Pairs that the scores order one way and the expected losses the other [COX08]. */
function reversals(all: readonly Placed[]): { readonly pairs: number; readonly reversed: number } {
  const known = all.flatMap(({ score, emv: value }) => (value === undefined ? [] : [{ score, value }]));
  const pairs = known.flatMap((a, index) => known.slice(index + 1).map((b) => [a, b] as const));
  return { pairs: pairs.length, reversed: pairs.filter(([a, b]) => (a.score - b.score) * (a.value - b.value) < 0).length };
}

/** The matrix as a picture: how many open threats stand in each cell, and what the picture cannot say (METHOD.md 5.1). */
export function matrixFacts({ current }: RegisterHistory, context: FactContext): readonly ComputedFact[] {
  const threats = current.filter((state) => isOpen(state) && isThreat(state));
  const largest = Math.max(0, ...threats.flatMap(({ residual }) => (isAvailable(residual) ? [residual.value.impact] : [])));
  const all = threats.flatMap((state) => placed(state, largest) ?? []);
  if (all.length === 0) return [];
  const { pairs, reversed } = reversals(all);
  const audit = matrixAudit({ colours: DEFAULT_COLOURS });
  const rows = all.map(({ state, probability, impact }) => stateRow(state, { probability, impact }));
  const scale = { asOf: context.asOfDate, assessment: "after mitigation so far", cells: "fifths, or steps as stated", ...(largest > 0 ? { largest } : {}), left: threats.length - all.length };
  const cells = STEPS.flatMap((probability) => STEPS.map((impact) => ({ probability, impact, colour: DEFAULT_COLOURS[probability - 1]?.[impact - 1] ?? "yellow", score: riskMatrix({ probability, impact }) })));
  return [
    tableFact(
      { base: "risk.matrix.cells", dimensions: {}, label: "Open threats in each cell of the matrix", rule: "risk.matrixCell", arguments: scale, rows },
      [
        { name: "probability", label: "Probability step", unit: "count" },
        { name: "impact", label: "Impact step", unit: "count" },
        { name: "band", label: "Band", unit: "text" },
        { name: "colour", label: "Colour", unit: "text" },
        { name: "threats", label: "Open threats", unit: "count" },
        { name: "ids", label: "Which", unit: "text" },
      ],
      cells.map(({ probability, impact, colour, score }) => {
        const here = all.filter((one) => one.probability === probability && one.impact === impact);
        return [probability, impact, isAvailable(score) ? score.value.band : null, colour, here.length, here.map(({ state }) => state.risk.id).join(" ")];
      }),
      context.sha256,
    ),
    scalarFact({ base: "risk.matrix.reversals", dimensions: {}, label: "Pairs of threats that the matrix orders against their expected loss", rule: "risk.matrix", arguments: { ...scale, pairs }, rows }, "count", pairs === 0 ? notAvailable("insufficient-sample", "two threats with an amount are needed to compare") : available(reversed), context.sha256, pairs),
    scalarFact(
      {
        base: "risk.matrix.audit",
        dimensions: {},
        label: "Audit of the matrix’s colours",
        rule: "risk.matrixAudit",
        arguments: { red: "score 15 and more", green: "score 4 and less", leastRed: audit.minRed ?? "none", greatestGreen: audit.maxGreen ?? "none", redInLowestRowOrColumn: audit.redInLowestRowOrColumn, redTouchesGreen: audit.redTouchesGreen },
        rows: [],
      },
      "text",
      available(audit.weakConsistency && !audit.redInLowestRowOrColumn && !audit.redTouchesGreen ? "consistent" : "inconsistent"),
      context.sha256,
    ),
  ];
}
