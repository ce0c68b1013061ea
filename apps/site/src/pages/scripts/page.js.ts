import type { APIRoute } from "astro";
import editions from "../../page-scripts/editions.js?short";
import search from "../../page-scripts/search.js?short";
import tables from "../../page-scripts/tables.js?short";
import theme from "../../page-scripts/theme.js?short";

/** The scripts of every page as one file: a phone waits for each that it asks for. One that fails is reported, and the next runs. */
export const GET: APIRoute = () => new Response([theme, search, editions, tables].map((script) => `try{${script}}catch(problem){reportError(problem)}\n`).join(""));
