import { archive, workbookOf } from "./archive.ts";
import { oneFile, type Bomb } from "./bomb.ts";

const FILE = "data/sources/plan.xlsx";
const MEGABYTE = 1024 * 1024;
const rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>ID</t></is></c></row>';
const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * MEGABYTE);
const cells = (count: number): string => Array.from({ length: count }, (_, index) => `<row r="${String(index + 1)}"><c r="A${String(index + 1)}"><v>1</v></c></row>`).join("");

/** An archive before another one: who reads from the start finds both, who asks the directory finds the second. */
function hidden(first: Uint8Array, second: Uint8Array): Uint8Array {
  const before = Buffer.from(first).subarray(0, Buffer.from(first).indexOf("PK\x01\x02"));
  const after = Buffer.from(second);
  const end = after.lastIndexOf("PK\x05\x06");
  const start = after.readUInt32LE(end + 16);
  for (let at = start; at < end; at += 46 + after.readUInt16LE(at + 28)) after.writeUInt32LE(after.readUInt32LE(at + 42) + before.length, at + 42);
  after.writeUInt32LE(start + before.length, end + 16);
  return Buffer.concat([before, after]);
}

/** Workbooks and other archives. */
export const ARCHIVE_BOMBS: readonly Bomb[] = [
  { name: "10 GB declared", files: () => [[FILE, [archive([...workbookOf(rows), { name: "xl/media/a.bin", content: zeros(1), declared: 0xffffffff }, { name: "b", content: zeros(1), declared: 0xffffffff }, { name: "c", content: zeros(1), declared: 0xffffffff }])]]], expect: ["FILE-TOO-LARGE"], quick: true },
  { name: "1 KB declared, 500 MB packed", files: () => [[FILE, [archive([...workbookOf(rows), { name: "xl/worksheets/sheet2.xml", content: zeros(500), declared: 1024 }])]]], expect: ["WORKBOOK-BROKEN", "FILE-TOO-LARGE"] },
  { name: "a sheet of 500 MB that says so", files: () => [[FILE, [archive(workbookOf(`${rows}${" ".repeat(500 * MEGABYTE)}`))]]], expect: ["FILE-TOO-LARGE"] },
  { name: "a hundred entries on one place", files: () => [[FILE, [archive([...workbookOf(rows), { name: "x0", content: zeros(40) }, ...Array.from({ length: 99 }, (_, index) => ({ name: `x${String(index + 1)}`, content: zeros(40), sameAs: 7 - 1 }))])]]], expect: ["FILE-TOO-LARGE", "WORKBOOK-BROKEN"] },
  { name: "twelve entries on one place", files: () => [[FILE, [archive([...workbookOf(rows), { name: "x0", content: zeros(4) }, ...Array.from({ length: 11 }, (_, index) => ({ name: `x${String(index + 1)}`, content: zeros(4), sameAs: 6 }))])]]], expect: ["FILE-UNRECOGNISED"] },
  { name: "65,535 entries", files: () => [[FILE, [archive([...workbookOf(rows), ...Array.from({ length: 65_535 - 6 }, (_, index) => ({ name: `x${String(index)}`, content: Buffer.alloc(0) }))])]]], expect: ["FILE-TOO-LARGE", "WORKBOOK-BROKEN"] },
  { name: "a sheet that the directory does not name", files: () => [[FILE, [hidden(archive([{ name: "xl/worksheets/sheet2.xml", content: zeros(400) }]), archive(workbookOf(rows)))]]], expect: ["FILE-UNRECOGNISED", "WORKBOOK-BROKEN"] },
  { name: "an archive in an archive in an archive", files: () => [[FILE, [archive([{ name: "a.zip", content: archive([{ name: "b.zip", content: archive([{ name: "c", content: zeros(50) }]) }]) }])]]], expect: ["WORKBOOK-BROKEN"] },
  { name: "a cell in the last row and column", files: () => [[FILE, [archive(workbookOf(`${rows}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`, { dimension: '<dimension ref="A1:XFD1048576"/>' }))]]], expect: ["WORKBOOK-BROKEN", "FILE-TOO-LARGE", "FILE-UNRECOGNISED"], quick: true },
  { name: "an error in the last row and column", files: () => [[FILE, [archive(workbookOf(`${rows}<row r="1048576"><c r="XFD1048576" t="e"><v>#REF!</v></c></row>`))]]], expect: ["WORKBOOK-BROKEN", "FILE-TOO-LARGE", "FILE-UNRECOGNISED"] },
  { name: "two million rows", files: () => [[FILE, [archive(workbookOf(cells(2_000_000)))]]], expect: ["WORKBOOK-BROKEN", "FILE-TOO-LARGE", "FILE-UNRECOGNISED"] },
  { name: "three hundred thousand rows", files: () => [[FILE, [archive(workbookOf(cells(300_000)))]]], expect: ["WORKBOOK-BROKEN", "FILE-TOO-LARGE", "FILE-UNRECOGNISED"] },
  { name: "a billion laughs in a sheet", files: () => [[FILE, [archive(workbookOf('<row r="1"><c r="A1" t="inlineStr"><is><t>&j;</t></is></c></row>', { before: `<!DOCTYPE x [<!ENTITY a "ha">${[..."bcdefghij"].map((name, index) => `<!ENTITY ${name} "${`&${"abcdefghi"[index] ?? ""};`.repeat(10)}">`).join("")}]>` }))]]], expect: ["WORKBOOK-BROKEN", "FILE-TOO-LARGE", "FILE-UNRECOGNISED"] },
  { name: "elements a million deep in a sheet", files: () => [[FILE, [archive(workbookOf(`${"<x>".repeat(1_000_000)}${"</x>".repeat(1_000_000)}`))]]], expect: ["WORKBOOK-BROKEN", "FILE-TOO-LARGE", "FILE-UNRECOGNISED"] },
  { name: "a million shared strings", files: () => [[FILE, [archive(workbookOf('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', { strings: "<si><t>abcdef</t></si>".repeat(1_000_000) }))]]], expect: ["WORKBOOK-BROKEN", "FILE-TOO-LARGE", "FILE-UNRECOGNISED"] },
  { name: "a CSV that is a zip of zeros", files: oneFile("data/sources/plan.csv", archive([{ name: "a", content: zeros(100) }])), expect: ["FILE-ZIP"] },
];
