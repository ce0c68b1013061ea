import type { SourceKind } from "./source-kind.ts";

/** Kinds of export about ml. */
export const mlKinds: readonly SourceKind[] = [];
