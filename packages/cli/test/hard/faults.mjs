// Preloaded (`node --import`) into a command that is to be disturbed. Counts the calls that change something below given folders, and
// strikes at the n-th: an error as the system would give it, or the end of the process before, in the middle of or after the call.
//
// ALMANAC_FAULTS = {"roots": [folders], "log": file, "at": n, "act": "ENOSPC" | "EIO" | "EACCES" | "SHORT" | "KILL-BEFORE" | "KILL-HALF" | "KILL-AFTER", "sticky": boolean}
//
// `reads`: reading is counted, too. The log has one line a call: number, call, path, path that it leads to. Without `at` nothing is disturbed. Calls that the system does
// as a whole (a file written by name, a tree copied or removed) are taken apart, so that a strike falls between their parts. SHORT: the
// disk takes half of what is written, says so, and is full from then on. `sticky`: every later call that needs room or permission fails, too.
/* oxlint-disable typescript/no-unsafe-argument, typescript/no-unsafe-assignment, typescript/no-unsafe-call, typescript/no-unsafe-member-access, typescript/no-unsafe-return, typescript/strict-boolean-expressions --
   what stands in the place of the system's functions takes whatever they take */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { done, fateOf, isWatched, pathOf, paths, real, settings } from "./fault-fates.mjs";

const writes = (flags) => (typeof flags === "number" ? (flags & 3) !== 0 || (flags & (fs.constants.O_CREAT | fs.constants.O_TRUNC)) !== 0 : /[wa+]/.test(flags ?? "r"));

function openSync(path, flags, mode) {
  const name = pathOf(path);
  const fd = writes(flags) ? done(fateOf("open", name), () => real.openSync(path, flags, mode)) : real.openSync(path, flags, mode);
  if (isWatched(name)) paths.set(fd, name);
  return fd;
}

function closeSync(fd) {
  paths.delete(fd);
  real.closeSync(fd);
}

const bytesOf = (data, encoding) => (typeof data === "string" ? Buffer.from(data, typeof encoding === "string" ? encoding : "utf8") : Buffer.from(data.buffer, data.byteOffset, data.byteLength));

/** Both forms of a write: `(fd, buffer, offset, length, position)` and `(fd, text, position, encoding)`. */
function writeSync(fd, data, ...rest) {
  const path = paths.get(fd);
  if (path === undefined) return real.writeSync(fd, data, ...rest);
  let bytes;
  let position;
  if (typeof data === "string") {
    bytes = bytesOf(data, rest[1]);
    position = rest[0];
  } else {
    const whole = bytesOf(data);
    const { offset = 0, length, position: at } = typeof rest[0] === "object" && rest[0] !== null ? rest[0] : { offset: rest[0] ?? 0, length: rest[1], position: rest[2] };
    bytes = whole.subarray(offset, offset + (length ?? whole.length - offset));
    position = at;
  }
  const part = (size) => real.writeSync(fd, bytes, 0, size, position ?? null);
  const fate = fateOf("write", path, { byDescriptor: true });
  const half = Math.floor(bytes.length / 2);
  if (fate === "short") return half === 0 ? 0 : part(half);
  return done(fate, () => part(bytes.length), () => part(half));
}

function writeAll(fd, data, encoding) {
  const bytes = bytesOf(data, encoding);
  let from = 0;
  do from += writeSync(fd, bytes, from, bytes.length - from);
  while (from < bytes.length);
}

