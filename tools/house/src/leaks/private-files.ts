import { IDENTITY_CANARIES, PAY_CANARIES, type IdentityCanary } from "./canaries.ts";
import { CANARY_MIDPOINT } from "./forms.ts";

/** Files of a program that not everybody may see, by their path, each full of canaries. */
export type PrivateFiles = ReadonlyMap<string, string>;

const csv = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string => `${[head, ...rows].map((row) => row.join(",")).join("\n")}\n`;
const internal = IDENTITY_CANARIES.filter(({ audience }) => audience === "internal");
const restricted = IDENTITY_CANARIES.filter(({ audience }) => audience === "restricted");
const full = ({ given, family }: IdentityCanary): string => `${given} ${family}`;
const one = (list: readonly IdentityCanary[], index: number): IdentityCanary => {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("there are no canaries");
  return found;
};

export const PAY_FILE = "restricted/sources/pay/pay.csv";
export const POSITIONS_FILE = "data/sources/people/positions.csv";

/** Enough people in one role for a mean to be published: what is calculated from canaries must not give one away either. */
const pay = csv(
  ["Person", "Role", "Level", "Region", "Base pay", "Currency", "FTE", "Hours per week", "Effective from", "Range minimum", "Range midpoint", "Range maximum", "Comparison group"],
  PAY_CANARIES.map(({ value }, index) => [one(IDENTITY_CANARIES, index).id, "Data engineer", "L4", "Japan", value, "JPY", index % 5 === 0 ? 0.8 : 1, 40, "2026-01-01", CANARY_MIDPOINT - 2_000_000, CANARY_MIDPOINT, CANARY_MIDPOINT + 2_500_000, index % 2 === 0 ? "A" : "B"]),
);

const people: readonly (readonly [path: string, text: string])[] = [
  [POSITIONS_FILE, csv(["Position", "Role", "Level", "Unit", "Location", "Workstream", "Employment", "FTE", "Hours per week", "Planned from", "Opened on", "Filled on", "Person"], internal.map(({ id }, index) => [`P-${String(index + 1)}`, "Data engineer", "L4", "Core", "Kyoto", "core", "Employee", 1, 40, "2026-01-01", "2025-11-01", "2026-01-01", id]))],
  ["data/sources/people/allocations.csv", csv(["Person", "Workstream", "FTE share", "From"], internal.map(({ id }) => [id, "core", 1, "2026-01-01"]))],
  ["data/sources/people/time-sheets.csv", csv(["Entry", "Person", "Date", "Until", "Hours", "Workstream", "Billable", "State"], internal.map(({ id }, index) => [`T-${String(index)}`, id, "2026-11-16", "2026-11-22", 38 + (index % 9), "core", "no", "Approved"]))],
  ["data/sources/people/leave.csv", csv(["Person", "From", "To", "Leave type", "State", "Requested on"], internal.map(({ id }) => [id, "2026-12-07", "2026-12-11", "Holiday", "Approved", "2026-09-01"]))],
  ["data/sources/people/skills.csv", csv(["Person", "Role", "Workstream", "Skill", "Skill level", "People needed", "As of"], [...internal.map(({ id }) => [id, "", "", "Vector retrieval", "Advanced", "", "2026-08-31"]), ["", "Data engineer", "core", "Vector retrieval", "Working", 20, "2026-08-31"]])],
  ["data/sources/people/certificates.csv", csv(["Person", "Certificate", "Issuer", "Obtained on", "Expires on"], internal.map(({ id }) => [id, "Administrator", "Foundation", "2025-12-15", "2026-12-14"]))],
  ["data/sources/people/learning.csv", csv(["Person", "Course", "Skill", "Planned on", "Done on", "Hours", "Added on"], internal.map(({ id }) => [id, "Causal inference", "Online experiments", "2026-12-08", "", 24, "2026-08-24"]))],
  ["data/sources/people/hiring.csv", csv(["Requisition", "Role", "Level", "Workstream", "Opened on", "Applied", "Screened", "Interviewed", "Offered", "Accepted"], internal.slice(0, 6).map(({ id }) => [`R-${id}`, "Data engineer", "L4", "core", "2026-09-01", 20, 9, 3, 1, 0]))],
  ["data/sources/people/stakeholders.csv", csv(["ID", "Stakeholder", "Organisation", "Interest", "Influence"], internal.map((each, index) => [`S-${String(index)}`, `${full(each)} <${each.email}>`, "Core", "high", "high"]))],
];

