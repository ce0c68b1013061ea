export { launchBrowser } from "./browser/launch-browser.ts";
export type { DiagramProblem } from "./diagram/check-diagram.ts";
export { diagramKey } from "./diagram/diagram-key.ts";
export { renderDiagrams, type DiagramResult, type RenderDiagramsOptions } from "./diagram/render-diagrams.ts";
export { checkLinks } from "./markdown/check-links.ts";
export { diagramDiagnostics } from "./markdown/diagram-diagnostics.ts";
export { diagramsOf, type DiagramBlock } from "./markdown/diagrams-of.ts";
export type { HeadingLink, ProseContext, ProseDocument, ProseHeading, RenderedProse } from "./markdown/rendered-prose.ts";
export { renderProse } from "./markdown/render-prose.ts";
