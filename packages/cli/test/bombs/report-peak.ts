/**
 * Preloaded (`node --import`) into a command: writes to the file ALMANAC_PEAK, when it ends, its largest memory in bytes and the seconds that
 * processors worked for it. The memory is that of this program alone: what `getrusage` says holds that of the one that started it, too.
 */
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";

process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  let memory = maxRSS * 1024;
  try {
    memory = Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) * 1024;
  } catch {
    // Not on Linux.
  }
  writeFileSync(process.env["ALMANAC_PEAK"] ?? "", JSON.stringify({ memory, worked: (userCPUTime + systemCPUTime) / 1e6 }));
});
