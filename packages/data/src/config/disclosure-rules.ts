import type { Diagnostic, DisclosureRules } from "@almanac/core";
import { z } from "zod";
import { diagnostic, wholeFile } from "../diagnostics/diagnostic.ts";
import { zodDiagnostics } from "../diagnostics/from-zod.ts";
import { keysAt } from "../diagnostics/schema-keys.ts";
import type { ProgramFiles } from "../read/program-files.ts";
import { readTextFile } from "../read/text.ts";
import { WRITTEN_SIZE_LIMIT } from "../read/text-problems.ts";
import { readYaml } from "../read/yaml.ts";
import { MASK } from "../table/mask.ts";

const FILE = "disclosure.yaml";

const DisclosureSchema = z.strictObject({
  minContributors: z.int().min(5).max(1000).optional().describe("Least number of people of a figure about pay, and of everything that can be worked out from figures. Default 10; never below 5."),
  pPercent: z.number().min(1).max(100).optional().describe("p of the p % rule: how closely the second largest may guess the largest, in per cent. Default 10. Stays private."),
  q: z.number().min(1).max(100).optional().describe("q of the p % rule: how closely everybody is taken to guess everybody already, in per cent. Default 100. Stays private."),
  dominance: z
    .array(z.strictObject({ largest: z.int().min(1).describe("How many of the largest pays."), percent: z.number().min(1).max(100).describe("The share of the sum that they may have at most, in per cent.") }))
    .min(1)
    .optional()
    .describe("How much of a sum the largest pays may have. Default: one 50 %, two 67 %. Stays private."),
  homogeneityPct: z.number().min(0).max(100).optional().describe("The spread of pay, in per cent of the mean, up to which the mean is everybody's pay. Default 5. Stays private."),
  marginPercent: z.number().min(5).max(50).optional().describe("A pay that can be worked out to plus or minus so many per cent is known. Default 10. Stays private."),
  accepted: z.array(z.string().min(1)).optional().describe("Figures that were published and from which pay could be worked out, once that has been dealt with: they no longer stand against an edition. As the error DISCLOSURE-DETERMINED names them."),
  roundTo: z.int().min(100).max(1_000_000).optional().describe("Figures of pay are multiples of this, in currency units. Default 1000."),
});

/** JSON Schema of `disclosure.yaml` in the restricted folder, for editors. */
export const disclosureJsonSchema = (): Readonly<Record<string, unknown>> => ({
  ...z.toJSONSchema(DisclosureSchema, { io: "input" }),
  title: FILE,
  description: "Rules of disclosure control for figures about pay. Lies in the restricted folder; what is left out has the default.",
});

/** Values of this file are printed nowhere, not even where they are wrong. */
const masked = (value: unknown): unknown => (Array.isArray(value) ? value.map(masked) : typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, masked(each)])) : MASK);

/** Neither the line nor what is wrong in it is shown; where it stands helps enough. */
const hidden = (found: Diagnostic): Diagnostic => ({ ...found, masked: true });
const unreadable = (found: Diagnostic): Diagnostic => hidden({ ...found, message: `${FILE} cannot be read here`, found: MASK });

interface ReadRules {
  /** Undefined: the defaults of the method. */
  readonly rules?: DisclosureRules;
  readonly diagnostics: readonly Diagnostic[];
}

/** A file that was meant to be the rules would else be passed over, and the defaults hold in silence. */
const misnamed = (folder: string, files: ProgramFiles): readonly Diagnostic[] =>
  files
    .list(folder)
    .filter((path) => path !== `${folder}/${FILE}` && /^disclosure[^/]*\.(?:ya?ml|json)$/i.test(path.slice(folder.length + 1)))
    .map((path) => diagnostic("DISCLOSURE-NAME", wholeFile(path), { message: `the rules of disclosure control are read from ${folder}/${FILE} only`, found: path.slice(folder.length + 1), expected: FILE, hint: `rename the file to ${FILE}, or remove it` }));

/**
 * Reads and validates the rules of disclosure control, `disclosure.yaml` in the restricted folder.
 *
 * @param folder undefined where the program declares none
 */
export function readDisclosureRules(files: ProgramFiles, folder: string | undefined): ReadRules {
  if (folder === undefined) return { diagnostics: [] };
  const file = `${folder}/${FILE}`;
  const names = misnamed(folder, files);
  if (!files.list(folder).includes(file) || names.length > 0) return { diagnostics: names };
  const text = readTextFile(files, file, undefined, WRITTEN_SIZE_LIMIT);
  if (!("ok" in text)) return { diagnostics: text.diagnostics.map(unreadable) };
  const yaml = readYaml(text.ok.text, { file, linesBefore: 0 });
  if (!("ok" in yaml)) return { diagnostics: yaml.diagnostics.map(unreadable) };
  const { value, place } = yaml.ok;
  const parsed = DisclosureSchema.safeParse(value);
  if (!parsed.success) return { diagnostics: zodDiagnostics(parsed.error, masked(value), { place, typed: () => MASK, what: FILE, keysAt: (path) => keysAt(DisclosureSchema, path) }).map(hidden) };
  const { minContributors, pPercent, q, dominance, homogeneityPct, marginPercent, accepted, roundTo } = parsed.data;
  return {
    diagnostics: [],
    rules: {
      ...(minContributors === undefined ? {} : { minContributors }),
      ...(pPercent === undefined ? {} : { pPercent }),
      ...(q === undefined ? {} : { q }),
      ...(dominance === undefined ? {} : { dominance: dominance.map(({ largest, percent }) => [largest, percent] as const) }),
      ...(homogeneityPct === undefined ? {} : { homogeneityPct }),
      ...(marginPercent === undefined ? {} : { margin: marginPercent / 100 }),
      ...(accepted === undefined ? {} : { accepted }),
      ...(roundTo === undefined ? {} : { base: roundTo }),
    },
  };
}
