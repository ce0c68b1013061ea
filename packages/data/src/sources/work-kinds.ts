import type { SourceKind } from "./source-kind.ts";

/** Kinds of export about work. */
export const workKinds: readonly SourceKind[] = [];
