import { drawnTooLarge, paintedBy, type DrawnElement } from "./drawn-size.ts";
import { judgedAttribute, judgedDeclaration, PICTURE_ELEMENTS, type Judged } from "./svg-picture-rules.ts";
import { xmlParts, type XmlPart } from "./xml-parts.ts";

/** What may not be in a drawing, and its 1-based line. */
export interface Refused {
  readonly line: number;
  readonly what: string;
}

export interface CleanSvg {
  /** What stands inside of the root. */
  readonly body: string;
  /** Attributes of the root as they were written. */
  readonly written: ReadonlyMap<string, string>;
  /** Those of them that are kept. */
  readonly kept: ReadonlyMap<string, string>;
}

/** More is no drawing that a page can show at once. */
const MOST_ELEMENTS = 20_000;
const MOST_DEPTH = 100;
/** Elements whose text is drawn, or read out. Between others text is space. */
const WITH_TEXT: ReadonlySet<string> = new Set(["text", "tspan", "textPath", "title", "desc"]);

/** What XML has no way to say. */
const CONTROL = /[^\t\n\r -\ufffd]/;

type Opening = Extract<XmlPart, { readonly type: "open" }>;

const escaped = (text: string): string => text.replace(/[&<>]/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[character] ?? character);

/** Attributes as text. */
export const attributesText = (attributes: Iterable<readonly [string, string]>): string => [...attributes].map(([name, value]) => ` ${name}="${escaped(value).replaceAll('"', "&quot;")}"`).join("");

/** Attributes of an element as they are kept, or the first that may not be there. A declaration of `style` weighs more than an attribute, as in CSS. */
function keptAttributes({ name: element, attributes, line }: Opening): { readonly kept: ReadonlyMap<string, string> } | Refused {
  const kept = new Map<string, string>();
  const keep = (judged: Exclude<Judged, "refused">): void => {
    if (judged !== "idle") kept.set(...judged.attribute);
  };
  for (const [name, value] of attributes) {
    if (name === "style") continue;
    const judged = judgedAttribute(element, name, value);
    if (judged === "refused") return { line, what: `<${element}> with ${name}="${value.slice(0, 40)}"` };
    keep(judged);
  }
  for (const declaration of (attributes.get("style") ?? "").split(";").map((each) => each.trim())) {
    const [property = "", ...rest] = declaration.split(":");
    if (property === "") continue;
    const judged = judgedDeclaration(property.trim().toLowerCase(), rest.join(":").trim());
    if (judged === "refused") return { line, what: `<${element}> with style="${declaration.slice(0, 40)}"` };
    keep(judged);
  }
  return { kept };
}

interface Open {
  readonly name: string;
  readonly id: string | undefined;
  /** Within something that editors write for themselves, which is passed over. */
  readonly passedOver: boolean;
  /** Undefined where it is passed over. */
  readonly drawn: DrawnElement | undefined;
}

/** A drawing while it is read: what is allowed is written down. */
class Cleaning {
  readonly #open: Open[] = [];
  readonly #uses: { readonly of: string; readonly inside: readonly string[]; readonly line: number }[] = [];
  #root: Pick<CleanSvg, "written" | "kept"> | undefined;
  #body = "";
  #elements = 0;
  #drawing: DrawnElement | undefined;
  readonly #byId = new Map<string, DrawnElement>();

  /** Takes one part; returns what is wrong with it. */
  take(part: XmlPart): Refused | undefined {
    switch (part.type) {
      case "broken":
        return part;
      case "text":
        return this.#text(part.text, part.line);
      case "close":
        return this.#close(part.name, part.line);
      default:
        return this.#start(part);
    }
  }

