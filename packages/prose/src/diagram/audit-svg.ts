import { COLOUR, GEOMETRY, PRESENTATION, REFERENCES, ROOT, SVG_ELEMENTS } from "./svg-rules.ts";

const TAG = /<(\/?)([A-Za-z][A-Za-z0-9]*)((?: [A-Za-z][A-Za-z0-9:-]*="[^"<]*")*)(\/?)>/y;
const TEXT = /[^<]+/y;
const ATTRIBUTE = / ([A-Za-z][A-Za-z0-9:-]*)="([^"<]*)"/g;

function attributeProblem(tag: string, name: string, value: string): string | undefined {
  const wrong = `<${tag}> has ${name}="${value.slice(0, 60)}"`;
  if (name === "id") return /^d[0-9a-f]{10}(?:-\d+)?-(?:t|d|\d+)$/.test(value) ? undefined : wrong;
  if (name === "fill" || name === "stroke") return COLOUR.test(value) ? undefined : wrong;
  if (REFERENCES.has(name)) return /^url\(#[a-z0-9-]+\)$/.test(value) ? undefined : wrong;
  if (name === "href") return tag === "use" && /^#[a-z0-9-]+$/.test(value) ? undefined : wrong;
  if (ROOT.has(name)) return tag === "svg" ? undefined : wrong;
  if (name === "font-family") return value === "var(--sans)" ? undefined : wrong;
  if (GEOMETRY.has(name) || PRESENTATION.has(name)) return /url|javascript|[<>"\\]/i.test(value) ? wrong : undefined;
  return wrong;
}

/**
 * What a frozen drawing contains that it must not: elements and attributes off the list (so no style sheet, class, script,
 * handler, foreign content or address), colours that are not tokens, ids without the diagram's prefix. Empty when it is clean.
 * Text that is not strictly well formed is a problem, never repaired.
 */
export function auditSvg(svg: string): string[] {
  const problems: string[] = [];
  const open: string[] = [];
  let at = 0;
  while (at < svg.length) {
    TAG.lastIndex = at;
    const tag = TAG.exec(svg);
    if (tag === null) {
      TEXT.lastIndex = at;
      const text = TEXT.exec(svg);
      if (text === null || open.length === 0) return [...problems, `not well formed at character ${String(at + 1)}`];
      at = TEXT.lastIndex;
      continue;
    }
    at = TAG.lastIndex;
    const [, closing, name = "", attributes = "", empty] = tag;
    if (closing === "/") {
      if (open.pop() !== name) return [...problems, `</${name}> closes another element`];
      if (open.length === 0 && at < svg.length) return [...problems, "something follows the drawing"];
      continue;
    }
    if (!SVG_ELEMENTS.has(name) || (name === "svg") !== (open.length === 0)) problems.push(`<${name}> is not allowed here`);
    for (const [, attribute = "", value = ""] of attributes.matchAll(ATTRIBUTE)) {
      const problem = attributeProblem(name, attribute, value);
      if (problem !== undefined) problems.push(problem);
    }
    if (empty !== "/") open.push(name);
  }
  return open.length === 0 && svg !== "" ? problems : [...problems, "the drawing is incomplete"];
}
