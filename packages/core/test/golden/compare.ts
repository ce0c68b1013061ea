/** Absolute, or the larger of an absolute and a relative part. */
export type Tolerance = number | { readonly abs?: number | undefined; readonly rel?: number | undefined };

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

function close(expected: number, got: number, tolerance: Tolerance): boolean {
  const room = typeof tolerance === "number" ? tolerance : Math.max(tolerance.abs ?? 0, (tolerance.rel ?? 0) * Math.abs(expected));
  return Math.abs(got - expected) <= room;
}

/** Whether `got` agrees with `expected` on every key that `expected` has. Lengths, texts, booleans and null must be equal. */
export function agrees(expected: unknown, got: unknown, tolerance: Tolerance): boolean {
  if (typeof expected === "number") return typeof got === "number" && close(expected, got, tolerance);
  if (Array.isArray(expected)) return Array.isArray(got) && got.length === expected.length && expected.every((value, index) => agrees(value, got[index], tolerance));
  if (isObject(expected)) return isObject(got) && Object.entries(expected).every(([key, value]) => agrees(value, got[key], tolerance));
  return expected === got;
}
