import { announcesFrames, kindByBytes, renderProse, svgPicture } from "@almanac/prose";
import { readPictures } from "@almanac/site";
import { editionContext } from "../../../prose/src/blocks/edition.fixture.ts";
import { mutated, mutatedText } from "./mutate.ts";
import { chosen, type Made, type Parser, type Read } from "./parser.ts";

const MARKDOWN = [
  "## Owners\n\nCycle time is :fact[delivery.wip.now] and *all* of **it** is [here](gates.md#owners), see <https://example.org/>.[^1]\n\n[^1]: A note.\n\n- [ ] one\n- [x] two\n  1. three\n\n> [!NOTE]\n> Said.\n",
  ':::callout{kind=note title="Mind this"}\nInside.\n\n::include{of=handbook/parts/owners.md}\n:::\n\n| a | b |\n| :-- | --: |\n| 1 | `x|y` |\n\nTerm\n: What it means\n',
  "::table{of=risk.register.risks columns=\"id,title\" rows=3}\n\n::chart{of=delivery.throughput.weeks kind=line}\n\n:term[work item age] and :decision[d-031-history] end.\n\n```js\nconst a = 1;\n```\n",
  ":::tabs\n## One\nText\n## Two\nText\n:::\n\n::decision{of=d-030-fraud-target}\n\n![alt](picture.png \"title\")\n\nHard  \nbreak and ~~gone~~ `code`\n\n---\n",
] as const;
const MDX = ['<Callout kind="note">\n\nText <Fact id="delivery.wip.now" /> here.\n\n</Callout>\n\n<Chart of="delivery.throughput.weeks" kind="line" />\n\n{/* a comment */}\n\n<Table of="risk.register.risks" />\n'] as const;
const DIAGRAMS = [
  "flowchart LR\n  accTitle: A way\n  accDescr: From a to b\n  A[Ready] -- \"says\" --> B{Done?}\n  B -->|yes| C((End))\n  click C href \"https://example.org/\" _blank",
  "sequenceDiagram\n  Alice->>Bob: Hello <b>you</b>\n  Note over Alice,Bob: $$x^2$$",
  "gantt\n  title Plan\n  dateFormat YYYY-MM-DD\n  section A\n  One :a1, 2026-01-01, 30d\n  Two :after a1, 20d",
  "stateDiagram-v2\n  [*] --> Open\n  Open --> [*]",
  "---\nconfig:\n  flowchart:\n    curve: basis\n---\n%%{init: {\"flowchart\": {\"curve\": \"linear\"}}}%%\ngraph TD\n  A --> B",
] as const;
const SPECS = [
  { title: "Weeks", description: "Items by week.", data: { name: "delivery.throughput.weeks" }, mark: { type: "bar", tooltip: true }, encoding: { x: { field: "week", type: "nominal" }, y: { field: "items", type: "quantitative", aggregate: "sum" }, color: { field: "program", scale: { range: ["c1", "spot"] } } } },
  { title: "Risks", description: "By owner.", data: { name: "risk.register.risks" }, transform: [{ filter: "datum.residual > 10" }, { calculate: "upper(datum.title)", as: "loud" }, { fold: ["id", "title"] }], layer: [{ mark: "point", encoding: { x: { field: "residual", type: "quantitative" } } }, { mark: "text", encoding: { text: { field: "loud" } } }] },
] as const;
const DRAWING = '<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="100mm"><defs><linearGradient id="g"><stop offset="0" style="stop-color:#fff"/></linearGradient><marker id="m"><path d="M0 0L1 1"/></marker></defs><title>A &amp; b</title><g transform="translate(1 2)"><path d="M0 0L1 1" style="fill:url(#g)" marker-end="url(#m)"/><use href="#m"/></g><text x="1">a &lt; b<tspan>c</tspan></text></svg>\n';
/** The smallest pictures of each kind. */
const PICTURES: readonly (readonly [name: string, base64: string])[] = [
  ["png", "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="],
  ["gif", "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"],
  ["webp", "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA"],
  ["jpg", "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA="],
];

