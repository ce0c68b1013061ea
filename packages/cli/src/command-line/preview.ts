import { InvalidArgumentError, type Command } from "commander";
import { asOfOptionOf, audienceOption, knownOption, rootOption, statedOf, type Done, type ForAudience, type Stated } from "./options.ts";
import { programRoot } from "../program-root.ts";

function portOption(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError("not a port\nhint: give a number from 1024 to 65535, or 0 for any free one");
  return port;
}

export function previewCommand(program: Command, done: Done): void {
  program
    .command("preview")
    .description("show the draft in a browser while it is written: pages follow every save, with what is wrong on them")
    .addOption(rootOption())
    .option("--port <number>", "where it listens, on this machine only; when it is taken, the next free one", portOption, 4321)
    .option("--open", "open the browser", false)
    .addOption(asOfOptionOf())
    .addOption(knownOption())
    .addOption(audienceOption())
    .addHelpText("after", "\nCtrl-C ends it. Drafts and pages for a smaller audience are shown and marked. With --audience, figures and pages are those of that audience, with drafts.\n\nExamples:\n  almanac preview --open\n  almanac preview --root examples/minimal --port 8080\n  almanac preview --as-of 2026-11-15T22:00:00+01:00\n")
    .action(async ({ root, port, open, audience, ...stated }: Stated & ForAudience & { readonly root: string; readonly port: number; readonly open: boolean }) => {
      const { preview } = await import("../commands/preview.ts");
      done(await preview({ root: programRoot(root), port, open, audience, ...statedOf(stated) }));
    });
}
