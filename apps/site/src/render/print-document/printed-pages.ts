/** The page that becomes the whole edition as one document. */
export const PRINTED = "print/index.html";

/** The file of the page at an address. */
export const fileAt = (address: string): string => `${address.slice(1)}index.html`;

/** Whether the page of a file may be a part of the printed document: sections and the front page are. */
export const mayBePrinted = (file: string): boolean => /^(?:[^/]+\/)?index\.html$/.test(file);
