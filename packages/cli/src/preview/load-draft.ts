import { loadProgram, type LoadedProgram, type LoadOptions, type ProgramFiles } from "@almanac/data";

const CONTENT = "content/";

/**
 * A program while somebody writes: with drafts and pages that are not for everybody, and without the documents that cannot be read, whose
 * mistakes are reported all the same. A mistake in the exports or the declaration leaves no program to show.
 */
export function loadDraft(files: ProgramFiles, options: LoadOptions): LoadedProgram {
  const whole = loadProgram(files, { ...options, unpublished: true });
  const errors = whole.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length === 0 || errors.some(({ file }) => !file.startsWith(CONTENT))) return whole;
  const refused = new Set(errors.map(({ file }) => file));
  const readable: ProgramFiles = { ...files, list: (folder) => files.list(folder).filter((file) => !refused.has(file)) };
  return { ...loadProgram(readable, { ...options, unpublished: true }), diagnostics: whole.diagnostics };
}
