/** `node packages/cli/test/verify/main.ts [--flips N] [--seed S]`: flips random bits and counts how often `almanac verify` names the file. */
import process from "node:process";
import { parseArgs } from "node:util";
import { applyFlip, generator, isNamed, KINDS, namedBy, randomFlip } from "./flips.ts";
import { publishedScene } from "./published-scene.ts";

const { values } = parseArgs({ options: { flips: { type: "string", default: "350" }, seed: { type: "string", default: "1" } } });
const random = generator(Number(values.seed));
const scene = await publishedScene();
const told = new Map(KINDS.map((kind) => [kind, { flips: 0, named: 0 }]));
try {
  for (let position = 0; position < Number(values.flips); position++) {
    const kind = KINDS[position % KINDS.length] ?? "page";
    const flip = randomFlip(scene, kind, random);
    const undo = applyFlip(flip);
    const { code, files } = await namedBy(scene);
    undo();
    const counted = told.get(kind);
    if (counted === undefined) continue;
    counted.flips++;
    if (code === 1 && isNamed(files, flip.file)) counted.named++;
    else process.stdout.write(`not named: ${flip.file}, byte ${String(flip.offset)}, bit ${String(flip.bit)} (exit code ${String(code)}; named ${files.join(", ")})\n`);
  }
} finally {
  scene.remove();
}
for (const [kind, { flips, named }] of told) process.stdout.write(`${kind.padEnd(8)} ${String(named).padStart(4)} of ${String(flips).padStart(4)} named\n`);
if ([...told.values()].some(({ flips, named }) => named < flips)) process.exitCode = 1;
