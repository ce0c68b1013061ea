import type { Program, ProgramRules } from "@almanac/core";
import { slugOf } from "../cells/slug.ts";
import type { ResolvedWorkflow } from "../workflow/resolve-workflow.ts";
import type { Config } from "./schema.ts";

/** METHOD.md 2.2, and what GitHub calls an issue that is closed without being done. */
const DEFAULT_EXCLUDED_RESOLUTIONS: readonly string[] = ["Won't Do", "Duplicate", "Declined", "Cannot Reproduce", "Not planned"];
/** Used when none is declared. Any fixed value serves; a declared one tells the program's draws apart from another's. */
const DEFAULT_SEED = "20260101";

/** The program that a configuration declares, with the documented defaults. */
export function programOf({ program, site, workstreams, stages, rules, gates, workflow: declared }: Config, { workflow, basis }: ResolvedWorkflow): Program {
  const { summary, notice, attribution } = program;
  return {
    id: program.id ?? (slugOf(program.title) || "program"),
    title: program.title,
    ...(summary === undefined ? {} : { summary }),
    ...(notice === undefined ? {} : { notice }),
    ...(attribution === undefined ? {} : { attribution }),
    timeZone: program.timeZone,
    locale: program.locale ?? "en-GB",
    currency: program.currency ?? "EUR",
    cadence: program.cadence ?? "weekly",
    ...(site?.url === undefined ? {} : { siteUrl: site.url }),
    ...(site?.edit === undefined ? {} : { editUrl: site.edit }),
    ...(site?.owners === undefined ? {} : { owners: site.owners }),
    workflow,
    workflowBasis: basis,
    clockPolicy: declared?.clockPolicy ?? "first",
    excludedResolutions: declared?.excludedResolutions ?? DEFAULT_EXCLUDED_RESOLUTIONS,
    workstreams: (workstreams ?? []).map(({ id, title }) => ({ id, title })),
    ...(stages === undefined ? {} : { stages: stages.map(({ id, title }) => ({ id, title })) }),
    ...(rules === undefined && gates === undefined ? {} : { rules: { ...rules, ...(gates === undefined ? {} : { gates: gates.map((gate) => ({ ...gate, blocks: gate.blocks ?? false })) }) } as ProgramRules }),
    seed: program.seed ?? DEFAULT_SEED,
  };
}
