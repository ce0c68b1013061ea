import type { SourceKind } from "./source-kind.ts";

/** Kinds of export about money. */
export const moneyKinds: readonly SourceKind[] = [];
