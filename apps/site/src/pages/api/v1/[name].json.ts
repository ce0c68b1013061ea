import { canonicalJson } from "@almanac/core";
import type { APIRoute } from "astro";
import { comparison, edition, hasHeader, header } from "../../../publication/current.ts";
import { propsAt } from "../../../render/page-addresses.ts";

/** Files that not every edition has: the first has nothing to compare with, and one of an older schema no header in this form. */
export const addresses = [
  ...(hasHeader() ? [{ params: { name: "header" }, props: { text: () => header().text ?? "" } }] : []),
  // Byte for byte the object that the edition names as its comparison.
  ...(comparison === null ? [] : [{ params: { name: "changes" }, props: { text: () => canonicalJson(comparison) } }]),
  // For the what-if on the pages about forecasts.
  ...(edition.forecastInputs === null ? [] : [{ params: { name: "forecast-inputs" }, props: { text: () => canonicalJson(edition.forecastInputs) } }]),
];

export const GET: APIRoute = ({ params }) => new Response(propsAt(addresses, params).text());
