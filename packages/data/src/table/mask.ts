import type { Diagnostic } from "@almanac/core";
import type { CellProblem } from "../cells/cell-result.ts";
import { CATALOGUE, type DiagnosticCode } from "../diagnostics/catalogue.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";

export type Audience = "public" | "internal" | "restricted";

/** Stands for a value that not everybody may see. */
export const MASK = "•••";

const RANK: Readonly<Record<Audience, number>> = { public: 0, internal: 1, restricted: 2 };

/** The narrower of two audiences: a declaration may only raise that of its kind. */
export const narrower = (a: Audience, b: Audience | undefined): Audience => (b !== undefined && RANK[b] > RANK[a] ? b : a);

const titleByCode = new Map<string, string>(CATALOGUE.map(({ code, title }) => [code, title]));

/** The finding of a cell, without its value when the source is not public. */
export function cellFinding({ code, message, found, expected, hint, near }: CellProblem, masked: boolean): { readonly code: DiagnosticCode; readonly finding: Finding } {
  return masked
    ? { code, finding: { message: `${MASK}: ${titleByCode.get(code) ?? code}`, found: MASK, expected, hint } }
    : { code, finding: { message, found, expected, hint: `${near ?? ""}${hint}` } };
}

/**
 * A diagnostic of a source that is not public: what was found is not shown, nor repeated in the words. `values` are further texts
 * that must not appear.
 */
export function maskedDiagnostic(found: Diagnostic, values: readonly string[] = []): Diagnostic {
  if (found.masked === true) return found;
  const secrets = [...new Set([found.found ?? "", ...values].map((text) => text.trim()))].filter((text) => text !== "" && text !== MASK).toSorted((a, b) => b.length - a.length);
  const without = (text: string): string => secrets.reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
  return {
    ...found,
    message: without(found.message),
    ...(found.found === undefined ? {} : { found: MASK }),
    ...(found.hint === undefined ? {} : { hint: without(found.hint) }),
    ...(found.related === undefined ? {} : { related: found.related.map((place) => ({ ...place, message: without(place.message) })) }),
    masked: true,
  };
}
