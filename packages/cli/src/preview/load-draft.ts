import type { Audience } from "@almanac/core";
import { loadProgram, type LoadedProgram, type LoadOptions, type ProgramFiles } from "@almanac/data";
import { isShown } from "./shown-to.ts";

const CONTENT = "content/";

/** A program without the pages that the draft's readers are not shown. That they are there stays known: a link to one says why it leads nowhere. */
function forReaders(loaded: LoadedProgram, audience: Audience): LoadedProgram {
  const { model } = loaded;
  return model === undefined || audience === "public" ? loaded : { ...loaded, model: { ...model, documents: model.documents.filter((document) => isShown(audience, document)) } };
}

/**
 * A program while somebody writes: with drafts and pages that are not for everybody, and without the documents that cannot be read, whose
 * mistakes are reported all the same. A mistake in the exports or the declaration leaves no program to show.
 */
export function loadDraft(files: ProgramFiles, options: LoadOptions, audience: Audience): LoadedProgram {
  const whole = loadProgram(files, { ...options, unpublished: true });
  const errors = whole.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length === 0 || errors.some(({ file }) => !file.startsWith(CONTENT))) return forReaders(whole, audience);
  const refused = new Set(errors.map(({ file }) => file));
  const readable: ProgramFiles = { ...files, list: (folder) => files.list(folder).filter((file) => !refused.has(file)) };
  return { ...forReaders(loadProgram(readable, { ...options, unpublished: true }), audience), diagnostics: whole.diagnostics };
}
