import type { APIRoute } from "astro";
import editions from "../../page-scripts/editions.js?raw";
import search from "../../page-scripts/search.js?raw";
import tables from "../../page-scripts/tables.js?raw";
import theme from "../../page-scripts/theme.js?raw";

/** The scripts of every page as one file: a phone waits for each that it asks for. One that fails is reported, and the next runs. */
export const GET: APIRoute = () => new Response([theme, search, editions, tables].map((script) => `try {\n${script}} catch (problem) {\n  reportError(problem);\n}\n`).join(""));
