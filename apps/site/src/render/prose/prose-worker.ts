import { parentPort, workerData } from "node:worker_threads";
import { setShare, type SharedProse } from "./prose-share.ts";

// Answers with its documents as HTML, each with its place.
if (parentPort !== null) parentPort.postMessage(setShare(workerData as SharedProse));
