/** Lint rules of this house that no published rule covers. Loaded by oxlint (`jsPlugins`), so this file has a default export. */

/** The parts of a syntax node that these rules read. */
type Node = {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly arguments?: readonly Node[];
  readonly callee?: Node;
  readonly object?: Node;
  readonly property?: Node;
  readonly expression?: Node;
  readonly typeAnnotation?: Node;
};

type Context = {
  readonly filename: string;
  report(problem: { readonly node: Node; readonly message: string }): void;
};

type Rule = { create(context: Context): Readonly<Record<string, (node: Node) => void>> };

const propertyName = (node: Node | undefined): string | undefined => {
  if (node === undefined) return undefined;
  return node.type === "Literal" && typeof node.value === "string" ? node.value : node.name;
};

const AMBIENT_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  Date: ["now"],
  Math: ["random"],
  Temporal: ["Now"],
  crypto: ["randomUUID", "getRandomValues"],
};

/** Clock and chance are arguments: the same input must give the same bytes. */
const ambientInput: Rule = {
  create: (context) => ({
    MemberExpression(node) {
      const object = node.object?.name ?? "";
      const property = propertyName(node.property) ?? "";
      if (AMBIENT_MEMBERS[object]?.includes(property)) {
        context.report({ node, message: `${object}.${property} reads the clock or chance; take it as an argument.` });
      }
    },
    NewExpression(node) {
      if (node.callee?.name === "Date" && node.arguments?.length === 0) {
        context.report({ node, message: "new Date() reads the clock; take the instant as an argument." });
      }
    },
    CallExpression(node) {
      if (node.callee?.type === "Identifier" && node.callee.name === "Date") {
        context.report({ node, message: "Date() reads the clock; take the instant as an argument." });
      }
    },
  }),
};

/** `x as unknown as T` switches the type checker off as `any` does. */
const doubleAssertion: Rule = {
  create: (context) => ({
    TSAsExpression(node) {
      if (node.expression?.type === "TSAsExpression" && node.expression.typeAnnotation?.type === "TSUnknownKeyword") {
        context.report({ node, message: "`as unknown as` hides a type error; narrow or parse the value." });
      }
    },
  }),
};

const VAGUE_NAMES = new Set(["utils", "util", "helpers", "helper", "common", "misc", "shared", "lib", "types", "manager", "service"]);

/** A file is named after its one job; `index.ts` is the one public face of a package. */
const fileName: Rule = {
  create: (context) => ({
    Program(node) {
      const path = context.filename.replaceAll("\\", "/");
      const base = path.slice(path.lastIndexOf("/") + 1);
      const stem = base.slice(0, base.indexOf("."));
      if (VAGUE_NAMES.has(stem)) context.report({ node, message: `"${base}" says nothing of what the file does.` });
      const isPublic = /\/(?:packages|apps|tools)\/[^/]+\/src\/index\.ts$/.test(path);
      if (base === "index.ts" && !isPublic) context.report({ node, message: "index.ts is only the public face of a package." });
    },
  }),
};

/** Collation differs between machines; order by code unit with `compareText`. */
const localeOrder: Rule = {
  create: (context) => ({
    MemberExpression(node) {
      if (propertyName(node.property) === "localeCompare") {
        context.report({ node, message: "localeCompare depends on the machine; use compareText." });
      }
    },
  }),
};

export default {
  meta: { name: "house" },
  rules: { "ambient-input": ambientInput, "double-assertion": doubleAssertion, "file-name": fileName, "locale-order": localeOrder },
};
