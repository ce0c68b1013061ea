import fc from "fast-check";

export type Mutation = readonly ["delete" | "double" | "swap" | "insert", number, number];

/** A few small accidents of bytes, as transports and editors make them. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.tuple(fc.constantFrom("delete" as const, "double" as const, "swap" as const, "insert" as const), fc.nat(), fc.integer({ min: 1, max: 12 })),
  { minLength: 0, maxLength: 3 },
);

/** Signs that mean something in CSV or JSON, and bytes that are no text. */
const INSERTED = ['"', ",", "\n", "\r", "{", "}", "[", "]", ":", "\\", " ", "\0", "é"].map((text) => [...new TextEncoder().encode(text)]).concat([[0xe9], [0xf0, 0x9f]]);

export function mutated(text: string, changes: readonly Mutation[]): Uint8Array {
  let bytes = [...new TextEncoder().encode(text)];
  for (const [kind, where, length] of changes) {
    const start = bytes.length === 0 ? 0 : where % bytes.length;
    const part = bytes.slice(start, start + length);
    const after = bytes.slice(start + length);
    const before = bytes.slice(0, start);
    if (kind === "delete") bytes = [...before, ...after];
    else if (kind === "double") bytes = [...before, ...part, ...part, ...after];
    else if (kind === "insert") bytes = [...before, ...(INSERTED[length % INSERTED.length] ?? []), ...part, ...after];
    else bytes = [...before, ...after.slice(0, length), ...part, ...after.slice(length)];
  }
  return Uint8Array.from(bytes);
}
