import fc from "fast-check";

/** Property tests draw the same cases on every run, so that a red test stays red until it is mended. */
fc.configureGlobal({ seed: 20_261_122 });
