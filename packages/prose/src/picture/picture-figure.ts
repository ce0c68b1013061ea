import type { Element, ElementContent } from "hast";
import { element } from "../blocks/elements.ts";
import type { Slot } from "../markdown/slots.ts";
import type { ProsePicture } from "./picture-problem.ts";

/** Attributes of a picture in a page: its size, so that nothing shifts when it comes, and that it may come late when it is not the first. */
export const pictureProperties = ({ width, height }: ProsePicture, first: boolean): Element["properties"] => ({ width, height, ...(first ? {} : { loading: "lazy" }), decoding: "async" });

/** A picture that stands alone, with its caption below. */
export function pictureFigure(picture: ProsePicture, words: { readonly alt: string; readonly caption?: string }, first: boolean): Slot {
  const { alt, caption } = words;
  const shown: ElementContent[] = [element("img", { src: picture.href, alt, ...pictureProperties(picture, first) }), ...(caption === undefined ? [] : [element("figcaption", {}, [caption])])];
  return () => [element("figure", { className: ["picture"] }, shown)];
}
