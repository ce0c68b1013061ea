import { crc32, deflateSync } from "node:zlib";
import { oneFile, page, PAGE, type Bomb } from "./bomb.ts";

const RISKS = "data/sources/risks.csv";
const HEAD = "ID,Title,Type,Probability,Impact,Currency,Mitigation,Mitigation due,Mitigation status,Owner,Status,Opened,Trigger,Driver\n";
const risks = (count: number): string => HEAD + Array.from({ length: count }, (_, index) => `R-${String(index)},Risk ${String(index)},threat,20%,${String(1000 + index)},EUR,Keep,2026-12-04,in progress,Lead,open,2026-09-01,None,None\n`).join("");
const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;
const diagram = (name: string, code: string, more: Partial<Bomb> = {}): Bomb => ({ name: `a diagram: ${name}`, files: oneFile(PAGE, page(fence("mermaid", code.replace("\n", "\n  accTitle: A bomb\n  accDescr: It must not go off.\n")))), expect: ["DIAGRAM-SYNTAX", "DIAGRAM-SIZE"], at: PAGE, command: "edition", ...more });
const chart = (name: string, rows: number, spec: object): Bomb => ({
  name: `a chart: ${name}`,
  files: () => [[RISKS, [risks(rows)]], [PAGE, [page(fence("vega-lite", JSON.stringify({ title: "T", description: "D.", data: { name: "risk.register.risks" }, mark: "point", encoding: { x: { field: "title", type: "nominal" } }, ...spec })))]]],
  expect: ["CHART-DRAW", "SPEC-SIZE"],
  at: PAGE,
  command: "edition",
});
const fold = { fold: ["id", "title", "owner", "id", "title", "owner", "id", "title", "owner"] };
const svg = (inside: string, root = 'viewBox="0 0 10 10"'): string => `<svg xmlns="http://www.w3.org/2000/svg" ${root}>${inside}</svg>`;
const picture = (name: string, file: string, bytes: () => string | Uint8Array, more: Partial<Bomb> = {}): Bomb => ({ name: `a picture: ${name}`, files: () => [[PAGE, [page(`![What it shows](${file})`)]], [`content/handbook/${file}`, [bytes()]]], expect: ["PICTURE-SVG", "PICTURE-SIZE", "PICTURE-UNREADABLE", "PICTURE-PIXELS", "PICTURE-LARGE"], at: PAGE, ...more });

/** Nobody looks at what such a picture packs beyond its pixels; that it is drawn in little memory is what counts. */
const DRAWN = { expect: "none", command: "build" } as const;

/** A PNG that says that it is so large; what it packs is given. */
function png(width: number, height: number, packed: Uint8Array, chunk?: readonly [name: string, bytes: Uint8Array]): Uint8Array {
  const part = (name: string, bytes: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(name, "latin1"), bytes]);
    const whole = Buffer.alloc(body.length + 8);
    whole.writeUInt32BE(bytes.length, 0);
    body.copy(whole, 4);
    whole.writeUInt32BE(crc32(body), body.length + 4);
    return whole;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"), part("IHDR", head), ...(chunk === undefined ? [] : [part(...chunk)]), part("IDAT", packed), part("IEND", Buffer.alloc(0))]);
}

