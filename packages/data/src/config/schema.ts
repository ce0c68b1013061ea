import { z } from "zod";
import { KNOWN_ENCODINGS } from "../read/text.ts";

const hinted = (test: (value: string) => boolean, message: string, hint: string) => z.string().refine(test, { error: message, params: { hint } });

const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};
const isLocale = (locale: string): boolean => {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
};
const SEED_LIMIT = 2n ** 64n;

const TimeZone = hinted(
  (zone) => (zone.includes("/") || zone === "UTC" ? isTimeZone(zone) : false),
  "not an IANA time zone",
  "write a name such as `Europe/Berlin`, `America/New_York` or `UTC`",
);
const Slug = hinted(
  (id) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id),
  "an id holds lower-case letters, digits and single hyphens",
  "for example `search-relevance`",
);
const Text = hinted((text) => text.trim() !== "", "must not be empty", "write something, or remove the key");
const OneOrMore = z.union([Text, z.array(Text).min(1)]);

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

/** A header of the file, or one value that holds for every record because the export does not say. */
const ColumnSchema = z.union([Text, z.strictObject({ value: Text })]);

const ColumnsSchema = z.strictObject({
  key: Text.optional(),
  title: Text.optional(),
  type: ColumnSchema.optional(),
  project: ColumnSchema.optional(),
  status: ColumnSchema.optional(),
  statusCategory: Text.optional(),
  created: ColumnSchema.optional(),
  resolved: Text.optional(),
  updated: Text.optional(),
  resolution: Text.optional(),
  labels: Text.optional(),
  components: Text.optional(),
  parent: Text.optional(),
  /** history-csv: when the change of this row was made. */
  at: Text.optional(),
});

const DatesSchema = z.strictObject({
  format: Text.optional(),
  timeZone: TimeZone.optional(),
  /** Names of the months as `MMM` or `MMMM` stand in the file: a known language, or twelve names. */
  months: z.union([z.enum(["en", "es"]), z.array(Text).length(12)]).optional(),
  /** Which of two equal local times an hour that the clock repeats in autumn means. */
  repeatedHour: z.enum(["first", "second"]).optional(),
});

const SOURCE_KINDS = ["jira-json", "jira-csv", "history-csv"] as const;

/** More would make matching slow without saying more. */
const MOST_WILDCARDS = 4;

const SourceSchema = z.strictObject({
  id: Slug,
  kind: z.enum(SOURCE_KINDS),
  /** Relative to `data/sources/`; may hold `{exported}` (a date), `*` and `**`. */
  files: hinted(
    (path) => !path.startsWith("/") && !/^[A-Za-z]:/.test(path) && !path.includes("\\") && !path.split("/").includes("..") && path.split(/\*+/).length <= MOST_WILDCARDS + 1,
    "a path inside data/sources/, with forward slashes and at most four wildcards",
    "write it relative to data/sources/, without `..` and with fewer `*`",
  ),
  exportedAt: hinted(
    (text) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text) || /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})$/.test(text),
    "a time of day such as 22:00, or an instant with offset",
    'in quotes: "22:00" beside a path with {exported}, or "2026-11-22T22:00:00+01:00"',
  ).optional(),
  timeZone: TimeZone.optional(),
  role: z.enum(["primary", "cross-check"]).optional(),
  staleAfter: hinted((text) => /^[1-9]\d* days?$/.test(text), "a number of days", "for example `8 days`").optional(),
  encoding: z.enum(KNOWN_ENCODINGS).optional(),
  delimiter: z.enum([",", ";", "\t", "|"]).optional(),
  dates: DatesSchema.optional(),
  columns: ColumnsSchema.optional(),
  /** Spellings of a missing value beside the empty cell. */
  missing: z.array(z.string()).optional(),
  /** jira-json: the tracker's status list, relative to `data/sources/`. */
  statuses: Text.optional(),
  /** history-csv; left out, it is proved from the dates. */
  rowOrder: z.enum(["oldest-first", "newest-first"]).optional(),
});

export const ConfigSchema = z.strictObject({
  program: ProgramSchema,
  site: SiteSchema.optional(),
  workstreams: z.array(WorkstreamSchema).optional(),
  workflow: WorkflowSchema.optional(),
  sources: z.array(SourceSchema).min(1).optional(),
});

export type Config = z.infer<typeof ConfigSchema>;
export type SourceDeclaration = z.infer<typeof SourceSchema>;
/** What may be said about one file by itself, as `inspect` takes it. */
export type FileDeclarations = Partial<Omit<SourceDeclaration, "id" | "files" | "role">>;
export type ColumnDeclaration = z.infer<typeof ColumnSchema>;
export type ColumnsDeclaration = z.infer<typeof ColumnsSchema>;
export type DatesDeclaration = z.infer<typeof DatesSchema>;
export type MatchRules = z.infer<typeof MatchSchema>;
export type StatusDeclaration = z.infer<typeof StatusSchema>;
export type WorkflowDeclaration = z.infer<typeof WorkflowSchema>;
