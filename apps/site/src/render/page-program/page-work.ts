import type { PackedPage } from "../kept/page-pack.ts";
import type { Publication } from "../publication.ts";
import type { PageFile } from "./page-file.ts";

/** What the compiled pages are called by. */
export interface PageProgram {
  readonly pageFiles: () => Promise<readonly PageFile[]>;
  readonly renderPage: (page: PageFile) => Promise<Uint8Array>;
}

/** How links of written pages lead: root-absolute, for layouts to move, or as in the site that stands alone. */
export type PageLayout = "tree" | "standalone";

/** What a thread is started with: each renders every n-th page. */
export interface PageWork {
  /** Without its charts, and with the words that the early pages of this thread show: the rest is told when it is made. */
  readonly publication: Omit<Publication, "charts">;
  readonly entry: string;
  readonly folder: string;
  readonly layout: PageLayout;
  /** Pages that show no chart of the edition and the words of one document only, by file the path of the document: they are written while charts are drawn. */
  readonly early: ReadonlyMap<string, string>;
  /** Early pages that an earlier run wrote and that are the same now, by file. */
  readonly kept: ReadonlyMap<string, PackedPage>;
  /** Where they are read. */
  readonly keptBytes: SharedArrayBuffer;
  readonly threads: number;
  readonly thread: number;
}

/** What a thread is told once: what the other pages show beside. */
export type LatePart = Pick<Publication, "charts" | "prose">;

/** What is said of a page: of one that is taken over, that it is. */
export interface WrittenPage {
  /** Place among all pages, the early ones first: the order in which search takes them in. */
  readonly index: number;
  readonly file: string;
  /** What search reads of it. */
  readonly searched?: string;
  /** Its HTML with root-absolute links, where the printed document may ask for it. */
  readonly html?: string;
  /** Of an early page, its HTML as it was written, where the next run may take it over. */
  readonly lasting?: Uint8Array;
}
