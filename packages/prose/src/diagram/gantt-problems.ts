import type { DiagramProblem } from "./diagram-problem.ts";

const TAGS: ReadonlySet<string> = new Set(["active", "done", "crit", "milestone", "vert"]);
const DAYS_OF: Readonly<Record<string, number>> = { ms: 1 / 86_400_000, s: 1 / 86_400, m: 1 / 1440, h: 1 / 24, d: 1, w: 7, M: 31, y: 366 };
/** A chart of more years than this has a mark for each of its days, or none that can be told apart. */
const MOST_YEARS = 100;
/** Lines that are no tasks, although a colon may stand in them. */
const SETTING = /^\s*(?:gantt|title|dateFormat|axisFormat|tickInterval|excludes|includes|todayMarker|weekday|section|click|accTitle|accDescr|%%)/i;

interface Task {
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly id: string | undefined;
  /** Tasks that it waits for. */
  readonly after: readonly string[];
}

/** A task as it is written: `Name :tags, id, start, end`. */
function taskOf(text: string, index: number): Task | undefined {
  const colon = text.indexOf(":");
  if (colon < 0 || SETTING.test(text)) return undefined;
  const parts = text.slice(colon + 1).split(",").map((part) => part.trim()).filter((part) => part !== "" && !TAGS.has(part));
  const after = parts.flatMap((part) => (/^(?:after|until)\s/.test(part) ? part.split(/\s+/).slice(1) : []));
  return { line: index + 1, column: [...text.slice(0, colon)].length + 1, text: text.trim(), id: parts.length === 3 ? parts[0] : undefined, after };
}

/** The first task that waits for itself, with the way that leads back to it. */
function circle(tasks: readonly Task[]): { readonly task: Task; readonly way: readonly string[] } | undefined {
  const byId = new Map(tasks.flatMap((task) => (task.id === undefined ? [] : [[task.id, task] as const])));
  const settled = new Set<string>();
  for (const first of byId.keys()) {
    const way: string[] = [];
    const open = new Set<string>();
    const waiting: (string | undefined)[] = [first];
    while (waiting.length > 0) {
      const id = waiting.pop();
      if (id === undefined) {
        const left = way.pop() ?? "";
        open.delete(left);
        settled.add(left);
        continue;
      }
      const task = byId.get(id);
      if (task === undefined || settled.has(id)) continue;
      if (open.has(id)) return { task, way: [...way.slice(way.indexOf(id)), id] };
      open.add(id);
      way.push(id);
      waiting.push(undefined, ...task.after);
    }
  }
  return undefined;
}

/** What is wrong with the dates of a Gantt chart: tasks that wait for each other, which the engine draws at some place or other, and spans without end. */
export function ganttProblems(lines: readonly string[]): readonly DiagramProblem[] {
  const tasks = lines.flatMap((text, index) => taskOf(text, index) ?? []);
  const found = circle(tasks);
  const waits: readonly DiagramProblem[] =
    found === undefined
      ? []
      : [{ code: "DIAGRAM-SYNTAX", line: found.task.line, column: found.task.column, message: `this task waits for itself: ${found.way.join(" → ")}`, found: found.task.text, expected: "tasks that begin after others, and not after themselves", hint: "give one of them a date to begin on" }];
  const years = lines.flatMap((text, index) => [...text.matchAll(/\b(\d{4})-\d{2}-\d{2}\b/g)].map((match) => ({ year: Number(match[1]), line: index + 1, column: [...text.slice(0, match.index)].length + 1 }))).toSorted((a, b) => a.year - b.year);
  const [first, last] = [years[0], years.at(-1)];
  const long = tasks.find(({ text }) => [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdwMy])\b/g)].some((match) => Number(match[1]) * (DAYS_OF[match[2] ?? ""] ?? 0) > MOST_YEARS * 366));
  const place = long ?? (first !== undefined && last !== undefined && last.year - first.year > MOST_YEARS ? last : undefined);
  const spans: readonly DiagramProblem[] =
    place === undefined ? [] : [{ code: "DIAGRAM-SIZE", line: place.line, column: place.column, message: `the chart spans more than ${String(MOST_YEARS)} years`, expected: `at most ${String(MOST_YEARS)} years`, hint: "correct the dates" }];
  return [...waits, ...spans];
}
