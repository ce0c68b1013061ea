import type { APIRoute } from "astro";
import { factsIndex } from "../../../api/facts-index.ts";
import { linesJson } from "../../../api/lines-json.ts";
import { edition } from "../../../publication/current.ts";

export const GET: APIRoute = () => new Response(linesJson(factsIndex(edition)));
