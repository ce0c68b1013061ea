import type { Diagnostic, Program } from "@almanac/core";
import type { PlacedDocument } from "../content/document-of.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";

/** Documents that name a workstream must name a declared one. */
export function checkDocumentLinks(documents: readonly PlacedDocument[], program: Program): readonly Diagnostic[] {
  const ids = program.workstreams.map(({ id }) => id);
  const expected = ids.length === 0 ? "a declared workstream (there is none)" : `one of ${ids.join(", ")}`;
  return documents.flatMap(({ document, place }): readonly Diagnostic[] => {
    const file = `content/${document.path}`;
    if (document.kind === "program" && !ids.includes(document.id) && document.id !== program.id)
      return [
        diagnostic(
          "LINK-WORKSTREAM",
          { file, line: 1, column: 1 },
          {
            message: `\`${document.id}\` is the id of no workstream`,
            found: document.id,
            expected,
            hint: `${didYouMean(document.id, ids)}name the file after a workstream of data/almanac.yaml, or declare the workstream there`,
          },
        ),
      ];
    if ((document.kind === "decision" || document.kind === "ceremony") && document.workstream !== undefined && !ids.includes(document.workstream))
      return [
        diagnostic("LINK-WORKSTREAM", place(["workstream"]), {
          message: `there is no workstream \`${document.workstream}\``,
          found: document.workstream,
          expected,
          hint: `${didYouMean(document.workstream, ids)}write the id of a workstream of data/almanac.yaml`,
        }),
      ];
    return [];
  });
}
