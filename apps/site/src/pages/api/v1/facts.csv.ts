import type { APIRoute } from "astro";
import { factsCsv, factsIndex } from "../../../api/facts-index.ts";
import { edition } from "../../../publication/current.ts";

export const GET: APIRoute = () => new Response(factsCsv(factsIndex(edition)));
