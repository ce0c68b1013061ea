import type { APIRoute } from "astro";
import { tablePaths } from "../../../../api/table-paths.ts";
import { tableCsv } from "../../../../publication/downloads.ts";
import { propsAt } from "../../../../render/page-addresses.ts";

export const addresses = tablePaths();

export const GET: APIRoute = ({ params }) => new Response(tableCsv(propsAt(addresses, params).fact));
