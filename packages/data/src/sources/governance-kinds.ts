import { aiRmfPlaybookKind } from "./ai-rmf-playbook/kind.ts";
import { communicationPlanKind } from "./communication-plan/kind.ts";
import { controlsKind } from "./controls/kind.ts";
import { decisionLogKind } from "./decision-log/kind.ts";
import { initiativesKind } from "./initiatives/kind.ts";
import { objectivesKind } from "./objectives/kind.ts";
import { obligationsKind } from "./obligations/kind.ts";
import { oscalCatalogKind } from "./oscal-catalog/kind.ts";
import { raciKind } from "./raci/kind.ts";
import { retroActionsKind } from "./retro-actions/kind.ts";
import { riskRegisterKind } from "./risk-register/kind.ts";
import type { SourceKind } from "./source-kind.ts";
import { stakeholdersKind } from "./stakeholders/kind.ts";

/** Kinds of export about governance. */
export const governanceKinds: readonly SourceKind[] = [
  riskRegisterKind,
  controlsKind,
  obligationsKind,
  oscalCatalogKind,
  aiRmfPlaybookKind,
  stakeholdersKind,
  raciKind,
  communicationPlanKind,
  decisionLogKind,
  retroActionsKind,
  initiativesKind,
  objectivesKind,
];
