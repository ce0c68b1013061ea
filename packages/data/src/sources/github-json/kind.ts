import type { Diagnostic } from "@almanac/core";
import { declaredValue } from "../../config/source-schema.ts";
import { diagnostic, wholeFile } from "../../diagnostics/diagnostic.ts";
import type { FileResult, KindContext, SourceInput, SourceKind } from "../source-kind.ts";
import { documentOf } from "./large-answer.ts";
import { answerOf, readGithub, refusalOf, type GithubAnswer } from "./read-github.ts";

/** What one page of the interface or one run of `gh` holds when nothing else is asked for, and at most. */
const LIMITS = new Set([30, 100, 1000]);

interface Page {
  readonly answer: GithubAnswer;
  readonly result: FileResult;
}

function readFiles(inputs: readonly SourceInput[], { declaration }: KindContext) {
  const repository = declaredValue(declaration.columns?.["project"]);
  const pages: Page[] = [];
  const files = inputs.map((input): FileResult => {
    const refused = (diagnostics: readonly Diagnostic[]): FileResult => ({ file: input.file, records: {}, items: [], total: 0, used: 0, skipped: [], diagnostics });
    const json = documentOf(input, declaration);
    if (!("ok" in json)) return refused(json.diagnostics);
    const { value } = json.ok;
    const message = refusalOf(value);
    if (message !== undefined)
      return refused([diagnostic("GITHUB-ANSWER", wholeFile(input.file), { message: `GitHub answered with an error: ${message}`, found: message, expected: "issues", hint: "sign in (`gh auth login`) or correct the address, then export again" })]);
    const answer: GithubAnswer | undefined = answerOf(value) ?? (Array.isArray(value) && value.length === 0 ? { issues: [], path: (index) => [index] } : undefined);
    if (answer === undefined)
      return refused([
        diagnostic("GITHUB-ANSWER", json.ok.place([]), {
          message: "this JSON holds no issues of GitHub",
          found: Array.isArray(value) ? "an array of something else" : "another document",
          expected: "an array of issues, or a search answer with `items`",
          hint: "export with `gh issue list --state all --limit 5000 --json number,title,state,stateReason,createdAt,closedAt,updatedAt,labels,url`",
        }),
      ]);
    const result = readGithub(json.ok, input.file, answer, repository);
    pages.push({ answer, result });
    return result;
  });
  return { files, diagnostics: [...missingPages(pages), ...atLimit(pages)] };
}

/** A search says how many it found: over all files of the source they must be there. */
function missingPages(pages: readonly Page[]): readonly Diagnostic[] {
  const searches = pages.filter(({ answer }) => answer.total !== undefined);
  const [first] = searches;
  const present = searches.reduce((sum, { answer }) => sum + answer.issues.length, 0);
  const total = first?.answer.total;
  if (first === undefined || total === undefined || present >= total) return [];
  return [
    diagnostic("GITHUB-PAGES", wholeFile(first.result.file), {
      message: `${String(present)} of ${String(total)} issues are here`,
      found: `${String(present)} issues`,
      expected: `${String(total)} issues`,
      hint: "fetch every page (page=2, …) and keep each as a file of this source",
    }),
  ];
}

/** Nothing else in an array says that it was cut: when every page is full, there may be another one. */
function atLimit(pages: readonly Page[]): readonly Diagnostic[] {
  const last = pages.at(-1);
  const listed = pages.every(({ answer }) => answer.total === undefined && LIMITS.has(answer.issues.length));
  if (last === undefined || !listed) return [];
  const count = last.answer.issues.length;
  return [
    diagnostic("GITHUB-LIMIT", last.result.items?.at(-1)?.place() ?? wholeFile(last.result.file), {
      message: `the export has exactly ${String(count)} issues, a usual limit of one page or query: there may be more`,
      found: `${String(count)} issues`,
      expected: "every issue of the repository",
      hint: "export with a higher limit (`gh issue list --limit 5000`), or fetch the next pages and keep each as a file of this source",
    }),
  ];
}

/** Issues of GitHub as JSON: the REST interface, a search, or `gh issue list --json`. */
export const githubJsonKind: SourceKind = {
  kind: "github-json",
  title: "GitHub issues (JSON)",
  area: "work",
  audience: "public",
  fills: [],
  columns: [
    { role: "project", required: false, headers: [], says: "Only as `{ value: owner/repo }`, where the export does not name the repository: it becomes part of every key.", type: "text" },
  ],
  recognise: (input) => {
    const text = input.text();
    if (!("ok" in text) || !/^\s*[[{]/.test(text.ok.text.slice(0, 200))) return 0;
    const json = input.json();
    if (!("ok" in json)) return 0;
    if (refusalOf(json.ok.value) !== undefined) return 0.9;
    const answer = answerOf(json.ok.value);
    return answer === undefined || answer.issues.length === 0 ? 0 : 0.95;
  },
  read: readFiles,
};
