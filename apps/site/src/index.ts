export { renderTree, type RenderTreeOptions } from "./render/render-tree.ts";
export { standaloneLayout } from "./render/layouts/standalone.ts";
