import type { ContainerDirective, LeafDirective, TextDirective } from "mdast-util-directive";
import type { Nodes, PhrasingContent, RootContent, Table } from "mdast";
import { toString } from "mdast-util-to-string";

type Directive = TextDirective | LeafDirective | ContainerDirective;

const attributesOf = (attributes: Readonly<Record<string, string | null | undefined>>): readonly (readonly [string, string])[] => Object.entries(attributes).map(([name, value]) => [name, value ?? ""] as const);

/** A live figure by its id and for what, anything else by its name and settings: ‹delivery.cycle-time.p85 of fraud›, ‹chart kind=burn-up›. */
function invoked(name: string, label: string, attributes: readonly (readonly [string, string])[]): string {
  if (name.toLowerCase() !== "fact") return `‹${[name, label, ...attributes.map(([key, value]) => `${key}=${value}`)].filter((word) => word !== "").join(" ")}›`;
  const id = attributes.find(([key]) => key === "id")?.[1] ?? label;
  const dimensions = attributes.filter(([key]) => key !== "id" && key !== "as").map(([, value]) => value);
  return `‹${id}${dimensions.length === 0 ? "" : ` of ${dimensions.join(", ")}`}›`;
}

const COMPONENT = /^<([A-Z][A-Za-z]*)((?:\s+[A-Za-z-]+="[^"]*")*)\s*\/?>$/;

/** A component of an .mdx page as a directive reads; other markup says nothing to a reader. */
function component(markup: string): string {
  const [, name, rest = ""] = COMPONENT.exec(markup.trim()) ?? [];
  if (name === undefined || name === "Term") return "";
  return invoked(name, "", Array.from(rest.matchAll(/([A-Za-z-]+)="([^"]*)"/g), ([, key = "", value = ""]) => [key, value] as const));
}

const isDirective = (node: Nodes): node is Directive => node.type === "textDirective" || node.type === "leafDirective" || node.type === "containerDirective";

function inline(node: PhrasingContent): string {
  // A word of the glossary reads as the word.
  if (isDirective(node) && node.name === "term") return toString(node);
  if (isDirective(node)) return invoked(node.name, toString(node), attributesOf(node.attributes ?? {}));
  if (node.type === "html") return component(node.value);
  if (node.type === "break") return " ";
  if (node.type === "image") return `‹image ${node.alt ?? ""}›`;
  if ("children" in node) return node.children.map(inline).join("");
  return toString(node);
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
const phrases = (children: readonly PhrasingContent[]): string => oneLine(children.map(inline).join(""));
const tableLines = ({ children }: Table): readonly string[] => children.map((row) => row.children.map((cell) => phrases(cell.children)).join(" | "));

/** The lines that a block reads as, without its markup. */
export function readableLines(node: RootContent): readonly string[] {
  switch (node.type) {
    case "paragraph":
    case "heading":
      return [phrases(node.children)];
    case "list":
      return node.children.flatMap((item, index) => {
        const [first = "", ...others] = item.children.flatMap(readableLines);
        const mark = node.ordered === true ? `${String((node.start ?? 1) + index)}.` : "•";
        return [`${mark} ${first}`, ...others];
      });
    case "table":
      return tableLines(node);
    case "code":
      return node.value.split("\n");
    case "html":
      return [component(node.value)];
    case "containerDirective":
      return [invoked(node.name, "", attributesOf(node.attributes ?? {})), ...node.children.flatMap(readableLines)];
    case "leafDirective":
      return [invoked(node.name, toString(node), attributesOf(node.attributes ?? {}))];
    case "blockquote":
    case "footnoteDefinition":
      return node.children.flatMap(readableLines);
    default:
      return [oneLine(toString(node))];
  }
}
