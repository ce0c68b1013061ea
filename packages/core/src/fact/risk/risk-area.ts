import type { CatalogueEntry, FactArea } from "../area.ts";
import { forReadersOf } from "../compliance/records-audience.ts";
import { burndownFacts } from "./burndown-facts.ts";
import { contingencyFacts } from "./contingency-facts.ts";
import { lossFacts, quantifiedExposure } from "./loss-facts.ts";
import { matrixFacts } from "./matrix-facts.ts";
import { registerFacts } from "./register-facts.ts";
import { registerHistory } from "./risk-state.ts";
import { upkeepFacts } from "./upkeep-facts.ts";

const OF_PROGRAM: CatalogueEntry = { over: "program" };
const OF_BOTH: CatalogueEntry = { over: "both" };

/** Risk register, exposure, loss exceedance. */
export const riskArea: FactArea = {
  catalogue: {
    "risk.burndown.change": OF_PROGRAM,
    "risk.burndown.change-in-all": OF_PROGRAM,
    "risk.burndown.days": OF_PROGRAM,
    "risk.burndown.moves": OF_PROGRAM,
    "risk.contingency.cover": OF_PROGRAM,
    "risk.contingency.needed": OF_PROGRAM,
    "risk.contingency.planned": OF_PROGRAM,
    "risk.drivers.groups": OF_PROGRAM,
    "risk.exposure.inherent": OF_PROGRAM,
    "risk.exposure.net": OF_PROGRAM,
    "risk.exposure.opportunities": OF_PROGRAM,
    "risk.exposure.reduction": OF_PROGRAM,
    "risk.exposure.residual": OF_BOTH,
    "risk.exposure.workstreams": OF_PROGRAM,
    "risk.exposure.worst-case": OF_PROGRAM,
    "risk.loss.curve": OF_PROGRAM,
    "risk.loss.mean": OF_PROGRAM,
    "risk.loss.p50": OF_PROGRAM,
    "risk.loss.p80": OF_PROGRAM,
    "risk.loss.p90": OF_PROGRAM,
    "risk.loss.p95": OF_PROGRAM,
    "risk.loss.p95-independent": OF_PROGRAM,
    "risk.loss.shortfall": OF_PROGRAM,
    "risk.matrix.audit": OF_PROGRAM,
    "risk.matrix.cells": OF_PROGRAM,
    "risk.matrix.reversals": OF_PROGRAM,
    "risk.mitigation.items": OF_PROGRAM,
    "risk.mitigation.overdue": OF_PROGRAM,
    "risk.mitigation.return": OF_PROGRAM,
    "risk.register.all": OF_PROGRAM,
    "risk.register.closed": OF_PROGRAM,
    "risk.register.occurred": OF_PROGRAM,
    "risk.register.open": OF_PROGRAM,
    "risk.register.opportunities": OF_PROGRAM,
    "risk.register.risks": OF_PROGRAM,
    "risk.register.without-value": OF_PROGRAM,
    "risk.review.items": OF_PROGRAM,
    "risk.review.overdue": OF_PROGRAM,
    "risk.review.stale": OF_PROGRAM,
  },
  headlines: ["risk.register.open", "risk.exposure.inherent", "risk.exposure.residual", "risk.exposure.net", "risk.exposure.worst-case", "risk.loss.mean", "risk.loss.p80", "risk.loss.p95", "risk.mitigation.overdue", "risk.review.overdue"],
  facts: ({ context }) => {
    const history = registerHistory(context);
    if (history.current.length === 0) return [];
    const exposure = quantifiedExposure(history, context);
    const register = history.rows.map(({ risk }) => risk);
    return [
      ...forReadersOf(register, context, [...registerFacts(history, context), ...matrixFacts(history, context), ...lossFacts(exposure, context), ...burndownFacts(history, context), ...upkeepFacts(history, context)]),
      ...forReadersOf([...register, ...(context.model.records?.budgetLines ?? [])], context, contingencyFacts(exposure, context)),
    ];
  },
};
