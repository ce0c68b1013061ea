import type { RootContent } from "mdast";
import type { Invocation } from "../markdown/invocation.ts";
import type { ProseChart } from "../charts/prose-chart.ts";
import type { ProseContext } from "../markdown/rendered-prose.ts";
import type { Report } from "../markdown/report.ts";
import type { Slots } from "../markdown/slots.ts";

/** Where a directive stands: `:name` in a sentence, `::name` on a line of its own, `:::name` around paragraphs. */
export type BlockPlace = "text" | "leaf" | "container";

/** What may be written as the value of an attribute. */
export type AttributeType = "text" | "word" | "number" | "date" | "fact" | "path" | "id" | "columns";

/** An attribute of a directive, and the property of its component. */
export interface BlockAttribute {
  readonly name: string;
  readonly type: AttributeType;
  /** What it says, as a sentence for authors. */
  readonly means: string;
  /** Of a `word`: those that it may be. */
  readonly words?: readonly string[];
  readonly needed?: boolean;
}

/** A block as authors meet it: one definition for the directive and the component. The reference pages and the editor are made from it. */
export interface BlockDescription {
  /** Name of the directive, for example `fact`. */
  readonly directive: string;
  /** Name of the component, for example `Fact`. */
  readonly component: string;
  /** Where it may stand, the usual place first. */
  readonly places: readonly BlockPlace[];
  /** What it is for, in one sentence. */
  readonly purpose: string;
  readonly attributes: readonly BlockAttribute[];
  /** What attributes with other names mean; left out where there are none. */
  readonly others?: string;
  /** What the text in the brackets of a directive says; `attribute` is the property that says it in a component, without one it is the component's content. */
  readonly brackets?: { readonly means: string; readonly attribute?: string };
  /** What stands inside, of a container. */
  readonly content?: string;
  readonly example: { readonly md: string; readonly mdx: string };
}

/** One use of a block in a document. */
export interface BlockUse extends Invocation {
  readonly place: BlockPlace;
  /** What the author put inside, as it was parsed; the text in brackets, of a directive without content. */
  readonly content: readonly RootContent[];
}

/** What a block says to those directly inside it. */
export interface BlockSurroundings {
  readonly directive: string;
  /** Depth of the heading that the block stands below. */
  readonly headingDepth: number;
}

/** What a block works with while a document is set. */
export interface BlockWork {
  /** Of the file that the block is written in, which is not the page's own in an included part. */
  readonly path: string;
  readonly context: ProseContext;
  readonly report: Report;
  readonly slots: Slots;
  /** Facts that the page quotes. */
  readonly factIds: Set<string>;
  /** Charts that the page shows, by key. */
  readonly charts: Map<string, ProseChart>;
  /** Depth of the heading that the block stands below; 1 where there is none. */
  readonly headingDepth: () => number;
  /** The files that the block is included by, the page first. */
  readonly includedBy: readonly string[];
  /** The block around it, where that says what may stand inside. */
  readonly within?: BlockSurroundings;
  /** What the page has used up of what one page may. */
  readonly spent: { parts: number };
  /** Sets what an author put inside. */
  readonly inside: (content: readonly RootContent[], changes?: Partial<Pick<BlockWork, "path" | "report" | "includedBy" | "within">>) => RootContent[];
}

/** A block, with what is made of it. `make` answers with nodes for the place where it stands: for a text, nodes of a sentence. */
export interface BlockDefinition extends BlockDescription {
  readonly make: (use: BlockUse, work: BlockWork) => RootContent[];
}
