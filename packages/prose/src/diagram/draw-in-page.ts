/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Drawn, DrawnElement } from "./drawn.ts";

export interface DrawRequest {
  readonly id: string;
  readonly code: string;
  readonly config: object;
  readonly font: string;
  readonly properties: readonly string[];
}

interface MermaidInPage {
  readonly initialize: (config: object) => void;
  readonly render: (id: string, code: string) => Promise<{ readonly svg: string }>;
}

/**
 * Runs inside the browser page, as source text: it may use nothing from outside its own body.
 * Draws one diagram and hands it back as plain data, so that everything else happens, and is tested, outside the browser.
 */
export async function drawInPage({ id, code, config, font, properties }: DrawRequest): Promise<Drawn> {
  const { mermaid } = window as Window & { readonly mermaid?: MermaidInPage };
  if (mermaid === undefined) throw new Error("Mermaid is not loaded");
  // Some diagram types name their parts by chance. In this page chance is a fixed sequence.
  let state = 1;
  Math.random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  for (const weight of ["400", "600", "700"]) await document.fonts.load(`${weight} 13px "${font}"`);
  mermaid.initialize(config);
  let text: string;
  try {
    text = (await mermaid.render(id, code)).svg;
  } catch (problem) {
    const place = (problem as { readonly hash?: { readonly loc?: { readonly first_line?: number; readonly first_column?: number } } } | null)?.hash?.loc;
    return { error: problem instanceof Error ? problem.message : String(problem), ...(place?.first_line === undefined ? {} : { line: place.first_line }), ...(place?.first_column === undefined ? {} : { column: place.first_column + 1 }) };
  }
  const host = document.createElement("div");
  host.innerHTML = text;
  document.body.replaceChildren(host);
  const root = host.querySelector("svg");
  if (root === null) return { error: "Mermaid drew nothing" };
  const read = (element: Element): DrawnElement => {
    const computed = getComputedStyle(element);
    const children: (DrawnElement | string)[] = [];
    for (const child of element.childNodes) {
      if (child instanceof Element) {
        if (child.localName !== "style") children.push(read(child));
      } else if (child.nodeType === 3) children.push(child.nodeValue ?? "");
    }
    return {
      name: element.localName,
      attributes: Object.fromEntries(Array.from(element.attributes, (attribute) => [attribute.name, attribute.value])),
      style: Object.fromEntries(properties.map((property) => [property, computed.getPropertyValue(property)])),
      children,
    };
  };
  return { svg: read(root) };
}
