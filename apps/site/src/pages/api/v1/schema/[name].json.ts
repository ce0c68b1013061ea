import { canonicalJson } from "@almanac/core";
import type { APIRoute, GetStaticPaths } from "astro";
import { apiJsonSchemas } from "../../../../api/json-schemas.ts";

export const getStaticPaths = (() => apiJsonSchemas().map(([file, schema]) => ({ params: { name: file.replace(/\.json$/, "") }, props: { schema } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ readonly schema: unknown }> = ({ props }) => new Response(canonicalJson(props.schema));
