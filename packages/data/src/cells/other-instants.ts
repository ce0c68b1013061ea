import type { IsoInstant } from "@almanac/core";
import type { DatesDeclaration } from "../config/source-schema.ts";
import { parseInstant } from "./instant.ts";
import { localDateTime } from "./date-format.ts";
import type { InstantReader } from "./instant-reader.ts";
import { inZone } from "./zoned.ts";

/**
 * Reads dates of a file that nothing depends on, in the form that its other dates were proved to have. A text that is none, or a time
 * that the clock skips or repeats, reads as undefined and is no mistake.
 */
export const otherInstants =
  (reader: InstantReader | undefined, dates: DatesDeclaration | undefined, programZone: string): ((text: string) => IsoInstant | undefined) =>
  (text) => {
    if (reader === undefined) return undefined;
    if (reader.format === "offset") return parseInstant(text);
    const found = reader.format.read(text);
    if ("problem" in found || found.ok.time === undefined) return undefined;
    const zoned = inZone(localDateTime(found.ok), dates?.timeZone ?? programZone, dates?.repeatedHour);
    return "instant" in zoned ? zoned.instant : undefined;
  };
