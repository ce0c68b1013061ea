import type { TableFact } from "@almanac/core";
import type { APIRoute } from "astro";
import { linesJson } from "../../../../api/lines-json.ts";
import { tableFile } from "../../../../api/table-file.ts";
import { tablePaths } from "../../../../api/table-paths.ts";
import { edition } from "../../../../publication/current.ts";

export const getStaticPaths = tablePaths;

export const GET: APIRoute<{ readonly fact: TableFact }> = ({ props }) => new Response(linesJson(tableFile(edition, props.fact)));
