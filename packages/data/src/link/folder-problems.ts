import type { Diagnostic } from "@almanac/core";
import { diagnostic, relatedTo, wholeFile } from "../diagnostics/diagnostic.ts";
import type { ProgramFiles } from "../read/program-files.ts";

/** A link that leads out of the program directory, or a folder that is one. */
export const outside = (path: string): Diagnostic =>
  diagnostic("FILE-OUTSIDE", wholeFile(path), {
    message: "this link leads out of the program directory; its target was not read",
    found: "a symbolic link",
    expected: "a file inside the program directory",
    hint: "copy the file here in place of the link",
  });

/** Links that lead out of the program directory, and names that differ only in case. */
export function folderProblems(files: ProgramFiles, paths: readonly string[]): readonly Diagnostic[] {
  const outsiders = paths.filter((path) => files.leadsOutside?.(path) === true).map(outside);
  const first = new Map<string, string>();
  const clashing = paths.flatMap((path): readonly Diagnostic[] => {
    const earlier = first.get(path.toLowerCase());
    if (earlier === undefined) {
      first.set(path.toLowerCase(), path);
      return [];
    }
    return [
      diagnostic("FILE-CASE", wholeFile(path), {
        message: `\`${path}\` and \`${earlier}\` differ only in case: many hosts would give them one address`,
        found: path,
        expected: "names that differ in more than case",
        hint: "rename one of the two",
        related: [relatedTo(wholeFile(earlier), "the other file")],
      }),
    ];
  });
  return [...outsiders, ...clashing];
}
