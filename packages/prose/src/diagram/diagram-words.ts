import { frontMatterLines } from "./prepared-code.ts";

/** What a diagram says to a reader who cannot see it. */
export interface DiagramWords {
  readonly title: string;
  readonly description: string;
  /** Whether the author wrote the title, so that it is worth printing beneath the drawing. */
  readonly titled: boolean;
  /** Whether the author wrote the description. */
  readonly described: boolean;
}

/** Types whose grammar knows no `accTitle`: there it stands in a comment, which every type has. */
const WITHOUT_WORDS: ReadonlySet<string> = new Set(["mindmap", "sankey", "sankey-beta", "block", "block-beta", "kanban"]);

/** What stands before `accTitle` and `accDescr` in a diagram of a type. */
export const wordsPrefix = (type: string): string => (WITHOUT_WORDS.has(type) ? "%% " : "");

/** Diagram types by the word they begin with, and what each is called. */
export const DIAGRAM_TYPES: ReadonlyMap<string, string> = new Map([
  ["flowchart", "Flow chart"], ["flowchart-elk", "Flow chart"], ["graph", "Flow chart"], ["sequenceDiagram", "Sequence diagram"], ["stateDiagram", "State diagram"], ["stateDiagram-v2", "State diagram"],
  ["classDiagram", "Class diagram"], ["classDiagram-v2", "Class diagram"], ["erDiagram", "Entity relationship diagram"], ["gantt", "Gantt chart"], ["timeline", "Timeline"], ["journey", "User journey"],
  ["gitGraph", "Git graph"], ["mindmap", "Mind map"], ["pie", "Pie chart"], ["quadrantChart", "Quadrant chart"], ["requirementDiagram", "Requirement diagram"], ["requirement", "Requirement diagram"], ["C4Context", "Context diagram"],
  ["C4Container", "Container diagram"], ["C4Component", "Component diagram"], ["C4Dynamic", "Dynamic diagram"], ["C4Deployment", "Deployment diagram"], ["sankey", "Sankey diagram"], ["sankey-beta", "Sankey diagram"], ["xychart", "Chart"], ["xychart-beta", "Chart"],
  ["block", "Block diagram"], ["block-beta", "Block diagram"], ["packet", "Packet diagram"], ["packet-beta", "Packet diagram"], ["kanban", "Board"], ["architecture", "Architecture diagram"], ["architecture-beta", "Architecture diagram"], ["radar-beta", "Radar chart"], ["treemap", "Tree map"], ["treemap-beta", "Tree map"],
]);

/** The word that names the type, with its 1-based line and column; undefined for empty code. */
export function diagramType(code: string): { readonly word: string; readonly line: number; readonly column: number } | undefined {
  // Directives go before the type, perhaps over several lines: blanked, so that places stay right.
  const lines = code.replaceAll(/%%\{(?:(?!%%\{)[\s\S])*?\}%%/g, (directive) => directive.replaceAll(/[^\r\n]/g, " ")).split(/\r\n?|\n/);
  for (const [index, text] of lines.entries()) {
    if (index < frontMatterLines(lines)) continue;
    const match = /^(\s*)(?!%%)([^\s:;{]+)/u.exec(text);
    if (match?.[2] !== undefined) return { word: match[2], line: index + 1, column: [...(match[1] ?? "")].length + 1 };
  }
  return undefined;
}

/** What a diagram of its type is called. */
export const diagramKind = (code: string): string => DIAGRAM_TYPES.get(diagramType(code)?.word ?? "") ?? "Diagram";

const one = (pattern: RegExp, code: string): string | undefined => pattern.exec(code)?.[1]?.trim().replaceAll(/\s+/g, " ") || undefined;

/** Title and description from `accTitle` and `accDescr`, which may stand in a comment, from a `title`, or from the type. */
export function diagramWords(code: string): DiagramWords {
  // Blanks, not any white space: an expression that runs over line ends begins anew at each, which takes long over many.
  const title = one(/^[ \t]*(?:%%[ \t]*)?accTitle[ \t]*:[ \t]*(.+)$/m, code) ?? one(/^(?:pie[ \t]+|[ \t]*)title[ \t]*:?[ \t]+(.+)$/m, code);
  const description = one(/^[ \t]*(?:%%[ \t]*)?accDescr[ \t]*:[ \t]*(.+)$/m, code) ?? one(/^[ \t]*accDescr[ \t]*\{([^{}]*)\}/m, code);
  const kind = diagramKind(code);
  const name = title ?? kind;
  return {
    title: name,
    description: description ?? (title === undefined ? `${kind}; its source is given below it.` : `${kind}: ${title}. Its source is given below it.`),
    titled: title !== undefined,
    described: description !== undefined,
  };
}
