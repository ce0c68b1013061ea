import type { Report } from "./report.ts";

/** Containers (quotations, lists, footnotes, callouts) inside one another. The parser's work grows with a power of this. */
const DEPTH_LIMIT = 32;
/** Characters of one paragraph that may begin or end markup, and beginnings of addresses. The parser pairs them, so its work grows with their square. */
const MARKUP_LIMIT = 2_000;
/** The same characters of a whole page: each may become a node of the tree, of some kilobytes. */
const PAGE_MARKUP_LIMIT = 100_000;
/** Cells of all tables of a page: a cell costs as much as a paragraph. */
const CELL_LIMIT = 20_000;
/** Lines that hold something, code blocks left out: thousands of headings or items in one page take minutes. */
const LINE_LIMIT = 5_000;
/** Lines of any kind, blank ones and code, too: each is several events of the parser. */
const ALL_LINES_LIMIT = 50_000;
/** Characters of a page, code blocks left out: each word may become a node, and a book of 60,000 words is no page. */
const TEXT_LIMIT = 400_000;

const MARKUP = /[*_~`[\]<{:!&@]|www\./gi;
const BULLET = /^(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/;
const FOOTNOTE = /^\[\^[^\]\s]{1,200}\]:/;
const FENCE = /^(?:`{3,}[^`]*|~{3,}.*)$/;
const RULE = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;

/** A container that is open: a quotation, or an item whose content begins so many columns further right. */
type Container = "quote" | number;

interface Words {
  readonly message: string;
  readonly expected: string;
  readonly hint: string;
}

interface Fence {
  readonly marker: string;
  /** Containers around it: it ends with them. */
  readonly depth: number;
}

interface Rest {
  readonly text: string;
  readonly indent: number;
}

/** The indentation of what is left of a line, a tab being four columns. */
function rest(text: string): Rest {
  const blanks = /^[ \t]*/.exec(text)?.[0] ?? "";
  return { text: text.slice(blanks.length), indent: blanks.length + 3 * (blanks.split("\t").length - 1) };
}

/** How many of the open containers a line continues, and what is left of the line. */
function continued(line: string, open: readonly Container[]): { readonly matched: number; readonly left: Rest } {
  let left = rest(line);
  for (const [matched, container] of open.entries()) {
    if (container === "quote") {
      if (left.indent > 3 || !left.text.startsWith(">")) return { matched, left };
      left = rest(left.text.slice(1));
    } else if (left.text === "" || left.indent >= container) left = { text: left.text, indent: Math.max(0, left.indent - container) };
    else return { matched, left };
  }
  return { matched: open.length, left };
}

/** Reads the structure of blocks, one line after the other and at a cost that grows with the text only. */
class Blocks {
  #open: Container[] = [];
  #callouts = 0;
  #fence: Fence | undefined;
  #inParagraph = false;
  #markup = 0;
  #pageMarkup = 0;
  #cells = 0;
  #characters = 0;
  #lines = 0;

  get lines(): number {
    return this.#lines;
  }
  get depth(): number {
    return this.#open.length + this.#callouts;
  }
  get markup(): number {
    return this.#markup;
  }
  get pageMarkup(): number {
    return this.#pageMarkup;
  }
  get characters(): number {
    return this.#characters;
  }
  get cells(): number {
    return this.#cells;
  }

  #begin(left: Rest): Rest {
    let now = left;
    while (now.indent <= 3 && this.depth <= DEPTH_LIMIT && !RULE.test(now.text)) {
      const marker = BULLET.exec(now.text)?.[0] ?? FOOTNOTE.exec(now.text)?.[0];
      if (now.text.startsWith(">")) {
        this.#open.push("quote");
        now = rest(now.text.slice(1));
      } else if (marker !== undefined) {
        const after = rest(now.text.slice(marker.length));
        const gap = marker.startsWith("[") ? 0 : after.indent > 4 || after.text === "" ? 1 : after.indent;
        this.#open.push(marker.startsWith("[") ? 4 : now.indent + marker.length + gap);
        now = { text: after.text, indent: Math.max(0, after.indent - gap) };
      } else break;
      this.#inParagraph = false;
    }
    return now;
  }

  #text({ text, indent }: Rest): void {
    if (!this.#inParagraph || /^[#|]/.test(text)) this.#markup = 0;
    if (!this.#inParagraph && indent > 3) return;
    if (FENCE.test(text)) this.#fence = { marker: /^(.)\1*/.exec(text)?.[0] ?? "", depth: this.#open.length };
    else if (/^:{3,}[a-z]/i.test(text)) this.#callouts += 1;
    else if (/^:{3,}[ \t]*$/.test(text)) this.#callouts = Math.max(0, this.#callouts - 1);
    else {
      const marks = text.match(MARKUP)?.length ?? 0;
      this.#markup += marks;
      this.#pageMarkup += marks + text.split("\\").length - 1;
      this.#cells += text.match(/\|/g)?.length ?? 0;
      this.#inParagraph = true;
      return;
    }
    this.#inParagraph = false;
  }

  read(line: string): void {
    const { matched, left } = continued(line, this.#open);
    if (this.#fence !== undefined && matched >= this.#fence.depth) {
      if (left.text.startsWith(this.#fence.marker) && left.text.replaceAll(this.#fence.marker.charAt(0), "").trim() === "") this.#fence = undefined;
      return;
    }
    this.#fence = undefined;
    if (left.text === "") {
      this.#inParagraph = false;
      return;
    }
    this.#lines += 1;
    this.#characters += left.text.length;
    // A line without any mark goes on with the paragraph above it, however deep that stands.
    const lazy = this.#inParagraph && matched < this.#open.length && !/^(?:[>#`~:|]|[-+*]|\d{1,9}[.)])/.test(left.text);
    if (!lazy) {
      if (matched < this.#open.length) this.#inParagraph = false;
      this.#open = this.#open.slice(0, matched);
    }
    this.#text(lazy ? left : this.#begin(left));
  }
}

