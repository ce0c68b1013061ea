import type { Edition } from "../edition/edition.ts";
import type { ComputedFact } from "./computed.ts";
import type { FactContext, Scope } from "./scope.ts";

/** What a fact is published for: the whole program, each workstream, or both. */
export type Reach = "program" | "workstream" | "both";

/** A base name that may be published: over what, and by which other dimensions, for example `model` or `risk`. */
export interface CatalogueEntry {
  readonly over: Reach;
  /** Names of dimensions beside `program`; each such fact has all of them. Their values are ids of records. */
  readonly by?: readonly string[];
}

export type Catalogue = Readonly<Record<string, CatalogueEntry>>;

/** What the facts of an area are computed from. */
export interface AreaInput {
  readonly context: FactContext;
  /** The whole program first, then its workstreams in their declared order. */
  readonly scopes: readonly Scope[];
  /** The edition before, of which the area may read what was said. */
  readonly previous: Edition | undefined;
  /** The private record of releases that the restricted statement before carried, as it was read: the area that keeps it knows its shape. */
  readonly releases?: unknown;
}

/** Facts of one kind, with everything an edition must know about them. */
export interface FactArea {
  /** Every base name that the area publishes. A test holds it against what is computed. */
  readonly catalogue: Catalogue;
  /** Base names whose course over editions is carried along (`history`). */
  readonly headlines: readonly string[];
  /** Facts of what no record says are left out, or say why they are not available; they are never zero. */
  readonly facts: (input: AreaInput) => readonly ComputedFact[];
  /** The private record of releases with those of this edition in it; only the restricted statement has it. Undefined: nothing was released. */
  readonly releases?: (input: AreaInput) => unknown;
  /** Facts about other facts, computed after all areas. */
  readonly derived?: (input: AreaInput & { readonly computed: ReadonlyMap<string, ComputedFact> }) => readonly ComputedFact[];
}
