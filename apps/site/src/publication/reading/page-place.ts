import { GROUPS, SECTIONS, type Section } from "../site-map.ts";

export interface Crumb {
  readonly title: string;
  readonly href: string;
}

/** Anchor of a group on the page of contents. */
export const groupAnchor = (group: string): string => `contents-${group}`;

/** The way down to a page from the contents, without the page itself: its group, and its section where the page lies below one. */
export function crumbsOf(path: string, section: string, between: readonly Crumb[] = []): readonly Crumb[] {
  const found = SECTIONS.find(({ id }) => id === section);
  if (path.startsWith("/programs/")) return [{ title: "Contents", href: "/contents/" }, { title: "Workstreams", href: "/contents/#contents-workstreams" }, ...between];
  if (found === undefined) return path === "/contents/" || path === "/404/" || path === "/404.html" ? between : [{ title: "Contents", href: "/contents/" }, ...between];
  const group = GROUPS.find(({ id }) => id === found.group);
  return [...(group === undefined ? [] : [{ title: group.title, href: `/contents/#${groupAnchor(group.id)}` }]), ...(path === found.href ? [] : [{ title: found.title, href: found.href }]), ...between];
}

/** The section whose own page this is. */
export const sectionAt = (path: string): Section | undefined => SECTIONS.find(({ href }) => href === path);

/** Before and after a section in reading order, among those that have something to show. */
export function neighbourSections(section: Section, shown: readonly Section[]): { readonly before?: Section; readonly after?: Section } {
  const place = SECTIONS.indexOf(section);
  const before = SECTIONS.slice(0, place).findLast((each) => shown.includes(each));
  const after = SECTIONS.slice(place + 1).find((each) => shown.includes(each));
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

/** What a page is, for those who search: the first folder of its address says it. */
const KINDS: Readonly<Record<string, string>> = { handbook: "Handbook", method: "Method", decisions: "Decision", models: "Model", datasets: "Dataset", releases: "Release", programs: "Workstream", risks: "Risk", agile: "Ceremony" };

export function kindOfPage(path: string): string {
  if (sectionAt(path) !== undefined) return "Page";
  return KINDS[path.split("/")[1] ?? ""] ?? "Page";
}

/** How much a word on the page counts in a search: the page that answers goes before the rule by which it is computed. */
const WEIGHTS: Readonly<Record<string, string>> = { Page: "3", Workstream: "3", Decision: "1.5", Handbook: "1", Model: "1.5", Dataset: "1.5", Release: "1.5", Risk: "1.5", Ceremony: "1", Method: "0.15" };
/** Pages that gather what others say. */
const GATHERED: readonly (readonly [start: string, weight: string])[] = [
  ["/for/", "0.8"],
  ["/contents/", "0.2"],
  ["/calendar/", "0.4"],
  ["/handbook/review/", "0.2"],
  ["/handbook/policies/", "1"],
];
export const weightOf = (path: string): string => GATHERED.find(([start]) => path.startsWith(start))?.[1] ?? WEIGHTS[kindOfPage(path)] ?? "1";
