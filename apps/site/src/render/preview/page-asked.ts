import type { Chart, ProsePage, Publication } from "../publication.ts";

/** What a thread that renders on request is told. */
export type PageThreadTold =
  | { readonly tell: "publication"; readonly publication: Publication }
  /** Documents that were set again: their pages show the new words from then on. */
  | { readonly tell: "prose"; readonly prose: Readonly<Record<string, ProsePage>> }
  | { readonly tell: "charts"; readonly charts: Readonly<Record<string, Chart>> }
  | { readonly tell: "address"; readonly address: string; readonly asked: number };

/** A page or file as a server sends it, or why it could not be made. */
export type PreviewPage =
  | {
      readonly status: 200 | 404;
      /** Name of the file that a build would write, for what kind it is. */
      readonly file: string;
      readonly bytes: Uint8Array;
    }
  | { readonly status: 500; readonly problem: string };

export interface PageThreadSays {
  readonly asked: number;
  readonly page: PreviewPage;
}
