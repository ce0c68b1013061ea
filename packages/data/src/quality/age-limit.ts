/** A declared age, in calendar days or in hours. */
type AgeLimit = { readonly days: number } | { readonly hours: number };

/** `8 days` or `36 hours`, as the schema of almanac.yaml lets them through. */
function ageLimit(text: string): AgeLimit {
  const count = Number.parseInt(text, 10);
  return text.includes("hour") ? { hours: count } : { days: count };
}

/** The declared limit as a source file states it. */
export function staleLimit(staleAfter: string | undefined): { readonly staleAfterDays?: number; readonly staleAfterHours?: number } {
  if (staleAfter === undefined) return {};
  const limit = ageLimit(staleAfter);
  return "hours" in limit ? { staleAfterHours: limit.hours } : { staleAfterDays: limit.days };
}