const page = (front: string, title: string, body: string): string => `---\ntitle: ${title}\nsummary: What ${title} wants\nsection: Running the program\norder: 9\nowner: Program manager\nreviewBy: 2027-01-31\n${front}---\n${body}\n`;
const diagram = (label: string): string => `\`\`\`mermaid\nflowchart LR\n  accTitle: Talks with ${label}\n  accDescr: From one to another.\n  A[${label}] --> B[Done]\n\`\`\`\n`;

/** Whom pages name. A preview shows its writer every page, marked with who will see it, so these are no canaries there. */
export const NAMED_IN_PAGES: ReadonlySet<IdentityCanary> = new Set([...internal.slice(3, 9), ...restricted.slice(0, 3), ...restricted.slice(4, 5)]);

/** Faults are told with the place, so what a page with one is called is told as well. Pages without one are never named. */
const FAULTY_PAGE = "content/handbook/quarter-plan.md";

/** Pages for few readers: canaries in the title, in words, in a heading, a table, a diagram, an address and the name of the file. */
function documents(): readonly (readonly [path: string, text: string])[] {
  const written = (path: string, front: string, who: readonly IdentityCanary[]): readonly [string, string] => {
    const [a, b, c] = [one(who, 0), one(who, 1), one(who, 2)];
    return [path, page(front, full(a), `## Talk with ${full(b)}\n\nWrite to <mailto:${b.email}>; ${c.id} decides.\n\n| Who | Id |\n| --- | --- |\n| ${full(c)} | ${a.id} |\n\n${diagram(b.family)}`)];
  };
  return [
    written(`content/handbook/${one(internal, 3).id.toLowerCase()}-plan.md`, "audience: internal\n", internal.slice(3, 6)),
    written(FAULTY_PAGE, "audience: internal\n", internal.slice(3, 6)),
    written("content/handbook/not-yet.md", "draft: true\n", internal.slice(6, 9)),
    written("content/handbook/pay-talks.md", "audience: restricted\n", restricted.slice(0, 3)),
    ["content/handbook/raises.md", page("audience: restricted\n", "Raises", `The raise takes pay from ${String(PAY_CANARIES[3]?.value)} to ${new Intl.NumberFormat("en-GB").format(PAY_CANARIES[4]?.value ?? 0)} for ${full(one(restricted, 4))}.`)],
  ];
}

/** Everything private, whole and without a fault. */
export const privateFiles = (): PrivateFiles => new Map([[PAY_FILE, pay], ["restricted/edition-salt", `${"5a".repeat(32)}\n`], ...people, ...documents()]);

