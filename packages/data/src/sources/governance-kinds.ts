import type { SourceKind } from "./source-kind.ts";

/** Kinds of export about governance. */
export const governanceKinds: readonly SourceKind[] = [];
