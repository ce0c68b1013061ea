import type { Sha256 } from "../fact/computed.ts";
import type { AboveAudience } from "../fact/fact.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Model } from "../model/model.ts";
import type { ReadableEdition } from "./compare/compare-editions.ts";
import type { CompareProse } from "./compare/edition-diff.ts";
import type { Edition, Erratum } from "./edition.ts";

type Said = ReadableEdition & { readonly edition: Edition };

/** The edition before. */
export interface PreviousEdition {
  /** Its name and the digest of its header. */
  readonly name: NonNullable<Edition["previous"]>;
  /** The newest edition before whose content was not withdrawn: what the new one is compared with. */
  readonly said?: Said & { readonly ledger?: Ledger };
  /** What the same edition said to fewer readers. An audience without a statement of its own was told what the next larger circle was. */
  readonly above?: Readonly<Partial<Record<AboveAudience, Said>>>;
  /** The private record of releases that it carried, as it was read. */
  readonly releases?: unknown;
  readonly compareProse: CompareProse;
}

export interface EditionInput {
  readonly model: Model;
  readonly sha256: Sha256;
  readonly previous?: PreviousEdition;
  /** Diagram code digest to object name, of the prose that everybody may read. */
  readonly diagrams: Readonly<Record<string, string>>;
  /** Audiences above public for which the statement is made, too. Left out: none. */
  readonly above?: readonly AboveAudience[];
  /** Diagrams of prose for fewer readers, by its audience. */
  readonly diagramsAbove?: Readonly<Partial<Record<AboveAudience, Edition["diagrams"]>>>;
  readonly version: string;
  /** `now`: later exports than the as-of time were read, too. */
  readonly known?: "then" | "now";
  /** Replaces the as-of date as id, for a second statement on one day. */
  readonly id?: string;
  readonly commit?: string;
  readonly corrects?: Erratum;
  readonly salt?: string;
}
