import { z } from "zod";
import { CAUSES } from "../causes/forecast-move.ts";
import { ForecastInputsSchema } from "../causes/forecast-inputs-schema.ts";
import { ABOVE_PUBLIC, UNITS } from "../fact/fact.ts";
import { DOCUMENT_KINDS } from "../model/document.ts";
import { EDITION_SCHEMA } from "./edition.ts";
import { SLICE_SCHEMA } from "./slice.ts";

const text = z.string();
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/).describe("Instant in UTC, ISO 8601");
const date = z.string().regex(/^\d{4}-\d\d-\d\d$/).describe("Calendar date in the program’s time zone");
const digest = z.string().regex(/^[0-9a-f]{64}$/).describe("SHA-256, hex");
const above = z.enum(ABOVE_PUBLIC);
const count = z.number().int().nonnegative();
const scalar = z.union([z.number(), z.string()]);
const cell = z.union([z.number(), z.string(), z.boolean(), z.null()]);
const unit = z.enum(UNITS).describe("`share` is 0 to 1; `money` is in whole units of `currency`");
const currency = z.string().regex(/^[A-Z]{3}$/).optional().describe("ISO 4217, of `money`");
const reason = z.enum(["no-data", "zero-denominator", "insufficient-sample", "not-started", "beyond-horizon", "not-applicable", "suppressed", "missing-rate", "mixed-currency"]);
const reference = z.strictObject({ file: text, line: z.number().int().positive(), pointer: text.optional() });
const editionName = z.strictObject({ id: text, label: text, asOfDate: date });

const receipt = z.strictObject({
  rule: text.describe("METHOD.md metric id, or `declared`"),
  arguments: z.record(text, z.union([text, z.number(), z.boolean()])),
  sources: z.array(text),
  rows: count,
  rowsDigest: digest.optional().describe("SHA-256 of the sorted row ids, one a line"),
  withheld: z.enum(["internal", "restricted"]).optional().describe("The rows stand in a source that not everybody may see"),
});

const interval = z.strictObject({ low: z.number(), high: z.number(), because: text }).describe("The true value is between these for certain");

const factBase = { id: text, label: text, audience: z.enum(["public", "internal", "restricted"]), receipt };

const fact = z.discriminatedUnion("type", [
  z.strictObject({ ...factBase, type: z.literal("scalar"), unit, currency, value: z.union([scalar, z.null()]), notAvailable: z.strictObject({ reason, because: text }).optional(), n: count.optional(), interval: interval.optional() }),
  z.strictObject({ ...factBase, type: z.literal("table"), columns: z.array(z.strictObject({ name: text, label: text, unit, currency })), rows: z.array(z.array(cell)) }),
]);

const style = z.enum(["number", "day-month", "magnitude", "short"]).optional();
const finding = z.strictObject({
  parts: z.array(z.union([text, z.strictObject({ fact: text, as: style }), z.strictObject({ table: text, row: count, column: text, as: style }), z.strictObject({ previous: text, value: scalar, unit, currency, as: style })])),
});

const program = z.strictObject({
  id: text,
  title: text,
  summary: text.optional(),
  notice: text.optional(),
  attribution: text.optional(),
  timeZone: text,
  locale: text,
  currency: text,
  cadence: z.enum(["daily", "weekly"]),
  siteUrl: text.optional(),
  editUrl: text.optional(),
  owners: z.record(text, text).optional(),
  workflow: z.strictObject({ columns: z.array(z.strictObject({ name: text, statuses: z.array(text), category: z.enum(["todo", "inProgress", "done"]), active: z.boolean().optional() })) }),
  workflowBasis: z.enum(["declared", "status-categories"]),
  clockPolicy: z.enum(["first", "last"]),
  excludedResolutions: z.array(text),
  workstreams: z.array(z.strictObject({ id: text, title: text })),
  stages: z.array(z.strictObject({ id: text, title: text })).optional(),
  rules: z.record(text, z.unknown()).optional().describe("Policies of almanac.yaml that rules read"),
  seed: text,
});

