// Preloaded (`node --import`) into a command: every listing of a folder comes in another order, as on another machine. ALMANAC_SHUFFLE: a seed.
/* oxlint-disable typescript/no-unsafe-assignment, typescript/no-unsafe-call, typescript/no-unsafe-member-access, typescript/no-unsafe-return, typescript/strict-boolean-expressions --
   what stands in the place of the system's functions takes whatever they take */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import process from "node:process";

let state = Number(process.env.ALMANAC_SHUFFLE ?? "1") >>> 0;
const random = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 4_294_967_296;
};
const shuffled = (entries) => {
  const all = [...entries];
  for (let index = all.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [all[index], all[other]] = [all[other], all[index]];
  }
  return all;
};

const { readdirSync, readdir, opendirSync, opendir } = fs;
const { readdir: readdirLater, opendir: opendirLater } = fs.promises;

/** A listing that is read entry by entry, in another order. */
function shuffledDirectory(directory) {
  let entries;
  const load = () => {
    if (entries !== undefined) return entries;
    entries = [];
    for (let entry = readSync(); entry !== null; entry = readSync()) entries.push(entry);
    entries = shuffled(entries);
    return entries;
  };
  const readSync = directory.readSync.bind(directory);
  const next = () => load().shift() ?? null;
  const closeSync = directory.closeSync.bind(directory);
  directory.readSync = next;
  directory.read = (callback) => (callback === undefined ? Promise.resolve(next()) : void setImmediate(() => callback(null, next())));
  directory[Symbol.asyncIterator] = async function* () {
    try {
      for (let entry = next(); entry !== null; entry = next()) yield entry;
    } finally {
      closeSync();
    }
  };
  return directory;
}

fs.readdirSync = (...args) => shuffled(readdirSync(...args));
fs.readdir = (...args) => {
  const callback = args.pop();
  readdir(...args, (error, entries) => (error ? callback(error) : callback(null, shuffled(entries))));
};
fs.promises.readdir = async (...args) => shuffled(await readdirLater(...args));
fs.opendirSync = (...args) => shuffledDirectory(opendirSync(...args));
fs.opendir = (...args) => {
  const callback = args.pop();
  opendir(...args, (error, directory) => (error ? callback(error) : callback(null, shuffledDirectory(directory))));
};
fs.promises.opendir = async (...args) => shuffledDirectory(await opendirLater(...args));
syncBuiltinESMExports();
