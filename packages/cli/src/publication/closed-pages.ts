import type { Audience } from "@almanac/core";
import { ASSETS, type PublicationIndex, type PublishedEdition } from "@almanac/site";
import { sha256 } from "../sha256.ts";
import type { Pages } from "./append-edition.ts";
import { dateText, escaped, noticePage } from "./notice-page.ts";
import { ALL_EDITIONS } from "./publication-paths.ts";

/** The look of pages that stand where nothing of an edition is left, its stylesheets included: in the colours of the browser, light or dark. */
const STYLE = `body{margin:0;padding:2rem 1.125rem;font:400 1rem/1.5 system-ui,sans-serif;overflow-wrap:break-word}
.page{max-width:44rem;margin-inline:auto}
h1{font:400 2rem/1.2 Georgia,serif;margin:0 0 .5rem}
.finding{font-size:1.1875rem}
.audience-mark{border:2px solid;padding:0 .875rem;margin-block-end:2rem}
table{border-collapse:collapse;width:100%}
th,td{padding:.5rem 1rem .5rem 0;text-align:start;vertical-align:top;border-block-end:1px solid}
th small{display:block;font-weight:400}
.cell-label{display:none}
.unseen{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
`;
const STYLE_NAME = `${sha256(STYLE).slice(0, 32)}.css`;

type Withdrawn = PublishedEdition & Required<Pick<PublishedEdition, "withdrawn">>;

const isWithdrawn = (edition: PublishedEdition): edition is Withdrawn => edition.withdrawn !== undefined;

/** The withdrawal that left nothing to read; of several on one day that of the newest edition. */
const lastOf = ({ editions }: PublicationIndex): Withdrawn | undefined => editions.filter(isWithdrawn).reduce<Withdrawn | undefined>((last, each) => (last === undefined || each.withdrawn.on > last.withdrawn.on ? each : last), undefined);

const said = (title: string, last: Withdrawn | undefined): string =>
  `<div class="opening"><p class="finding">No edition of ${escaped(title)} is published at present.${
    last === undefined ? "" : ` The last, ${escaped(last.label)}, as of ${dateText(last.asOfDate)}, was withdrawn on ${dateText(last.withdrawn.on)}: ${escaped(last.withdrawn.reason)}`
  }</p><p class="note">What it stated is gone from here. The next edition will stand in this place.</p></div>`;

const LIST = `<div data-publication-editions><table role="table"><caption class="unseen">Editions, the newest first</caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Edition</th><th scope="col" role="columnheader">As of</th></tr></thead><tbody role="rowgroup"></tbody></table></div>`;

/**
 * What `/` shows of a publication whose editions are all withdrawn: that there is nothing to read at present, since when and why, and the list
 * of what there was. No page, file or stylesheet of an edition is used.
 */
export function closedPages(index: PublicationIndex): Pages {
  const { title, siteUrl } = index;
  const audience: Audience = index.audience ?? "public";
  const last = lastOf(index);
  const style = `${ASSETS}/${STYLE_NAME}`;
  // The error page is shown under any address: it links where the publication knows its own, and nowhere else.
  const home = siteUrl === undefined ? undefined : new URL(siteUrl).pathname.replace(/\/*$/, "/");
  const nothing = "No edition is published at present";
  const pages: readonly (readonly [string, string])[] = [
    ["index.html", noticePage({ title: `${nothing}: ${title}`, audience, styles: [style], main: `<div class="title-block"><h1>${nothing}</h1></div>\n${said(title, last)}\n<p class="sources"><a href="editions/index.html">All editions</a></p>` })],
    [
      "404.html",
      noticePage({
        title: `Not found: ${title}`,
        audience,
        styles: home === undefined ? [] : [`${home}${style}`],
        main: `<div class="title-block"><h1>There is no such page</h1></div>\n${said(title, last)}${home === undefined ? "" : `\n<p class="sources"><a href="${escaped(home)}">Front page</a></p>`}`,
      }),
    ],
    [`${ALL_EDITIONS}/index.html`, noticePage({ title: `Editions: ${title}`, audience, styles: [`../${style}`], main: `<div class="title-block"><h1>Editions</h1></div>\n${said(title, last)}\n${LIST}\n<p class="sources"><a href="../index.html">Front page</a></p>` })],
  ];
  return { files: new Map(pages.map(([path, html]) => [path, Buffer.from(html)])), assets: new Map([[STYLE_NAME, Buffer.from(STYLE)]]) };
}
