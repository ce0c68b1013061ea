import { nearest } from "@almanac/core";
import { FUNCTIONS, POISON } from "./spec-rules.ts";

const TOKEN = /\s+|\d+(?:\.\d+)?|'(?:[^'\\]|\\['\\])*'|"(?:[^"\\]|\\["\\])*"|===|!==|==|!=|<=|>=|&&|\|\||[-+*/%<>!?:(),.[\]]|[A-Za-z_]\w*/y;
const WORDS: ReadonlySet<string> = new Set(["datum", "true", "false", "null"]);

/** What is wrong with an expression; `columns` are the columns of `datum` that it reads. */
interface ReadExpression {
  readonly columns: readonly string[];
  readonly problem?: { readonly found: string; readonly hint: string };
}

function tokensOf(text: string): readonly string[] | string {
  const tokens: string[] = [];
  for (let at = 0; at < text.length; ) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) return text.charAt(at);
    if (token.trim() !== "") tokens.push(token);
    at += token.length;
  }
  return tokens;
}

const unquoted = (token: string): string => token.slice(1, -1).replace(/\\(.)/g, "$1");

/**
 * Reads `calculate`, `filter` and the like: arithmetic and comparison over `datum` with a list of functions. Nothing else of the engine's
 * language can be reached.
 */
export function readExpression(text: string): ReadExpression {
  const tokens = tokensOf(text);
  if (typeof tokens === "string") return { columns: [], problem: { found: tokens, hint: "write numbers, texts in quotation marks, datum.column, operators and functions" } };
  const columns: string[] = [];
  for (const [index, token] of tokens.entries()) {
    const [before, next, afterNext] = [tokens[index - 1], tokens[index + 1], tokens[index + 2]];
    const afterDatum = tokens[index - 2] === "datum";
    if (token === "[" && (before !== "datum" || next === undefined || !/^['"]/.test(next) || afterNext !== "]")) return { columns, problem: { found: "[", hint: "brackets stand behind datum only: datum['column']" } };
    if (token === "." && (before !== "datum" || next === undefined || !/^[A-Za-z_]/.test(next))) return { columns, problem: { found: ".", hint: "write datum.column" } };
    if (token === "datum" && next !== "." && next !== "[") return { columns, problem: { found: "datum", hint: "write datum.column" } };
    if (/^['"]/.test(token) && before === "[" && afterDatum) columns.push(unquoted(token));
    if (!/^[A-Za-z_]/.test(token)) continue;
    if (before === "." && afterDatum) columns.push(token);
    else if (next === "(" && !WORDS.has(token)) {
      if (!FUNCTIONS.has(token)) return { columns, problem: { found: token, hint: nearest(token, FUNCTIONS) === undefined ? `use one of ${[...FUNCTIONS].join(", ")}` : `did you mean ${nearest(token, FUNCTIONS) ?? ""}?` } };
    } else if (!WORDS.has(token)) return { columns, problem: { found: token, hint: `write datum.${token} for a column, or '${token}' for a text` } };
  }
  const poisoned = columns.find((column) => POISON.has(column));
  return poisoned === undefined ? { columns } : { columns, problem: { found: poisoned, hint: "name a column of the fact" } };
}
