import type { Diagnostic } from "@almanac/core";

/** One thing that was looked at, as a line of the report. */
export interface Proof {
  /** What was proved, for example `chain`. */
  readonly what: string;
  /** How much of it, for example `12 editions`. */
  readonly extent: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What happened to an edition that could be made again from what is recorded. */
export interface Rerun {
  readonly edition: string;
  /** Left out: it was made again. */
  readonly notRerun?: string;
  /** Where what was made again is not what stands; empty when it is equal, or was not made. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The same trouble of one file told by several editions is told once. */
export function onceEach(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const told = new Set<string>();
  return diagnostics.filter(({ file, code, message }) => {
    const key = [file, code, code.startsWith("OBJECT-") ? "" : message].join("\0");
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
}
