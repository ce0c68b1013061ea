import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shapleyParts } from "./shapley.ts";

const PLAYERS = ["a", "b", "c", "d", "e"] as const;
type Player = (typeof PLAYERS)[number];

/** A game: a whole number of days for every coalition, by the letters in it. */
const games = fc.record({ players: fc.subarray([...PLAYERS], { minLength: 1 }), worth: fc.func(fc.integer({ min: -400, max: 400 })) }).map(({ players, worth }) => ({ players, value: (coalition: ReadonlySet<Player>): number => worth([...coalition].toSorted().join("")) }));

describe("shares of a change", () => {
  test("a worked example: 22 items alone make 21 days, slow weeks 14, both together 28", () => {
    const days: Readonly<Record<string, number>> = { "": 0, scope: 21, pace: 14, "pace scope": 28 };
    // Orders: scope first 21 then pace 7; pace first 14 then scope 14. Means 17.5 and 10.5; the half goes to the first.
    expect([...shapleyParts(["scope", "pace"], (coalition) => days[[...coalition].toSorted().join(" ")] ?? NaN)]).toEqual([["scope", 18], ["pace", 10]]);
  });

  test("the glove game: two left gloves and one right one are worth a sixth, a sixth and four sixths of a pair", () => {
    // Source: Wikipedia, Shapley value, "Glove game".
    const pair = (coalition: ReadonlySet<string>): number => (coalition.has("right") && coalition.size > 1 ? 60 : 0);
    expect([...shapleyParts(["left 1", "left 2", "right"], pair)]).toEqual([["left 1", 10], ["left 2", 10], ["right", 40]]);
  });

  test("add up exactly, and are whole", () => {
    fc.assert(
      fc.property(games, ({ players, value }) => {
        const parts = [...shapleyParts(players, value).values()];
        expect(parts.every(Number.isInteger)).toBe(true);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(value(new Set(players)) - value(new Set()));
      }),
    );
  });

  test("of a player that changes nothing are 0, also after rounding", () => {
    fc.assert(
      fc.property(games, fc.nat(), ({ players, value }, index) => {
        const idle = players[index % players.length] as Player;
        const blind = (coalition: ReadonlySet<Player>): number => value(new Set([...coalition].filter((player) => player !== idle)));
        expect(shapleyParts(players, blind).get(idle)).toBe(0);
      }),
    );
  });

  test("are equal for players that do the same, but for one day of rounding", () => {
    fc.assert(
      fc.property(games, ({ players, value }) => {
        const one = "z";
        const other = "y";
        // What the two are worth depends only on how many of them are there.
        const fair = (coalition: ReadonlySet<string>): number => [...coalition].filter((player) => player === one || player === other).length * 7 + value(new Set([...coalition].filter((player) => player !== one && player !== other) as Player[]));
        const parts = shapleyParts([...players, one, other], fair);
        expect(Math.abs((parts.get(one) ?? NaN) - (parts.get(other) ?? NaN))).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("do not depend on the order in which coalitions are asked for: another order moves a tie of rounding only", () => {
    fc.assert(
      fc.property(games, ({ players, value }) => {
        const [parts, turned] = [shapleyParts(players, value), shapleyParts(players.toReversed(), value)];
        for (const player of players) expect(Math.abs((parts.get(player) ?? NaN) - (turned.get(player) ?? NaN))).toBeLessThanOrEqual(1);
      }),
    );
  });
});
