import { canonicalJson, type EditionDiff } from "@almanac/core";
import type { APIRoute, GetStaticPaths } from "astro";
import { comparison } from "../../../publication/current.ts";

/** The first edition has nothing to compare with, so it has no such file. */
export const getStaticPaths = (() => (comparison === null ? [] : [{ params: { changes: "changes" }, props: { comparison } }])) satisfies GetStaticPaths;

/** Byte for byte the object that the edition names as its `comparison`. */
export const GET: APIRoute<{ readonly comparison: EditionDiff }> = ({ props }) => new Response(canonicalJson(props.comparison));
