import type { APIRoute } from "astro";
import { SECTIONS } from "../publication/site-map.ts";

const note = 'font: 400 7.4pt/9.7pt "Almanac Sans", sans-serif; color: #333;';

/** Running heads of the printed document: each section has pages of its own name. */
export const GET: APIRoute = () => {
  const pages = [{ id: "front", title: "At a glance" }, ...SECTIONS].map(({ id, title }) => `@page almanac-${id} { @top-center { content: "${title}"; ${note} } }\n.print-${id} { page: almanac-${id}; }`);
  return new Response(`@page almanac-cover { @top-left { content: none; } @top-right { content: none; } @bottom-left { content: none; } @bottom-right { content: none; } }\n.print-cover { page: almanac-cover; }\n${pages.join("\n")}\n`);
};
