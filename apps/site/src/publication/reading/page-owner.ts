import { addDays, type Edition, type IsoDate } from "@almanac/core";
import { newestUpdate } from "../documents.ts";

/** Who answers for a section: whom the program names for it, or else who wrote the newest commentary. */
export const sectionOwner = (section: string, { program, documents }: Pick<Edition, "program" | "documents">): string | undefined => program.owners?.[section] ?? newestUpdate(documents)?.author;

/** The day as of which the next edition is made, if the program keeps its rhythm. */
export const nextEditionDay = ({ program, asOfDate }: Pick<Edition, "program" | "asOfDate">): IsoDate => addDays(asOfDate, program.cadence === "daily" ? 1 : 7);

/** Almanac brings definitions and words along: only what a program writes by itself is surely in its directory. */
const OWN = /^(?:handbook|programs|decisions|updates|models|datasets|risks|ceremonies)\//;

/** Where a document is edited; undefined where the program does not say. */
export const editHref = (path: string, { editUrl }: Pick<Edition["program"], "editUrl">): string | undefined => (editUrl === undefined || !OWN.test(path) ? undefined : `${editUrl}content/${path.split("/").map(encodeURIComponent).join("/")}`);
