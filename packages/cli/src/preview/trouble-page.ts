interface Trouble {
  readonly title: string;
  readonly text: string;
}

/** While there is no draft: the report above it says why. */
export const NOTHING_TO_SHOW: Trouble = { title: "Nothing to show yet", text: "The exports or the declaration have a mistake that leaves nothing to state. The page appears as soon as it is mended." };

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A page in place of one that cannot be shown. */
export const troublePage = ({ title, text }: Trouble): string => `<!doctype html>
<html lang="en" dir="ltr">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${escaped(title)}</title>
  </head>
  <body class="preview-alone">
    <main>
      <h1>${escaped(title)}</h1>
      <p>${escaped(text)}</p>
    </main>
  </body>
</html>
`;
