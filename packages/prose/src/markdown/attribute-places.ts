import type { Stretch } from "./report.ts";

const HEAD = /:+[A-Za-z][\w-]*/y;
/** One attribute in braces, as directives write it: `name`, `name=value`, `name="value"`, `#id` or `.class`. */
const ATTRIBUTE = /\s*(?:([#.])[^\s#.}]+|([A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`}]+))?)/y;

/** Where the brackets that open at an offset end; undefined where they do not. */
function afterBrackets(source: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    const character = source[at];
    if (character === "\\") at += 1;
    else if (character === "[") depth += 1;
    else if (character === "]") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

/**
 * Where each attribute of a directive stands, name and value; the parser keeps the values only. Empty where its braces cannot be followed: a
 * mistake is then told of the whole directive.
 *
 * @param at the directive in `source`
 */
export function attributePlacesOf(source: string, at: Required<Stretch>): Readonly<Record<string, Required<Stretch>>> {
  const text = source.slice(at.from, at.to);
  HEAD.lastIndex = 0;
  const name = HEAD.exec(text)?.[0] ?? "";
  const open = text[name.length] === "[" ? afterBrackets(text, name.length) : name.length;
  if (open === undefined || text[open] !== "{") return {};
  const places: Record<string, Required<Stretch>> = {};
  for (let position = open + 1; ; ) {
    ATTRIBUTE.lastIndex = position;
    const found = ATTRIBUTE.exec(text);
    if (found === null) return /^\s*\}/.test(text.slice(position, position + 1_000)) ? places : {};
    const [whole, sign, word = sign === "#" ? "id" : "class"] = found;
    const end = position + whole.length;
    places[word] = { from: at.from + end - whole.trimStart().length, to: at.from + end };
    position = end;
  }
}
