import { relocateCss } from "../relocate.ts";
import { relocatePage } from "../relocate-page.ts";

/** Whether the text of a file of the tree is another one in the site that stands alone. */
export const isMoved = (file: string): boolean => file.endsWith(".html") || file.endsWith(".css");

/** The text of a page or style sheet of the tree as it reads in the site that stands alone. */
export const standaloneText = (file: string, text: string): string => (file.endsWith(".css") ? relocateCss(text, file) : relocatePage(text, { path: file, pathOf: (path) => path, inPublication: false }));
