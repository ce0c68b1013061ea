import type { Edition } from "@almanac/core";

/** What has a forecast of its own: each workstream, or the whole program where there are none. */
export const forecastScopes = ({ program }: Edition): readonly { readonly id: string | undefined; readonly title: string }[] => (program.workstreams.length === 0 ? [{ id: undefined, title: program.title }] : program.workstreams);
