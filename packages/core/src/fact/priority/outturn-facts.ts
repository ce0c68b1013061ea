import { available } from "../../model/measure.ts";
import { wholeUnits } from "../../currency/program-money.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import type { FactContext } from "../scope.ts";
import { rowOfInitiative, type PricedInitiative } from "./initiative-set.ts";

interface Outturn {
  /** Whether the effort was within its range; null where there is no range or no outturn. */
  readonly within: boolean | null;
  readonly row: readonly (string | number | null)[];
}

function outturnOf({ initiative: { id, status, effort, actualEffort: taken, value, actualValue } }: PricedInitiative): Outturn {
  const actualEffort = taken ?? null;
  const within = actualEffort === null || effort?.low === undefined || effort.high === undefined ? null : actualEffort >= effort.low && actualEffort <= effort.high;
  const effortRatio = actualEffort === null || effort === undefined || !(effort.mode > 0) ? null : actualEffort / effort.mode;
  const [estimated, realised] = [value === undefined ? null : wholeUnits(value.mode), actualValue === undefined ? null : wholeUnits(actualValue)];
  const comparable = estimated !== null && realised !== null && estimated !== 0 && value?.mode.currency === actualValue?.currency;
  return {
    within,
    row: [
      id, status, effort?.low ?? null, effort?.mode ?? null, effort?.high ?? null, actualEffort, effortRatio, within === null ? null : within ? "yes" : "no",
      comparable ? realised / estimated : null, estimated, realised, actualValue?.currency ?? value?.mode.currency ?? null,
    ],
  };
}

/** What finished and cancelled initiatives took and brought, against what was estimated. */
export function initiativeOutturnFacts(all: readonly PricedInitiative[], context: FactContext): readonly ComputedFact[] {
  const ended = all.filter(({ initiative: { status, actualEffort, actualValue } }) => (status === "finished" || status === "cancelled") && (actualEffort !== undefined || actualValue !== undefined));
  if (ended.length === 0) return [];
  const rows = ended.map((item) => rowOfInitiative(item, { status: item.initiative.status, "actual effort": item.initiative.actualEffort ?? null }));
  const cells = ended.map(outturnOf);
  const judged = cells.filter(({ within }) => within !== null);
  const hits = judged.filter(({ within }) => within === true).length;
  const head = { dimensions: {}, rule: "estimate.referenceClass", arguments: { ratio: "outturn / most likely estimate", currency: "as stated" }, rows };
  return [
    ...(judged.length === 0 ? [] : [scalarFact({ ...head, base: "priority.outturn.within-range", label: "Finished initiatives whose effort was within its range" }, "count", available(hits), context.sha256, judged.length)]),
    tableFact(
      { ...head, base: "priority.outturn.initiatives", label: "What finished initiatives took and brought, against the estimate" },
      [
        { name: "initiative", label: "Initiative", unit: "text" },
        { name: "status", label: "Status", unit: "text" },
        { name: "effort-low", label: "Least effort, person-months", unit: "fte-months" },
        { name: "effort", label: "Estimated effort, person-months", unit: "fte-months" },
        { name: "effort-high", label: "Greatest effort, person-months", unit: "fte-months" },
        { name: "actual-effort", label: "Actual effort, person-months", unit: "fte-months" },
        { name: "effort-ratio", label: "Actual over estimated effort", unit: "ratio" },
        { name: "within", label: "Within the range", unit: "text" },
        { name: "value-ratio", label: "Realised over estimated value", unit: "ratio" },
        { name: "value", label: "Estimated value", unit: "count" },
        { name: "actual-value", label: "Realised value", unit: "count" },
        { name: "currency", label: "Currency", unit: "text" },
      ],
      cells.map(({ row }) => row),
      context.sha256,
    ),
  ];
}
