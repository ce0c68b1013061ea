import type { TableFact } from "@almanac/core";
import type { APIRoute } from "astro";
import { tablePaths } from "../../../../api/table-paths.ts";
import { tableCsv } from "../../../../publication/downloads.ts";

export const getStaticPaths = tablePaths;

export const GET: APIRoute<{ readonly fact: TableFact }> = ({ props }) => new Response(tableCsv(props.fact));
