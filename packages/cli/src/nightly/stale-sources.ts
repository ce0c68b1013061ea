import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sourceFreshness, type Diagnostic, type Edition, type IsoInstant } from "@almanac/core";
import { wholeFile } from "../store/whole-file.ts";

/** Sources of the newest edition that are older by the clock than they may be: told every night, by the data's own age. */
export function staleSources({ inputs, program }: Pick<Edition, "inputs" | "program">, now: IsoInstant): readonly Diagnostic[] {
  return [...sourceFreshness(inputs, now, program.timeZone)].flatMap(([id, { file, age, allowed, stale }]): readonly Diagnostic[] =>
    stale
      ? [{ ...wholeFile(file.file, "SOURCE-STALE", `the newest export of \`${id}\` is ${age} old by the clock (${now}); ${allowed ?? ""} are allowed`, "export again; until then its pages say how old the data is"), severity: "warning" }]
      : [],
  );
}

/** Whether a source is refused from some age on: then the clock decides even where nothing else moves, and `check` has to judge. */
export const refusesByAge = (root: string): boolean => /^[^#\n]*\brefuseAfter\s*:/m.test(readFileSync(join(root, "data/almanac.yaml"), "utf8"));
