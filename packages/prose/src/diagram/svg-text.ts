import type { Element, ElementContent } from "hast";

const escaped = (text: string): string => text.replace(/[&<>]/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[character] ?? character);
const quoted = (text: string): string => escaped(text).replaceAll('"', "&quot;");

function textOf(node: ElementContent): string {
  if (node.type === "text") return escaped(node.value);
  return node.type === "element" ? svgText(node) : "";
}

/** An SVG element as text that is valid both inside HTML and as a file of its own. */
export function svgText({ tagName, properties, children }: Element): string {
  const attributes = Object.entries(properties).map(([name, value]) => ` ${name}="${quoted(String(value))}"`);
  const open = `<${tagName}${attributes.join("")}`;
  return children.length === 0 ? `${open}/>` : `${open}>${children.map(textOf).join("")}</${tagName}>`;
}
