import { formatDate, type Audience } from "@almanac/core";
import { AUDIENCE_WORDS, titledFor } from "@almanac/site";
import type { StoredEdition } from "../store/chain.ts";

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const dateText = (date: string): string => `<time datetime="${escaped(date)}">${escaped(formatDate(date))}</time>`;

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
  const few = audience === "public" ? undefined : audience;
  const words = few === undefined ? undefined : AUDIENCE_WORDS[few];
  const name = `${escaped(title)}, edition ${escaped(label)}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${titledFor(few, `Withdrawn: ${name}`)}</title>
${few === undefined ? "" : '<meta name="robots" content="noindex, nofollow, noarchive">\n'}<meta name="color-scheme" content="light dark">
${styles.map((style) => `<link rel="stylesheet" href="../../_assets/${escaped(style)}">`).join("\n")}
</head>
<body>
<div class="page">
${words === undefined ? "" : `<aside class="audience-mark" aria-label="Who may read this"><p><strong>${words.word}.</strong> ${words.says}</p></aside>\n`}<main>
<div class="title-block"><h1>This edition was withdrawn</h1><p class="edition-line">${name}, as of ${dateText(asOfDate)}</p></div>
<div class="opening"><p class="finding">Withdrawn on ${dateText(on)}: ${escaped(reason)}</p><p class="note">What it stated is gone. That it was made, and when, is still proved by the editions after it.</p></div>
<p class="sources"><a href="../index.html">All editions</a> · <a href="../../index.html">Latest edition</a></p>
</main>
</div>
</body>
</html>
`;
}