  #text(text: string, line: number): Refused | undefined {
    const around = this.#open.at(-1);
    if (around === undefined) return text.trim() === "" ? undefined : { line, what: "text outside of the drawing" };
    if (around.passedOver || !WITH_TEXT.has(around.name)) return undefined;
    this.#body += escaped(text);
    if (around.drawn !== undefined) around.drawn.text += text.length;
    return undefined;
  }

  #close(name: string, line: number): Refused | undefined {
    const closed = this.#open.pop();
    if (closed?.name !== name) return { line, what: `</${name}> that closes another element` };
    if (!closed.passedOver && this.#open.length > 0) this.#body += `</${name}>`;
    return undefined;
  }

  #start(part: Opening): Refused | undefined {
    const { name, line, empty } = part;
    this.#elements += 1;
    if (this.#root !== undefined && this.#open.length === 0) return { line, what: `<${name}> behind the drawing` };
    if (this.#elements > MOST_ELEMENTS) return { line, what: `more than ${String(MOST_ELEMENTS)} elements` };
    if (this.#open.length >= MOST_DEPTH) return { line, what: `elements ${String(MOST_DEPTH)} deep` };
    const passedOver = this.#open.at(-1)?.passedOver === true || (this.#root !== undefined && (name.includes(":") || name === "metadata"));
    const id = passedOver ? undefined : part.attributes.get("id");
    const made = passedOver ? undefined : this.#element(part, id);
    if (made !== undefined && "what" in made) return made;
    if (!empty) this.#open.push({ name, id, passedOver, drawn: made });
    return undefined;
  }

  #element(part: Opening, id: string | undefined): DrawnElement | Refused {
    const { name, line, attributes, empty } = part;
    const isRoot = this.#root === undefined;
    if (!PICTURE_ELEMENTS.has(name) || (name === "svg") !== isRoot) return { line, what: `<${name}>${name === "svg" ? " inside of another" : ""}` };
    const judged = keptAttributes(part);
    if ("what" in judged) return judged;
    const { kept } = judged;
    const copied = name === "use" ? kept.get("href") : undefined;
    if (copied !== undefined) this.#uses.push({ of: copied.slice(1), inside: [...this.#open.map((each) => each.id), id].filter((each) => each !== undefined), line });
    if (isRoot) this.#root = { written: attributes, kept };
    else this.#body += `<${name}${attributesText(kept)}${empty ? "/" : ""}>`;
    return this.#drawn({ name, id, line, attributes: kept });
  }

  /** Notes an element where it stands. Of parts with one name browsers take the first. */
  #drawn(element: Pick<DrawnElement, "name" | "id" | "line" | "attributes">): DrawnElement {
    const around = this.#open.at(-1)?.drawn;
    const drawn: DrawnElement = { ...element, painted: paintedBy(element.attributes, around?.painted), children: [], text: 0 };
    around?.children.push(drawn);
    this.#drawing ??= drawn;
    if (element.id !== undefined && !this.#byId.has(element.id)) this.#byId.set(element.id, drawn);
    return drawn;
  }

  /** Whether copies hold copies: a short text could become a drawing without end. */
  #copiesOfCopies(): Refused | undefined {
    const holding = new Set(this.#uses.flatMap(({ inside }) => inside));
    const copy = this.#uses.find(({ of }) => holding.has(of));
    return copy === undefined ? undefined : { line: copy.line, what: "<use> of a part that holds a <use> itself" };
  }

  #tooLarge(): Refused | undefined {
    const large = this.#drawing === undefined ? undefined : drawnTooLarge(this.#drawing, this.#byId);
    return large === undefined ? undefined : { line: large.line, what: `<${large.name}> with parts that are drawn too many times` };
  }

  finish(lastLine: number): CleanSvg | Refused {
    const unclosed = this.#open.at(-1);
    if (this.#root === undefined) return { line: lastLine, what: "no <svg>" };
    if (unclosed !== undefined) return { line: lastLine, what: `no end of <${unclosed.name}>` };
    return this.#copiesOfCopies() ?? this.#tooLarge() ?? { body: this.#body, ...this.#root };
  }
}

/** A drawing with what is allowed alone, or the first thing that may not be there. Nothing that is not well formed is repaired. */
export function cleanSvg(xml: string): CleanSvg | Refused {
  const control = CONTROL.exec(xml);
  if (control !== null) return { line: xml.slice(0, control.index).split("\n").length, what: "a control character" };
  const cleaning = new Cleaning();
  for (const part of xmlParts(xml)) {
    const refused = cleaning.take(part);
    if (refused !== undefined) return { line: refused.line, what: refused.what };
  }
  return cleaning.finish(xml.split("\n").length);
}
