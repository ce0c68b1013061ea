import { CARD_SECTIONS, type CardSection, type CardSectionName } from "@almanac/core";
import { sectionsOf } from "./section-names.ts";

interface Part {
  readonly heading: string;
  readonly level: number;
  readonly lines: string[];
}

interface CardBody {
  /** Text of the first heading of the first level. */
  readonly title: string | undefined;
  readonly sections: readonly CardSection[];
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ATX = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const FIELD = /^\s*[-*+]\s+\*\*(.+?):?\*\*:?\s*(.*)$/;

/** The lines of a text without `<!-- … -->`, which nobody would see; what stands in code stays. */
const withoutComments = (body: string): string => body.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\r\n]/g, ""));

function partsOf(body: string): readonly Part[] {
  const parts: Part[] = [{ heading: "", level: 0, lines: [] }];
  let fence: string | undefined;
  for (const line of withoutComments(body).split(/\r\n|\n|\r/)) {
    const current = parts.at(-1);
    const mark = FENCE.exec(line)?.[1];
    if (fence === undefined) fence = mark;
    else if (mark !== undefined && mark[0] === fence[0] && mark.length >= fence.length) fence = undefined;
    const heading = fence === undefined ? ATX.exec(line) : null;
    if (heading !== null) parts.push({ heading: (heading[2] ?? "").trim(), level: (heading[1] ?? "").length, lines: [] });
    else if (fence === undefined && /^ {0,3}(?:=+|-+)[ \t]*$/.test(line) && isSetextTitle(current?.lines)) {
      const text = current?.lines.pop() ?? "";
      parts.push({ heading: text.trim(), level: line.trim().startsWith("=") ? 1 : 2, lines: [] });
    } else current?.lines.push(line);
  }
  return parts;
}

/** A line under which `===` or `---` stands is a heading when it is a paragraph of its own. */
function isSetextTitle(lines: readonly string[] | undefined): boolean {
  const title = lines?.at(-1) ?? "";
  return title.trim() !== "" && !/^\s*(?:[-*+>|]|\d+\.)/.test(title) && (lines?.at(-2) ?? "").trim() === "";
}

/** What stands before the first heading under the title says what the model is, unless the card has a heading for that. */
export function cardBody(body: string): CardBody {
  const parts = partsOf(body);
  const title = parts.find(({ level, heading }) => level === 1 && heading !== "");
  const found = new Map<CardSectionName, { headings: string[]; lines: string[] }>();
  /** Headings above the current one, each with what it and everything below it belongs to. */
  const above: { readonly level: number; readonly names: readonly CardSectionName[] }[] = [];
  for (const part of parts) {
    const first = part === title || part.level === 0;
    const own = first ? [] : sectionsOf(part.heading);
    while ((above.at(-1)?.level ?? 0) >= part.level && above.length > 0) above.pop();
    const names = first ? (["model-details"] as const) : own.length > 0 ? own : (above.at(-1)?.names ?? []);
    if (!first) above.push({ level: part.level, names });
    if (first && part.lines.join("").trim() === "") continue;
    for (const name of names) {
      const section = found.get(name) ?? { headings: [], lines: [] };
      found.set(name, section);
      if (own.length > 0) section.headings.push(part.heading);
      else if (!first) section.lines.push(part.heading);
      section.lines.push(...part.lines);
    }
  }
  const sections = CARD_SECTIONS.flatMap((name): readonly CardSection[] => {
    const section = found.get(name);
    return section === undefined ? [] : [{ name, headings: section.headings, text: textOf(section.lines), fields: fieldsOf(section.lines) }];
  });
  return { title: title?.heading, sections };
}

const textOf = (lines: readonly string[]): string => lines.join("\n").replace(/\n{3,}/g, "\n\n").trim();

const fieldsOf = (lines: readonly string[]): CardSection["fields"] =>
  lines.flatMap((line) => {
    const match = FIELD.exec(line);
    return match === null ? [] : [{ label: (match[1] ?? "").replace(/\s*\[optional\]\s*/i, "").trim(), text: (match[2] ?? "").trim() }];
  });
