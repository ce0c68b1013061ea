import { z } from "zod";
import {
  CeremonySchema,
  DatasetDocumentSchema,
  DecisionSchema,
  HandbookSchema,
  MethodSchema,
  ModelDocumentSchema,
  PolicySchema,
  ProgramDocumentSchema,
  RiskDocumentSchema,
  TermSchema,
  UpdateSchema,
} from "./front-matter-schemas.ts";

interface FrontMatterKind {
  readonly schema: z.ZodType;
  readonly title: string;
  /** Files below the program directory, as editors match them. */
  readonly files: readonly string[];
}

const KINDS: Readonly<Record<string, FrontMatterKind>> = {
  page: { schema: HandbookSchema, title: "Handbook page", files: ["content/handbook/**/*.md", "content/handbook/**/*.mdx"] },
  policy: { schema: PolicySchema, title: "Policy: a handbook page of kind policy", files: [] },
  "program-charter": { schema: ProgramDocumentSchema, title: "Program charter", files: ["content/programs/*.md"] },
  update: { schema: UpdateSchema, title: "Update: the commentary of one edition", files: ["content/updates/*.md"] },
  decision: { schema: DecisionSchema, title: "Decision or ask", files: ["content/decisions/*.md"] },
  "model-card": { schema: ModelDocumentSchema, title: "Model card", files: ["content/models/*.md"] },
  "dataset-sheet": { schema: DatasetDocumentSchema, title: "Dataset sheet", files: ["content/datasets/*.md"] },
  "risk-note": { schema: RiskDocumentSchema, title: "Risk note", files: ["content/risks/*.md"] },
  ceremony: { schema: CeremonySchema, title: "Ceremony", files: ["content/ceremonies/*.md"] },
  method: { schema: MethodSchema, title: "Definition of a measure", files: ["content/method/*.md"] },
  term: { schema: TermSchema, title: "Term of the glossary", files: ["content/glossary/*.md"] },
};

const POLICY_KEYS = ["inForceSince", "approvedBy"];
/** A page of kind `policy` needs two keys more, and no other page may have them. */
// oxlint-disable-next-line unicorn/no-thenable -- `then` is a keyword of JSON Schema, and nothing awaits a schema.
const ONLY_POLICIES = { if: { properties: { kind: { const: "policy" } }, required: ["kind"] }, then: { required: POLICY_KEYS }, else: { properties: Object.fromEntries(POLICY_KEYS.map((key) => [key, false])) } };

/** JSON Schemas of the front matter of each kind of document, by file name below schemas/. */
export const frontMatterJsonSchemas = (): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(KINDS).map(([kind, { schema, title }]) => [
      `front-matter/${kind}.schema.json`,
      { ...z.toJSONSchema(schema, { io: "input" }), title, description: "Front matter: the settings above the text of a document.", ...(kind === "page" ? { allOf: [ONLY_POLICIES] } : {}) },
    ]),
  );

/** Which files each of the schemas is for, as `yaml.schemas` of an editor's settings has it. */
export const frontMatterFiles = (): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(Object.entries(KINDS).flatMap(([kind, { files }]) => (files.length === 0 ? [] : [[`./schemas/front-matter/${kind}.schema.json`, files]])));
