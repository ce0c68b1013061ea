import { Parser } from "htmlparser2";

interface SectionPlace {
  /** Id of the section in the document; ids inside it begin with it. */
  readonly id: string;
  /** Ids of the sections of the document by their addresses, for example `/risks/`. */
  readonly sections: ReadonlyMap<string, string>;
}

/** What paper cannot use: ways about the site, controls, what is folded away, and what the cover says already. */
const DROPPED_CLASSES: ReadonlySet<string> = new Set(["edition-line", "ruler", "masthead", "data", "supply-example", "example", "downloads", "more", "section-foot", "contents-section", "section-link", "chapter-list", "what-if", "stale-banner", "edition-notice", "print-without"]);
/** Sections of a page, by its id and their headings', that are long lists of what stands at the edition's address. */
const DROPPED_SECTIONS: ReadonlySet<string> = new Set(["changes#figures", "data#downloads", "data#follow"]);
const DROPPED_ELEMENTS: ReadonlySet<string> = new Set(["nav", "script", "form", "button", "template", "select", "input", "dialog"]);
const SIDE_BY_SIDE = /(^|\s)(pair|slip-grid|small-multiples)(\s|$)/;
const ID_LISTS: ReadonlySet<string> = new Set(["id", "for", "headers", "list", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details"]);
const VOID: ReadonlySet<string> = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]);

const isDropped = (name: string, attributes: Readonly<Record<string, string>>, page: string): boolean =>
  DROPPED_ELEMENTS.has(name) || (name === "section" && DROPPED_SECTIONS.has(`${page}#${attributes["aria-labelledby"] ?? ""}`)) || attributes["hidden"] !== undefined || attributes["data-publication-only"] !== undefined || (attributes["class"] ?? "").split(/\s+/).some((each) => DROPPED_CLASSES.has(each));

/** Of a chart that is drawn for three layouts, the widest does not fit a sheet. What is drawn once stays. */
function withoutWide(html: string): string {
  const start = '<div class="wide"';
  let [result, position] = ["", 0];
  for (let at = html.indexOf(start); at >= 0; at = html.indexOf(start, position)) {
    // A drawing holds no div: the next end is its own.
    const end = html.indexOf("</div>", at) + "</div>".length;
    const hasMedium = html.slice(end, end + 200).trimStart().startsWith('<div class="medium"');
    result += html.slice(position, at) + (hasMedium ? "" : html.slice(at, end));
    position = end;
  }
  return result + html.slice(position);
}

function attributeText(name: string, value: string, { id, sections }: SectionPlace): string {
  const own = (target: string): string => (target === "page-start" ? id : `${id}--${target}`);
  if (ID_LISTS.has(name)) return ` ${name}="${value.split(/\s+/).filter((each) => each !== "").map(own).join(" ")}"`;
  if (name === "href" || name === "xlink:href") {
    const [, path = "", target] = /^([^#]*)(?:#(.*))?$/.exec(value) ?? [];
    const section = path === "" ? id : sections.get(path);
    if (section === undefined) return ` ${name}="${value}"`;
    return ` ${name}="#${target === undefined || target === "page-start" ? section : `${section}--${target}`}"`;
  }
  return value === "" ? ` ${name}=""` : ` ${name}="${value.replace(/url\(#([^)]+)\)/g, (_, target: string) => `url(#${own(target)})`)}"`;
}

/**
 * What a page's `main` shows, as a part of one document: its headings one level lower, its ids its own, links to other parts leading there,
 * without what paper cannot use. Its sections are no landmarks: in a whole edition several would have one name.
 */
export function printedSection(page: string, place: SectionPlace): string {
  const [start, end] = [page.indexOf("<main"), page.lastIndexOf("</main>")];
  if (start < 0 || end < 0) throw new Error(`${place.id}: the page has no main part`);
  const main = page.slice(page.indexOf(">", start) + 1, end);
  const out: string[] = [];
  /** Depth of elements inside one that is left out. */
  let skipped = 0;
  const open: boolean[] = [];
  /** Side by side stand the narrow drawings, alone the middle ones. */
  const isOtherLayout = (classes: string): boolean => (open.includes(true) ? classes === "medium" : classes === "compact");
  const isOnCover = (classes: string): boolean => place.id === "front" && classes === "finding";
  const lower = (name: string): string => name.replace(/^h([1-5])$/, (_, level: string) => `h${String(Number(level) + 1)}`);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const classes = attributes["class"] ?? "";
        if (skipped > 0 || isDropped(name, attributes, place.id) || isOtherLayout(classes) || isOnCover(classes)) {
          if (!VOID.has(name)) skipped++;
          return;
        }
        if (!VOID.has(name)) open.push(SIDE_BY_SIDE.test(classes));
        const shown = name === "details" && classes.split(" ").includes("more-rows") ? { ...attributes, open: "" } : attributes;
        out.push(`<${lower(name)}${Object.entries(shown).filter(([key]) => !key.startsWith("data-") && key !== "tabindex" && !(name === "section" && key.startsWith("aria-label"))).map(([key, value]) => attributeText(key, value, place)).join("")}>`);
      },
      ontext: (text) => {
        if (skipped === 0) out.push(text);
      },
      onclosetag: (name) => {
        if (VOID.has(name)) return;
        if (skipped > 0) skipped--;
        else {
          open.pop();
          out.push(`</${lower(name)}>`);
        }
      },
    },
    { decodeEntities: false, lowerCaseTags: false, lowerCaseAttributeNames: false, recognizeSelfClosing: true },
  );
  parser.write(withoutWide(main));
  parser.end();
  return out.join("");
}
