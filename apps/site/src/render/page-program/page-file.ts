/** A file of the tree and the address that its page answers to. */
export interface PageFile {
  readonly address: string;
  readonly file: string;
}
