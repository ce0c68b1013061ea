import type { Element, ElementContent } from "hast";
import type { Blockquote, BlockContent, DefinitionContent, Emphasis, PhrasingContent } from "mdast";

/** A finished drawing among the elements of a page. Written as it is: only slots may make one, of text that passed `auditSvg`. */
export interface RawNode {
  type: "raw";
  value: string;
}

declare module "hast" {
  interface ElementContentMap {
    raw: RawNode;
  }
  interface RootContentMap {
    raw: RawNode;
  }
}

/** Builds what stands in a place of the page. `children` is the sanitised content that the author put inside. */
export type Slot = (children: ElementContent[]) => ElementContent[];

/**
 * Places in the tree that are filled after sanitising. Markdown cannot write the attribute that marks them, so nothing an
 * author writes can pretend to be one, and the sanitiser needs no exception for what fills them.
 */
export class Slots {
  readonly #slots: Slot[] = [];

  #number(slot: Slot): string {
    this.#slots.push(slot);
    return String(this.#slots.length - 1);
  }

  inText(slot: Slot, children: PhrasingContent[] = []): Emphasis {
    return { type: "emphasis", children, data: { hName: "span", hProperties: { dataSlot: this.#number(slot) } } };
  }

  asBlock(slot: Slot, children: (BlockContent | DefinitionContent)[] = []): Blockquote {
    return { type: "blockquote", children, data: { hName: "div", hProperties: { dataSlot: this.#number(slot) } } };
  }

  /** The slot that an element marks, if it marks one. */
  of(element: Element): Slot | undefined {
    const number = element.properties["dataSlot"];
    return typeof number === "string" ? this.#slots[Number(number)] : undefined;
  }
}
