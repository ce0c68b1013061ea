import { crc32, deflateRawSync } from "node:zlib";

export interface Entry {
  readonly name: string;
  readonly content: Uint8Array;
  /** What the directory says it unpacks to, if that is a lie. */
  readonly declared?: number;
  /** Its bytes are those of another entry: the directory points there. */
  readonly sameAs?: number;
}

/** A zip archive, with lies where they are asked for. */
export function archive(entries: readonly Entry[]): Uint8Array {
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  const offsets: number[] = [];
  const packed: Buffer[] = [];
  let offset = 0;
  for (const [index, { name, content, declared, sameAs }] of entries.entries()) {
    const title = Buffer.from(name);
    const body = sameAs === undefined ? deflateRawSync(content) : (packed[sameAs] ?? Buffer.alloc(0));
    packed.push(body);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(content), 0);
    sizes.writeUInt32LE(body.length, 4);
    sizes.writeUInt32LE(Math.min(0xffffffff, declared ?? content.length), 8);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    sizes.copy(head, 14);
    head.writeUInt16LE(title.length, 26);
    offsets[index] = sameAs === undefined ? offset : (offsets[sameAs] ?? 0);
    if (sameAs === undefined) {
      local.push(head, title, body);
      offset += head.length + title.length + body.length;
    }
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(8, 10);
    sizes.copy(entry, 16);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(offsets[index] ?? 0, 42);
    central.push(entry, title);
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(65_535, entries.length), 8);
  end.writeUInt16LE(Math.min(65_535, entries.length), 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The parts of a workbook with one sheet, given as the XML of its rows. */
export const workbookOf = (rows: string, { dimension = "", before = "", strings }: { readonly dimension?: string; readonly before?: string; readonly strings?: string } = {}): readonly Entry[] => {
  const files: readonly (readonly [string, string])[] = [
    ["[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'],
    ["_rels/.rels", `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ["xl/workbook.xml", `<?xml version="1.0"?><workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="Sheet" sheetId="1" r:id="rId1"/></sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Type="${OFFICE}/styles" Target="styles.xml"/>${strings === undefined ? "" : `<Relationship Id="rId8" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>`}</Relationships>`],
    ["xl/styles.xml", `<?xml version="1.0"?><styleSheet ${MAIN}><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>`],
    ...(strings === undefined ? [] : [["xl/sharedStrings.xml", `<?xml version="1.0"?><sst ${MAIN}>${strings}</sst>`] as const]),
    ["xl/worksheets/sheet1.xml", `<?xml version="1.0"?>${before}<worksheet ${MAIN}>${dimension}<sheetData>${rows}</sheetData></worksheet>`],
  ];
  return files.map(([name, text]) => ({ name, content: Buffer.from(text) }));
};
