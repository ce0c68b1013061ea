import { fileURLToPath } from "node:url";
import type { Edition } from "@almanac/core";
import { readChain } from "../../src/store/chain.ts";
import { contentOf } from "../../src/store/read-edition.ts";

export const REPOSITORY = fileURLToPath(new URL("../../../../", import.meta.url));

/** The frozen editions of the sample that keep what their forecasts were made from, oldest first. */
export const sampleEditions = (): readonly Edition[] => readChain(REPOSITORY).editions.flatMap((stored) => contentOf(REPOSITORY, stored).edition ?? []).filter(({ forecastInputs }) => forecastInputs !== null);
