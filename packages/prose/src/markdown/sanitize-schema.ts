import { defaultSchema, type Options } from "rehype-sanitize";

const RAW_ONLY: ReadonlySet<string> = new Set(["picture", "source", "details", "summary", "kbd", "samp", "var", "tt", "q", "ruby", "rt", "rp"]);

/**
 * What Markdown may become: GitHub's list without the elements that only raw HTML could write. Ids are made by us and carry
 * their document's name, so none is rewritten.
 */
export const SANITIZE_SCHEMA: Options = {
  ...defaultSchema,
  clobber: [],
  clobberPrefix: "",
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !RAW_ONLY.has(name)),
  attributes: {
    a: ["href", "title", "rel", "dataFootnoteBackref", "dataFootnoteRef", "ariaDescribedBy", "ariaLabel", "id", ["className", "data-footnote-backref"]],
    code: [["className", /^language-[\w+#.-]+$/]],
    div: ["dataSlot"],
    span: ["dataSlot"],
    h2: ["id", ["className", "sr-only"]],
    img: ["src", "alt", "width", "height", ["loading", "lazy"], ["decoding", "async"]],
    input: [["disabled", true], ["type", "checkbox"], "checked"],
    li: ["id", ["className", "task-list-item"]],
    ol: ["start", ["className", "contains-task-list"]],
    ul: [["className", "contains-task-list"]],
    section: ["dataFootnotes", ["className", "footnotes"]],
    td: ["align"],
    th: ["align"],
  },
  protocols: { href: ["http", "https", "mailto", "tel"], src: ["http", "https"] },
};
