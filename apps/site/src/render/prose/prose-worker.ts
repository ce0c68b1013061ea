import { parentPort } from "node:worker_threads";
import { setShare, type SharedProse } from "./prose-share.ts";

// Is told once which documents there are, and answers with those that it has set as HTML, each with its place.
parentPort?.once("message", (work: SharedProse) => parentPort?.postMessage(setShare(work)));
