import { editionJsonSchemas } from "@almanac/core";
import { z } from "zod";
import { ApiIndexSchema, EditionDiffSchema, EditionSummarySchema, FactsIndexSchema, PublicationIndexSchema, TableFileSchema } from "./schemas.ts";

const OF_THE_SITE = {
  "api-index.schema.json": ApiIndexSchema,
  "edition-diff.schema.json": EditionDiffSchema,
  "edition-summary.schema.json": EditionSummarySchema,
  "facts-index.schema.json": FactsIndexSchema,
  "publication-index.schema.json": PublicationIndexSchema,
  "table.schema.json": TableFileSchema,
} as const;

/** JSON Schemas of the files that the site adds to an edition, by file name. */
export const siteJsonSchemas = (): Readonly<Record<string, unknown>> => Object.fromEntries(Object.entries(OF_THE_SITE).map(([name, schema]) => [name, z.toJSONSchema(schema)]));

/** Every JSON Schema that the interface publishes, by file name in order. */
export const apiJsonSchemas = (): readonly (readonly [name: string, schema: unknown])[] => Object.entries({ ...editionJsonSchemas(), ...siteJsonSchemas() }).toSorted(([a], [b]) => (a < b ? -1 : 1));

export const apiSchemaNames = (): readonly string[] => apiJsonSchemas().map(([name]) => name);
