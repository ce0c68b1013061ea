import type { Diagnostic } from "@almanac/core";

/** Why a file cannot be shown as a picture. Reported at each place that shows it. */
export interface PictureProblem extends Pick<Diagnostic, "code" | "message" | "hint"> {
  readonly found?: string;
  readonly expected?: string;
  /** The picture that was probably meant, by its path below `content/`. */
  readonly near?: string;
}

/** A picture that pages can show. */
export interface ProsePicture {
  readonly href: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export const isProblem = (picture: ProsePicture | PictureProblem): picture is PictureProblem => "code" in picture;
