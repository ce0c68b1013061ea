import { page, type Mistake } from "./mistake.ts";

/** Mistakes in directives, components, links and pictures. */
export const DIRECTIVE_MISTAKES: readonly Mistake[] = [
  { name: "a fact that nobody publishes", path: "handbook/b-01.md", text: page("We have :fact[delivery.wip.nwo] items in progress."), code: "FACT-UNKNOWN", line: 8, hint: "delivery.wip.now", mend: { from: "nwo", to: "now" } },
  { name: "a directive that is misspelt", path: "handbook/b-02.md", text: page("We have :fcat[delivery.wip.now] items in progress."), code: "MARKDOWN-DIRECTIVE", line: 8, hint: ":fact", mend: { from: ":fcat", to: ":fact" } },
  { name: "an attribute that is misspelt", path: "handbook/b-03.md", text: page("::table{of=delivery.throughput.weeks colums=week}"), code: "MARKDOWN-COMPONENT", line: 8, hint: "columns", mend: { from: "colums", to: "columns" } },
  { name: "a policy without a bound", path: "handbook/b-04.md", text: page(':::assert{id=wip-limit fact="delivery.wip.now"}\nAt most 30 items are in progress.\n:::'), code: "POLICY-BOUND", line: 8, hint: "atMost", mend: { from: '"delivery.wip.now"', to: '"delivery.wip.now" atMost=30' } },
  { name: "a waiver that never ends", path: "handbook/b-05.md", text: page(':::assert{id=age-limit fact="delivery.age.oldest" atMost=60 waiver="We wait for labels" by="Sponsor"}\nNothing is older than 60 days.\n:::'), code: "POLICY-WAIVER", line: 8, hint: "until", mend: { from: 'by="Sponsor"', to: 'by="Sponsor" until=2027-01-31' } },
  { name: "a term that the glossary does not have", path: "handbook/b-06.md", text: page("We limit :term[work in progres]."), code: "TERM-UNKNOWN", line: 8, hint: "Work in progress", mend: { from: "work in progres]", to: "Work in progress]" } },
  { name: "a decision that does not exist", path: "handbook/b-07.md", text: page("::decision{of=z-vendr}"), code: "DECISION-UNKNOWN", line: 8, hint: "z-vendor", mend: { from: "z-vendr", to: "z-vendor" } },
  { name: "a callout of no known kind", path: "handbook/b-08.md", text: page(":::callout{kind=warnin}\nTake care.\n:::"), code: "MARKDOWN-COMPONENT", line: 8, hint: "warning", mend: { from: "warnin}", to: "warning}" } },
  { name: "a part that is not there", path: "handbook/b-09.md", text: page('::include{of="handbook/z-prat.md"}'), code: "INCLUDE-MISSING", line: 8, hint: "handbook/z-part.md", mend: { from: "z-prat", to: "z-part" } },
  { name: "an element of HTML", path: "handbook/b-10.md", text: page("This is <b>important</b>."), code: "MARKDOWN-HTML", line: 8, hint: "**", mend: { from: "<b>important</b>", to: "**important**" } },
  { name: "a component that does not exist", path: "handbook/b-11.mdx", text: page('We have <Fcat id="delivery.wip.now" /> items.'), code: "MARKDOWN-COMPONENT", line: 8, hint: "<Fact>", mend: { from: "<Fcat", to: "<Fact" } },
  { name: "a link to a page that is not there", path: "handbook/b-12.md", text: page("See [the part](./z-prt.md)."), code: "MARKDOWN-LINK", line: 8, hint: "z-part.md", mend: { from: "./z-prt.md", to: "./z-part.md" } },
  { name: "a link to a heading that is not there", path: "handbook/b-13.md", text: page("See [the rule](./z-part.md#the-rul)."), code: "MARKDOWN-ANCHOR", line: 8, hint: "the-rule", mend: { from: "#the-rul)", to: "#the-rule)" } },
];
