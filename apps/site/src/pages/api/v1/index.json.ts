import type { APIRoute } from "astro";
import { apiIndex } from "../../../api/api-index.ts";
import { linesJson } from "../../../api/lines-json.ts";
import { comparison, edition, header } from "../../../publication/current.ts";

export const GET: APIRoute = () => new Response(linesJson(apiIndex(edition, header(), comparison)));
