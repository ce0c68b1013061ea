import { describe, expect, test } from "vitest";
import { svgPicture } from "./svg-picture.ts";

const svg = (inside: string, root = 'viewBox="0 0 200 100"'): string => `<svg xmlns="http://www.w3.org/2000/svg" ${root}>${inside}</svg>`;
const read = (text: string) => svgPicture(text, "handbook/loop.svg", 1600);
const refusal = (text: string): string => {
  const picture = read(text);
  return "message" in picture ? picture.message : "";
};

test("a drawing from an editor is published without what nobody sees", () => {
  const text = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Drawn at home by M. -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="100mm" height="50mm" viewBox="0 0 200 100" class="big">
  <metadata><rdf:RDF><cc:Work rdf:about=""/></rdf:RDF></metadata>
  <inkscape:view zoom="2"><inkscape:grid/></inkscape:view>
  <defs><linearGradient id="g"><stop offset="0" style="stop-color:#fff;stop-opacity:1"/></linearGradient></defs>
  <title>The loop &amp; its end</title>
  <g inkscape:label="Layer 1" data-x="1"><path d="M0 0L1 1" style="fill:url(#g);stroke:#123;-inkscape-stroke:none;line-height:1.25" id='p'/></g>
  <text x="1" font-family="'Source Sans 3', sans-serif">a &lt; b</text>
</svg>
`;
  const picture = read(text);
  expect(picture).toMatchObject({ width: 378, height: 189 });
  expect("svg" in picture ? picture.svg : "").toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="378" height="189"><defs><linearGradient id="g"><stop offset="0" stop-color="#fff" stop-opacity="1"/></linearGradient></defs><title>The loop &amp; its end</title>' +
      '<g><path d="M0 0L1 1" id="p" fill="url(#g)" stroke="#123"/></g><text x="1" font-family="\'Source Sans 3\', sans-serif">a &lt; b</text></svg>\n',
  );
});

test.each([
  ["<script>alert(1)</script>", "<script>"],
  ["<style>*{fill:red}</style>", "<style>"],
  ["<foreignObject/>", "<foreignObject>"],
  ['<image href="x.png"/>', "<image>"],
  ['<a href="https://example.org/"/>', "<a>"],
  ["<animate/>", "<animate>"],
  ["<filter/>", "<filter>"],
  ["<svg/>", "<svg> inside of another"],
  ['<g onclick="x"/>', '<g> with onclick="x"'],
  ['<use href="other.svg#x"/>', '<use> with href="other.svg#x"'],
  ['<use xlink:href="javascript:alert(1)"/>', '<use> with xlink:href="javascript:alert(1)"'],
  ['<path fill="url(https://example.org/#x)"/>', '<path> with fill="url(https://example.org/#x)"'],
  ['<path style="fill:url(//example.org/x)"/>', '<path> with style="fill:url(//example.org/x)"'],
  ['<path style="background:url(#x)"/>', '<path> with style="background:url(#x)"'],
  [`<g mask="image-set('//example.org/x' 1x)"/>`, `<g> with mask="image-set('//example.org/x' 1x)"`],
  [`<g style="mask: -webkit-image-set('//example.org/x' 1x)"/>`, `<g> with style="mask: -webkit-image-set('//example.org/x"`],
  ['<text style="font:bold 12px Arial"/>', '<text> with style="font:bold 12px Arial"'],
  ['<path d="M0 0&#58;"/>', '<path> with d="M0 0:"'],
  ["<g><text></g></text>", "</g> that closes another element"],
  ["<text>&bomb;</text>", "an entity that XML does not have by itself"],
  ["<text>this & that</text>", "an entity that XML does not have by itself"],
  ["<text>\u0007</text>", "a control character"],
  ['<g opacity="1" opacity="0"/>', "<g> with opacity twice, or not well formed"],
  ["<g", "a tag that is not well formed"],
  ["</svg><script/>", "<script> behind the drawing"],
  ['<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', "<use> of a part that holds a <use> itself"],
])("refused by name: %s", (inside, what) => {
  expect(refusal(svg(`\n${inside}`))).toBe(`line 2 of content/handbook/loop.svg holds what a published drawing may not: ${what}`);
});

test("rules of its own for entities are refused", () => {
  expect(refusal(`<!DOCTYPE svg [<!ENTITY a "aaaa">]>${svg("<text>&a;</text>")}`)).toMatch(/line 1 .*: <!DOCTYPE/);
});

describe("the size", () => {
  test.each([
    ['viewBox="0 0 640 360"', 640, 360],
    ['width="320" viewBox="0 0 640 360"', 320, 180],
    ['width="2in" height="1in"', 192, 96],
    ['width="100%" viewBox="0,0,640,360"', 640, 360],
    ['viewBox="0 0 4000 1000"', 1600, 400],
  ])("%s", (root, width, height) => {
    expect(read(svg("<path/>", root))).toMatchObject({ width, height });
  });

  test.each(['width="100%"', 'viewBox="0 0 0 10"', ""])("%j is none", (root) => {
    expect(read(svg("<path/>", root))).toMatchObject({ code: "PICTURE-UNREADABLE", hint: 'write viewBox="0 0 640 360", with its own width and height, into its <svg>' });
  });
});

test("a drawing that browsers would not show", () => {
  expect(read('<svg viewBox="0 0 1 1"/>')).toMatchObject({ code: "PICTURE-UNREADABLE", hint: 'write xmlns="http://www.w3.org/2000/svg" into its <svg>' });
});

/** Parts of ten elements, each of which has the part before on it. */
const nested = (name: string, on: string): string =>
  [...Array.from({ length: 8 }).keys()].map((each) => `<${name} id="p${String(each)}">${`<path d="M0 0L1 1L2 2L3 3L4 4L5 5L6 6"${each === 0 ? "" : ` ${on}="url(#p${String(each - 1)})"`}/>`.repeat(10)}</${name}>`).join("");

test.each([
  ["a large part copied many times", `<g id="a">${"<path/>".repeat(5000)}</g>${'<use href="#a"/>'.repeat(5000)}`],
  ["a long path copied many times", `<path id="a" d="${"M0 0L1 1".repeat(20_000)}"/>${'<use href="#a"/>'.repeat(1000)}`],
  ["masks of masked shapes", `${nested("mask", "mask")}<path mask="url(#p7)"/>`],
  ["shapes that are cut by what is cut", `${nested("clipPath", "clip-path")}<path clip-path="url(#p7)"/>`],
  ["patterns of patterns", `${nested("pattern", "fill")}<path style="fill:url(#p7)"/>`],
  ["markers on markers", `${nested("marker", "marker-mid")}<path d="M0 0L1 1L2 2" marker-mid="url(#p7)"/>`],
  ["patterns that are taken over", `<pattern id="a">${"<path/>".repeat(1000)}</pattern><g fill="url(#a)">${'<path fill="inherit"/>'.repeat(1000)}</g>`],
  ["a pattern of itself", '<pattern id="a"><path fill="url(#a)"/></pattern>'],
])("a short text that is a drawing without end is refused: %s", (_, inside) => {
  expect(refusal(svg(`\n${inside}`))).toContain("with parts that are drawn too many times");
});

test("glyphs, arrows and gradients that are used often are no such drawing", () => {
  const parts = '<defs><linearGradient id="f"><stop/><stop/></linearGradient><linearGradient id="g" href="#f"/><path id="a" d="M0 0L1 1"/><marker id="m"><path fill="context-stroke" d="M0 0L1 1L0 2z"/></marker></defs>';
  expect(refusal(svg('<g fill="url(#g)"><defs><linearGradient id="g"><stop/></linearGradient></defs><path/></g>'))).toBe("");
  expect(refusal(svg(`${parts}<g fill="url(#g)">${'<use href="#a"/>'.repeat(6000)}${'<path d="M0 0L1 1" marker-end="url(#m)"/>'.repeat(3000)}</g>`))).toBe("");
});
