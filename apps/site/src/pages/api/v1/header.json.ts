import type { APIRoute } from "astro";
import { header } from "../../../publication/current.ts";

export const GET: APIRoute = () => new Response(header.text);
