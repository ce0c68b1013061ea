import type { Diagnostic } from "@almanac/core";
import type { DiagnosticCode } from "../diagnostics/catalogue.ts";
import { diagnostic, type Finding, type Place } from "../diagnostics/diagnostic.ts";

/** A diagnostic about records that not everybody may see: its words hold no value, and no excerpt of the file is shown with it. */
export const hidden = (code: DiagnosticCode, place: Place, finding: Finding): Diagnostic => ({ ...diagnostic(code, place, finding), masked: true });
