import type { Diagnostic, QualityFinding } from "@almanac/core";
import { inTimeOrder } from "../cells/instant.ts";
import { declaredValue } from "../config/source-schema.ts";
import { diagnostic, wholeFile } from "../diagnostics/diagnostic.ts";
import type { ReadFile } from "./read-source.ts";
import type { ChosenSource } from "./source-files.ts";

/** The usual cap of one export of the tracker's issue list. */
export const EXPORT_CAP = 1000;

const lastRecord = ({ items }: ReadFile) => (items ?? []).toSorted((a, b) => a.source.line - b.source.line).at(-1);

export const capWarning = (file: ReadFile): Diagnostic =>
  diagnostic("JIRA-THOUSAND", lastRecord(file)?.place() ?? wholeFile(file.file), {
    message: "the export has exactly 1,000 records, the usual cap: there may be more issues",
    found: "1000 records",
    expected: "every issue of the search",
    hint: "export in parts (by project or by creation date) and keep each part as a file of this source",
  });

export const capFinding = (file: ReadFile): QualityFinding => {
  const last = lastRecord(file);
  return {
    id: "export-cap",
    label: `Exactly ${String(EXPORT_CAP)} records in ${file.file}`,
    count: EXPORT_CAP,
    of: EXPORT_CAP,
    effect: "It is the usual cap of an export: items may be missing from every number.",
    examples: last === undefined ? [] : [{ key: last.key, source: last.source }],
  };
};

/** Constants that stand in for a column which the export does not have. */
export function declaredFindings({ declaration }: ChosenSource, read: readonly ReadFile[]): readonly QualityFinding[] {
  const status = declaredValue(declaration.columns?.["status"]);
  const created = declaredValue(declaration.columns?.["created"]);
  const items = read.flatMap((file) => file.items ?? []).toSorted((a, b) => inTimeOrder(a.created, b.created));
  const examples = items.slice(0, 20).map(({ key, source }) => ({ key, source }));
  const all = { count: items.length, of: items.length, examples };
  return [
    ...(status !== undefined
      ? [
          {
            ...all,
            id: "status-declared",
            label: "The export does not say their status",
            effect: `Every item stands in the declared state “${status}”: nothing can be said about start, finish or progress.`,
          },
        ]
      : []),
    ...(created !== undefined
      ? [
          {
            ...all,
            id: "created-declared",
            label: "The export does not say when they were created",
            effect: `They are known to exist since the declared day ${created}: their lead time and their arrival are not real.`,
          },
        ]
      : []),
  ];
}
