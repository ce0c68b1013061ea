import type { APIRoute } from "astro";
import { calendarText } from "../../../calendar/calendar-file.ts";
import { editionDates } from "../../../calendar/edition-dates.ts";
import { edition, program } from "../../../publication/current.ts";
import { propsAt } from "../../../render/page-addresses.ts";

export const addresses = program.workstreams.map(({ id, title }) => ({ params: { id }, props: { id, title } }));

export const GET: APIRoute = ({ params }) =>
  new Response(calendarText(edition, { name: `${propsAt(addresses, params).title}, ${program.title} Almanac`, records: editionDates(edition).filter((record) => record.program === propsAt(addresses, params).id) }));