const source = z.strictObject({
  source: text,
  file: text,
  kind: text,
  role: z.enum(["primary", "cross-check", "inventory"]),
  area: text.optional(),
  title: text.optional(),
  audience: z.enum(["internal", "restricted"]).optional(),
  sha256: digest,
  bytes: count,
  exportedAt: instant,
  exportedAtBasis: z.enum(["declared", "newest-event", "statement"]),
  records: count,
  itemRecords: count,
  otherRecords: count,
  rejected: count,
  skipped: z.array(z.strictObject({ line: count, record: count, code: text, message: text })).optional(),
  warnings: count,
  history: z.enum(["complete", "reconstructed", "none"]),
  staleAfterDays: z.number().optional(),
  staleAfterHours: z.number().optional(),
  completeness: z.array(z.strictObject({ check: z.enum(["records", "pages", "changelogs", "footer", "export-cap"]), holds: z.boolean(), says: text })).optional(),
});

const picture = z.strictObject({ object: text.regex(/^[0-9a-f]{64}\.(svg|webp|png)$/), width: z.number().int().positive(), height: z.number().int().positive() });
const document = z.looseObject({
  kind: z.enum(DOCUMENT_KINDS),
  path: text,
  id: text,
  title: text,
  format: z.enum(["md", "mdx"]),
  sha256: digest,
  object: text,
  pictures: z.record(text, picture).optional().describe("Pictures that it shows, by path below content/: their objects in data/objects, and the size in CSS pixels"),
});

const object = text.regex(/^[0-9a-f]{64}\.(md|mdx|svg|json)$/).describe("Content-addressed object in data/objects: SHA-256 of its text, and what it is");

const part = z.strictObject({ cause: z.enum(CAUSES), days: z.number().int(), because: finding });
const move = z.strictObject({ subject: text, title: text, before: date, after: date, days: z.number().int(), target: z.strictObject({ before: date, after: date }).optional(), parts: z.array(part) });

const erratum = editionName.extend({ sha256: digest, reason: text });

const sliceName = text.regex(/^[0-9a-f]{64}\.json$/);
const slices = z
  .strictObject({ internal: sliceName.optional(), restricted: sliceName.optional() })
  .optional()
  .describe("Objects below the restricted folder that hold what fewer readers see; each is salted, so that its digest fits no guess");

const headerShape = {
  schema: z.literal(EDITION_SCHEMA),
  id: text,
  label: text,
  asOf: instant,
  known: z.literal("now").optional().describe("Stated with later exports, of which only events at or before asOf count"),
  asOfDate: date,
  generator: z.strictObject({ version: text, method: text }),
  commit: z.string().regex(/^[0-9a-f]{40,64}$/).optional().describe("Commit of the program directory"),
  previous: z.union([editionName.extend({ sha256: digest.describe("SHA-256 of the header file of the edition before") }), z.null()]),
  corrects: erratum.optional().describe("The edition that this one takes the place of"),
  acts: digest.optional().describe("SHA-256 of the canonical text of the newest act in acts.json when this edition was frozen"),
  slices,
};

const contentShape = {
  salt: text.optional(),
  program,
  earlier: z.array(editionName),
  inputs: z.array(source),
  facts: z.record(text, fact),
  findings: z.record(text, finding),
  changes: z.array(z.strictObject({ subject: text, figure: text, figureUnit: text, headline: finding, detail: finding.optional(), move: move.optional() })),
  history: z.record(text, z.array(z.strictObject({ edition: text, value: z.union([scalar, z.null()]) }))),
  quality: z.array(z.strictObject({ id: text, label: text, count, of: count, effect: text, advice: text.optional(), examples: z.array(z.strictObject({ key: text, source: reference })) })),
  documents: z.array(document),
  documentHistory: z.record(text, z.strictObject({ since: text, changed: text })).optional().describe("By document path: ids of the editions in which it first stood and last changed"),
  diagrams: z.record(text, text),
  forecastInputs: z.union([ForecastInputsSchema, z.null()]),
  ledger: z.union([object, z.null()]),
  comparison: z.union([object, z.null()]),
};

