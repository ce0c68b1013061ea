import { canonicalJson } from "@almanac/core";
import type { APIRoute, GetStaticPaths } from "astro";
import { comparison, header } from "../../../publication/current.ts";

/** Files that not every edition has: the first has nothing to compare with, and one of an older schema no header in this form. */
export const getStaticPaths = (() => [
  ...(header.text === null ? [] : [{ params: { name: "header" }, props: { text: header.text } }]),
  // Byte for byte the object that the edition names as its comparison.
  ...(comparison === null ? [] : [{ params: { name: "changes" }, props: { text: canonicalJson(comparison) } }]),
]) satisfies GetStaticPaths;

export const GET: APIRoute<{ readonly text: string }> = ({ props }) => new Response(props.text);
