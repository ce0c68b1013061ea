import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { preprocessCSS, resolveConfig } from "vite";
import { expect, test } from "vitest";
import { paperApart } from "./paper-apart.ts";

test("what a module says of paper is in the sheet for paper and not in that of the page, in the order of the modules", async () => {
  const folder = mkdtempSync(join(tmpdir(), "almanac-paper-"));
  mkdirSync(join(folder, "styles"));
  const file = (name: string): string => join(folder, "styles", name);
  writeFileSync(file("one.css"), ".one { color: red }\n@media print { .one { color: black } }\n@media print, screen and (min-width: 40rem) { .one { margin: 0 } }\n");
  writeFileSync(file("two.css"), "@page { margin: 1cm }\n@media screen { .two { color: red } }\n@media print { .two { color: black } }\n");
  writeFileSync(file("print.css"), ".cover { margin: 0 }\n");
  const page = '@import "./one.css";\n@import "./two.css";\n';
  const config = await resolveConfig({ configFile: false, root: folder, css: { postcss: { plugins: [paperApart] } } }, "build");
  const made = async (name: string, text: string): Promise<string> => {
    writeFileSync(file(name), text);
    return (await preprocessCSS(text, file(name), config)).code.replace(/\s+/g, " ").trim();
  };
  try {
    expect(await made("page.css", page)).toBe(".one { color: red } @media print, screen and (min-width: 40rem) { .one { margin: 0 } } @media screen { .two { color: red } }");
    expect(await made("paper.css", '@import "./page.css";\n@import "./print.css";\n')).toBe("@media print { .one { color: black } } @page { margin: 1cm } @media print { .two { color: black } } .cover { margin: 0 }");
    expect(await made("other.css", "@media print { .one { color: black } }"), "sheets of sections keep what they say of paper").toBe("@media print { .one { color: black } }");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
