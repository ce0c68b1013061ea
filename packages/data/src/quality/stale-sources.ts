import { sourceFreshness, type Diagnostic, type IsoInstant, type SourceFile } from "@almanac/core";
import { diagnostic, relatedTo, wholeFile, type Place } from "../diagnostics/diagnostic.ts";
import { staleLimit } from "./age-limit.ts";

/** What a source declares about its age, and where it says so. */
interface AgeDeclaration {
  readonly id: string;
  readonly refuseAfter?: string | undefined;
  readonly place?: Place | undefined;
}

/** From when on ages are judged: the time of the statement, or the clock that `check --now` was given. */
interface Judged {
  readonly at: IsoInstant;
  readonly by: "statement" | "clock";
  readonly timeZone: string;
}

/**
 * Sources that are older than they declare. Only the clock refuses one (`refuseAfter`): an old statement is as old as its exports and
 * stays true.
 */
export function staleSources(files: readonly SourceFile[], declarations: readonly AgeDeclaration[], { at, by, timeZone }: Judged): readonly Diagnostic[] {
  const when = by === "clock" ? `by the clock (${at})` : `at the time of the statement (${at})`;
  return [...sourceFreshness(files, at, timeZone)].flatMap(([id, { file, age, allowed, stale }]): readonly Diagnostic[] => {
    const declared = declarations.find((declaration) => declaration.id === id);
    const related = declared?.place === undefined ? [] : [relatedTo(declared.place, "declared here")];
    const limit = by === "clock" && declared?.refuseAfter !== undefined ? staleLimit(declared.refuseAfter) : undefined;
    const judged = limit === undefined ? undefined : sourceFreshness([{ ...file, staleAfterDays: undefined, staleAfterHours: undefined, ...limit }], at, timeZone).get(id);
    if (judged?.stale === true)
      return [
        diagnostic("SOURCE-TOO-OLD", wholeFile(file.file), {
          message: `the newest export of \`${id}\` is ${judged.age} old ${when}; with more than ${judged.allowed ?? ""} it is refused`,
          found: `exported ${file.exportedAt}, ${judged.age} ago`,
          expected: `an export of the last ${judged.allowed ?? ""}`,
          hint: "export again; the site as it was published stays, and states its own date",
          related,
        }),
      ];
    if (!stale) return [];
    return [
      diagnostic("SOURCE-STALE", wholeFile(file.file), {
        message: `the newest export of \`${id}\` is ${age} old ${when}; ${allowed ?? ""} are allowed`,
        found: `exported ${file.exportedAt}, ${age} before`,
        expected: `an export of the last ${allowed ?? ""}`,
        hint: "export again; until then its pages say how old the data is",
        related,
      }),
    ];
  });
}
