import type { Element, ElementContent, Root } from "hast";
import type { ProseHeading } from "./rendered-prose.ts";
import { Slugger } from "./slug.ts";
import type { Slots } from "./slots.ts";

type Parent = Root | Element;

const isElement = (node: Parent["children"][number], tagName?: string): node is Element => node.type === "element" && (tagName === undefined || node.tagName === tagName);

/** Text of a node; places that are still to be filled are empty, so that an id made of it does not change with the figures. */
function textOf(node: Parent["children"][number]): string {
  if (node.type === "text") return node.value;
  return isElement(node) ? node.children.map(textOf).join("") : "";
}

function eachElement(parent: Parent, visit: (element: Element) => void): void {
  for (const child of parent.children) {
    if (!isElement(child)) continue;
    visit(child);
    eachElement(child, visit);
  }
}

function rewriteChildren(parent: Parent, rewrite: (element: Element) => ElementContent[] | undefined): void {
  parent.children = parent.children.flatMap((child): ElementContent[] => {
    if (child.type === "text" || child.type === "raw") return [child];
    if (!isElement(child)) return [];
    rewriteChildren(child, rewrite);
    return rewrite(child) ?? [child];
  });
}

const headingDepth = (element: Element): ProseHeading["depth"] | undefined => {
  const match = /^h([1-6])$/.exec(element.tagName);
  return match === null ? undefined : (Number(match[1]) as ProseHeading["depth"]);
};

/** Gives every heading its id. Before slots are filled. */
export function nameHeadings(tree: Root): void {
  const slugger = new Slugger();
  eachElement(tree, (element) => {
    if (headingDepth(element) !== undefined && element.properties["id"] === undefined) element.properties["id"] = slugger.next(textOf(element));
  });
}

/** Fills the slots from the inside out. */
export function fillSlots(tree: Root, slots: Slots): void {
  rewriteChildren(tree, (element) => slots.of(element)?.(element.children));
}

/** Lists the headings as they read, and gives each a link to itself. */
export function linkHeadings(tree: Root, footnoteLabel: string): ProseHeading[] {
  const headings: ProseHeading[] = [];
  eachElement(tree, (element) => {
    const depth = headingDepth(element);
    const id = element.properties["id"];
    if (depth === undefined || typeof id !== "string" || id === footnoteLabel) return;
    const text = element.children.map(textOf).join("").trim();
    headings.push({ depth, id, text });
    element.children.push({ type: "text", value: " " }, { type: "element", tagName: "a", properties: { className: ["heading-link"], href: `#${encodeURI(id)}`, ariaLabel: `Link to “${text}”` }, children: [{ type: "text", value: "#" }] });
  });
  return headings;
}

function alignByClass(cell: Element): void {
  const { align, ...properties } = cell.properties;
  if (cell.tagName !== "td" && cell.tagName !== "th") return;
  cell.properties = { ...properties, ...(cell.tagName === "th" ? { scope: "col" } : {}), ...(typeof align === "string" && /^(?:left|right|center)$/.test(align) ? { className: [`align-${align}`] } : {}) };
}

function scrolling(table: Element): ElementContent[] {
  const heads: string[] = [];
  eachElement(table, (cell) => {
    // Over a column of row names stands nothing: a head without a word would be announced as one.
    if (cell.tagName === "th" && textOf(cell).trim() === "") cell.tagName = "td";
    if (cell.tagName === "th") heads.push(textOf(cell).trim());
    alignByClass(cell);
  });
  const columns = heads.join(", ");
  return [{ type: "element", tagName: "div", properties: { className: ["table-scroll"], tabIndex: 0, role: "region", ariaLabel: columns === "" ? "Table" : `Table: ${columns}` }, children: [table] }];
}

/** Tables scroll in a box of their own and align by class; code can be reached by keyboard; task boxes have names. After slots are filled. */
export function decorateBlocks(tree: Root): void {
  eachElement(tree, (element) => {
    if (element.tagName === "pre") element.properties["tabIndex"] = 0;
    if (element.tagName !== "li") return;
    const label = textOf({ ...element, children: element.children.filter((child) => !isElement(child, "ul") && !isElement(child, "ol")) }).trim().replaceAll(/\s+/g, " ");
    const first = element.children.find((child) => isElement(child));
    for (const box of [...element.children, ...(first !== undefined && isElement(first, "p") ? first.children : [])]) {
      if (isElement(box, "input")) box.properties["ariaLabel"] = label === "" ? "Task" : label;
    }
  });
  rewriteChildren(tree, (element) => (element.tagName === "table" ? scrolling(element) : undefined));
}

/** Regions are landmarks, and readers choose among them by name: the second of one name is numbered. */
export function numberRegions(tree: Root): void {
  const counts = new Map<string, number>();
  eachElement(tree, (element) => {
    const name = element.properties["ariaLabel"];
    if (element.properties["role"] !== "region" || typeof name !== "string") return;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    if (count > 1) element.properties["ariaLabel"] = `${name} (${String(count)})`;
  });
}

/** The hidden heading of the footnotes has one fixed id; documents that share a page need one each. */
export function nameFootnotes(tree: Root, label: string): void {
  eachElement(tree, (element) => {
    if (element.properties["id"] === "footnote-label") element.properties["id"] = label;
    const described = element.properties["ariaDescribedBy"];
    if (Array.isArray(described) && described.includes("footnote-label")) element.properties["ariaDescribedBy"] = [label];
  });
}