const TOO_LONG: Words = { message: "the page is longer than can be read", expected: "at most 5,000 lines of text, and 50,000 lines with blank ones and code", hint: "split it into several pages" };

function excess({ depth, markup, pageMarkup, cells, characters, lines }: Blocks): Words | undefined {
  if (depth > DEPTH_LIMIT) return { message: "the text is nested too deeply", expected: `at most ${String(DEPTH_LIMIT)} levels`, hint: "use fewer levels of quotation, list or callout" };
  if (markup > MARKUP_LIMIT) return { message: "this paragraph holds more markup than can be read", expected: "at most 2,000 characters such as * _ [ < in one paragraph", hint: "split it into paragraphs, or put it into a code block" };
  if (pageMarkup > PAGE_MARKUP_LIMIT) return { message: "the page holds more markup than can be read", expected: "at most 100,000 characters such as * _ [ < in one page", hint: "split it into several pages, or put code into code blocks" };
  if (cells > CELL_LIMIT) return { message: "the tables of this page hold more cells than can be read", expected: "at most 20,000 cells in one page", hint: "keep the rows as an export of the kind `table` in data/sources and show it with ::table, or split the page" };
  if (characters > TEXT_LIMIT) return { message: "the page is longer than can be read", expected: "at most 400,000 characters of text", hint: "split it into several pages" };
  if (lines > LINE_LIMIT) return TOO_LONG;
  return undefined;
}

/**
 * Whether a body can be parsed in reasonable time. Some texts of a few kilobytes keep the parser busy for minutes, so this is asked
 * before. Reports the first line that goes too far; a page that a person wrote to be read comes nowhere near.
 */
export function isWithinLimits(report: Report): boolean {
  const blocks = new Blocks();
  for (const [index, line] of report.source.split(/\r\n?|\n/, ALL_LINES_LIMIT + 1).entries()) {
    blocks.read(line);
    const words = excess(blocks) ?? (index < ALL_LINES_LIMIT ? undefined : TOO_LONG);
    if (words === undefined) continue;
    report.addAt(index + 1, 1, { code: "MARKDOWN-SYNTAX", ...words });
    return false;
  }
  return true;
}
