import type { Diagnostic, Document, MethodDocument, TermDocument } from "@almanac/core";
import type { ProgramFiles } from "../read/program-files.ts";
import { readContent } from "./read-content.ts";

/** The definitions of measures (`content/method/`) of a program directory. */
export const methodDocuments = (files: ProgramFiles): readonly MethodDocument[] =>
  readContent({ ...files, list: () => files.list("content/method") }).documents.flatMap(({ document }) => (document.kind === "method" ? [document] : []));

/** The words of a program directory (`content/glossary/`). */
export const termDocuments = (files: ProgramFiles): readonly TermDocument[] =>
  readContent({ ...files, list: () => files.list("content/glossary") }).documents.flatMap(({ document }) => (document.kind === "term" ? [document] : []));

/** One file of `content/`, read alone; nothing where there is no such file. What is wrong with its front matter is reported. */
export function writtenDocument(files: ProgramFiles, file: string): { readonly document?: Document; readonly diagnostics: readonly Diagnostic[] } {
  const { documents, diagnostics } = readContent({ ...files, list: () => files.list("content").filter((path) => path === file) });
  const [read] = documents;
  return { ...(read === undefined ? {} : { document: read.document }), diagnostics };
}

/** Everything that people wrote and that can be read, without the exports. */
export const writtenDocuments = (files: ProgramFiles): readonly Document[] => readContent(files).documents.map(({ document }) => document);
