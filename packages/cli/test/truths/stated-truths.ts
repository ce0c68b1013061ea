import { isoInstant, type IsoInstant, type Model } from "@almanac/core";
import { computeStatement } from "../../src/statement.ts";
import { agreements, type Agreement } from "./agreement.ts";
import { TRUTHS_OF_OCTOBER, TRUTHS_OF_SEPTEMBER } from "./then-truths.ts";
import type { Facts, Truth } from "./truth.ts";
import { MERIDIAN } from "./truth-lines.ts";
import { TRUTHS } from "./truths.ts";

interface Stated {
  /** Left out: the newest statement. */
  readonly asOf?: IsoInstant;
  readonly truths: readonly Truth[];
}

const STATED: readonly Stated[] = [
  { truths: TRUTHS },
  { asOf: isoInstant("2026-09-27T20:00:00Z"), truths: TRUTHS_OF_SEPTEMBER },
  { asOf: isoInstant("2026-10-11T20:00:00Z"), truths: TRUTHS_OF_OCTOBER },
];

/** Every truth, of whatever day. */
export const ALL_TRUTHS: readonly Truth[] = STATED.flatMap(({ truths }) => truths);

/** What Meridian states, as of an instant or newest. Pages of today may speak of what was not there yet then: of an earlier day only figures are asked for. */
export async function stated(asOf?: IsoInstant): Promise<{ readonly facts: Facts; readonly model: Model }> {
  const { statement, model, diagnostics } = await computeStatement({ root: MERIDIAN, ...(asOf === undefined ? {} : { asOf, preview: true }) });
  if (statement === undefined || model === undefined) throw new Error(`Meridian has no statement: ${diagnostics.map(({ severity, code, file, message }) => `${severity} ${code} ${file} ${message}`).join("; ")}`);
  return { facts: statement.edition.facts, model };
}

/** Every planted value beside the computed one; statements of earlier days are computed here. */
export async function allAgreements(newest: Facts): Promise<readonly Agreement[]> {
  const found: Agreement[] = [];
  for (const { asOf, truths } of STATED) found.push(...agreements(truths, asOf === undefined ? newest : (await stated(asOf)).facts));
  return found;
}
