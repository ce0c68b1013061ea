import type { Diagnostic } from "@almanac/core";
import { parseInstant } from "../../cells/instant.ts";
import { diagnostic, relatedTo } from "../../diagnostics/diagnostic.ts";
import { zodDiagnostics } from "../../diagnostics/from-zod.ts";
import { rememberPlace } from "../../link/record-place.ts";
import type { JsonFile } from "../../read/json.ts";
import type { FileResult, SourceKind } from "../source-kind.ts";
import { CatalogSchema } from "./catalog-schema.ts";
import { flatControls, type FlatControl } from "./flatten.ts";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);
/** The other models of OSCAL, by the one key of their documents. */
const OTHER_MODELS = ["profile", "component-definition", "system-security-plan", "assessment-plan", "assessment-results", "plan-of-action-and-milestones", "mapping-collection"];

/** A catalog of controls in OSCAL's JSON form, as NIST and others publish them. */
export const oscalCatalogKind: SourceKind = {
  kind: "oscal-catalog",
  title: "OSCAL catalog",
  area: "governance",
  audience: "public",
  fills: ["frameworkControls"],
  columns: [],
  recognise: (input) => {
    const json = input.json();
    return "ok" in json && isObject(json.ok.value) && isObject(json.ok.value["catalog"]) && isObject(json.ok.value["catalog"]["metadata"]) ? 1 : 0;
  },
  read: (inputs) => ({
    files: inputs.map(({ file, json }): FileResult => {
      const parsed = json();
      return "ok" in parsed ? readCatalog(file, parsed.ok) : refused(file, parsed.diagnostics);
    }),
    diagnostics: [],
  }),
};

const refused = (file: string, diagnostics: readonly Diagnostic[], total = 0): FileResult => ({ file, records: {}, total, used: 0, skipped: [], diagnostics });

function readCatalog(file: string, json: JsonFile): FileResult {
  const { value, place } = json;
  const other = isObject(value) ? OTHER_MODELS.find((model) => Object.hasOwn(value, model)) : undefined;
  if (other !== undefined)
    return refused(file, [
      diagnostic("OSCAL-MODEL", place([other], true), {
        message: `this is an OSCAL ${other}, not a catalog`,
        found: other,
        expected: "catalog",
        hint: other === "profile" ? "resolve the profile into a catalog first, or give the catalog that it imports" : "give the catalog that it refers to",
      }),
    ]);
  const parsed = CatalogSchema.safeParse(value);
  if (!parsed.success) return refused(file, zodDiagnostics(parsed.error, value, { place, what: "an OSCAL catalog" }));
  const { catalog } = parsed.data;
  const version = catalog.metadata["oscal-version"];
  if (!/^v?1\./.test(version))
    return refused(file, [
      diagnostic("OSCAL-MODEL", place(["catalog", "metadata", "oscal-version"]), {
        message: `this catalog is written for OSCAL ${version}`,
        found: version,
        expected: "OSCAL 1.x",
        hint: "download the catalog in a 1.x version of the model",
      }),
    ]);
  const all = flatControls(catalog);
  const twice = repeated(all, json);
  if (twice.length > 0) return refused(file, twice, all.length);
  const frameworkControls = all
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ path, record }) => {
      const { line, pointer } = place(path);
      const at = (role?: string) => place(role === "control" || role === undefined ? [...path, "id"] : path);
      return rememberPlace(record({ file, line, ...(pointer === undefined ? {} : { pointer }) }), at);
    });
  const newestEvent = parseInstant(catalog.metadata["last-modified"]);
  return {
    file,
    records: { frameworkControls },
    total: all.length,
    used: frameworkControls.length,
    skipped: [],
    ...(newestEvent === undefined ? {} : { newestEvent }),
    diagnostics: [],
  };
}

function repeated(controls: readonly FlatControl[], { place }: JsonFile): readonly Diagnostic[] {
  const first = new Map<string, FlatControl>();
  return controls.flatMap((control): readonly Diagnostic[] => {
    const before = first.get(control.id);
    if (before === undefined) {
      first.set(control.id, control);
      return [];
    }
    const there = place([...before.path, "id"]);
    return [
      diagnostic("KEY-TWICE", place([...control.path, "id"]), {
        message: `the control \`${control.id}\` is given twice, first on line ${String(there.line)}`,
        found: control.id,
        expected: "each control once",
        hint: "remove one of the two, or correct its id",
        related: [relatedTo(there, "first given here")],
      }),
    ];
  });
}
