import { targetHistories } from "../../forecast/target-history.ts";
import type { FactArea } from "../area.ts";
import { backtestFacts } from "./backtest-facts.ts";
import { dependencyFacts } from "./dependency-facts.ts";
import { estimateFacts } from "./estimate-facts.ts";
import { milestoneForecastFacts } from "./milestone-forecast-facts.ts";
import { referenceClassFacts } from "./reference-class-facts.ts";
import { targetFacts } from "./target-facts.ts";

const OF_PROGRAM = { over: "program" } as const;
const OF_BOTH = { over: "both" } as const;
const OF_MILESTONE = { over: "program", by: ["milestone"] } as const;

/** Milestones and what they wait for, reference classes, backtest of forecasts, three-point estimates. */
export const milestonesArea: FactArea = {
  catalogue: {
    "milestones.target.list": OF_PROGRAM,
    "milestones.target.steps": OF_PROGRAM,
    "milestones.target.date": OF_MILESTONE,
    "milestones.dependencies.count": OF_PROGRAM,
    "milestones.dependencies.crossing": OF_PROGRAM,
    "milestones.dependencies.longest-chain": OF_PROGRAM,
    "milestones.dependencies.list": OF_PROGRAM,
    "milestones.slip.share": OF_PROGRAM,
    "milestones.slip.rate": OF_PROGRAM,
    "milestones.forecast.p50": OF_MILESTONE,
    "milestones.forecast.p85": OF_MILESTONE,
    "milestones.forecast.p95": OF_MILESTONE,
    "milestones.forecast.chance": OF_MILESTONE,
    "milestones.forecast.days-late": OF_MILESTONE,
    "milestones.forecast.list": OF_PROGRAM,
    "reference-class.effort.ratios": OF_PROGRAM,
    "reference-class.effort.uplift-p50": OF_PROGRAM,
    "reference-class.effort.uplift-p80": OF_PROGRAM,
    "reference-class.effort.uplift-p85": OF_PROGRAM,
    "reference-class.effort.forecast": OF_PROGRAM,
    "reference-class.value.ratios": OF_PROGRAM,
    "reference-class.value.uplift-p50": OF_PROGRAM,
    "reference-class.value.uplift-p80": OF_PROGRAM,
    "reference-class.value.uplift-p85": OF_PROGRAM,
    "reference-class.value.forecast": OF_PROGRAM,
    "backtest.how-many.within-p85": OF_BOTH,
    "backtest.how-many.crps": OF_PROGRAM,
    "backtest.how-many.forecasts": OF_PROGRAM,
    "backtest.when.within-p85": OF_BOTH,
    "backtest.when.crps": OF_PROGRAM,
    "backtest.when.forecasts": OF_PROGRAM,
    "backtest.how-many.coverage": OF_PROGRAM,
    "backtest.how-many.calibration": OF_PROGRAM,
    "backtest.when.coverage": OF_PROGRAM,
    "backtest.when.calibration": OF_PROGRAM,
    "estimate.effort.list": OF_PROGRAM,
    "estimate.effort.open-mode": OF_PROGRAM,
    "estimate.effort.open-mean": OF_PROGRAM,
    "estimate.effort.open-sd": OF_PROGRAM,
    "estimate.value.list": OF_PROGRAM,
    "estimate.value.open-mode": OF_PROGRAM,
    "estimate.value.open-mean": OF_PROGRAM,
    "estimate.value.open-sd": OF_PROGRAM,
  },
  headlines: ["milestones.target.date", "milestones.forecast.p50", "milestones.forecast.p85", "milestones.forecast.p95", "milestones.forecast.chance", "milestones.forecast.days-late", "milestones.slip.share", "milestones.slip.rate", "backtest.how-many.within-p85", "backtest.when.within-p85"],
  facts: ({ context, scopes }) => [
    ...targetFacts(targetHistories(context.model.records?.milestones ?? [], context.asOfDate), context),
    ...dependencyFacts(scopes[0]?.items ?? [], context),
    ...referenceClassFacts(context),
    ...backtestFacts(scopes, context),
    ...estimateFacts(context),
  ],
  derived: ({ computed, ...input }) => milestoneForecastFacts(input, computed),
};
