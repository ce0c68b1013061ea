import type { APIRoute, GetStaticPaths } from "astro";
import { calendarText } from "../../../calendar/calendar-file.ts";
import { editionDates } from "../../../calendar/edition-dates.ts";
import { edition, program } from "../../../publication/current.ts";

export const getStaticPaths = (() => program.workstreams.map(({ id, title }) => ({ params: { id }, props: { id, title } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ readonly id: string; readonly title: string }> = ({ props }) =>
  new Response(calendarText(edition, { name: `${props.title}, ${program.title} Almanac`, records: editionDates(edition).filter((record) => record.program === props.id) }));
