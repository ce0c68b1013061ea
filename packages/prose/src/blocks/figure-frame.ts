import type { Element, ElementContent } from "hast";
import { element } from "./elements.ts";

interface FigureParts {
  /** `prose-chart` or `prose-table`. */
  readonly kind: string;
  readonly title: string;
  readonly subtitle?: string;
  /** What is shown, and the lines below it. */
  readonly content: readonly ElementContent[];
}

/** A figure of a page: its title, what it measures, and what it shows. */
export const figureFrame = ({ kind, title, subtitle, content }: FigureParts): Element =>
  element("figure", { className: ["prose-figure", kind] }, [
    element("figcaption", {}, [element("strong", {}, [title]), ...(subtitle === undefined || subtitle === "" ? [] : [element("span", { className: ["subtitle"] }, [subtitle])])]),
    ...content,
  ]);

/** What stands in place of a figure that has nothing to show. */
export const nothingToShow = (words: string): Element => element("p", { className: ["figure-missing"] }, [words]);

/** While nothing is computed a figure is only announced. */
export const figureAhead = (kind: string, id: string): Element => element("figure", { className: ["prose-figure", kind] }, [element("figcaption", {}, [element("strong", {}, [id])])]);
