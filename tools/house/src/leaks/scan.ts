import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { nameOfCanary, type Canary } from "./canaries.ts";
import { ENCODINGS } from "./encodings.ts";
import { formsOf, nameOfForm, wholeForms, type Form } from "./forms.ts";
import { unbrotli, unpacked, views } from "./views.ts";

/** A canary that got out. The report names it by its number and never prints it. */
export interface Leak {
  readonly where: string;
  readonly canary: Canary;
  readonly what: string;
}

export interface Scanner {
  /** Looks at bytes, at everything that is packed in them, in every encoding. */
  readonly bytes: (where: string, bytes: Buffer) => readonly Leak[];
  /** Every file below a folder, and the names of files and folders. */
  readonly folder: (folder: string, where?: string) => { readonly leaks: readonly Leak[]; readonly files: number; readonly bytes: number };
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
/** Sorted, so that the engine shares what they begin with. */
const anyOf = (texts: readonly string[]): string => [...new Set(texts)].sort((a, b) => (a < b ? -1 : 1)).map(escaped).join("|");
const WHOLE = (alternatives: string): RegExp => new RegExp(`(?<![0-9a-z.])(?:${alternatives})(?![0-9a-z])`, "g");

/** Looks for canaries in every form; one scanner serves a whole run. */
export function scannerFor(canaries: readonly Canary[]): Scanner {
  const forms = canaries.flatMap(formsOf);
  const byText = new Map<string, Form>(forms.map((form) => [form.text, form]));
  const [whole, part] = [true, false].map((wanted) => anyOf(forms.filter((form) => form.whole === wanted).map(({ text }) => text)));
  const inText = [...(whole === "" ? [] : [WHOLE(whole ?? "")]), ...(part === "" ? [] : [new RegExp(part ?? "", "g")])];
  const encoded = new Map<string, { readonly canary: Canary; readonly what: string }>();
  for (const canary of canaries) for (const form of wholeForms(canary)) for (const { name, of } of ENCODINGS) for (const bytes of of(form)) encoded.set(Buffer.from(bytes).toString("latin1"), { canary, what: `${nameOfCanary(canary)}: ${name}` });
  const inBytes = new RegExp(anyOf([...encoded.keys()]), "g");

  const scanBytes = (where: string, bytes: Buffer): readonly Leak[] => {
    const leaks = new Map<string, Leak>();
    const note = (leak: Leak | undefined): unknown => leak !== undefined && leaks.set(leak.what, leak);
    for (const content of [...unpacked(bytes), ...(where.endsWith(".br") ? unbrotli(bytes) : [])]) {
      for (const [found] of content.toString("latin1").matchAll(inBytes)) {
        const at = encoded.get(found);
        note(at === undefined ? undefined : { where, ...at });
      }
      for (const view of views(content)) {
        for (const pattern of inText) for (const [found] of view.matchAll(pattern)) {
          const form = byText.get(found);
          note(form === undefined ? undefined : { where, canary: form.canary, what: nameOfForm(form) });
        }
      }
    }
    return [...leaks.values()];
  };

  const scanFolder: Scanner["folder"] = (folder, where = folder) => {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).sort((a, b) => (join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1));
    const files = entries.filter((entry) => entry.isFile());
    let size = 0;
    const leaks = [
      ...scanBytes(`${where}: names of files`, Buffer.from(entries.map(({ name }) => name).join("\n"))),
      ...files.flatMap(({ parentPath, name }) => {
        const path = join(parentPath, name);
        const bytes = readFileSync(path);
        size += bytes.length;
        return scanBytes(`${where}/${relative(folder, path)}`, bytes);
      }),
    ];
    return { leaks, files: files.length, bytes: size };
  };
  return { bytes: scanBytes, folder: scanFolder };
}
