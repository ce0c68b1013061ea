import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";

/** A version as a registry offers it. */
export interface Offered {
  readonly version: string;
  readonly daysOld: number;
  /** `here:` in front of a path stands for the address of the registry itself, outside of its packages. */
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
  /** Published by a workflow that the registry knows, with a statement of where it was built. */
  readonly trusted?: boolean;
  /** The bytes that are sent are not those of which the digest is told. */
  readonly swapped?: boolean;
}

export interface TinyRegistry {
  readonly url: string;
  /** What was asked for, in order. */
  readonly asked: readonly string[];
  readonly close: () => void;
}

const DAY = 86_400_000;

function tarball(folder: string, name: string, { version, dependencies, scripts }: Offered): Buffer {
  const place = join(folder, `${name}-${version}`);
  mkdirSync(join(place, "package"), { recursive: true });
  writeFileSync(join(place, "package/package.json"), JSON.stringify({ name, version, dependencies, scripts }));
  execFileSync("tar", ["-czf", "package.tgz", "package"], { cwd: place });
  return readFileSync(join(place, "package.tgz"));
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
}

/**
 * A registry of a few packages on this machine, so that the rules of an install can be seen at work without a network. `folder`: for its
 * tarballs; `now`: the time that ages are counted from.
 */
export async function tinyRegistry(folder: string, now: number, packages: Readonly<Record<string, readonly Offered[]>>): Promise<TinyRegistry> {
  const asked: string[] = [];
  const files = new Map<string, Buffer>();
  const documents = new Map<string, (url: string) => unknown>();
  for (const [name, offered] of Object.entries(packages)) {
    const made = offered.map((one) => ({ one, bytes: tarball(folder, name, one) }));
    for (const { one, bytes } of made) files.set(`/elsewhere/${name}.tgz`, bytes).set(`/${name}/-/${name}-${one.version}.tgz`, one.swapped === true ? tarball(folder, name, { ...one, scripts: { swapped: "1" } }) : bytes);
    documents.set(`/${name}`, (url) => ({
      name,
      "dist-tags": { latest: offered.at(-1)?.version },
      time: Object.fromEntries(offered.map(({ version, daysOld }) => [version, new Date(now - daysOld * DAY).toISOString()])),
      versions: Object.fromEntries(
        made.map(({ one: { version, dependencies = {}, scripts, trusted }, bytes }) => [
          version,
          {
            name,
            version,
            dependencies: Object.fromEntries(Object.entries(dependencies).map(([needed, range]) => [needed, range.replace("here:", url)])),
            scripts,
            ...(scripts === undefined ? {} : { hasInstallScript: true }),
            ...(trusted === true ? { _npmUser: { name: "ci", trustedPublisher: { id: "github", oidcConfigId: "1" } } } : {}),
            dist: {
              tarball: `${url}${name}/-/${name}-${version}.tgz`,
              integrity: `sha512-${createHash("sha512").update(bytes).digest("base64")}`,
              ...(trusted === true ? { attestations: { url: `${url}attestations`, provenance: { predicateType: "https://slsa.dev/provenance/v1" } } } : {}),
            },
          },
        ]),
      ),
    }));
  }
  let url = "";
  const server = createServer(({ url: path = "" }, response) => {
    asked.push(path);
    const document = documents.get(path);
    const bytes = document === undefined ? files.get(path) : JSON.stringify(document(url));
    response.writeHead(bytes === undefined ? 404 : 200, document === undefined ? {} : { "content-type": "application/json" }).end(bytes ?? "");
  });
  url = `http://127.0.0.1:${String(await listening(server))}/`;
  return { url, asked, close: () => void server.close() };
}
