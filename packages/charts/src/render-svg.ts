import type * as vega from "vega";
import type { compile, TopLevelSpec } from "vega-lite";
import { finishSvg, type SvgLabel } from "./finish-svg.ts";
import { theme } from "./theme.ts";

/** More marks than this are a picture of a table, not a chart. */
export const MARK_LIMIT = 20_000;

function problemLogger(problems: string[]): vega.LoggerInterface {
  let level = 0;
  const note = (...words: readonly unknown[]): vega.LoggerInterface => {
    problems.push(words.map(String).join(" "));
    return logger;
  };
  function levelOf(): number;
  function levelOf(wanted: number): vega.LoggerInterface;
  function levelOf(wanted?: number): number | vega.LoggerInterface {
    if (wanted === undefined) return level;
    level = wanted;
    return logger;
  }
  const logger: vega.LoggerInterface = { level: levelOf, error: note, warn: note, info: () => logger, debug: () => logger };
  return logger;
}

const refuse = (uri: string): Promise<never> => Promise.reject(new Error(`a chart may not load ${uri}`));
const closedLoader: vega.Loader = { load: refuse, sanitize: refuse, http: refuse, file: refuse };

type Compiled = ReturnType<typeof compile>["spec"];

interface SceneNode {
  readonly items?: readonly SceneNode[];
}
function countMarks(node: SceneNode): number {
  if (!node.items) return 1;
  return node.items.reduce((sum, item) => sum + countMarks(item), 0);
}

/**
 * Draws a spec as an SVG for the page, the same bytes for the same input on every machine.
 *
 * @param rewrite what is to be changed in the chart that Vega-Lite made of the spec
 * @throws Error when Vega-Lite or Vega warns, when the spec asks for outside data, or beyond {@link MARK_LIMIT} marks: all are faults of a chart module.
 */
export async function renderSvg(spec: TopLevelSpec, label: SvgLabel, rewrite: (compiled: Compiled) => Compiled = (compiled) => compiled): Promise<string> {
  // The engines take as long to load as a short command takes: they are loaded with the first chart.
  const [{ View, parse }, { compile }] = await Promise.all([import("vega"), import("vega-lite")]);
  const problems: string[] = [];
  const logger = problemLogger(problems);
  const compiled = rewrite(compile(spec, { logger, config: theme }).spec);
  const view = new View(parse(compiled), { renderer: "none", logger, loader: closedLoader });
  try {
    await view.runAsync();
    const scene: unknown = view.scenegraph();
    const root = (scene as { readonly root: SceneNode }).root;
    const marks = countMarks(root);
    if (marks > MARK_LIMIT) problems.push(`${String(marks)} marks; the limit is ${String(MARK_LIMIT)}`);
    const raw = problems.length === 0 ? await view.toSVG() : "";
    if (problems.length > 0) throw new Error(`chart "${label.title}": ${problems.join("; ")}`);
    return finishSvg(raw, label);
  } finally {
    view.finalize();
  }
}
