import { EditionContentSchema, EditionHeaderSchema } from "@almanac/core";
import { z } from "zod";

/** Schemas of the files of the interface, made of the edition's own, so that the two cannot differ. */

const text = z.string();
const count = z.number().int().nonnegative();
const page = text.describe("Page and anchor where the fact stands, below the root of the site");
const address = text.describe("Address of a file: from the root of the site, or from this file where the files were moved");
const { previous, asOf, asOfDate } = EditionHeaderSchema.shape;
const { facts, changes } = EditionContentSchema.shape;
const [scalarFact, tableFact] = facts.valueType.options;
const { columns, rows, receipt } = tableFact.shape;
const audience = z.enum(["internal", "restricted"]).optional().describe("For whom the pages and files are, and nobody else: do not pass on what they hold. Left out: for everybody");
const digest = text.regex(/^[0-9a-f]{64}$/).describe("SHA-256, hex");
const editionName = z.strictObject({ id: text, label: text, asOfDate });
const edition = z.strictObject({ id: text, label: text, asOf, asOfDate, permanent: text.describe("Folder of a publication in which the edition stays readable") });

export const FactsIndexSchema = z
  .strictObject({
    schema: z.literal(1),
    title: text,
    edition,
    facts: z.array(
      z.discriminatedUnion("type", [
        scalarFact.omit({ audience: true }).extend({ page }),
        z.strictObject({ type: z.literal("table"), id: text, label: text, rows: count, table: text, csv: text, page, receipt }),
      ]),
    ),
  })
  .meta({ title: "Almanac facts index", description: "Every published fact of an edition. A value of null is not available and says why; it is never zero." });

export const TableFileSchema = z
  .strictObject({ schema: z.literal(1), title: text, edition, id: text, label: text, columns, rows, page, receipt })
  .meta({ title: "Almanac table", description: "A published table with the units of its columns, its edition and its receipt." });

const file = z.strictObject({ address, what: text, type: text.describe("Media type"), schema: address.optional() });

export const ApiIndexSchema = z
  .strictObject({
    schema: z.literal(1),
    title: text,
    audience,
    edition: edition.extend({ sha256: digest.describe("SHA-256 of the edition’s header: its link in the chain") }),
    previous,
    files: z.array(file),
    tables: z.array(z.strictObject({ id: text, label: text, rows: count, json: address, csv: address, metadata: address })),
    schemas: z.array(address),
  })
  .meta({ title: "Almanac interface, index", description: "What the interface offers of an edition, and for whom." });

const share = z.number().min(0).max(1);
const metric = { metric: text, part: text };

export const EditionSummarySchema = z
  .strictObject({
    schema: z.literal(1),
    id: text,
    label: text,
    asOf,
    asOfDate,
    title: text,
    locale: text,
    finding: text,
    changes: z.array(
      z.strictObject({
        headline: text,
        detail: text.optional(),
        causes: text.optional().describe("Days that each group of inputs made of a moved forecast"),
        figure: text,
        figureUnit: text,
        subjects: z.strictObject({ program: text.optional(), risk: text.optional(), model: text.optional(), milestone: text.optional() }),
      }),
    ),
    programs: z.array(z.strictObject({ id: text, title: text, status: text.optional(), p85: asOfDate.optional(), target: asOfDate.optional(), chance: share.optional() })),
    risks: z.array(
      z.strictObject({
        id: text,
        title: text,
        state: text,
        program: text.optional(),
        probability: share.optional(),
        impact: z.number().optional(),
        exposure: z.number().optional(),
        currency: text.optional(),
        owner: text.optional(),
        review: asOfDate.optional(),
      }),
    ),
    models: z.array(
      z.strictObject({
        id: text,
        title: text,
        production: text.optional(),
        released: asOfDate.optional(),
        card: share.optional(),
        drift: text.optional(),
        openIncidents: count.optional(),
        values: z.array(z.strictObject({ ...metric, value: z.number(), version: text })),
        goals: z.array(z.strictObject({ ...metric, goal: text, met: text })),
      }),
    ),
  })
  .meta({ title: "Almanac edition, summary", description: "An edition in sentences, and what it says of each program, risk and model." });

export const PublicationIndexSchema = z
  .strictObject({
    schema: z.literal(1),
    title: text,
    audience,
    siteUrl: text.optional(),
    latest: text.nullable().describe("Id of the newest edition that can be read; null where all are withdrawn"),
    editions: z.array(
      editionName.extend({
        asOf,
        sha256: digest,
        path: text.describe("Folder of its pages, below the folder of this file"),
        labels: z.array(text),
        corrects: text.optional(),
        correctedBy: text.optional(),
        withdrawn: z.strictObject({ on: text, reason: text }).optional(),
      }),
    ),
  })
  .meta({ title: "Almanac publication, index of editions", description: "Every edition of a publication, the newest first." });

const named = { id: text, label: text };
const scalarValue = z.union([z.number(), text, z.null()]);
const { unit, currency } = scalarFact.shape;
const change = z.enum(["added", "removed", "changed"]);

export const EditionDiffSchema = z
  .strictObject({
    schema: z.literal(1),
    from: editionName,
    to: editionName,
    changes,
    moves: z.array(changes.element.shape.move.unwrap()),
    facts: z.strictObject({
      added: z.array(z.strictObject(named)),
      removed: z.array(z.strictObject(named)),
      changed: z.array(
        z.discriminatedUnion("type", [
          z.strictObject({ ...named, type: z.literal("scalar"), unit, currency, before: scalarValue, after: scalarValue, difference: z.number().optional() }),
          z.strictObject({ ...named, type: z.literal("table"), rows: z.strictObject({ before: count, after: count, added: count, removed: count, changed: count }) }),
        ]),
      ),
    }),
    documents: z.array(
      z.strictObject({
        path: text,
        kind: text,
        title: text,
        change,
        sections: z.array(z.strictObject({ heading: text, change, pieces: z.array(z.strictObject({ kind: z.enum(["same", "added", "removed"]), text })) })),
        pictures: z.array(text).optional().describe("Pictures of a changed document that came, went or are other ones, by path below content/"),
      }),
    ),
  })
  .meta({ title: "Almanac comparison of two editions", description: "What changed from one edition to a later one: sentences, moved forecasts with their causes, facts and prose." });
