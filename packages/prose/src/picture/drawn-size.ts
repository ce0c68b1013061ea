/** An element of a drawing as it is kept. */
export interface DrawnElement {
  readonly id: string | undefined;
  readonly line: number;
  readonly name: string;
  /** As it is kept. */
  readonly attributes: ReadonlyMap<string, string>;
  /** What is painted by parts of the drawing here: own, or taken over from an element around it. */
  readonly painted: ReadonlyMap<string, string>;
  readonly children: DrawnElement[];
  /** Characters of its own text. */
  text: number;
}

/** What elements take over from those around them and may name a part of the drawing. */
const TAKEN_OVER = ["fill", "stroke", "marker-start", "marker-mid", "marker-end"];
/** Elements that are painted themselves; the others hold such. */
const PAINTED: ReadonlySet<string> = new Set(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath", "use"]);
const AS_AROUND = /^\s*(?:inherit|unset|revert|revert-layer)\s*$/i;
const NAMED = /^(?:url\()?#([^)]+)\)?$/;

/** More is no drawing that a browser draws at once. */
const MOST_DRAWN = 200_000;
/** Parts that are drawn of parts that are drawn of parts. */
const MOST_NESTED = 20;
/** So many characters of a path or a text are as much work as an element. */
const CHARACTERS = 200;

/** Paints of an element: its own before those around it. */
export const paintedBy = (own: ReadonlyMap<string, string>, around: ReadonlyMap<string, string> | undefined): ReadonlyMap<string, string> =>
  new Map(TAKEN_OVER.flatMap((name) => {
    const said = own.get(name);
    const value = said === undefined || AS_AROUND.test(said) ? around?.get(name) : said;
    return value === undefined ? [] : [[name, value] as const];
  }));

/** How much work a part is: itself with what it copies, its elements alone, and places where a marker may stand. */
interface Size {
  readonly drawn: number;
  readonly elements: number;
  readonly corners: number;
}

const NOTHING: Size = { drawn: 0, elements: 0, corners: 0 };
const times = (name: string, { elements, corners }: Size): number => (name === "marker-mid" ? corners : elements);

/** A drawing that is measured: each part once, however often it is copied. */
class Measuring {
  readonly #byId: ReadonlyMap<string, DrawnElement>;
  readonly #sizes = new Map<DrawnElement, Size | "open">();
  tooLarge: DrawnElement | undefined;

  constructor(byId: ReadonlyMap<string, DrawnElement>) {
    this.#byId = byId;
  }

  #named(value: string | undefined, nested: number, from: DrawnElement): Size {
    const id = NAMED.exec(value ?? "")?.[1];
    const part = id === undefined ? undefined : this.#byId.get(id);
    if (part === undefined) return NOTHING;
    // A part of itself, or a chain of parts without end.
    if (this.#sizes.get(part) === "open" || nested >= MOST_NESTED) this.tooLarge ??= from;
    return this.tooLarge === undefined ? this.size(part, nested + 1) : NOTHING;
  }

  size(element: DrawnElement, nested = 0): Size {
    const known = this.#sizes.get(element);
    if (known !== undefined && known !== "open") return known;
    this.#sizes.set(element, "open");
    const { attributes, children, text } = element;
    const painted = PAINTED.has(element.name) ? [...element.painted] : [];
    const named = (value: string | undefined): Size => this.#named(value, nested, element);
    const shape = (attributes.get("d") ?? attributes.get("points") ?? "").length;
    const copied = named(attributes.get("href"));
    // What a copy does not say itself it takes over from where it stands.
    const here: Size = { drawn: 0, elements: 1 + copied.elements, corners: 2 + Math.floor(shape / 4) + copied.corners };
    const markers = painted.filter(([name]) => name.startsWith("marker")).map(([name, value]) => ({ size: named(value), times: times(name, here) }));
    const inMarkers = markers.reduce((sum, marker) => sum + marker.size.elements * marker.times, 0);
    const paints = painted.filter(([name]) => !name.startsWith("marker")).map(([, value]) => named(value).drawn * (here.elements + inMarkers));
    const around = ["clip-path", "mask"].map((name) => named(attributes.get(name)).drawn);
    const below = children.map((child) => this.size(child, nested));
    const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
    const size: Size = {
      drawn: 1 + Math.floor((shape + text) / CHARACTERS) + copied.drawn + sum(markers.map((marker) => marker.size.drawn * marker.times)) + sum(paints) + sum(around) + sum(below.map(({ drawn }) => drawn)),
      elements: here.elements + sum(below.map(({ elements }) => elements)),
      corners: here.corners + sum(below.map(({ corners }) => corners)),
    };
    this.#sizes.set(element, size);
    if (size.drawn > MOST_DRAWN) this.tooLarge ??= element;
    return size;
  }
}

/**
 * The first element that makes a drawing larger than a browser can draw at once, although its text is short: parts are copied, and may fill,
 * mask, cut and mark what fills, masks, cuts and marks others. Undefined where it is none.
 */
export function drawnTooLarge(root: DrawnElement, byId: ReadonlyMap<string, DrawnElement>): DrawnElement | undefined {
  const measuring = new Measuring(byId);
  measuring.size(root);
  return measuring.tooLarge;
}
