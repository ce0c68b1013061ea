import { governanceKinds } from "./governance-kinds.ts";
import { mlKinds } from "./ml-kinds.ts";
import { moneyKinds } from "./money-kinds.ts";
import { peopleKinds } from "./people-kinds.ts";
import type { SourceKind } from "./source-kind.ts";
import { declaredTableKind } from "./table/kind.ts";
import { workKinds } from "./work-kinds.ts";

/** Every kind of export that Almanac reads, once. */
export const KINDS: readonly SourceKind[] = [...workKinds, ...moneyKinds, ...peopleKinds, ...mlKinds, ...governanceKinds, declaredTableKind];

export const kindNamed = (name: string): SourceKind | undefined => KINDS.find(({ kind }) => kind === name);
