import { z } from "zod";
import { KNOWN_ENCODINGS } from "../read/text.ts";
import { hinted, Slug, Text, TimeZone } from "./config-words.ts";

/**
 * What a role of the kind is in this file: a header; one value that holds for every record because the export does not say; or a
 * header with its unit, or with its place among equal headers.
 */
export const ColumnSchema = z.union([
  Text,
  z.strictObject({ value: Text }).describe("One value for every record, because the file does not say."),
  z.strictObject({
    column: Text.describe("Header of the column."),
    occurrence: z.int().min(1).optional().describe("Which of several columns with this header: 1 is the first."),
    unit: z.enum(["percent", "thousands", "millions"]).optional().describe("What the numbers of the column count."),
    type: z.enum(["text", "id", "date", "instant", "money", "number", "count", "share", "boolean", "list", "currency"]).optional().describe("Kind `table` only: what the cells hold."),
  }),
]);

const DatesSchema = z.strictObject({
  format: Text.optional().describe("For example dd/MM/yyyy or d/MMM/yy h:mm a; left out, it is proved from the dates."),
  timeZone: TimeZone.optional().describe("Zone of times without offset; left out, the program's."),
  months: z.union([Text, z.array(Text).length(12)]).optional().describe("Month names in the file: a language such as fr, or twelve names."),
  repeatedHour: z.enum(["first", "second"]).optional().describe("Which of two equal local times is meant in the hour that the clock repeats in autumn."),
});

const NumbersSchema = z
  .strictObject({
    decimal: z.enum([".", ","]).optional().describe("Left out, it is proved from the numbers."),
    thousands: z.enum([".", ",", " ", "'", ""]).optional().describe("What stands between groups of three digits; empty for nothing."),
    negative: z.enum(["minus", "parentheses"]).optional().describe("parentheses: (1,200) is minus 1,200."),
  })
  .refine(({ decimal, thousands }) => decimal === undefined || decimal !== thousands, { error: "one sign cannot be both", params: { hint: "decimal and thousands differ" } });

/** More would make matching slow without saying more. */
const MOST_WILDCARDS = 4;

const isInside = (path: string): boolean => !path.startsWith("/") && !/^[A-Za-z]:/.test(path) && !path.includes("\\") && !path.split("/").includes("..");

const Age = hinted((text) => /^[1-9]\d* (?:day|hour)s?$/.test(text), "a number of days or hours", "for example `8 days` or `36 hours`");

export const RestrictedSchema = z.strictObject({
  path: hinted((path) => isInside(path) && path !== "", "a folder inside the program directory, with forward slashes", "for example `restricted`").describe(
    "Folder inside the program directory, normally another repository; its sources/ holds the exports that only few may see.",
  ),
});

export const SourceSchema = z.strictObject({
  id: Slug.describe("Name of the source, as receipts show it."),
  kind: Text.describe("What kind of export it is."),
  files: hinted(
    (path) => isInside(path) && path.split(/\*+/).length <= MOST_WILDCARDS + 1,
    "a path inside data/sources/, with forward slashes and at most four wildcards",
    "write it relative to data/sources/, without `..` and with fewer `*`",
  ).describe("Relative to data/sources/ (restricted sources: to sources/ of the restricted folder); may hold {exported} (a date), * and **."),
  audience: z.enum(["public", "internal", "restricted"]).optional().describe("Who may see its records; may only raise that of the kind."),
  labour: z.literal("standard-rates").optional().describe("Budgets and actuals of a program that has pay: amounts for people are at standard rates by role and level, never pay."),
  exportedAt: hinted(
    (text) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text) || /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})$/.test(text),
    "a time of day such as 22:00, or an instant with offset",
    'in quotes: "22:00" beside a path with {exported}, or "2026-11-22T22:00:00+01:00"',
  )
    .optional()
    .describe("When the export was made: a time of day beside {exported}, or an instant with offset."),
  timeZone: TimeZone.optional().describe("Zone of the date in the path and of exportedAt; left out, the program's."),
  role: z
    .enum(["primary", "cross-check", "inventory"])
    .optional()
    .describe("Trackers only: primary feeds the facts, cross-check must agree with it, inventory is read and checked and its items are not the program's."),
  staleAfter: Age.optional().describe("Age after which the source counts as stale, for example 8 days or 36 hours."),
  refuseAfter: Age.optional().describe("Age after which `check --now` refuses the source, for example 14 days."),
  dropLimit: hinted((text) => /^(?:100|[1-9]?\d) ?%$/.test(text), "a share in per cent", "for example `30 %`; `100 %` accepts every fall")
    .optional()
    .describe("By how much the records may fall since the edition before; left out, 50 %."),
  acceptDrop: hinted((text) => /^\d{4}-\d{2}-\d{2}$/.test(text), "the day of an export", "for example `2026-11-22`").optional().describe("Day of the one export whose fall in records is meant."),
  history: z.enum(["none"]).optional().describe("Trackers beside {exported}: none switches off that the history is read from successive exports."),
  encoding: z.enum(KNOWN_ENCODINGS).optional().describe("Left out: UTF-8, or what the byte-order mark says."),
  delimiter: z.enum([",", ";", "\t", "|"]).optional().describe("Left out: a comma."),
  preamble: z.int().min(1).max(100).optional().describe("How many lines stand above the header."),
  footer: Text.optional().describe("Pattern with *: records whose first filled cell matches are no records."),
  missing: z.array(z.string()).optional().describe("Spellings of a missing value beside the empty cell."),
  sheet: Text.optional().describe("Sheet of a workbook; left out, its only or first one."),
  onError: z.enum(["refuse", "skip-rows"]).optional().describe("skip-rows: records with a mistake are left out, and published as left out. Default: the source is refused."),
  allowEmpty: z.boolean().optional().describe("A file without records is no mistake."),
  currency: hinted((code) => /^[A-Z]{3}$/.test(code), "not an ISO 4217 currency code", "three capital letters, for example `EUR`").optional().describe("Currency of amounts that state none."),
  numbers: NumbersSchema.optional(),
  dates: DatesSchema.optional(),
  columns: z.record(z.string(), ColumnSchema).optional().describe("Role of the kind to the header in this file."),
  values: z.record(z.string(), z.record(z.string(), Text)).optional().describe("Role to words of the file to words of the kind."),
  ignore: z.array(z.string()).optional().describe("Headers of columns that are left unread on purpose."),
  statuses: Text.optional().describe("jira-json: the tracker's status list, relative to data/sources/."),
  rowOrder: z.enum(["oldest-first", "newest-first"]).optional().describe("history-csv: left out, it is proved from the dates."),
});

export type SourceDeclaration = z.infer<typeof SourceSchema>;
/** What may be said about one file by itself, as `inspect` takes it. */
export type FileDeclarations = Partial<Omit<SourceDeclaration, "id" | "files" | "role">>;
export type ColumnDeclaration = z.infer<typeof ColumnSchema>;
export type ColumnsDeclaration = Readonly<Record<string, ColumnDeclaration>>;
export type DatesDeclaration = z.infer<typeof DatesSchema>;
export type NumbersDeclaration = z.infer<typeof NumbersSchema>;

/** The header that a declaration names, if it names one. */
export const declaredHeader = (said: ColumnDeclaration | undefined): string | undefined => (typeof said === "string" ? said : said !== undefined && "column" in said ? said.column : undefined);
/** The value that a declaration gives to every record, if it gives one. */
export const declaredValue = (said: ColumnDeclaration | undefined): string | undefined => (typeof said === "object" && "value" in said ? said.value : undefined);
