import { spawn } from "node:child_process";
import process from "node:process";
import { pathToFileURL } from "node:url";

type Message = Readonly<Record<string, unknown>>;

/** What a language server offers and says about a text. */
export interface Offered {
  readonly labels: readonly string[];
  /** Of the word at the start of the first line. */
  readonly hover: string;
  /** `line:column message`, from 1. */
  readonly problems: readonly string[];
}

export interface LanguageClient {
  /** Opens a text as an editor would, and asks for completion at a place counted from 0. */
  readonly at: (path: string, text: string, line: number, character: number) => Promise<Offered>;
  readonly end: () => void;
}

const isMessage = (value: unknown): value is Message => typeof value === "object" && value !== null;
const part = (value: unknown, ...path: readonly string[]): unknown => path.reduce<unknown>((found, key) => (isMessage(found) ? found[key] : undefined), value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Speaks with a language server over its standard streams, as the editor of a writer does. @param settings of its section `yaml` */
export async function languageClient(server: string, root: string, settings: Message): Promise<LanguageClient> {
  const child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "ignore"] });
  const waiting = new Map<number, (answer: unknown) => void>();
  const problems = new Map<string, (found: readonly unknown[]) => void>();
  let [received, last] = [Buffer.alloc(0), 0];
  const send = (message: Message): void => {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    child.stdin.write(`Content-Length: ${String(Buffer.byteLength(text))}\r\n\r\n${text}`);
  };
  const ask = (method: string, params: Message): Promise<unknown> =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      send({ id: last, method, params });
    });
  const take = ({ id, method, params, result }: Message): void => {
    if (method === undefined) waiting.get(Number(id))?.(result);
    else if (method === "workspace/configuration") send({ id, result: listOf(part(params, "items")).map((item) => (part(item, "section") === "yaml" ? settings : null)) });
    else if (method === "textDocument/publishDiagnostics") problems.get(String(part(params, "uri")))?.(listOf(part(params, "diagnostics")));
    else if (id !== undefined) send({ id, result: null });
  };
  child.stdout.on("data", (bytes: Buffer) => {
    received = Buffer.concat([received, bytes]);
    for (;;) {
      const head = received.indexOf("\r\n\r\n");
      const length = Number(/Content-Length: (\d+)/.exec(received.subarray(0, Math.max(0, head)).toString())?.[1] ?? Number.NaN);
      if (head < 0 || received.length < head + 4 + length) return;
      const message: unknown = JSON.parse(received.subarray(head + 4, head + 4 + length).toString());
      received = received.subarray(head + 4 + length);
      if (isMessage(message)) take(message);
    }
  });
  const folder = pathToFileURL(root).href;
  await ask("initialize", { processId: process.pid, rootUri: folder, workspaceFolders: [{ uri: folder, name: "program" }], capabilities: { workspace: { configuration: true, workspaceFolders: true }, textDocument: { publishDiagnostics: {} } } });
  send({ method: "initialized", params: {} });
  send({ method: "workspace/didChangeConfiguration", params: { settings: { yaml: settings } } });
  return {
    at: async (path, text, line, character) => {
      const uri = `${folder}/${path}`;
      const judged = new Promise<readonly unknown[]>((resolve) => problems.set(uri, resolve));
      send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
      const found = await judged;
      const items = await ask("textDocument/completion", { textDocument: { uri }, position: { line, character } });
      const hover = await ask("textDocument/hover", { textDocument: { uri }, position: { line: 0, character: 1 } });
      return {
        labels: listOf(part(items, "items") ?? items).map((item) => String(part(item, "label"))),
        hover: JSON.stringify(part(hover, "contents", "value") ?? ""),
        problems: found.map((problem) => `${String(Number(part(problem, "range", "start", "line")) + 1)}:${String(Number(part(problem, "range", "start", "character")) + 1)} ${String(part(problem, "message"))}`),
      };
    },
    end: () => void child.kill(),
  };
}
