import type { Edition, Program } from "@almanac/core";

/** What figures of people and teamwork are laid out from. */
export interface DrawnEdition extends Pick<Edition, "facts" | "asOfDate"> {
  readonly program: Pick<Program, "workstreams" | "locale" | "currency">;
}
