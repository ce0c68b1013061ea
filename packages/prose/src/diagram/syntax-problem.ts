import type { DiagramProblem } from "./diagram-problem.ts";
import type { PreparedCode } from "./prepared-code.ts";

const WORDS: Readonly<Record<string, string>> = {
  EOF: "the end of the diagram",
  NEWLINE: "a new line",
  SEMI: "a semicolon",
  SPACE: "a space",
  LINK: "an arrow",
  START_LINK: "an arrow",
  ARROW: "an arrow",
  "-->": "an arrow",
  NODE_STRING: "a name",
  ID: "a name",
  ALPHA: "a name",
  TXT: "a text after a colon",
  DIR: "a direction such as TB or LR",
  AMP: "&",
  SQE: "]",
  PE: ")",
  DIAMOND_STOP: "}",
  STR: "a quoted text",
  PIPE: "|",
  COLON: "a colon",
};

function plain(token: string): string | undefined {
  if (token === "1" || token === "INVALID") return "something that has no meaning there";
  return WORDS[token] ?? (/^[A-Za-z]/.test(token) && token === token.toUpperCase() ? undefined : token);
}

function expectation(message: string): { readonly expected: string | undefined; readonly found: string | undefined } {
  const wanted = /Expecting\s+(.+?)(?:,\s*got|$)/s.exec(message)?.[1];
  const got = /got\s+'([^']+)'/.exec(message)?.[1];
  const names = [...new Set([...(wanted ?? "").matchAll(/'([^']+)'/g)].flatMap((match) => plain(match[1] ?? "") ?? []))].slice(0, 4);
  return { expected: names.length === 0 ? undefined : names.join(", or "), found: got === undefined ? undefined : plain(got) };
}

/** Mermaid's complaint in plain words, at the line of the author's code. */
export function syntaxProblem(failure: { readonly error: string; readonly line?: number; readonly column?: number }, code: string, prepared: PreparedCode): DiagramProblem {
  const said = /(?:error on line|at line|line)[: ]*(\d+)/i.exec(failure.error)?.[1];
  const at = Math.min(Math.max(said === undefined ? (failure.line ?? 1) : Number(said), 1), Math.max(prepared.lines.length, 1));
  const line = prepared.lines[at - 1] ?? 1;
  const text = (code.split(/\r\n?|\n/)[line - 1] ?? "").trim();
  const { expected, found } = expectation(failure.error);
  const reason = expected === undefined ? (failure.error.startsWith("Lexical") || /unrecognized/i.test(failure.error) ? "has something in it that has no meaning there" : (failure.error.split("\n")[0] ?? "cannot be read")) : `was expected to go on with ${expected}${found === undefined ? "" : `, but there is ${found}`}`;
  const message = `the diagram cannot be drawn: ${text === "" ? "this line" : `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`} ${expected === undefined && !reason.startsWith("has") ? `(${reason})` : reason}`;
  return { code: "DIAGRAM-SYNTAX", line, column: failure.line === at && failure.column !== undefined ? failure.column : 1, message, ...(found === undefined ? {} : { found }), ...(expected === undefined ? {} : { expected }), hint: "correct this line or the one before it; labels with brackets or punctuation need quotation marks" };
}
