import { compareText, dateIn, type Edition, type IsoDate, type SourceFile } from "@almanac/core";

interface Stated {
  readonly inputs: readonly Pick<SourceFile, "file" | "exportedAt" | "exportedAtBasis">[];
  readonly program: Pick<Edition["program"], "timeZone">;
}

/** The day of the newest export among files; undefined where nobody says when any of them was exported. */
export function newestExport({ inputs, program }: Stated, files: readonly string[]): IsoDate | undefined {
  const known = inputs.filter(({ file, exportedAtBasis }) => files.includes(file) && exportedAtBasis !== "statement");
  const newest = known.map(({ exportedAt }) => exportedAt).sort(compareText).at(-1);
  return newest === undefined ? undefined : dateIn(program.timeZone, newest);
}
