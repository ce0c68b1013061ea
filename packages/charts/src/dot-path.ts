/** A circle without words: position, radius, colour and nothing else. */
const CIRCLE = /<circle cx="(-?[\d.]+)" cy="(-?[\d.]+)" r="([\d.]+)" fill="([^"]+)"(?: fill-opacity="([\d.]+)")?\/>/y;
/** More layers than this can't be told apart: twelve dots at 34 % are 99 % black. */
const MOST_LAYERS = 12;

interface Dot {
  readonly x: number;
  readonly y: number;
}

const tenth = (value: number): string => String(Math.round(value * 10) / 10);

/**
 * Puts dots into as few layers as possible so that no two of a layer touch. Each layer is drawn as one path, and since opacity
 * applies to a path as a whole, crowding shows exactly as if every dot were drawn by itself.
 */
function layersWithoutContact(dots: readonly Dot[], diameter: number): readonly (readonly Dot[])[] {
  const layers: { readonly dots: Dot[]; readonly cells: Map<string, Dot[]> }[] = [];
  const cellOf = (value: number): number => Math.floor(value / diameter);
  const free = (cells: ReadonlyMap<string, readonly Dot[]>, dot: Dot): boolean => {
    for (let column = -1; column <= 1; column += 1) {
      for (let row = -1; row <= 1; row += 1) {
        const near = cells.get(`${String(cellOf(dot.x) + column)},${String(cellOf(dot.y) + row)}`) ?? [];
        if (near.some((other) => Math.hypot(other.x - dot.x, other.y - dot.y) < diameter)) return false;
      }
    }
    return true;
  };
  for (const dot of dots) {
    let layer = layers.find(({ cells }) => free(cells, dot));
    if (!layer && layers.length === MOST_LAYERS) layer = layers.at(-1);
    if (!layer) {
      layer = { dots: [], cells: new Map() };
      layers.push(layer);
    }
    layer.dots.push(dot);
    const key = `${String(cellOf(dot.x))},${String(cellOf(dot.y))}`;
    const cell = layer.cells.get(key);
    if (cell) cell.push(dot);
    else layer.cells.set(key, [dot]);
  }
  return layers.map((layer) => layer.dots);
}

/** Zero-length strokes with round caps are dots; thousands of them cost a few bytes each instead of an element each. */
function pathsOf(dots: readonly Dot[], radius: number, fill: string, opacity: string | undefined): string {
  const look = `fill="none" stroke="${fill}"${opacity === undefined ? "" : ` stroke-opacity="${opacity}"`} stroke-width="${tenth(radius * 2)}" stroke-linecap="round"`;
  return layersWithoutContact(dots, radius * 2)
    .map((layer) => `<path d="${layer.map(({ x, y }) => `M${tenth(x)},${tenth(y)}h0`).join("")}" ${look}/>`)
    .join("");
}

/** Joins neighbouring circles of one look into paths. Circles with words of their own keep their element. */
export function joinDots(svg: string): string {
  return svg.replace(/(?:<circle [^>]*\/>){2,}/g, (run) => {
    let out = "";
    let dots: Dot[] = [];
    let look: readonly [string, string, string | undefined] | undefined;
    const flush = (): void => {
      if (look) out += pathsOf(dots, Number(look[0]), look[1], look[2]);
      dots = [];
      look = undefined;
    };
    for (const [circle] of run.matchAll(/<circle [^>]*\/>/g)) {
      CIRCLE.lastIndex = 0;
      const match = CIRCLE.exec(circle);
      const [, x, y, radius = "", fill = "", opacity] = match ?? [];
      if (!match || (look && (look[0] !== radius || look[1] !== fill || look[2] !== opacity))) flush();
      if (!match) out += circle;
      else {
        look ??= [radius, fill, opacity];
        dots.push({ x: Number(x), y: Number(y) });
      }
    }
    flush();
    return out;
  });
}
