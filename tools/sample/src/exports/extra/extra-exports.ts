import type { ExportFile } from "../export-file.ts";
import { azureFile, azureTruths } from "./azure-bill.ts";
import { onCallFile, onCallTruths } from "./on-call-actions.ts";
import { playbookFiles, playbookTruths } from "./playbook.ts";
import { spotFiles, spotTruths } from "./spot-market.ts";
import { historyFiles, historyTruths } from "./tracker-history.ts";
import { trackerSetupFiles, trackerSetupTruths } from "./tracker-setup.ts";

/** Exports that stand beside the areas: what the tracker says about itself, a bill in a provider's own form, a workbook, a table. */
export const extraExports = (): readonly ExportFile[] => [...trackerSetupFiles(), ...historyFiles(), azureFile(), ...playbookFiles(), ...spotFiles(), onCallFile()];

/** What was planted in them. */
export const extraTruths: readonly string[] = [...trackerSetupTruths(), ...historyTruths(), ...azureTruths(), ...playbookTruths(), ...spotTruths(), ...onCallTruths()];
