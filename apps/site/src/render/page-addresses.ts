/** An address of a page that stands for many: what fills the brackets of its file name, and what the page is about. */
export interface PageAddress<Props> {
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly props: Props;
}

/** Every page of a kind asks: its addresses are looked through once. */
const found = new WeakMap<object, ReadonlyMap<string, unknown>>();

const nameOf = (params: PageAddress<unknown>["params"]): string => JSON.stringify(Object.entries(params).filter(([, value]) => value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)));

/** What the page at an address is about. @throws when no page stands there: only addresses that pages list are asked for. */
export function propsAt<Props>(addresses: readonly PageAddress<Props>[], params: Readonly<Record<string, string | undefined>>): Props {
  const known = found.get(addresses) ?? new Map(addresses.map((address) => [nameOf(address.params), address.props]));
  found.set(addresses, known);
  const name = nameOf(params);
  if (!known.has(name)) throw new Error(`no page stands at ${JSON.stringify(params)}`);
  return known.get(name) as Props;
}
