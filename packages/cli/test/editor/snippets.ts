import { frontMatterJsonSchemas } from "@almanac/data";
import { blockDescriptions } from "@almanac/prose";

interface Snippet {
  readonly scope: string;
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

type Block = ReturnType<typeof blockDescriptions>[number];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);
const escaped = (text: string): string => text.replace(/[\\$}]/g, String.raw`\$&`);
const choice = (words: readonly string[]): string => words.map((word) => word.replace(/[,|\\]/g, String.raw`\$&`)).join(",");
const TODAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE";

/** An example as a snippet: the values of its attributes and the words in its brackets are places to fill in. */
function bodyOf(example: string, { attributes }: Block): readonly string[] {
  let place = 0;
  const stop = (value: string, name?: string): string => {
    place += 1;
    const words = attributes.find((attribute) => attribute.name === name)?.words;
    return words === undefined ? `\${${String(place)}:${escaped(value)}}` : `\${${String(place)}|${choice([value, ...words.filter((word) => word !== value)])}|}`;
  };
  const filled = example.split(/((?<=[{\s])[\w-]+=(?:"[^"]*"|[^\s"}>]+)|(?<=:\w+\[)[^\]]+(?=\]))/).map((part, index) => {
    if (index % 2 === 0) return escaped(part);
    const [, name = "", value = ""] = /^([\w-]+)=([^]*)$/.exec(part) ?? [];
    if (name === "") return stop(part);
    const bare = value.replace(/^"|"$/g, "");
    return value.startsWith('"') ? `${name}="${stop(bare, name)}"` : `${name}=${stop(bare, name)}`;
  });
  return filled.join("").split("\n");
}

const blockSnippets = (): readonly (readonly [string, Snippet])[] =>
  blockDescriptions().flatMap((block): readonly (readonly [string, Snippet])[] => [
    [`${block.directive}, directive`, { scope: "markdown,mdx", prefix: `:${block.directive}`, body: bodyOf(block.example.md, block), description: block.purpose }],
    [`${block.component}, component`, { scope: "mdx", prefix: `<${block.component}`, body: bodyOf(block.example.mdx, block), description: block.purpose }],
  ]);

/** A place for the value of a key, from its schema. */
function valueOf(schema: unknown, place: number): string {
  const { type, description, pattern, enum: words, const: only } = isObject(schema) ? schema : {};
  const says = typeof description === "string" ? description.replace(/ YYYY-MM-DD\.$/, "").replace(/[:.]?$/, "") : "";
  if (typeof only === "string") return only;
  if (Array.isArray(words)) return `\${${String(place)}|${choice(words.map(String))}|}`;
  if (typeof pattern === "string" && pattern.includes("{4}-")) return `\${${String(place)}:${TODAY}}`;
  if (type === "number" || type === "integer") return `\${${String(place)}:10}`;
  return type === "array" ? `\n  - \${${String(place)}:${escaped(says)}}` : `\${${String(place)}:${escaped(says)}}`;
}

/** The front matter of a kind, with the keys that it needs and its summary. */
function frontMatter(file: string, schema: unknown): readonly (readonly [string, Snippet])[] {
  const kind = /([\w-]+)\.schema\.json$/.exec(file)?.[1] ?? file;
  const { properties, required, title } = isObject(schema) ? schema : {};
  if (!isObject(properties) || !Array.isArray(required)) return [];
  const keys = Object.keys(properties).filter((key) => key === "summary" || required.includes(key));
  const lines = keys.flatMap((key, index) => `${key}: ${valueOf(properties[key], index + 1)}`.replace(/ \n/, "\n").split("\n"));
  return [[`${kind}, front matter`, { scope: "markdown,mdx", prefix: `front-${kind}`, body: ["---", ...lines, "---", "", "$0"], description: String(title) }]];
}

/** `.vscode/almanac.code-snippets`: every directive and component, and the front matter of every kind of document. */
export const editorSnippets = (): string =>
  `${JSON.stringify(Object.fromEntries([...Object.entries(frontMatterJsonSchemas()).flatMap(([file, schema]) => frontMatter(file, schema)), ...blockSnippets()]), undefined, 2)}\n`;
