import { PALETTE } from "./palette.ts";

const { "--paper": paper, "--tint": tint, "--ink": ink, "--ink-2": ink2, "--ink-3": ink3, "--rule": rule, "--grid": grid, "--spot": spot, "--spot-pale": pale, "--spot-light": light } = PALETTE;

/** Name under which the page declares the site's text face. */
export const DIAGRAM_FONT = "Almanac Diagram";

const numbered = (name: string, count: number, values: readonly string[], from = 0): Readonly<Record<string, string>> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}${String(index + from)}`, values[index % values.length] ?? ink]));

/** Every colour that Mermaid would otherwise derive by turning hues is set, so that nothing leaves the two inks. */
const VARIABLES = {
  darkMode: false,
  background: paper,
  fontFamily: DIAGRAM_FONT,
  fontSize: "13px",
  useGradient: false,
  dropShadow: "none",
  radius: 0,
  strokeWidth: 1,
  primaryColor: paper,
  primaryTextColor: ink,
  primaryBorderColor: ink,
  secondaryColor: tint,
  secondaryTextColor: ink,
  secondaryBorderColor: ink2,
  tertiaryColor: tint,
  tertiaryTextColor: ink,
  tertiaryBorderColor: rule,
  lineColor: ink,
  arrowheadColor: ink,
  textColor: ink,
  titleColor: ink,
  mainBkg: paper,
  nodeBkg: paper,
  nodeBorder: ink,
  nodeTextColor: ink,
  clusterBkg: tint,
  clusterBorder: rule,
  edgeLabelBackground: paper,
  noteBkgColor: tint,
  noteTextColor: ink2,
  noteBorderColor: rule,
  // sequence
  actorBkg: paper,
  actorBorder: ink,
  actorTextColor: ink,
  actorLineColor: rule,
  signalColor: ink,
  signalTextColor: ink,
  labelBoxBkgColor: tint,
  labelBoxBorderColor: ink2,
  labelTextColor: ink,
  loopTextColor: ink2,
  activationBkgColor: tint,
  activationBorderColor: ink,
  sequenceNumberColor: paper,
  rectBkgColor: tint,
  // gantt: black is what was done, blue is what is planned
  sectionBkgColor: paper,
  altSectionBkgColor: tint,
  sectionBkgColor2: paper,
  excludeBkgColor: grid,
  taskBkgColor: pale,
  taskBorderColor: spot,
  taskTextColor: ink,
  taskTextDarkColor: ink,
  taskTextLightColor: ink,
  taskTextOutsideColor: ink,
  taskTextClickableColor: ink,
  activeTaskBkgColor: light,
  activeTaskBorderColor: spot,
  doneTaskBkgColor: grid,
  doneTaskBorderColor: ink,
  critBkgColor: paper,
  critBorderColor: ink,
  gridColor: grid,
  todayLineColor: ink,
  vertLineColor: spot,
  // state
  transitionColor: ink,
  transitionLabelColor: ink2,
  stateBkg: paper,
  stateLabelColor: ink,
  labelBackgroundColor: paper,
  compositeBackground: tint,
  compositeTitleBackground: tint,
  compositeBorder: ink2,
  altBackground: tint,
  innerEndBackground: ink,
  specialStateColor: ink,
  // class, entity relationship, requirement
  classText: ink,
  rowOdd: paper,
  rowEven: tint,
  attributeBackgroundColorOdd: paper,
  attributeBackgroundColorEven: tint,
  personBkg: paper,
  personBorder: ink,
  relationColor: ink,
  relationLabelBackground: paper,
  relationLabelColor: ink2,
  requirementBackground: paper,
  requirementBorderColor: ink,
  requirementTextColor: ink,
  // timeline, mind map, journey
  ...numbered("cScale", 12, [paper, tint]),
  ...numbered("cScaleInv", 12, [ink]),
  ...numbered("cScalePeer", 12, [ink2]),
  ...numbered("cScaleLabel", 12, [ink]),
  ...numbered("surface", 5, [tint]),
  ...numbered("surfacePeer", 5, [rule]),
  scaleLabelColor: ink,
  ...numbered("fillType", 8, [paper, tint]),
  ...numbered("pie", 12, [rule, tint, light, grid, pale], 1),
  pieStrokeColor: ink,
  pieOuterStrokeColor: ink,
  pieOuterStrokeWidth: "1px",
  pieStrokeWidth: "1px",
  pieOpacity: "1",
  pieTitleTextSize: "15px",
  pieSectionTextSize: "13px",
  pieSectionTextColor: ink,
  pieLegendTextSize: "13px",
  pieLegendTextColor: ink,
  pieTitleTextColor: ink,
  ...numbered("git", 8, [ink, ink2, ink3, spot]),
  ...numbered("gitInv", 8, [paper]),
  ...numbered("gitBranchLabel", 8, [paper]),
  commitLabelColor: ink,
  commitLabelBackground: paper,
  commitLabelFontSize: "13px",
  tagLabelFontSize: "13px",
  tagLabelColor: ink,
  tagLabelBackground: tint,
  tagLabelBorder: rule,
  quadrant1Fill: tint,
  quadrant2Fill: paper,
  quadrant3Fill: paper,
  quadrant4Fill: paper,
  quadrant1TextFill: ink2,
  quadrant2TextFill: ink2,
  quadrant3TextFill: ink2,
  quadrant4TextFill: ink2,
  quadrantPointFill: ink,
  quadrantPointTextFill: ink,
  quadrantXAxisTextFill: ink2,
  quadrantYAxisTextFill: ink2,
  quadrantTitleFill: ink,
  quadrantInternalBorderStrokeFill: rule,
  quadrantExternalBorderStrokeFill: ink,
  archEdgeColor: ink,
  archEdgeArrowColor: ink,
  archEdgeWidth: "1",
  archGroupBorderColor: ink2,
  archGroupBorderWidth: "1px",
  xyChart: { backgroundColor: paper, plotColorPalette: [ink, spot, ink3, PALETTE["--spot-mid"]].join(",") },
};

/** What no variable reaches: one weight of rule, quiet labels, one size of title, and no mark that depends on today. */
const STYLES = `
.grid .tick, .grid .tick line { stroke: ${grid}; opacity: 1; }
.grid .tick text { fill: ${ink2}; font-size: 13px; }
.grid path { stroke: none; }
.today { display: none; }
.task { stroke-width: 1px; }
.titleText, text[font-size="4ex"] { font-size: 15px; font-weight: 600; }
.edgeLabel rect, .edgeLabel .label rect, .labelBkg { opacity: 1 !important; fill: ${paper}; }
.edgeLabel text, .edgeLabel tspan { fill: ${ink2}; }
.messageLine0, .messageLine1, .loopLine { stroke-width: 1px; }
.loopLine { stroke: ${ink3}; }
.mindmap-node line { stroke: none; }
.mindmap-node path, .mindmap-node rect, .mindmap-node circle { stroke: ${ink}; stroke-width: 1px; }
.mindmap-node.section-root path, .mindmap-node.section-root rect, .mindmap-node.section-root circle { fill: ${tint}; }
.mindmap-node.section-root text, .mindmap-node.section-root tspan { fill: ${ink}; }
.timeline-node line { stroke-width: 1px; }
text.journey-section, text.journey-section tspan { fill: ${ink} !important; }
${[ink, spot, ink3].map((curve, index) => `.radarCurve-${String(index)} { stroke: ${curve} !important; fill: ${curve} !important; fill-opacity: 0.08; stroke-width: 2px; } .radarLegendBox-${String(index)} { fill: ${curve} !important; stroke: ${curve}; fill-opacity: 1; }`).join("\n")}
.radarGraticule { fill: none; stroke: ${rule}; }
g.links path { stroke: ${ink3}; }
.treemapLeaf { stroke: ${ink2} !important; stroke-width: 1px; }
.edge[class*="section-edge-"] { stroke: ${ink2}; stroke-width: 1px; }
`;

/** What Mermaid is started with. `seed` makes generated ids depend on the diagram alone. */
export const mermaidConfig = (seed: string) => ({
  startOnLoad: false,
  securityLevel: "strict",
  deterministicIds: true,
  deterministicIDSeed: seed,
  handDrawnSeed: 1,
  htmlLabels: false,
  look: "classic",
  theme: "base",
  themeVariables: VARIABLES,
  themeCSS: STYLES,
  fontFamily: DIAGRAM_FONT,
  fontSize: 13,
  suppressErrorRendering: true,
  maxTextSize: 60_000,
  flowchart: { htmlLabels: false, curve: "linear", nodeSpacing: 28, rankSpacing: 28, padding: 8, diagramPadding: 2, wrappingWidth: 180, minNodeWidth: 60 },
  state: { nodeSpacing: 28, rankSpacing: 36, padding: 8, minNodeWidth: 0 },
  sequence: { actorMargin: 44, width: 120, height: 36, boxMargin: 8, messageMargin: 30, mirrorActors: false, useMaxWidth: true, actorFontSize: 13, messageFontSize: 13, noteFontSize: 13, actorFontFamily: DIAGRAM_FONT, messageFontFamily: DIAGRAM_FONT, noteFontFamily: DIAGRAM_FONT, diagramMarginX: 2, diagramMarginY: 8 },
  gantt: { barHeight: 18, barGap: 6, topPadding: 44, leftPadding: 110, rightPadding: 40, fontSize: 13, sectionFontSize: 13, gridLineStartPadding: 40, axisFormat: "%e %b", useWidth: 760 },
  timeline: { padding: 8, width: 140, height: 36, disableMulticolor: true, leftMargin: 8, diagramMarginX: 2, diagramMarginY: 2 },
});
