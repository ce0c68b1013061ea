import type { FactArea } from "../area.ts";
import { initiativesOf } from "./initiative-set.ts";
import { objectiveFacts } from "./objective-facts.ts";
import { initiativeOutturnFacts } from "./outturn-facts.ts";
import { initiativeRangeFacts } from "./range-facts.ts";
import { initiativeRankingFacts } from "./ranking-facts.ts";
import { initiativeSequenceFacts } from "./sequence-facts.ts";

/** Initiatives by RICE, WSJF, cost of delay and ranges; objectives and key results. */
export const priorityArea: FactArea = {
  catalogue: {
    "objectives.check-ins.behind": { over: "both" },
    "objectives.check-ins.count": { over: "program" },
    "objectives.check-ins.missing": { over: "both" },
    "objectives.check-ins.oldest": { over: "both" },
    "objectives.progress.key-results": { over: "program" },
    "objectives.progress.mean": { over: "both" },
    "objectives.progress.objectives": { over: "program" },
    "objectives.progress.trend": { over: "program" },
    "objectives.progress.worse": { over: "both" },
    "priority.information.best-now": { over: "program" },
    "priority.information.initiatives": { over: "program" },
    "priority.information.perfect": { over: "program" },
    "priority.outturn.initiatives": { over: "program" },
    "priority.outturn.within-range": { over: "program" },
    "priority.quadrants.initiatives": { over: "program" },
    "priority.ranges.leader-chance": { over: "program" },
    "priority.ranges.outranks": { over: "program" },
    "priority.ranges.ranks": { over: "program" },
    "priority.ranking.compared": { over: "program" },
    "priority.ranking.leaders": { over: "program" },
    "priority.ranking.methods": { over: "program" },
    "priority.sequence.delay-cost": { over: "program" },
    "priority.sequence.enablers-ignored": { over: "program" },
    "priority.sequence.order": { over: "program" },
  },
  headlines: ["objectives.progress.mean", "priority.ranges.leader-chance", "priority.sequence.delay-cost"],
  facts: ({ context, scopes }) => {
    const initiatives = initiativesOf(context);
    return [
      ...initiativeRankingFacts(initiatives, context),
      ...initiativeRangeFacts(initiatives, context),
      ...initiativeSequenceFacts(initiatives, context),
      ...initiativeOutturnFacts(initiatives, context),
      ...objectiveFacts(scopes, context),
    ];
  },
};
