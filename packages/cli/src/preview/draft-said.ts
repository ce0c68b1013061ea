import type { Audience, Diagnostic, Document, Edition, EditionDiff, IsoInstant } from "@almanac/core";
import type { Known, LoadedProgram } from "@almanac/data";
import type { DraftText } from "@almanac/site";
import type { DraftPictures } from "./draft-pictures.ts";

/** Which draft is previewed. */
export interface DraftAsked {
  readonly root: string;
  readonly audience: Audience;
  readonly asOf?: IsoInstant;
  readonly known: Known;
}

/** A draft that can be shown. */
export interface DraftStatement {
  readonly edition: Edition;
  readonly editionText: string;
  readonly comparison: EditionDiff | null;
  /** Every document of the edition, with its body, by path. */
  readonly documents: ReadonlyMap<string, Document>;
  /** Every document as it was set, by path. */
  readonly texts: ReadonlyMap<string, DraftText>;
  /** Drawings of diagrams, by their keys. */
  readonly svgs: ReadonlyMap<string, string>;
  readonly pictures: DraftPictures;
}

/** What a thread found out about the program. */
export interface DraftComputed {
  readonly say: "computed";
  /** Left out when the exports or the declaration cannot be read. */
  readonly statement?: DraftStatement;
  /** What was found while reading, in front matter, too. */
  readonly read: readonly Diagnostic[];
  /** What was found in the texts. */
  readonly written: readonly Diagnostic[];
  /** The program's own documents, those of another day included. */
  readonly own: ReadonlyMap<string, Document>;
  readonly program: Pick<LoadedProgram, "workstreams" | "prose" | "locale">;
  readonly seconds: number;
}

export type DraftSaid =
  | DraftComputed
  | { readonly say: "charts"; readonly charts: Awaited<ReturnType<typeof import("@almanac/site").keptCharts>> }
  | { readonly say: "failed"; readonly problem: string };
