import type { Diagnostic, FrameworkControl } from "@almanac/core";
import { z } from "zod";
import { diagnostic, relatedTo } from "../../diagnostics/diagnostic.ts";
import { zodDiagnostics } from "../../diagnostics/from-zod.ts";
import { rememberPlace } from "../../link/record-place.ts";
import type { JsonFile } from "../../read/json.ts";
import { given } from "../../table/given.ts";
import type { FileResult, SourceKind } from "../source-kind.ts";

/** An entry of the playbook as NIST publishes it: two of its keys are written with capitals, one of them with a blank. */
const PlaybookSchema = z.array(
  z.object({
    type: z.enum(["Govern", "Map", "Measure", "Manage"]),
    title: z.string().regex(/^(?:GOVERN|MAP|MEASURE|MANAGE) \d+\.\d+$/, "the id of a subcategory such as GOVERN 1.1"),
    description: z.string().min(1),
    section_about: z.string().optional(),
    section_actions: z.string().optional(),
    section_doc: z.string().optional(),
    section_ref: z.string().optional(),
    "AI Actors": z.array(z.string()).optional(),
    Topic: z.array(z.string()).optional(),
  }),
);

const isEntry = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "title" in value && "section_actions" in value && typeof value.title === "string" && /^(?:GOVERN|MAP|MEASURE|MANAGE) \d/.test(value.title);

/** NIST's AI RMF playbook: what is suggested for each subcategory of the framework. */
export const aiRmfPlaybookKind: SourceKind = {
  kind: "ai-rmf-playbook",
  title: "NIST AI RMF playbook",
  area: "governance",
  audience: "public",
  fills: ["frameworkControls"],
  columns: [],
  recognise: (input) => {
    const json = input.json();
    return "ok" in json && Array.isArray(json.ok.value) && json.ok.value.length > 0 && json.ok.value.every(isEntry) ? 1 : 0;
  },
  read: (inputs) => ({
    files: inputs.map(({ file, json }): FileResult => {
      const parsed = json();
      return "ok" in parsed ? readPlaybook(file, parsed.ok) : { file, records: {}, total: 0, used: 0, skipped: [], diagnostics: parsed.diagnostics };
    }),
    diagnostics: [],
  }),
};

function readPlaybook(file: string, { value, place }: JsonFile): FileResult {
  const total = Array.isArray(value) ? value.length : 0;
  const parsed = PlaybookSchema.safeParse(value);
  if (!parsed.success)
    return { file, records: {}, total, used: 0, skipped: [], diagnostics: zodDiagnostics(parsed.error, value, { place, what: "the AI RMF playbook" }) };
  const problems: Diagnostic[] = [];
  const first = new Map<string, number>();
  const frameworkControls = parsed.data.map((entry, index): FrameworkControl => {
    const before = first.get(entry.title);
    if (before === undefined) first.set(entry.title, index);
    else
      problems.push(
        diagnostic("KEY-TWICE", place([index, "title"]), {
          message: `the subcategory \`${entry.title}\` is given twice, first on line ${String(place([before, "title"]).line)}`,
          found: entry.title,
          expected: "each subcategory once",
          hint: "download the playbook again",
          related: [relatedTo(place([before, "title"]), "first given here")],
        }),
      );
    const { line, pointer } = place([index]);
    const guidance = [entry.section_about, entry.section_actions].flatMap((text) => (text === undefined || text.trim() === "" ? [] : [text.trim()])).join("\n\n");
    const record: FrameworkControl = given({
      source: given({ file, line, pointer }),
      framework: "NIST AI RMF",
      frameworkVersion: "1.0",
      control: entry.title,
      title: entry.description,
      groups: [entry.type],
      group: entry.title.split(" ")[0],
      guidance: guidance === "" ? undefined : guidance,
      parameters: [],
      actors: entry["AI Actors"] ?? [],
      topics: entry.Topic ?? [],
    });
    return rememberPlace(record, () => place([index, "title"]));
  });
  return problems.length > 0
    ? { file, records: {}, total, used: 0, skipped: [], diagnostics: problems }
    : { file, records: { frameworkControls }, total, used: total, skipped: [], diagnostics: [] };
}
