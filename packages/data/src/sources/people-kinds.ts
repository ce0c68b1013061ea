import type { SourceKind } from "./source-kind.ts";

/** Kinds of export about people. */
export const peopleKinds: readonly SourceKind[] = [];
