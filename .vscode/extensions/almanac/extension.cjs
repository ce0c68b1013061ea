"use strict";
const { readFileSync } = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");
const { explanationAt, offersAt, schemaFor } = require("./front-matter.cjs");

const LANGUAGES = [{ language: "markdown", scheme: "file" }, { language: "mdx", scheme: "file" }];

/** The schema of a document, read anew each time: a schema that changes is the schema at once. */
function schemaOf(document) {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  if (folder === undefined) return undefined;
  const relative = vscode.workspace.asRelativePath(document.uri, false).replaceAll("\\", "/");
  const file = schemaFor(relative, vscode.workspace.getConfiguration("yaml", document.uri).get("schemas") ?? {});
  if (file === undefined || /^https?:/.test(file)) return undefined;
  return JSON.parse(readFileSync(path.join(folder.uri.fsPath, file), "utf8"));
}

const twoDigits = (part) => String(part).padStart(2, "0");
function today() {
  const now = new Date();
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}

function completion(document, { line, character }) {
  const schema = schemaOf(document);
  if (schema === undefined) return [];
  return offersAt(schema, document.getText(), line, character, today()).map(({ label, insert, says, required }, index) => {
    const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.Property);
    item.insertText = insert;
    item.documentation = says;
    item.detail = required ? "needed" : "";
    item.sortText = String(index).padStart(3, "0");
    return item;
  });
}

function hover(document, { line }) {
  const schema = schemaOf(document);
  const says = schema === undefined ? undefined : explanationAt(schema, document.getText(), line);
  return says === undefined ? undefined : new vscode.Hover(says);
}

function activate(context) {
  context.subscriptions.push(vscode.languages.registerCompletionItemProvider(LANGUAGES, { provideCompletionItems: completion }, ":", " "), vscode.languages.registerHoverProvider(LANGUAGES, { provideHover: hover }));
}

module.exports = { activate };
