import type { AreaInput, Catalogue, FactArea } from "../area.ts";
import type { ComputedFact } from "../computed.ts";
import { blockedFacts } from "./blocked-facts.ts";
import { impedimentFacts } from "./impediment-facts.ts";
import { processLimitFacts } from "./process-limit-facts.ts";
import { retroFacts } from "./retro-facts.ts";
import { sprintFacts } from "./sprint-facts.ts";
import { loopBackFacts, stageFlowFacts } from "./stage-facts.ts";

const catalogue: Catalogue = {
  "delivery.blocked.causes": { over: "program" },
  "delivery.blocked.hours-per-item": { over: "program" },
  "delivery.blocked.not-worked-share": { over: "program" },
  "delivery.blocked.share": { over: "program" },
  "delivery.blocked.workstreams": { over: "program" },
  "delivery.limits.signals": { over: "program" },
  "delivery.limits.signals-count": { over: "both" },
  "delivery.limits.summary": { over: "program" },
  "delivery.limits.throughput": { over: "program" },
  "impediments.delay.table": { over: "program" },
  "impediments.incidents.cost": { over: "program" },
  "impediments.incidents.open": { over: "program" },
  "impediments.incidents.table": { over: "program" },
  "impediments.items.blocked": { over: "both" },
  "impediments.items.table": { over: "program" },
  "retro.actions.carried": { over: "program" },
  "retro.actions.closure-rate": { over: "program" },
  "retro.actions.days-to-close": { over: "program" },
  "retro.actions.open": { over: "program" },
  "retro.actions.overdue": { over: "program" },
  "retro.actions.table": { over: "program" },
  "sprint.closed.count": { over: "program" },
  "sprint.closed.reliability": { over: "program" },
  "sprint.closed.table": { over: "program" },
  "sprint.current.count": { over: "program" },
  "sprint.current.table": { over: "program" },
  "sprint.late.count": { over: "program" },
  "sprint.late.table": { over: "program" },
  "sprint.velocity.table": { over: "program" },
  "stage.flow.table": { over: "program" },
  "stage.flow.workstreams": { over: "program" },
  "stage.loop-backs.items": { over: "program" },
  "stage.loop-backs.rate": { over: "both" },
  "stage.loop-backs.table": { over: "program" },
};

const facts = ({ context, scopes }: AreaInput): readonly ComputedFact[] => [
  ...stageFlowFacts(scopes, context),
  ...scopes.flatMap((scope) => loopBackFacts(scope, context)),
  ...blockedFacts(scopes, context),
  ...processLimitFacts(scopes, context),
  ...sprintFacts(context),
  ...retroFacts(context),
  ...impedimentFacts(scopes, context),
];

/** Stage flow, blocked time, sprints, retrospective actions, impediments. */
export const agileArea: FactArea = {
  catalogue,
  headlines: ["delivery.blocked.share", "delivery.limits.signals-count", "impediments.incidents.open", "impediments.items.blocked", "retro.actions.overdue", "retro.actions.closure-rate", "sprint.closed.reliability", "sprint.late.count", "stage.loop-backs.rate"],
  facts,
};
