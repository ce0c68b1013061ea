import type { DiagramProblem } from "./diagram-problem.ts";

/** A packet is drawn bit by bit. */
const MOST_BITS = 4096;

/** Bits of a packet that are more than can be drawn. */
export function packetProblems(lines: readonly string[]): readonly DiagramProblem[] {
  return lines.flatMap((text, index): readonly DiagramProblem[] => {
    const wrong = [...(/^[^:"]*/.exec(text)?.[0] ?? "").matchAll(/\d+/g)].find((match) => Number(match[0]) > MOST_BITS);
    return wrong === undefined
      ? []
      : [{ code: "DIAGRAM-SIZE", line: index + 1, column: wrong.index + 1, message: `the packet has more than ${String(MOST_BITS)} bits`, found: wrong[0].slice(0, 40), expected: `at most ${String(MOST_BITS)} bits`, hint: "draw the part of it that is spoken of" }];
  });
}
