import type { APIRoute } from "astro";
import { calendarText } from "../calendar/calendar-file.ts";
import { editionDates } from "../calendar/edition-dates.ts";
import { edition, program } from "../publication/current.ts";

export const GET: APIRoute = () => new Response(calendarText(edition, { name: `${program.title} Almanac`, records: editionDates(edition) }));
