import type { Diagnostic } from "@almanac/core";
import { diagnostic, relatedTo, type Place } from "../diagnostics/diagnostic.ts";

export const endsBeforeItBegins = (key: string, created: string, resolved: string, at: Place, createdAt: Place): Diagnostic =>
  diagnostic("DATE-ORDER", at, {
    message: `${key} was resolved (${resolved}) before it was created (${created})`,
    found: resolved,
    expected: `not before ${created}`,
    hint: "correct one of the two dates in the tracker and export again",
    related: [relatedTo(createdAt, "created here")],
  });
