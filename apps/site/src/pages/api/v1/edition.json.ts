import type { APIRoute } from "astro";
import { editionText } from "../../../publication/current.ts";

export const GET: APIRoute = () => new Response(editionText());
