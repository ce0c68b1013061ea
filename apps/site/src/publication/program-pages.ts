import type { Edition, FrozenDocument } from "@almanac/core";

type ProgramDocument = Extract<FrozenDocument, { kind: "program" }>;

/** What a page under `/programs/` is about: a workstream, or the whole program when somebody wrote a page for it. */
export interface ProgramScope {
  /** Last part of the address. */
  readonly slug: string;
  /** The workstream whose facts it shows; undefined for the whole program. */
  readonly workstream: string | undefined;
  readonly title: string;
  readonly document: ProgramDocument | undefined;
}

/** Pages in the declared order of the workstreams. */
export function programScopes({ documents, program }: Pick<Edition, "documents" | "program">): readonly ProgramScope[] {
  const written = documents.filter((document): document is ProgramDocument => document.kind === "program");
  const documentOf = (id: string): ProgramDocument | undefined => written.find((document) => document.id === id);
  const workstreams = program.workstreams.map(({ id, title }): ProgramScope => ({ slug: id, workstream: id, title, document: documentOf(id) }));
  const whole = documentOf(program.id);
  return whole === undefined || workstreams.some(({ slug }) => slug === program.id) ? workstreams : [{ slug: program.id, workstream: undefined, title: program.title, document: whole }, ...workstreams];
}
