import { formatDate, type Audience } from "@almanac/core";
import { AUDIENCE_WORDS, titledFor } from "@almanac/site";

export const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

export const dateText = (date: string): string => `<time datetime="${escaped(date)}">${escaped(formatDate(date))}</time>`;

interface Notice {
  /** As text, without the word of the audience. */
  readonly title: string;
  /** Whom the publication is for. */
  readonly audience: Audience;
  /** Addresses of stylesheets, from the page. */
  readonly styles: readonly string[];
  /** HTML inside of `<main>`. */
  readonly main: string;
}

/** A page that belongs to no edition and says one thing: no script, no navigation, and nothing from an edition's content. */
export function noticePage({ title, audience, styles, main }: Notice): string {
  const few = audience === "public" ? undefined : audience;
  const words = few === undefined ? undefined : AUDIENCE_WORDS[few];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(titledFor(few, title))}</title>
${few === undefined ? "" : '<meta name="robots" content="noindex, nofollow, noarchive">\n'}<meta name="color-scheme" content="light dark">
${styles.map((style) => `<link rel="stylesheet" href="${escaped(style)}">`).join("\n")}
</head>
<body>
<div class="page">
${words === undefined ? "" : `<aside class="audience-mark" aria-label="Who may read this"><p><strong>${words.word}.</strong> ${words.says}</p></aside>\n`}<main>
${main}
</main>
</div>
</body>
</html>
`;
}
