import type { APIRoute } from "astro";
import { calendarText } from "../calendar/calendar-file.ts";
import { editionDates } from "../calendar/edition-dates.ts";
import { titledFor } from "../publication-level/audience-words.ts";
import { edition, program } from "../publication/current.ts";

export const GET: APIRoute = () => new Response(calendarText(edition, { name: titledFor(edition.audience, `${program.title} Almanac`), records: editionDates(edition) }));
