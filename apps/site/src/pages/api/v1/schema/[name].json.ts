import { canonicalJson } from "@almanac/core";
import type { APIRoute } from "astro";
import { apiJsonSchemas } from "../../../../api/json-schemas.ts";
import { propsAt } from "../../../../render/page-addresses.ts";

export const addresses = apiJsonSchemas().map(([file, schema]) => ({ params: { name: file.replace(/\.json$/, "") }, props: { schema } }));

export const GET: APIRoute = ({ params }) => new Response(canonicalJson(propsAt(addresses, params).schema));
