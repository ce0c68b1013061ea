import { factAnchor, type TableFact } from "@almanac/core";
import type { APIRoute, GetStaticPaths } from "astro";
import { facts } from "../../../publication/current.ts";
import { tableCsv } from "../../../publication/downloads.ts";

export const getStaticPaths = (() =>
  Object.values(facts)
    .filter((fact): fact is TableFact => fact.type === "table")
    .map((fact) => ({ params: { anchor: factAnchor(fact.id) }, props: { fact } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ readonly fact: TableFact }> = ({ props }) => new Response(tableCsv(props.fact));
