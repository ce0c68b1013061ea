import type { ExportFile } from "../export-file.ts";
import { controlFiles, controlTruths } from "./controls.ts";
import { decisionFiles, decisionTruths } from "./decisions.ts";
import { initiativeFiles, initiativeTruths } from "./initiatives.ts";
import { objectiveFiles, objectiveTruths } from "./objectives.ts";
import { obligationFiles, obligationTruths } from "./obligations.ts";
import { catalogFiles, catalogTruths } from "./own-catalog.ts";
import { peopleFiles, peopleTruths } from "./people.ts";
import { retroFiles, retroTruths } from "./retro-actions.ts";
import { riskRegisterFiles, riskTruths } from "./risk-register.ts";

/** What the program's tools for risks, compliance and governance export. */
export const governanceExports = (): readonly ExportFile[] => [
  ...riskRegisterFiles(),
  ...controlFiles(),
  ...catalogFiles(),
  ...obligationFiles(),
  ...peopleFiles(),
  ...decisionFiles(),
  ...retroFiles(),
  ...initiativeFiles(),
  ...objectiveFiles(),
];

/** What was planted in them. */
export const governanceTruths: readonly string[] = [
  ...riskTruths(),
  ...controlTruths(),
  ...catalogTruths(),
  ...obligationTruths(),
  ...peopleTruths(),
  ...decisionTruths(),
  ...retroTruths(),
  ...initiativeTruths(),
  ...objectiveTruths(),
];
