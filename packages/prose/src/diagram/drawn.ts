/** One element of the drawing as the browser laid it out: its attributes and the computed values of `STYLE_PROPERTIES`. */
export interface DrawnElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly style: Readonly<Record<string, string>>;
  readonly children: readonly (DrawnElement | string)[];
}

/** Computed properties that a drawing is made of. The page reads these and nothing else. */
export const STYLE_PROPERTIES = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-size",
  "font-weight",
  "font-style",
  "text-anchor",
  "dominant-baseline",
  "display",
  "visibility",
  "text-decoration-line",
  "stop-color",
  "transform",
  "transform-origin",
] as const;

/** What the page answers: the drawing, or Mermaid's complaint with the 1-based place in the code that it was given. */
export type Drawn = { readonly svg: DrawnElement } | { readonly error: string; readonly line?: number; readonly column?: number };
