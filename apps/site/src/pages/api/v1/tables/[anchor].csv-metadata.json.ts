import type { APIRoute } from "astro";
import { linesJson } from "../../../../api/lines-json.ts";
import { csvMetadata } from "../../../../api/table-file.ts";
import { tablePaths } from "../../../../api/table-paths.ts";
import { edition } from "../../../../publication/current.ts";
import { propsAt } from "../../../../render/page-addresses.ts";

export const addresses = tablePaths();

export const GET: APIRoute = ({ params }) => new Response(linesJson(csvMetadata(edition, propsAt(addresses, params).fact)));
