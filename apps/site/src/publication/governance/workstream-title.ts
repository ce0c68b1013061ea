import type { Program } from "@almanac/core";

/** Title of a workstream by its id; the id itself where the program declares none of that id. */
export const workstreamTitle = ({ workstreams }: Pick<Program, "workstreams">, id: string): string => workstreams.find((workstream) => workstream.id === id)?.title ?? id;
