import { PRIVATE_KINDS } from "@almanac/core";
import { expect, test } from "vitest";
import { KINDS } from "./kinds.ts";

test("the core knows which kinds of sources are for few readers by nature", () => {
  expect([...PRIVATE_KINDS].sort()).toEqual(KINDS.filter(({ audience }) => audience !== "public").map(({ kind }) => kind).sort());
});
