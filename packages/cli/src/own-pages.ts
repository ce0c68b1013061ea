import { fileURLToPath } from "node:url";
import type { Document } from "@almanac/core";
import { methodDocuments, nodeProgramFiles, termDocuments } from "@almanac/data";

const almanac = fileURLToPath(new URL("../../../", import.meta.url));

/** Almanac's own pages: what its measures are and what its words mean. A bundle holds them as they are read here, in place of this module. */
export const ownPages = (): readonly Document[] => [methodDocuments, termDocuments].flatMap((read): readonly Document[] => read(nodeProgramFiles(almanac)));
