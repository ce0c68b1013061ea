import type { Diagnostic } from "@almanac/core";
import type { LoadedConfig } from "../config/load-config.ts";
import type { SourceDeclaration } from "../config/source-schema.ts";
import { diagnostic, wholeFile } from "../diagnostics/diagnostic.ts";
import { narrower, type Audience } from "../table/mask.ts";
import { kindNamed } from "./kinds.ts";

export const SOURCES_FOLDER = "data/sources";

/** Folder of the exports that only few may see, if the program declares one. */
export const restrictedFolder = ({ config }: LoadedConfig): string | undefined => (config.restricted === undefined ? undefined : `${config.restricted.path.replace(/\/+$/, "")}/sources`);

/** Who may see the records of a source: as its kind says, or fewer. */
export const audienceOf = ({ kind, audience }: Pick<SourceDeclaration, "kind" | "audience">): Audience => narrower(kindNamed(kind)?.audience ?? "public", audience);

/** The folder that the files of a source are below; undefined for a restricted one of a program that declares no folder for it. */
export const folderOf = (config: LoadedConfig, declaration: SourceDeclaration): string | undefined => (audienceOf(declaration) === "restricted" ? restrictedFolder(config) : SOURCES_FOLDER);

const CURE = "declare `restricted: { path: restricted }` in data/almanac.yaml and keep such exports in restricted/sources/, normally another repository that this one ignores";

/** A restricted source of a program that has no place for it. */
export const noRestrictedFolder = ({ place }: LoadedConfig, index: number, { kind, id }: SourceDeclaration): Diagnostic =>
  diagnostic("AUDIENCE-FOLDER", place(["sources", index, "kind"]), {
    message: `the source \`${id}\` (${kind}) is restricted, and the program declares no restricted folder`,
    found: "no `restricted:`",
    expected: "a folder for what only few may see",
    hint: CURE,
  });

/** A file that only few may see, where everybody finds it. */
export const restrictedAmongPublic = (file: string, kind: string): Diagnostic =>
  diagnostic("AUDIENCE-FOLDER", wholeFile(file), {
    message: `this is an export of the kind ${kind}, which is restricted, among the public ones`,
    found: file,
    expected: "a file below the restricted folder",
    hint: `move the file; ${CURE}`,
  });