/** Faults beside canaries: a value that cannot be read, a mark that is not closed, a column that nobody knows, a page that leads nowhere. */
export function faultyFiles(): readonly (readonly [fault: string, path: string, text: string])[] {
  const files = privateFiles();
  const text = (path: string): string => files.get(path) ?? "";
  const someone = one(internal, 0);
  const value = PAY_CANARIES[2]?.value ?? 0;
  const cases: [string, string, (whole: string) => string][] = [
    ["pay that is no number", PAY_FILE, (whole) => whole.replace(`,${String(value)},`, `,${String(value)} or so,`)],
    ["a share beside pay", PAY_FILE, (whole) => whole.replace(`,${String(value)},JPY,`, `,${String(value)},JPY,much,`)],
    ["pay twice", PAY_FILE, (whole) => `${whole}${whole.split("\n")[2] ?? ""}\n`],
    ["a quote that is not closed", PAY_FILE, (whole) => whole.replace(`${one(IDENTITY_CANARIES, 4).id},Data`, `"${one(IDENTITY_CANARIES, 4).id},Data`)],
    ["a column of pay that nobody knows", PAY_FILE, (whole) => whole.replace("Comparison group", String(value))],
    ["a day that is none", POSITIONS_FILE, (whole) => whole.replace(`2026-01-01,${someone.id}`, `2026-13-45,${someone.id}`)],
    ["a name for an id", POSITIONS_FILE, (whole) => whole.replace(`2026-01-01,${someone.id}`, `2026-01-01,${full(someone)}`)],
    ["an address for an id", "data/sources/people/time-sheets.csv", (whole) => whole.replace(someone.id, someone.email)],
    ["hours that are none", "data/sources/people/time-sheets.csv", (whole) => whole.replace(`${someone.id},2026-11-16,2026-11-22,38`, `${someone.id},2026-11-16,2026-11-22,${someone.family}`)],
    ["a workstream that is not there", "data/sources/people/allocations.csv", (whole) => whole.replace(`${someone.id},core`, `${someone.id},${someone.family}`)],
    ["a count that is none", "data/sources/people/hiring.csv", (whole) => whole.replace(",20,9,", `,${someone.email},9,`)],
    ["a strength that is none", "data/sources/people/stakeholders.csv", (whole) => whole.replace("Core,high", `Core,${someone.family}`)],
    ["a fact that is not there", FAULTY_PAGE, (whole) => `${whole}\nIt is :fact[${someone.family.toLowerCase()}.pay] and [gone](./${someone.id}.md).\n`],
    ["links to what is nearly there", FAULTY_PAGE, (whole) => `${whole}\n[One](./${one(internal, 3).id.toLowerCase()}-plam.md), [two](./pay-talk.md#${someone.family.toLowerCase()}), ![](${someone.family}.png).\n`],
    ["a draft that links to what is nearly there", "content/handbook/not-yet.md", (whole) => `${whole}\n[One](./${one(internal, 3).id.toLowerCase()}-plam.md) and :term[${someone.family}]\n`],
    ["a page without its second fence", FAULTY_PAGE, (whole) => whole.replace("---\n## Talk", "## Talk")],
    ["a key of front matter that is not known", FAULTY_PAGE, (whole) => whole.replace("audience: internal", `audience: internal\n${someone.id}: ${full(someone)}`)],
    ["a review that is overdue", "content/handbook/pay-talks.md", (whole) => whole.replace("reviewBy: 2027-01-31", "reviewBy: 2026-01-31").replace("owner: Program manager", `owner: ${full(one(restricted, 1))}`)],
    ["an audience that is mistyped", "content/handbook/raises.md", (whole) => whole.replace("audience: restricted", "audiense: restricted")],
    ["a diagram that cannot be drawn", FAULTY_PAGE, (whole) => whole.replace("flowchart LR", `flowchart ${someone.family}`)],
    ["an assertion that is none", "content/handbook/raises.md", (whole) => `${whole}\n:::assert{id="${full(someone)}" fact="${someone.family}" atMost=${String(value)}}\n${full(someone)} earns ${String(value)}.\n:::\n`],
    ["a directive that cannot be read", "content/handbook/not-yet.md", (whole) => `${whole}\n::chart{${someone.family}="\n\n<b onclick="${someone.id}">${full(someone)}</b>\n`],
    ["front matter that is wrong", "content/handbook/pay-talks.md", (whole) => whole.replace("reviewBy: 2027-01-31", `reviewBy: ${String(value)} of ${full(one(restricted, 5))}`)],
  ];
  return cases.map(([fault, path, spoil]) => {
    const spoilt = spoil(text(path));
    if (spoilt === text(path)) throw new Error(`${path}: the fault "${fault}" changes nothing`);
    return [fault, path, spoilt];
  });
}
