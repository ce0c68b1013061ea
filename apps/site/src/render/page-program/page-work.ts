import type { WrittenPage } from "../kept/page-pack.ts";
import type { Term } from "../../publication/reading/glossary.ts";
import type { Publication } from "../publication.ts";
import type { PageFile } from "./page-file.ts";

/** What the compiled pages are called by. */
export interface PageProgram {
  readonly pageFiles: () => Promise<readonly PageFile[]>;
  readonly renderPage: (page: PageFile) => Promise<Uint8Array>;
}

/** How links of written pages lead: root-absolute, for layouts to move, or as in the site that stands alone. */
export type PageLayout = "tree" | "standalone";

/** What a thread writes of some pages. */
export interface PageShare {
  /** Pages that it renders, by file their place among all pages. */
  readonly rendered: ReadonlyMap<string, number>;
  /** Pages of an earlier run that are the same now. */
  readonly taken: ReadonlyMap<string, WrittenPage>;
}

/** What a thread is told first. */
export interface PageWork {
  /** Without its charts, and with the words that the early pages of this thread show: the rest is told when it is made. */
  readonly publication: Omit<Publication, "charts">;
  /** Linked where a page uses them first. */
  readonly terms: readonly Term[];
  readonly folder: string;
  /** The site before, which is taken away when this one stands: what is the same in both is linked. */
  readonly lastFolder?: string;
  readonly layout: PageLayout;
  /** Pages that show no chart of the edition and the words of one document only, by file the path of the document: they are written while charts are drawn. */
  readonly early: ReadonlyMap<string, string>;
  /** Of the early pages. */
  readonly share: PageShare;
  /** Where the log of the pages of earlier runs lies. */
  readonly logFolder: string;
}

/** Of the pages that only the compiled pages can list, every one whose place leaves this rest when it is divided by the number of threads. */
export interface EveryNth {
  readonly threads: number;
  readonly thread: number;
}

/** What a thread is told once: what the other pages show beside. */
export interface LatePart extends Pick<Publication, "charts" | "prose"> {
  /** Of the late pages. */
  readonly share: PageShare | EveryNth;
}

/** What is said of a page as soon as it is rendered: of one that is taken over, that it is. */
export interface RenderedPage {
  /** Place among all pages, the early ones first: the order in which search takes them in. */
  readonly index: number;
  readonly file: string;
  /** What search reads of it. */
  readonly searched?: string;
  /** Its HTML with root-absolute links, where the printed document may ask for it. */
  readonly html?: string;
  /** Whether the next run may take over what the page is written as. Left out where it may not. */
  readonly lasts?: true;
}

/** What a thread says. */
export type PageThreadSays =
  | { readonly say: "rendered"; readonly page: RenderedPage }
  /** It has told of all its pages, and goes on to write those that are not written yet. */
  | { readonly say: "toldOfAll" }
  /** What a page was written as that the next run may take over. One that is taken over and could not be linked has another stamp, and the same bytes. */
  | { readonly say: "written"; readonly file: string; readonly stamp: string; readonly bytes?: Uint8Array };
