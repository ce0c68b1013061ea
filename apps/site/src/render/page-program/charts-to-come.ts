import type { Publication } from "../publication.ts";

type Charts = Publication["charts"];

interface ChartsToCome {
  readonly charts: Charts;
  readonly fill: (drawn: Charts) => void;
}

/** Charts that are not drawn yet. A page that asks for one too early is a mistake of ours, and must not be written without it. */
export function chartsToCome(): ChartsToCome {
  let drawn: Charts | undefined;
  const asked = (): Charts => {
    if (drawn === undefined) throw new Error("a page asks for a chart before it is drawn");
    return drawn;
  };
  const charts = new Proxy<Record<string, never>>(
    {},
    {
      get: (_, key) => Reflect.get(asked(), key) as unknown,
      has: (_, key) => Reflect.has(asked(), key),
      ownKeys: () => Reflect.ownKeys(asked()),
      getOwnPropertyDescriptor: (_, key) => {
        const found = Reflect.getOwnPropertyDescriptor(asked(), key);
        return found === undefined ? undefined : { ...found, configurable: true };
      },
    },
  );
  return {
    charts,
    fill: (all) => {
      drawn = all;
    },
  };
}