/** The shape of a header, `data/editions/<id>.json`. */
export const EditionHeaderSchema = z
  .strictObject({ ...headerShape, content: object, seal: digest.optional().describe("SHA-256 of this header in canonical form without `seal`") })
  .meta({ title: "Almanac edition, header", description: "A link of the chain of editions. Canonical JSON; names its content and the edition before by SHA-256." });

/** The shape of a content object. */
export const EditionContentSchema = z.strictObject(contentShape).meta({ title: "Almanac edition, content", description: "What an edition states. Canonical JSON; numbers carry 12 significant digits." });

/** The shape of a whole edition, header and content together, as the site offers it for download. */
export const EditionSchema = z
  .strictObject({
    ...headerShape,
    ...contentShape,
    audience: above.optional().describe("For whom it states what it states; left out: for everybody"),
    payReleases: object.optional().describe("Private record of what was released of pay; in a restricted statement only"),
  })
  .meta({ title: "Almanac edition", description: "A frozen, hash-chained statement. Canonical JSON; numbers carry 12 significant digits." });

const setOf = <T extends z.ZodType>(value: T) => z.strictObject({ set: z.record(text, value).optional(), without: z.array(text).optional() }).optional();
const listOf = <T extends z.ZodType>(value: T) => z.union([z.strictObject({ added: z.array(z.strictObject({ at: count, value })) }), z.strictObject({ all: z.array(value) })]).optional();
const named = { id: text, label: text };
const { changes, history, quality, documentHistory } = contentShape;

/** The shape of a slice: what fewer readers are told beside what the next larger circle is. */
export const EditionSliceSchema = z
  .strictObject({
    schema: z.literal(SLICE_SCHEMA),
    edition: text,
    audience: above,
    salt: digest.describe("HMAC-SHA256 of the edition’s id and the audience under the program’s secret"),
    inputs: listOf(source),
    facts: setOf(fact),
    receipts: z.record(text, receipt).optional().describe("Of facts that are the same, but stand on rows that this audience may see"),
    findings: setOf(finding),
    changes: listOf(changes.element),
    history: setOf(history.valueType),
    quality: listOf(quality.element),
    documents: listOf(document),
    documentHistory: setOf(documentHistory.unwrap().valueType),
    diagrams: setOf(text),
    comparison: z
      .strictObject({ moves: listOf(move), added: listOf(z.strictObject(named)), removed: listOf(z.strictObject(named)), changed: listOf(z.looseObject({ ...named, type: z.enum(["scalar", "table"]) })), documents: listOf(z.looseObject({ path: text, kind: z.enum(DOCUMENT_KINDS), title: text })) })
      .optional(),
    payReleases: object.optional(),
  })
  .meta({ title: "Almanac edition, slice", description: "What an edition states for fewer readers than everybody, as the difference to what the next larger circle is told. Canonical JSON below the restricted folder; each list says which entries are added, and where, or is given whole." });

const act = {
  edition: text,
  sha256: digest.describe("SHA-256 of the header file of the edition"),
  on: date,
  by: text.optional(),
  previous: z.union([digest.describe("SHA-256 of the canonical text of the act before"), z.null()]),
  seal: digest.describe("SHA-256 of this act in canonical form without `seal`"),
};

/** The shape of `data/editions/acts.json`. */
export const ActsSchema = z
  .array(z.discriminatedUnion("act", [z.strictObject({ act: z.literal("label"), label: text, ...act }), z.strictObject({ act: z.literal("withdraw"), reason: text, ...act })]))
  .meta({ title: "Almanac edition acts", description: "What was done to frozen editions afterwards: names of releases, and withdrawals. Canonical JSON; only grows." });

/** The published JSON Schemas, by file name. */
export const editionJsonSchemas = (): Readonly<Record<string, unknown>> => ({
  "edition.schema.json": z.toJSONSchema(EditionSchema),
  "edition-header.schema.json": z.toJSONSchema(EditionHeaderSchema),
  "edition-content.schema.json": z.toJSONSchema(EditionContentSchema),
  "edition-slice.schema.json": z.toJSONSchema(EditionSliceSchema),
  "edition-acts.schema.json": z.toJSONSchema(ActsSchema),
});
