import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { CANARIES, IDENTITY_CANARIES, nameOfCanary, PAY_CANARIES } from "./canaries.ts";
import { ENCODINGS } from "./encodings.ts";
import { formsOf, wholeForms } from "./forms.ts";
import { scannerFor } from "./scan.ts";

const scanner = scannerFor(CANARIES);
const found = (bytes: Buffer | string): readonly string[] => [...new Set(scanner.bytes("planted", Buffer.from(bytes)).map(({ canary }) => nameOfCanary(canary)))];
const around = (text: string): string => `Words before, ${text} and words after.\n`;

test("every form of every canary is found, in a file and in a gzip, and as nobody else's", () => {
  const missed = CANARIES.flatMap((canary) => formsOf(canary).flatMap(({ what, text }) => [around(text), gzipSync(around(text))].flatMap((bytes) => (found(bytes).join() === nameOfCanary(canary) ? [] : [`${nameOfCanary(canary)}: ${what}, as ${found(bytes).join()}`]))));
  expect(missed).toEqual([]);
});

test("every canary is found in every encoding that no view undoes, wherever base64 begins", () => {
  const missed = CANARIES.flatMap((canary) => wholeForms(canary).flatMap((form) => ENCODINGS.flatMap(({ name, of }) => of(form).flatMap((bytes) => (found(Buffer.concat([Buffer.from("xx"), bytes, Buffer.from("zz")])).includes(nameOfCanary(canary)) ? [] : [`${nameOfCanary(canary)}: ${name}`])))));
  expect(missed).toEqual([]);
  const [pay] = PAY_CANARIES;
  for (const shift of [0, 1, 2]) expect(found(Buffer.from(`${"x".repeat(shift)}{"pay":${String(pay?.value)}}`).toString("base64"))).toEqual(["pay 0"]);
});

const grouped = (value: number, locale: string): string => new Intl.NumberFormat(locale).format(value);
const [first] = PAY_CANARIES;
const value = first?.value ?? 0;
const digits = String(value);

test.for([
  ...["en-GB", "de-DE", "fr-FR", "de-CH", "en-IN", "pl-PL"].map((locale) => [`thousands as in ${locale}`, grouped(value, locale)] as const),
  ["a soft hyphen inside", `${digits.slice(0, 3)}\u00AD${digits.slice(3)}`],
  ["a zero-width space inside", `${digits.slice(0, 3)}\u200B${digits.slice(3)}`],
  ["an element that may break", `${digits.slice(0, 3)}<wbr>${digits.slice(3)}`],
  ["HTML entities", [...digits].map((each) => `&#${String(each.codePointAt(0))};`).join("")],
  ["hexadecimal HTML entities", [...digits].map((each) => `&#x${(each.codePointAt(0) ?? 0).toString(16)};`).join("")],
  ["JSON escapes", [...digits].map((each) => String.raw`\u00` + (each.codePointAt(0) ?? 0).toString(16)).join("")],
  ["an address", [...digits].map((each) => `%${(each.codePointAt(0) ?? 0).toString(16)}`).join("")],
  ["quoted-printable with a soft break", `${digits.slice(0, 4)}=\r\n${digits.slice(4)}`],
] as const)("pay is found with %s", ([, text]) => {
  expect(found(around(text))).toEqual(["pay 0"]);
});

test("names with marks are found in addresses, entities, JSON and quoted-printable", () => {
  const marked = IDENTITY_CANARIES.filter(({ family }) => /\P{ASCII}/u.test(family));
  for (const canary of marked) {
    const bytes = [...Buffer.from(canary.family)].map((byte) => byte.toString(16).toUpperCase().padStart(2, "0"));
    const texts = [encodeURIComponent(canary.family), [...canary.family].map((each) => `&#x${(each.codePointAt(0) ?? 0).toString(16)};`).join(""), [...canary.family].map((each) => String.raw`\u` + (each.codePointAt(0) ?? 0).toString(16).padStart(4, "0")).join(""), bytes.map((byte) => `=${byte}`).join(""), canary.family.toUpperCase()];
    for (const text of texts) expect(found(around(text))).toEqual([nameOfCanary(canary)]);
  }
});

/** An archive of one entry, as far as a reader of its local header needs it. */
function zip(text: string): Buffer {
  const header = Buffer.alloc(30);
  header.write("PK\u0003\u0004", 0, "latin1");
  header.writeUInt16LE(8, 8);
  header.writeUInt16LE(5, 26);
  return Buffer.concat([header, Buffer.from("a.txt"), deflateRawSync(text)]);
}

function png(text: string): Buffer {
  const data = Buffer.concat([Buffer.from("Comment\u0000\u0000", "latin1"), deflateSync(text)]);
  const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from("zTXt"), data, Buffer.alloc(4)]);
  chunk.writeUInt32BE(data.length, 0);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), chunk]);
}

test("what is packed is opened: archives, archives in archives, texts of pictures", () => {
  for (const packed of [zip(around(digits)), gzipSync(zip(around(digits))), png(around(digits)), deflateSync(around(digits))]) expect(found(packed)).toEqual(["pay 0"]);
});

test("names of files count, and numbers that only hold the same digits do not", () => {
  const folder = mkdtempSync(join(tmpdir(), "almanac-leaks-"));
  try {
    const [someone] = IDENTITY_CANARIES;
    mkdirSync(join(folder, someone?.id ?? ""));
    writeFileSync(join(folder, someone?.id ?? "", "page.html"), "nothing");
    expect(scanner.folder(folder).leaks.map(({ canary }) => nameOfCanary(canary))).toEqual(["identity 0"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
  const month = String(Math.floor(value / 12));
  expect(found(around(`a1${month}b and 0.${month} and ${month}9`))).toEqual([]);
});
