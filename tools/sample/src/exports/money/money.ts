import type { ExportFile } from "../export-file.ts";
import { actualsFile, actualsTruths } from "./actuals.ts";
import { benefitFile, benefitTruths } from "./benefits.ts";
import { budgetFile, budgetTruths } from "./budget.ts";
import { cloudFiles, cloudTruths } from "./cloud-files.ts";
import { contractFile, contractTruths, vendorFile } from "./contracts.ts";
import { fxFile, fxTruths } from "./fx.ts";
import { quotaFile, quotaTruths } from "./quota.ts";

/** Every export about money: budget, actual cost, vendors, cloud bills, exchange rates, benefits, quota. */
export const moneyExports = (): readonly ExportFile[] => [budgetFile(), actualsFile(), vendorFile(), contractFile(), ...cloudFiles(), fxFile(), benefitFile(), quotaFile()];

/** What an analysis of them must find. */
export const moneyTruths: readonly string[] = [...budgetTruths(), ...actualsTruths(), ...contractTruths(), ...cloudTruths(), ...fxTruths(), ...benefitTruths(), ...quotaTruths()];
