/** The part of the package's interface that scripts/fonts.ts uses; the package has no types of its own. */
declare module "subset-font" {
  interface AxisRange {
    readonly min: number;
    readonly max: number;
  }
  interface SubsetOptions {
    readonly targetFormat?: "sfnt" | "woff" | "woff2";
    readonly noHinting?: boolean;
    readonly keepFeatures?: readonly string[];
    readonly dropTables?: readonly string[];
    readonly variationAxes?: Readonly<Record<string, number | AxisRange>>;
  }
  export default function subsetFont(font: Buffer, text: string, options?: SubsetOptions): Promise<Buffer>;
}
