import type { Ledger } from "../../ledger/ledger.ts";
import { available, notAvailable } from "../../model/measure.ts";
import { daysBetween } from "../../model/time.ts";
import { wilsonInterval } from "../../stats/wilson-interval.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import type { FactContext } from "../scope.ts";
import type { LedgerHead } from "./coverage-facts.ts";
import { MINIMUM_INDEPENDENT } from "./coverage-rows.ts";

const RULE = "promises.outcome";

function movedFacts({ moves, moved: [later, sooner, days] }: Ledger, head: LedgerHead, { sha256 }: FactContext): readonly ComputedFact[] {
  const scalar = (statistic: string, label: string) => ({ ...head, base: `ledger.targets.${statistic}`, dimensions: {}, label, rule: "declared" });
  return [
    scalarFact(scalar("later", "Promised dates moved to a later day between editions"), "count", available(later), sha256),
    scalarFact(scalar("sooner", "Promised dates moved to an earlier day between editions"), "count", available(sooner), sha256),
    scalarFact(scalar("days", "Days by which promised dates moved between editions, altogether"), "days", available(days), sha256, later + sooner),
    ...(moves.length === 0
      ? []
      : [
          tableFact(
            { ...head, base: "ledger.targets.moved", dimensions: {}, label: "Promised dates that moved between editions", rule: "declared" },
            [
              { name: "from", label: "Edition before", unit: "text" },
              { name: "edition", label: "Edition", unit: "text" },
              { name: "kind", label: "Kind", unit: "text" },
              { name: "id", label: "Id", unit: "text" },
              { name: "what", label: "What", unit: "text" },
              { name: "program", label: "Workstream", unit: "text" },
              { name: "old", label: "Date before", unit: "date" },
              { name: "new", label: "Date after", unit: "date" },
              { name: "days", label: "Moved by", unit: "days" },
            ],
            moves.map(([from, edition, kind, id, what, program, old, now]) => [from, edition, kind, id, what, program, old, now, daysBetween(old, now)]),
            sha256,
          ),
        ]),
  ];
}

/** What became of promises by the dates that editions published, and which dates moved in between. */
export function promiseLedgerFacts(ledger: Ledger, head: LedgerHead, context: FactContext): readonly ComputedFact[] {
  const { promiseCounts, promises } = ledger;
  if (promises.length + promiseCounts.length === 0) return [];
  const { sha256 } = context;
  const [kept, judged] = promiseCounts.reduce(([sum, all], [, , own, moved, broken]) => [sum + own, all + own + moved + broken], [0, 0]);
  const wilson = wilsonInterval(kept, judged, 0.95);
  const interval = judged < MINIMUM_INDEPENDENT || !("value" in wilson) ? {} : { wilsonLow: wilson.value.low, wilsonHigh: wilson.value.high };
  const have = judged === 0 ? "no published promise has" : judged === 1 ? "only 1 published promise has" : `only ${String(judged)} published promises have`;
  const rate = judged < MINIMUM_INDEPENDENT ? notAvailable<number>("insufficient-sample", `${have} an outcome, and ${String(MINIMUM_INDEPENDENT)} are needed`) : available(kept / judged);
  return [
    scalarFact({
      ...head,
      base: "ledger.promises.kept",
      dimensions: {},
      label: "Published promises kept by the date first published, of those with an outcome",
      rule: RULE,
      arguments: { ...head.arguments, kept, ...interval },
    }, "share", rate, sha256, judged),
    ...(promiseCounts.length === 0
      ? []
      : [
          tableFact(
            { ...head, base: "ledger.promises.table", dimensions: {}, label: "What became of published promises, by kind", rule: RULE },
            [
              { name: "kind", label: "Kind", unit: "text" },
              { name: "published", label: "Published", unit: "count" },
              { name: "open", label: "Not due yet", unit: "count" },
              { name: "kept", label: "Kept", unit: "count" },
              { name: "moved", label: "Kept after a move", unit: "count" },
              { name: "broken", label: "Broken", unit: "count" },
              { name: "undated", label: "Fulfilled, day not recorded", unit: "count" },
              { name: "withdrawn", label: "Withdrawn", unit: "count" },
              { name: "gone", label: "No longer in the records", unit: "count" },
            ],
            promiseCounts.map(([kind, published, ...outcomes]) => [kind, published, published - outcomes.reduce((sum, each) => sum + each, 0), ...outcomes]),
            sha256,
          ),
        ]),
    ...movedFacts(ledger, head, context),
  ];
}
