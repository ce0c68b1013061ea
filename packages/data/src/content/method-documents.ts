import type { MethodDocument } from "@almanac/core";
import type { ProgramFiles } from "../read/program-files.ts";
import { readContent } from "./read-content.ts";

/** The definitions of measures (`content/method/`) of a program directory. */
export const methodDocuments = (files: ProgramFiles): readonly MethodDocument[] =>
  readContent({ ...files, list: () => files.list("content/method") }).documents.flatMap(({ document }) => (document.kind === "method" ? [document] : []));
