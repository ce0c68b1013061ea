import type { MethodDocument, TermDocument } from "@almanac/core";
import type { ProgramFiles } from "../read/program-files.ts";
import { readContent } from "./read-content.ts";

/** The definitions of measures (`content/method/`) of a program directory. */
export const methodDocuments = (files: ProgramFiles): readonly MethodDocument[] =>
  readContent({ ...files, list: () => files.list("content/method") }).documents.flatMap(({ document }) => (document.kind === "method" ? [document] : []));

/** The words of a program directory (`content/glossary/`). */
export const termDocuments = (files: ProgramFiles): readonly TermDocument[] =>
  readContent({ ...files, list: () => files.list("content/glossary") }).documents.flatMap(({ document }) => (document.kind === "term" ? [document] : []));
