import type { DisclosureRules } from "../disclosure/release/contract.ts";
import type { Assertion } from "../policy/assertion.ts";
import type { Document } from "./document.ts";
import type { Program } from "./program.ts";
import type { Records } from "./records/records.ts";
import type { SourceFile, SourceRef } from "./source.ts";
import type { IsoInstant } from "./time.ts";
import type { WorkItem } from "./work-item.ts";

/** Something true about the data that a reader of its numbers should know. Not an error, nobody's fault. */
export interface QualityFinding {
  /** For example `closed-without-start`. */
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly of: number;
  /** What it does to the numbers, in a plain sentence. */
  readonly effect: string;
  /** How to mend it in the tracker, kindly. Left out where there is nothing to mend. */
  readonly advice?: string;
  /** At most 20 examples. */
  readonly examples: readonly { readonly key: string; readonly source: SourceRef }[];
}

/** Everything that the exports and the prose of a program say, typed, as of one instant. */
export interface Model {
  readonly program: Program;
  readonly asOf: IsoInstant;
  readonly items: readonly WorkItem[];
  /** What the other exports say; a list that no source fills is left out. */
  readonly records?: Partial<Records>;
  readonly sources: readonly SourceFile[];
  readonly documents: readonly Document[];
  readonly quality: readonly QualityFinding[];
  /** Rules of disclosure control that the private configuration sets; left out: those of the method. RESTRICTED: printed nowhere. */
  readonly disclosure?: DisclosureRules;
  /** What the prose asserts about published facts; left out where nobody has read it. */
  readonly assertions?: readonly Assertion[];
  /** Prose for fewer readers than everybody, apart from the rest, so that whoever does not ask for it does not have it. No fact is made of it. */
  readonly withheld?: WithheldProse;
}

/** Documents with an audience above public, and what they assert. */
export interface WithheldProse {
  readonly documents: readonly Document[];
  readonly assertions?: readonly Assertion[];
}
