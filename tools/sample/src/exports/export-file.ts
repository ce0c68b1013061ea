/** A file that a tool of the program would have exported. */
export interface ExportFile {
  /** Relative to `data/sources/`; what must not be public begins with `restricted/sources/` and is relative to the root. */
  readonly path: string;
  readonly text: string;
  /** Of a file that is no text, such as a workbook; its `text` is then empty. */
  readonly bytes?: Uint8Array;
}

/** What stands on the disk. */
export const bytesOf = ({ text, bytes }: ExportFile): Uint8Array => bytes ?? new TextEncoder().encode(text);
