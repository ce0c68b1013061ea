// Preloaded (`node --import`) into a command: writes to the file ALMANAC_MEASURED, when it ends, its largest memory in bytes and the
// seconds that processors worked for it. Those are steadier than the clock where others work on the machine, too.
import { writeFileSync } from "node:fs";
import process from "node:process";

process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(process.env.ALMANAC_MEASURED ?? "", JSON.stringify({ memory: maxRSS * 1024, worked: (userCPUTime + systemCPUTime) / 1e6 }));
});
