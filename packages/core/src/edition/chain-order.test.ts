import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { addDays, isoDate, isoInstant } from "../model/time.ts";
import { chainOrder, timeOrder } from "./chain-order.ts";
import { verifyChain, type FrozenEdition } from "./verify-chain.ts";

const digest = (id: string): string => createHash("sha256").update(id).digest("hex");

/** A link as of a Sunday, `week` weeks after the first. */
function link(id: string, week: number, previous: string | null): FrozenEdition {
  const asOfDate = addDays(isoDate("2026-01-04"), 7 * week);
  const before = previous === null ? null : { id: previous, label: previous, asOfDate, sha256: digest(previous) };
  return { file: `data/editions/${id}.json`, sha256: digest(id), edition: { id, label: id, asOf: isoInstant(`${asOfDate}T21:00:00Z`), asOfDate, previous: before } };
}

const ids = (editions: readonly FrozenEdition[]): readonly string[] => editions.map(({ edition }) => edition.id);

/** A thousand weeks; every tenth edition corrects the one three weeks before. */
const long = Array.from({ length: 1000 }, (_, index) => link(`e${String(index)}`, index % 10 === 9 ? index - 3 : index, index === 0 ? null : `e${String(index - 1)}`));

describe("the order of editions", () => {
  test("is that of their links, however the folder lists them and whatever their as-of times are", () => {
    const shuffled = long.map((edition, index) => ({ edition, at: (index * 7919) % 1000 })).toSorted((a, b) => a.at - b.at);
    expect(ids(chainOrder(shuffled.map(({ edition }) => edition)))).toEqual(ids(long));
    expect(verifyChain(chainOrder(long))).toEqual([]);
  });

  test("in time puts a correction behind what it corrects", () => {
    const corrected = [link("a", 0, null), link("b", 1, "a"), link("c", 2, "b"), link("b-2", 1, "c")];
    expect(ids(timeOrder(chainOrder(corrected.toReversed())))).toEqual(["a", "b", "b-2", "c"]);
  });

  test("of a broken chain is the same from every listing, and loses no edition", () => {
    const broken = [link("a", 0, null), link("b", 1, "a"), link("b2", 1, "a"), link("lost", 5, "gone"), link("x", 7, "y"), link("y", 8, "x"), link("c", 2, "b")];
    expect(ids(chainOrder(broken))).toEqual(["a", "b", "c", "b2", "lost", "x", "y"]);
    expect(ids(chainOrder(broken.toReversed()))).toEqual(ids(chainOrder(broken)));
    expect(verifyChain(chainOrder(broken)).map(({ code, file }) => `${code} ${file.slice(14, -5)}`)).toEqual(["EDITION-FORK b2", "EDITION-CHAIN lost"]);
  });
});

test("a correction of an edition that is not there, or of another statement of its name, is found", () => {
  const editions = [link("a", 0, null), link("b", 1, "a")];
  const correcting = (id: string, sha256: string): FrozenEdition => {
    const own = link("b-2", 1, "b");
    return { ...own, edition: { ...own.edition, corrects: { id, label: id, asOfDate: own.edition.asOfDate, sha256, reason: "A wrong figure" } } };
  };
  expect(verifyChain([...editions, correcting("b", digest("b"))])).toEqual([]);
  expect(verifyChain([...editions, correcting("z", digest("z"))])).toMatchObject([{ code: "EDITION-CHAIN", message: "it corrects z, which is not there" }]);
  expect(verifyChain([...editions, correcting("b", digest("other"))])).toMatchObject([{ code: "EDITION-CHAIN", message: "data/editions/b.json is not the edition that it corrects: its digest differs" }]);
});