/** A file written by name, or to a descriptor, is opened, written and closed. */
function writeFileSync(file, data, options, flag = "w") {
  const { encoding, mode, flush, flag: asked = flag } = typeof options === "string" ? { encoding: options } : (options ?? {});
  if (typeof file === "number") {
    writeAll(file, data, encoding);
    return;
  }
  if (!isWatched(pathOf(file))) {
    real.writeFileSync(file, data, { encoding, mode, flush, flag: asked });
    return;
  }
  const fd = openSync(file, asked, mode ?? 0o666);
  try {
    writeAll(fd, data, encoding);
    if (flush === true) fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function onDescriptor(call, name) {
  return (fd, ...rest) => {
    const path = paths.get(fd);
    return path === undefined ? real[name](fd, ...rest) : done(fateOf(call, path, { byDescriptor: true }), () => real[name](fd, ...rest));
  };
}
const fsyncSync = onDescriptor("fsync", "fsyncSync");

const onPath =
  (call, name) =>
  (path, ...rest) =>
    done(fateOf(call, pathOf(path)), () => real[name](path, ...rest));

/** Calls with two paths; of a symbolic link, the first is what it says and no place. */
const renameSync = (from, to) => done(fateOf("rename", pathOf(from), { dest: pathOf(to) }), () => real.renameSync(from, to));
const linkSync = (from, to) => done(fateOf("link", pathOf(to)), () => real.linkSync(from, to));
const symlinkSync = (says, path, type) => done(fateOf("symlink", pathOf(path)), () => real.symlinkSync(says, path, type));

function copyFileSync(from, to, mode) {
  done(
    fateOf("copy", pathOf(to)),
    () => real.copyFileSync(from, to, mode),
    () => {
      const bytes = real.readFileSync(from);
      real.writeFileSync(to, bytes.subarray(0, Math.floor(bytes.length / 2)));
    },
  );
}

function mkdirSync(path, options) {
  const name = pathOf(path);
  if (!isWatched(name) || typeof options !== "object" || options?.recursive !== true) return done(fateOf("mkdir", name), () => real.mkdirSync(path, options));
  const missing = [];
  for (let folder = name; !real.existsSync(folder); folder = dirname(folder)) missing.unshift(folder);
  for (const folder of missing)
    try {
      done(fateOf("mkdir", folder), () => real.mkdirSync(folder, { mode: options.mode }));
    } catch (error) {
      // Another process was first: that is no failure of a recursive mkdir.
      if (error.code !== "EEXIST") throw error;
    }
  if (missing.length === 0) return real.mkdirSync(path, options);
  return missing[0];
}

const rmdirSync = onPath("rmdir", "rmdirSync");
const unlinkSync = onPath("unlink", "unlinkSync");

function rmSync(path, options = {}) {
  const name = pathOf(path);
  if (!isWatched(name)) {
    real.rmSync(path, options);
    return;
  }
  const stats = real.lstatSync(name, { throwIfNoEntry: false });
  if (stats === undefined || (stats.isDirectory() && options.recursive !== true)) {
    real.rmSync(path, options);
    return;
  }
  const gone = (work) => {
    try {
      work();
    } catch (error) {
      if (error.code !== "ENOENT" || options.force !== true) throw error;
    }
  };
  if (!stats.isDirectory()) {
    gone(() => unlinkSync(name));
    return;
  }
  for (const entry of real.existsSync(name) ? real.readdirSync(name) : []) rmSync(join(name, entry), options);
  gone(() => rmdirSync(name));
}

function cpSync(from, to, options = {}) {
  if (!isWatched(pathOf(to))) {
    real.cpSync(from, to, options);
    return;
  }
  const stats = options.dereference === true ? real.statSync(from) : real.lstatSync(from);
  if (options.filter !== undefined && !options.filter(from, to)) return;
  if (stats.isDirectory()) {
    mkdirSync(to, { recursive: true });
    for (const entry of real.readdirSync(from)) cpSync(join(String(from), entry), join(String(to), entry), options);
  } else if (stats.isSymbolicLink()) symlinkSync(real.readlinkSync(from), to);
  else {
    mkdirSync(dirname(pathOf(to)), { recursive: true });
    copyFileSync(from, to);
  }
}

const patched = {
  openSync,
  closeSync,
  writeSync,
  writeFileSync,
  appendFileSync: (file, data, options) => writeFileSync(file, data, options, "a"),
  writevSync: (fd, buffers, position) => (paths.has(fd) ? writeSync(fd, Buffer.concat(buffers.map((buffer) => bytesOf(buffer))), 0, undefined, position) : real.writevSync(fd, buffers, position)),
  fsyncSync,
  fdatasyncSync: onDescriptor("fsync", "fdatasyncSync"),
  ftruncateSync: onDescriptor("truncate", "ftruncateSync"),
  fchmodSync: onDescriptor("chmod", "fchmodSync"),
  fchownSync: onDescriptor("chown", "fchownSync"),
  futimesSync: onDescriptor("utimes", "futimesSync"),
  truncateSync: onPath("truncate", "truncateSync"),
  chmodSync: onPath("chmod", "chmodSync"),
  chownSync: onPath("chown", "chownSync"),
  lchownSync: onPath("chown", "lchownSync"),
  utimesSync: onPath("utimes", "utimesSync"),
  lutimesSync: onPath("utimes", "lutimesSync"),
  mkdtempSync: onPath("mkdtemp", "mkdtempSync"),
  renameSync,
  linkSync,
  symlinkSync,
  copyFileSync,
  mkdirSync,
  rmdirSync,
  unlinkSync,
  rmSync,
  cpSync,
};

/** Reading changes nothing; it is counted on demand, to see what becomes of a file that cannot be read. */
const READS = settings.reads === true ? ["readFile", "readdir", "stat", "lstat", "readlink", "realpath"] : [];
for (const name of READS) {
  const whole = real[`${name}Sync`];
  patched[`${name}Sync`] = Object.assign((path, ...rest) => (typeof path === "number" ? whole(path, ...rest) : done(fateOf(name, pathOf(path)), () => whole(path, ...rest))), whole);
}

/** Callback and promise forms run the same way, a turn later: a disturbed command need not be fast. */
const isOurs = (name, args) => {
  const [first, second] = args;
  if (typeof first === "number") return paths.has(first);
  return name === "open" || [name === "symlink" ? undefined : first, second].some((path) => (typeof path === "string" || path instanceof URL || Buffer.isBuffer(path)) && isWatched(pathOf(path)));
};

const RESULTS = { write: (size, args) => [size, args[1]], writev: (size, args) => [size, args[1]] };

for (const [syncName, run] of Object.entries(patched)) {
  fs[syncName] = run;
  const name = syncName.slice(0, -"Sync".length);
  const callbackForm = real[name];
  if (typeof callbackForm === "function") {
    const wrapped = (...args) => {
      const callback = args.findLast((arg) => typeof arg === "function");
      if (!isOurs(name, args) || callback === undefined) return callbackForm(...args);
      setImmediate(() => {
        let result;
        try {
          result = run(...args.slice(0, args.lastIndexOf(callback)));
        } catch (error) {
          callback(error);
          return;
        }
        callback(null, ...(RESULTS[name]?.(result, args) ?? [result]));
      });
      return undefined;
    };
    // `promisify` knows the system's functions by these.
    fs[name] = Object.defineProperties(wrapped, Object.getOwnPropertyDescriptors(callbackForm));
  }
}

const promises = fs.promises;
const realPromises = { ...promises };
const later = () => new Promise((resolveLater) => void setImmediate(resolveLater));
for (const name of ["writeFile", "appendFile", "truncate", "chmod", "chown", "lchown", "utimes", "lutimes", "mkdtemp", "rename", "link", "symlink", "copyFile", "mkdir", "rmdir", "unlink", "rm", "cp", ...READS]) {
  promises[name] = async (...args) => {
    if (typeof args[0] === "object" && !(args[0] instanceof URL) && !Buffer.isBuffer(args[0])) return args[0][name](...args.slice(1));
    if (!isOurs(name, args) || (name === "writeFile" && typeof args[1] !== "string" && !ArrayBuffer.isView(args[1]))) return realPromises[name](...args);
    await later();
    return patched[`${name}Sync`](...args);
  };
}

promises.open = async (path, flags, mode) => {
  const name = pathOf(path);
  if (!isWatched(name)) return realPromises.open(path, flags, mode);
  if (writes(flags)) {
    const fate = fateOf("open", name);
    if (fate instanceof Error) throw fate;
    if (fate !== undefined) done(fate, () => real.openSync(path, flags, mode));
  }
  const handle = await realPromises.open(path, flags, mode);
  paths.set(handle.fd, name);
  return handle;
};

const probe = await realPromises.open(fileURLToPath(import.meta.url));
const handles = Object.getPrototypeOf(probe);
await probe.close();
const realHandles = Object.fromEntries(["write", "writev", "writeFile", "appendFile", "sync", "datasync", "truncate", "chmod", "chown", "utimes", "close"].map((name) => [name, handles[name]]));
const handleForm = (name, run) => {
  handles[name] = async function (...args) {
    if (!paths.has(this.fd)) return realHandles[name].apply(this, args);
    await later();
    return run(this, args);
  };
};
handleForm("write", (handle, [data, ...rest]) => ({ bytesWritten: writeSync(handle.fd, data, ...rest), buffer: data }));
handleForm("writev", (handle, [buffers, position]) => ({ bytesWritten: patched.writevSync(handle.fd, buffers, position), buffers }));
handleForm("writeFile", (handle, [data, options]) => writeAll(handle.fd, data, options?.encoding ?? options));
handleForm("appendFile", (handle, [data, options]) => writeAll(handle.fd, data, options?.encoding ?? options));
handleForm("sync", (handle) => fsyncSync(handle.fd));
handleForm("datasync", (handle) => patched.fdatasyncSync(handle.fd));
handleForm("truncate", (handle, args) => patched.ftruncateSync(handle.fd, ...args));
handleForm("chmod", (handle, args) => patched.fchmodSync(handle.fd, ...args));
handleForm("chown", (handle, args) => patched.fchownSync(handle.fd, ...args));
handleForm("utimes", (handle, args) => patched.futimesSync(handle.fd, ...args));
handles.close = function () {
  paths.delete(this.fd);
  return realHandles.close.apply(this);
};

syncBuiltinESMExports();
