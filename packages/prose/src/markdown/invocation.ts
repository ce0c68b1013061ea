import type { LeafDirective, TextDirective, ContainerDirective } from "mdast-util-directive";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";
import { toString } from "mdast-util-to-string";
import { offsetsOf } from "./offsets.ts";
import type { Report, Stretch } from "./report.ts";

/** A directive or a component: two spellings of one thing. */
export interface Invocation {
  /** As the author spelt it: `:fact` or `<Fact>`. */
  readonly spelling: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Text in the brackets of a directive. */
  readonly label: string;
  readonly at: Required<Stretch>;
  /** Where each attribute or property stands: that of a component may have a line of its own. */
  readonly attributePlaces?: Readonly<Record<string, Required<Stretch>>>;
}

/** Where a property of a use stands, or the use itself. */
export const attributePlace = ({ at, attributePlaces }: Pick<Invocation, "at" | "attributePlaces">, name: string): Required<Stretch> => attributePlaces?.[name] ?? at;

/** The first line of a stretch: a block may be long, and what is wrong with it stands where it begins. */
export function firstLineOf({ from, to }: Required<Stretch>, source: string): Required<Stretch> {
  const end = source.indexOf("\n", from);
  return { from, to: end === -1 || end > to ? to : end };
}

export function directiveInvocation(node: TextDirective | LeafDirective | ContainerDirective): Invocation {
  const attributes = Object.fromEntries(Object.entries(node.attributes ?? {}).flatMap(([name, value]) => (value === null || value === undefined ? [] : [[name, value] as const])));
  const first = node.type === "containerDirective" ? node.children[0] : undefined;
  const label = node.type === "containerDirective" ? (first?.type === "paragraph" && first.data?.directiveLabel === true ? toString(first) : "") : toString(node);
  const colons = node.type === "textDirective" ? ":" : node.type === "leafDirective" ? "::" : ":::";
  return { spelling: `${colons}${node.name}`, attributes, label: label.trim(), at: offsetsOf(node) };
}

/** A component with literal text properties. Anything computed is reported; undefined when the component cannot be used. */
export function componentInvocation(node: MdxJsxFlowElement | MdxJsxTextElement, report: Report): Invocation | undefined {
  const attributes: Record<string, string> = {};
  const attributePlaces: Record<string, Required<Stretch>> = {};
  let usable = true;
  for (const attribute of node.attributes) {
    const at = offsetsOf(attribute);
    const stretch = at.to > at.from ? at : offsetsOf(node);
    if (attribute.type === "mdxJsxAttribute" && typeof attribute.value === "string") {
      attributes[attribute.name] = attribute.value;
      attributePlaces[attribute.name] = stretch;
      continue;
    }
    usable = false;
    const name = attribute.type === "mdxJsxAttribute" ? attribute.name : undefined;
    const computed = attribute.type !== "mdxJsxAttribute" || (typeof attribute.value === "object" && attribute.value !== null);
    report.add(stretch, computed ? { code: "MARKDOWN-EXPRESSION", message: "properties of components are plain text; expressions are not allowed in pages", hint: `write ${name ?? "name"}="text"` } : { code: "MARKDOWN-COMPONENT", message: `the property ${name ?? ""} has no value`, expected: "a text in quotation marks", hint: `write ${name ?? "name"}="text"` });
  }
  return usable ? { spelling: `<${node.name ?? ""}>`, attributes, label: "", at: firstLineOf(offsetsOf(node), report.source), attributePlaces } : undefined;
}
