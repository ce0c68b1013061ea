import { spawn, spawnSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";

/** A web server that serves a folder by one of our recipes, on this machine only. */
export interface RunningHost {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

export type HostProgram = "nginx" | "caddy";

/** Whether the program can be run here: both are Debian packages. */
export const isInstalled = (program: HostProgram): boolean => spawnSync(program, program === "nginx" ? ["-v"] : ["version"]).status === 0;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

const RECIPE_ROOT = "/srv/almanac/current";
const RECIPE_HOST = "almanac.example.org";

/** What nginx's own configuration says around the recipe: kinds of files, and everything that it writes in one folder. */
const aroundNginx = (recipe: string, folder: string): string => `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/errors;
events {}
http {
  types { text/html html; text/css css; application/javascript js; application/json json; image/svg+xml svg; font/woff2 woff2; application/xml xml; text/plain txt; }
  default_type application/octet-stream;
  access_log off;
  ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join(" ")}
${recipe}}
`;

/** Starts the program with the recipe, in which only the folder, the name and the port are others. @throws when it does not answer within ten seconds. */
export async function runHost(program: HostProgram, recipe: string, { root, folder }: { readonly root: string; readonly folder: string }): Promise<RunningHost> {
  await mkdir(folder, { recursive: true });
  const port = await freePort();
  const own = recipe.replace(RECIPE_ROOT, root);
  const file = join(folder, "host.conf");
  await writeFile(file, program === "nginx" ? aroundNginx(own.replace(`server_name ${RECIPE_HOST}`, `listen 127.0.0.1:${String(port)}`), folder) : `{\n  admin off\n  auto_https off\n}\n${own.replace(RECIPE_HOST, `http://127.0.0.1:${String(port)}`)}`);
  const words = program === "nginx" ? ["-p", folder, "-e", join(folder, "errors"), "-c", file] : ["run", "--config", file, "--adapter", "caddyfile"];
  const running = spawn(program, words, { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder } });
  let said = "";
  running.stderr.on("data", (text: Buffer) => void (said += text.toString()));
  const ended = new Promise<void>((resolve) => running.once("close", () => resolve()));
  const origin = `http://127.0.0.1:${String(port)}`;
  const close = async (): Promise<void> => {
    running.kill();
    await ended;
  };
  for (let tried = 0; tried < 100; tried += 1) {
    if (await fetch(origin).then(() => true, () => false)) return { origin, close };
    if (running.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await close();
  throw new Error(`${program} does not serve the recipe: ${said}`);
}
