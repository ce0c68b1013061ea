import { canonicalJson } from "@almanac/core";
import type { APIRoute } from "astro";
import { edition } from "../publication/current.ts";
import { editionSummary } from "../summary/edition-summary.ts";

export const GET: APIRoute = () => new Response(canonicalJson(editionSummary(edition)));