const context = editionContext();
const TAG = /<\/?([A-Za-z][A-Za-z0-9]*)((?:\s+[^\s=>"'<]+(?:="[^"]*")?)*)\s*\/?>/g;
const ACTIVE: ReadonlySet<string> = new Set(["script", "iframe", "object", "embed", "style", "form", "link", "meta", "base", "foreignobject", "animate", "set"]);

/** The first thing in a page that a browser would act on. */
function activeIn(html: string): string | undefined {
  for (const [tag, name = "", attributes = ""] of html.matchAll(TAG)) if (ACTIVE.has(name.toLowerCase()) || /\son[a-z]+=|(?:href|src)="\s*(?:javascript|data|vbscript):/i.test(attributes)) return tag;
  return undefined;
}

function proseRead(body: string, format: "md" | "mdx"): Read {
  const { html, diagnostics } = renderProse({ path: `handbook/fuzzed.${format}`, body, bodyLine: 8, format }, context);
  const accepted = diagnostics.every(({ severity }) => severity !== "error");
  const lame = diagnostics.find(({ line, column, hint }) => !(line > 0) || !(column > 0) || (hint ?? "") === "");
  const active = activeIn(html);
  return { accepted, ...(lame !== undefined ? { problem: `no place or no hint: ${lame.code} ${lame.message}` } : active !== undefined ? { problem: `active content: ${active}` } : {}) };
}

const proseMade = (body: string, format: "md" | "mdx"): Made => ({ shown: body, read: () => proseRead(body, format) });

const inFence = (name: string, weight: number, language: string, texts: readonly string[]): Parser => ({ name, weight, make: (random) => proseMade(`Before.\n\n\`\`\`${language}\n${mutatedText(chosen(texts, random), random)}\n\`\`\`\n\nAfter.`, "md") });

/** The size is rounded, and the second time from what was rounded. */
const withoutSize = (svg: string): string => svg.replace(/ width="\d+" height="\d+"/, "");

function drawingRead(xml: string): Read {
  const picture = svgPicture(xml, "handbook/fuzzed.svg", 1600);
  if ("message" in picture) return { accepted: false, ...((picture.hint ?? "") === "" ? { problem: "no hint" } : {}) };
  const again = svgPicture(picture.svg, "handbook/fuzzed.svg", 1600);
  if ("message" in again) return { accepted: true, problem: `its own text is refused: ${again.message}` };
  const active = activeIn(picture.svg);
  return { accepted: true, ...(active === undefined ? (withoutSize(again.svg) === withoutSize(picture.svg) ? {} : { problem: "another text the second time" }) : { problem: `active content: ${active}` }) };
}

async function pictureRead(path: string, bytes: Uint8Array): Promise<Read> {
  const kind = kindByBytes(bytes);
  if (kind !== undefined) announcesFrames(bytes, kind);
  const { problems, shown } = await readPictures({ list: () => [`content/handbook/${path}`], read: () => bytes, size: () => bytes.length }, [{ path: "handbook/fuzzed.md", body: `![alt](${path})`, bodyLine: 1, format: "md" }]);
  const accepted = shown.size === 1;
  const problem = Object.values(problems)[0];
  return { accepted, ...(!accepted && (problem?.hint ?? "") === "" ? { problem: "neither shown nor told of" } : {}) };
}

/** Everything that is read of the texts and pictures of pages. */
export const proseParsers = (): readonly Parser[] => [
  { name: "markdown", weight: 4, make: (random) => proseMade(mutatedText(chosen(MARKDOWN, random), random), "md") },
  { name: "mdx", weight: 3, make: (random) => proseMade(mutatedText(chosen(MDX, random), random), "mdx") },
  inFence("diagram", 5, "mermaid", DIAGRAMS),
  inFence("chart spec", 5, "vega-lite", SPECS.map((spec) => JSON.stringify(spec, null, 2))),
  {
    name: "drawing",
    weight: 16,
    make: (random) => {
      const xml = mutatedText(DRAWING, random);
      return { shown: xml, read: () => drawingRead(xml) };
    },
  },
  {
    name: "picture",
    weight: 1,
    make: (random) => {
      const [name, base64] = chosen(PICTURES, random);
      const bytes = mutated(Buffer.from(base64, "base64"), random);
      return { shown: `${name} ${Buffer.from(bytes).toString("base64")}`, read: () => pictureRead(`x.${name}`, bytes) };
    },
  },
];
