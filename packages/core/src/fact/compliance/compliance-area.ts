import type { Catalogue, FactArea } from "../area.ts";
import { catalogFacts } from "./catalog-facts.ts";
import { controlFacts } from "./coverage-facts.ts";
import { decisionFacts } from "./decision-facts.ts";
import { gateFacts } from "./gate-facts.ts";
import { obligationFacts } from "./obligation-facts.ts";
import { forReadersOf } from "./records-audience.ts";
import { stakeholderFacts } from "./stakeholder-facts.ts";

const OF_PROGRAM = [
  "compliance.catalogs.items",
  "compliance.coverage.controls",
  "compliance.coverage.excluded",
  "compliance.coverage.frameworks",
  "compliance.coverage.gaps",
  "compliance.coverage.groups",
  "compliance.coverage.items",
  "compliance.coverage.unjustified",
  "compliance.coverage.unlisted",
  "compliance.crosswalk.themes",
  "compliance.evidence.expired",
  "compliance.evidence.expiring-60",
  "compliance.evidence.expiring-90",
  "compliance.evidence.items",
  "compliance.evidence.stale",
  "compliance.obligations.all",
  "compliance.obligations.due-soon",
  "compliance.obligations.in-force",
  "compliance.obligations.items",
  "compliance.obligations.overdue",
  "compliance.obligations.upcoming",
  "decisions.latency.decided",
  "decisions.latency.items",
  "decisions.latency.longest",
  "decisions.latency.median",
  "decisions.open.count",
  "decisions.open.items",
  "decisions.open.oldest",
  "decisions.open.overdue",
  "gates.broken.all",
  "gates.broken.blocking",
  "gates.state.conditions",
  "gates.state.holding",
  "gates.state.unjudged",
  "stakeholders.communication.entries",
  "stakeholders.communication.items",
  "stakeholders.communication.overdue",
  "stakeholders.map.all",
  "stakeholders.map.close",
  "stakeholders.map.items",
  "stakeholders.raci.activities",
  "stakeholders.raci.items",
  "stakeholders.raci.roles",
  "stakeholders.raci.without-one-accountable",
  "stakeholders.raci.without-responsible",
] as const;

const catalogue: Catalogue = {
  ...Object.fromEntries(OF_PROGRAM.map((base) => [base, { over: "program" as const }])),
  "compliance.coverage.strict": { over: "program", by: ["framework"] },
  "compliance.coverage.weighted": { over: "program", by: ["framework"] },
  "gates.state.word": { over: "program", by: ["gate"] },
};

/** Controls, obligations, gates, decisions, communication. */
export const complianceArea: FactArea = {
  catalogue,
  headlines: ["compliance.coverage.strict", "compliance.coverage.weighted", "compliance.evidence.stale", "compliance.obligations.overdue", "decisions.latency.median", "decisions.open.count", "decisions.open.overdue", "gates.broken.all", "gates.broken.blocking"],
  facts: ({ context }) => {
    const { controlStatuses = [], frameworkControls = [], obligations = [] } = context.model.records ?? {};
    return [
      ...forReadersOf([...controlStatuses, ...frameworkControls], context, [...controlFacts(context), ...catalogFacts(context)]),
      ...forReadersOf(obligations, context, obligationFacts(context)),
      ...decisionFacts(context),
      ...stakeholderFacts(context),
    ];
  },
  derived: ({ context, computed }) => gateFacts(computed, context),
};
