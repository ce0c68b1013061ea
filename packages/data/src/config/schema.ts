import { z } from "zod";
import { hinted, isLocale, OneOrMore, SEED_LIMIT, Slug, Text, TimeZone } from "./config-words.ts";
import { ProseRulesSchema } from "./prose-schema.ts";
import { GateSchema, RulesSchema } from "./rules-schema.ts";
import { RestrictedSchema, SourceSchema } from "./source-schema.ts";

const ProgramSchema = z.strictObject({
  /** Used in file names and feeds. Default: a slug of the title. */
  id: Slug.optional(),
  title: Text,
  summary: Text.optional(),
  notice: Text.optional(),
  attribution: Text.optional(),
  /** Calendar days are counted in this zone (METHOD.md 1.2). */
  timeZone: TimeZone,
  locale: hinted(isLocale, "not a language tag", "for example `en-GB`").optional(),
  currency: hinted((code) => /^[A-Z]{3}$/.test(code), "not an ISO 4217 currency code", "three capital letters, for example `EUR`").optional(),
  cadence: z.enum(["daily", "weekly"]).optional(),
  seed: hinted(
    (seed) => /^(?:0|[1-9][0-9]*)$/.test(seed) && seed.length <= 20 && BigInt(seed) < SEED_LIMIT,
    "a seed is an unsigned 64-bit integer",
    'decimal digits in quotes, for example "20261122"',
  ).optional(),
});

const SiteSchema = z.strictObject({
  url: hinted(
    (url) => /^https?:\/\/[^\s?#]+\/$/.test(url),
    "not the address of a folder",
    "the full address with https:// and a slash at the end, for example `https://example.org/almanac/`",
  ).optional(),
  edit: hinted(
    (url) => /^https?:\/\/[^\s?#]+\/$/.test(url),
    "not the address of a folder",
    "the address at which the program directory is edited, with a slash at the end, for example `https://example.org/program/edit/main/`",
  ).optional(),
  owners: z.record(z.string().regex(/^[a-z][a-z-]*$/), Text).optional().describe("Who answers for a section of the publication, by its id"),
});

const MatchSchema = z
  .strictObject({
    project: OneOrMore.optional(),
    component: OneOrMore.optional(),
    label: OneOrMore.optional(),
    type: OneOrMore.optional(),
    /** Key of an epic or other parent, at any distance. */
    parent: OneOrMore.optional(),
    /** Column name (CSV) or field name (JSON) to value. */
    field: z.record(z.string(), OneOrMore).optional(),
  })
  .refine((match) => Object.keys(match).length > 0, { error: "a match needs at least one rule", params: { hint: "for example `match: { project: ABC }`" } });

const WorkstreamSchema = z.strictObject({ id: Slug, title: Text, match: MatchSchema });

const StatusSchema = z.union([
  Text,
  z
    .strictObject({
      id: hinted((id) => id.trim() !== "", "must not be empty", 'the number of the status, in quotes: "10002"').optional(),
      name: Text.optional(),
      project: Text.optional(),
    })
    .refine((status) => status.id !== undefined || status.name !== undefined, {
      error: "a status needs an id or a name",
      params: { hint: 'for example `{ id: "10002", name: In Review }`' },
    }),
]);

const WorkflowSchema = z.strictObject({
  clockPolicy: z.enum(["first", "last"]).optional(),
  excludedResolutions: z.array(Text).optional(),
  columns: z
    .array(
      z.strictObject({ name: Text, category: z.enum(["todo", "inProgress", "done"]), active: z.boolean().optional(), statuses: z.array(StatusSchema).min(1) }),
    )
    .min(1)
    .optional(),
  ignoredStatuses: z.array(Text).optional(),
});

export const ConfigSchema = z.strictObject({
  program: ProgramSchema,
  site: SiteSchema.optional(),
  workstreams: z.array(WorkstreamSchema).optional(),
  workflow: WorkflowSchema.optional(),
  stages: z.array(WorkstreamSchema).min(1).optional().describe("Stages of the machine-learning lifecycle, in order; an item belongs to the first that matches"),
  rules: RulesSchema.optional().describe("Policies that published rules read"),
  gates: z.array(GateSchema).min(1).optional().describe("Decision points that work passes only when published facts say so"),
  prose: ProseRulesSchema.optional().describe("Limits that `check` holds texts to; it warns, and refuses nothing"),
  restricted: RestrictedSchema.optional(),
  sources: z.array(SourceSchema).min(1).optional(),
});

export type Config = z.infer<typeof ConfigSchema>;
export type { DatesDeclaration, FileDeclarations, SourceDeclaration } from "./source-schema.ts";
export type MatchRules = z.infer<typeof MatchSchema>;
export type StatusDeclaration = z.infer<typeof StatusSchema>;
export type WorkflowDeclaration = z.infer<typeof WorkflowSchema>;
