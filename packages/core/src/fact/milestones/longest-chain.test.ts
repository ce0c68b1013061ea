import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { available } from "../../model/measure.ts";
import { longestChain } from "./longest-chain.ts";

const waits = (text: string) => text.split(" ").map((pair) => ({ from: pair.split(">")[0] ?? "", to: pair.split(">")[1] ?? "" }));

describe("longestChain", () => {
  test("from the initiative to the item that everything waits for", () => {
    expect(longestChain(waits("M>A M>B B>C C>D I>M J>A"))).toEqual(available(["I", "M", "B", "C", "D"]));
  });

  test("of two of one length the first by text, whichever is written first", () => {
    expect(longestChain(waits("X>Y A>B"))).toEqual(available(["A", "B"]));
    expect(longestChain(waits("M>Z M>A"))).toEqual(available(["M", "A"]));
  });

  test("a link written twice counts once; a circle has no first; nothing has none", () => {
    expect(longestChain(waits("A>B A>B B>C"))).toEqual(available(["A", "B", "C"]));
    expect(longestChain(waits("A>B B>C C>B"))).toMatchObject({ notAvailable: "not-applicable" });
    expect(longestChain(waits("A>A"))).toMatchObject({ notAvailable: "not-applicable" });
    expect(longestChain([])).toMatchObject({ notAvailable: "no-data" });
  });

  test("each waits for the next, no link makes it shorter, and order changes nothing", () => {
    const link = fc.tuple(fc.nat(9), fc.nat(9)).filter(([a, b]) => a !== b).map(([a, b]) => ({ from: String(Math.min(a, b)), to: String(Math.max(a, b)) }));
    fc.assert(
      fc.property(fc.array(link, { minLength: 1, maxLength: 15 }), link, (links, more) => {
        const chain = longestChain(links);
        if (!("value" in chain)) throw new Error("expected a chain");
        expect(chain.value.slice(1).every((to, index) => links.some((each) => each.from === chain.value[index] && each.to === to))).toBe(true);
        expect(longestChain(links.toReversed())).toEqual(chain);
        const grown = longestChain([...links, more]);
        expect("value" in grown && grown.value.length >= chain.value.length).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
