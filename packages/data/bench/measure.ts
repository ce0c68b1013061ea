/** `node measure.ts WHAT FOLDER FILE`: does one thing once and prints how long it took, with the most memory that the process had. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { parse } from "csv-parse/sync";
import { bytesAt } from "../src/read/byte-reader.ts";
import { splitJson } from "../src/read/json-split.ts";
import { nodeProgramFiles, openFile } from "../src/read/program-files.ts";
import { inputOf, readSource } from "../src/sources/read-source.ts";
import { decodedSheets } from "../src/sources/workbook.ts";

const PART = 1024 * 1024;

/** `csv-parse` alone: the whole file into rows. */
const parseCsv = (folder: string, file: string): number =>
  parse(readFileSync(join(folder, file)), { bom: false, columns: false, skip_empty_lines: true, relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"] }).length - 1;

/** Splitting and `JSON.parse` alone: each issue parsed, none kept. */
function parseJson(folder: string, file: string): number {
  const reader = openFile(nodeProgramFiles(folder), file);
  const split = splitJson(reader, 0, reader.size);
  if (split === "too-large") return 0;
  let bytes = Buffer.alloc(0) as Buffer;
  let base = 0;
  for (const [index, offset] of split.offset.entries()) {
    const length = split.length[index] ?? 0;
    if (offset + length > base + bytes.length) {
      base = offset;
      bytes = bytesAt(reader, offset, Math.max(PART, length));
    }
    JSON.parse(bytes.toString("utf8", offset - base, offset - base + length));
  }
  return split.offset.length;
}

/** What a load does for one source: from the file on disk to work items, hash, text checks, places, dates and statuses included. */
function ingest(kind: string, folder: string, file: string): number {
  const files = nodeProgramFiles(folder);
  const declaration = { id: "bench", kind, files: file };
  const { read, diagnostics } = readSource(files, { declaration, files: [file] }, "Europe/Berlin", (path) => inputOf(files, path, declaration, decodedSheets(new Map())));
  const problems = [...diagnostics, ...read.flatMap((one) => one.diagnostics)];
  if (problems.length > 0) throw new Error(`${file}: ${problems[0]?.message ?? ""}`);
  return read.reduce((sum, { items }) => sum + (items?.length ?? 0), 0);
}

const [what = "", folder = "", file = ""] = process.argv.slice(2);
const began = performance.now();
const before = process.cpuUsage();
const records = what === "csv-parse" ? parseCsv(folder, file) : what === "json-parse" ? parseJson(folder, file) : ingest(what, folder, file);
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ records, seconds: (performance.now() - began) / 1000, cpuSeconds: (user + system) / 1e6, peakMb: process.resourceUsage().maxRSS / 1024 }));
