import { parentPort, workerData } from "node:worker_threads";
import { renderProse, type ProseDocument } from "@almanac/prose";
import { contextOf, type ProseSetting } from "./prose-setting.ts";

/** What a thread is started with. It answers with its documents as HTML, in their order. */
export interface ProseWork {
  readonly setting: ProseSetting;
  readonly documents: readonly ProseDocument[];
}

if (parentPort !== null) {
  const { setting, documents } = workerData as ProseWork;
  const context = contextOf(setting);
  parentPort.postMessage(documents.map((document) => renderProse(document, context)));
}
