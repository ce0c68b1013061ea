import type { Audience } from "@almanac/core";
import type { StoredEdition } from "../store/chain.ts";
import { dateText, escaped, noticePage } from "./notice-page.ts";

interface WithdrawnPlace {
  /** Of the program. */
  readonly title: string;
  /** Names of shared stylesheets. */
  readonly styles: readonly string[];
  /** Whom the publication is for. */
  readonly audience?: Audience;
}

/** All that is left of an edition that was taken back, for those who come by an old link. */
export function withdrawnPage({ edition: { label, asOfDate } }: StoredEdition, { on, reason }: { readonly on: string; readonly reason: string }, { title, styles, audience = "public" }: WithdrawnPlace): string {
  const name = `${title}, edition ${label}`;
  return noticePage({
    title: `Withdrawn: ${name}`,
    audience,
    styles: styles.map((style) => `../../_assets/${style}`),
    main: `<div class="title-block"><h1>This edition was withdrawn</h1><p class="edition-line">${escaped(name)}, as of ${dateText(asOfDate)}</p></div>
<div class="opening"><p class="finding">Withdrawn on ${dateText(on)}: ${escaped(reason)}</p><p class="note">What it stated is gone. That it was made, and when, can still be proved.</p></div>
<p class="sources"><a href="../index.html">All editions</a> · <a href="../../index.html">Latest edition</a></p>`,
  });
}
