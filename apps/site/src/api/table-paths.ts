import { factAnchor, type TableFact } from "@almanac/core";
import type { GetStaticPaths } from "astro";
import { facts } from "../publication/current.ts";

/** A file for each published table, named by its anchor. */
export const tablePaths = (() =>
  Object.values(facts)
    .filter((fact): fact is TableFact => fact.type === "table")
    .map((fact) => ({ params: { anchor: factAnchor(fact.id) }, props: { fact } }))) satisfies GetStaticPaths;
