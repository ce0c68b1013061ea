import type { CSSOptions } from "vite";

type PostcssPlugin = NonNullable<Exclude<CSSOptions["postcss"], string | undefined>["plugins"]>[number];

/** Sheets that are about paper in all that they say. */
const PAPER_ONLY = /[\\/]print(?:-document)?\.css$/;

/**
 * What a module of styles says of paper stands with what it says of a screen, and is loaded apart: `styles/page.css` is what a first paint
 * waits for, and gets none of it; `styles/paper.css`, which no screen waits for, gets it from the same modules and nothing else of them.
 */
export const paperApart: PostcssPlugin = {
  postcssPlugin: "almanac-paper-apart",
  OnceExit(root, { result }) {
    const sheet = /[\\/]styles[\\/](page|paper)\.css(?:\?|$)/.exec(result.opts.from ?? "")?.[1];
    if (sheet === undefined) return;
    root.each((node) => {
      const ofPaper = PAPER_ONLY.test(node.source?.input.file ?? "") || (node.type === "atrule" && (node.name === "page" || (node.name === "media" && node.params === "print")));
      if (ofPaper !== (sheet === "paper")) node.remove();
    });
  },
};
