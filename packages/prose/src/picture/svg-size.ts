/** CSS pixels in a unit of length. */
const UNITS: Readonly<Record<string, number>> = { "": 1, px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96 };

function pixels(length: string | undefined): number | undefined {
  const [, number = "", unit = ""] = /^\s*([0-9]*\.?[0-9]+)\s*([a-z]*)\s*$/i.exec(length ?? "") ?? [];
  const each = UNITS[unit.toLowerCase()];
  const value = number === "" || each === undefined ? 0 : Number(number) * each;
  return value > 0 && Number.isFinite(value) ? value : undefined;
}

export interface SvgSize {
  readonly viewBox: string;
  readonly width: number;
  readonly height: number;
}

const rounded = (value: number): number => Math.max(1, Math.round(value));
const plain = (value: number): string => String(Number(value.toFixed(3)));

/**
 * How large a drawing is, in whole CSS pixels and no wider than a limit, from the attributes of its root. Undefined without a size.
 *
 * @param widest in CSS pixels
 */
export function svgSize(root: ReadonlyMap<string, string>, widest: number): SvgSize | undefined {
  const box = (root.get("viewBox") ?? "").trim().split(/[\s,]+/).map(Number);
  const [, , boxWidth = 0, boxHeight = 0] = box.length === 4 && box.every(Number.isFinite) ? box : [];
  const hasBox = boxWidth > 0 && boxHeight > 0;
  const [width, height] = [pixels(root.get("width")), pixels(root.get("height"))];
  if (!hasBox && (width === undefined || height === undefined)) return undefined;
  const ratio = hasBox ? boxHeight / boxWidth : (height ?? 1) / (width ?? 1);
  const wide = Math.min(widest, width ?? (height === undefined ? boxWidth : height / ratio));
  const viewBox = hasBox ? box.map(plain).join(" ") : `0 0 ${plain(width ?? 0)} ${plain(height ?? 0)}`;
  return { viewBox, width: rounded(wide), height: rounded(wide * ratio) };
}
