import { z } from "zod";
import { MONTHS } from "../cells/month-names.ts";
import { KINDS } from "../sources/kinds.ts";
import type { KnownColumn, SourceKind } from "../sources/source-kind.ts";
import { ConfigSchema } from "./schema.ts";
import { ColumnSchema } from "./source-schema.ts";

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
/** A part of a schema that must be there: its absence is a change of ours that this file has to follow. */
function part(value: unknown, ...path: readonly string[]): Json {
  const found = path.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), value);
  if (!isObject(found)) throw new Error(`the schema of almanac.yaml has no ${path.join(".")}`);
  return found;
}

const described = ({ says, headers, required }: KnownColumn): string =>
  `${says}${headers.length === 0 ? "" : ` Read without a declaration from a column called ${headers.slice(0, 4).join(", ")}.`}${required ? " Required." : ""}`;

/** What a role of a kind may be mapped to. */
const roles = (columns: readonly KnownColumn[]): Json => Object.fromEntries(columns.map((column) => [column.role, { description: described(column), $ref: "#/$defs/column" }]));

/** The words of the kind that words of the file may be mapped to. */
const words = (columns: readonly KnownColumn[]): Json =>
  Object.fromEntries(
    columns.flatMap((column): readonly [string, Json][] => {
      const allowed = column.words ?? (column.type === "boolean" ? ["yes", "no"] : undefined);
      return [[column.role, { type: "object", additionalProperties: allowed === undefined ? { type: "string" } : { enum: allowed }, description: `Words of the file for words of the kind. ${column.says}` }]];
    }),
  );

/** A kind of table knows its columns; a document has none; a declared table has those that it declares. */
function ofKind({ kind, columns }: SourceKind): Json {
  const table = columns.length > 0;
  const properties = table
    ? { columns: { type: "object", additionalProperties: false, properties: roles(columns) }, values: { type: "object", additionalProperties: false, properties: words(columns) } }
    : kind === "table"
      ? {}
      : { columns: false, values: false };
  // oxlint-disable-next-line unicorn/no-thenable -- `then` is a keyword of JSON Schema, and nothing awaits a schema.
  return { if: { properties: { kind: { const: kind } }, required: ["kind"] }, then: { properties } };
}

/** JSON Schema of `data/almanac.yaml`, with the columns and words of every kind, for editors. */
export function configJsonSchema(): Json {
  const schema = z.toJSONSchema(ConfigSchema, { io: "input" });
  const source = part(schema, "properties", "sources", "items");
  const properties = part(source, "properties");
  const dates = part(properties, "dates");
  const withKinds: Json = {
    ...source,
    properties: {
      ...properties,
      kind: { description: "What kind of export it is.", oneOf: KINDS.map(({ kind, title, area }) => ({ const: kind, description: `${title} (${area})` })) },
      columns: { type: "object", description: "Role of the kind to the header in this file.", additionalProperties: { $ref: "#/$defs/column" } },
      dates: { ...dates, properties: { ...part(dates, "properties"), months: { description: "Month names in the file: a language, or twelve names.", anyOf: [{ enum: Object.keys(MONTHS) }, { type: "array", items: { type: "string" }, minItems: 12, maxItems: 12 }] } } },
    },
    allOf: KINDS.map(ofKind),
  };
  const { $schema: _, ...column } = z.toJSONSchema(ColumnSchema, { io: "input" });
  return {
    ...schema,
    title: "almanac.yaml",
    description: "The program: its title and zone, its workflow and workstreams, and what its exports are.",
    $defs: { column },
    properties: { ...part(schema, "properties"), sources: { ...part(schema, "properties", "sources"), items: withKinds } },
  };
}