/** What is drawn: diagrams, charts and pictures. */
export const DRAWN_BOMBS: readonly Bomb[] = [
  diagram("a Gantt chart whose tasks wait for each other", "gantt\n  dateFormat YYYY-MM-DD\n  section A\n  One :a, after b, 3d\n  Two :b, after a, 3d"),
  diagram("a Gantt chart of ten thousand years", "gantt\n  dateFormat YYYY-MM-DD\n  tickInterval 1day\n  section A\n  One :a, 0001-01-01, 9999-12-31"),
  diagram("a Gantt chart of a trillion days", "gantt\n  dateFormat YYYY-MM-DD\n  section A\n  One :a, 2026-01-01, 999999999999d"),
  diagram("a Gantt chart that leaves out every day", "gantt\n  dateFormat YYYY-MM-DD\n  excludes monday,tuesday,wednesday,thursday,friday,saturday,sunday\n  section A\n  One :a, 2026-01-01, 30d"),
  diagram("a packet of a billion bits", "packet-beta\n0-999999999: \"a\"", { expect: ["DIAGRAM-SYNTAX", "DIAGRAM-SIZE", "DIAGRAM-TYPE"] }),
  diagram("a block of a billion columns", "block-beta\n  columns 999999999\n  a:99999999 b", { expect: ["DIAGRAM-SYNTAX", "DIAGRAM-SIZE", "DIAGRAM-TYPE"] }),
  diagram("an axis of 1e308", "xychart-beta\n  x-axis 0 --> 1e308\n  y-axis -1e308 --> 1e308\n  line [1, 2, 3]", { expect: ["DIAGRAM-SYNTAX", "DIAGRAM-SIZE", "DIAGRAM-TYPE"] }),
  diagram("five hundred nodes, each to each of forty", `flowchart LR\n${Array.from({ length: 480 }, (_, index) => `N${String(index)} --> ${Array.from({ length: 12 }, (_each, to) => `N${String((index * 7 + to * 13) % 480)}`).join(" & ")}`).join("\n")}`),
  diagram("subgraphs in subgraphs", `flowchart LR\n${Array.from({ length: 240 }, (_, index) => `subgraph S${String(index)}\n`).join("")}A --> B\n${"end\n".repeat(240)}`, { expect: "none" }),
  diagram("a mind map 480 deep", `mindmap\n${Array.from({ length: 480 }, (_, index) => `${" ".repeat(Math.min(90, index) + 1)}n${String(index)}`).join("\n")}`),
  chart("rows folded six times", 300, { transform: [fold, fold, fold, fold, fold, fold] }),
  chart("each row beside each", 600, { transform: [{ impute: "id", key: "title", groupby: ["residual"], value: 0 }] }),
  chart("six hundred small charts", 600, { encoding: { row: { field: "id", type: "nominal" }, x: { field: "title", type: "nominal" }, y: { field: "owner", type: "nominal" } } }),
  chart("six hundred columns of six hundred", 600, { transform: [{ pivot: "title", value: "residual", groupby: ["id"] }] }),
  chart("three hundred thousand points", 420, { transform: [fold, fold, fold] }),
  picture("30,000 by 30,000 pixels", "x.png", () => png(30_000, 30_000, deflateSync(Buffer.alloc(1000)))),
  picture("one pixel by two million", "x.png", () => png(1, 2_000_000, deflateSync(Buffer.alloc(1000)))),
  picture("a colour profile of 400 MB", "x.png", () => png(10, 10, deflateSync(Buffer.alloc(310)), ["iCCP", Buffer.concat([Buffer.from("p\0\0", "latin1"), deflateSync(Buffer.alloc(400_000_000))])]), DRAWN),
  picture("a text of 400 MB", "x.png", () => png(10, 10, deflateSync(Buffer.alloc(310)), ["zTXt", Buffer.concat([Buffer.from("p\0\0", "latin1"), deflateSync(Buffer.alloc(400_000_000))])]), DRAWN),
  picture("pixels of 400 MB where there are 300 bytes", "x.png", () => png(10, 10, deflateSync(Buffer.alloc(400_000_000))), DRAWN),
  picture("copies of copies", "x.svg", () => svg(`<g id="a0"><path d="M0 0"/></g>${Array.from({ length: 30 }, (_, index) => `<g id="a${String(index + 1)}"><use href="#a${String(index)}"/><use href="#a${String(index)}"/></g>`).join("")}`)),
  picture("elements 100,000 deep", "x.svg", () => svg("<g>".repeat(100_000))),
  picture("a filter", "x.svg", () => svg('<filter id="f"><feGaussianBlur stdDeviation="9999"/></filter>')),
  picture("entities", "x.svg", () => `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${svg("<text>&b;</text>")}`),
  picture("spaces in a tag", "x.svg", () => svg(`<g ${" ".repeat(400_000)}`)),
  picture("attributes without an end", "x.svg", () => svg(`<g ${"a = \"b\" ".repeat(50_000)}`)),
  picture("comments without an end", "x.svg", () => svg("<!--".repeat(100_000))),
  picture("instructions without an end", "x.svg", () => svg("<?".repeat(200_000))),
];
