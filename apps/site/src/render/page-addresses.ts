/** An address of a page that stands for many: what fills the brackets of its file name, and what the page is about. */
export interface PageAddress<Props> {
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly props: Props;
}

/** What the page at an address is about. @throws when no page stands there: only addresses that pages list are asked for. */
export function propsAt<Props>(addresses: readonly PageAddress<Props>[], params: Readonly<Record<string, string | undefined>>): Props {
  const found = addresses.find((each) => Object.entries(each.params).every(([name, value]) => params[name] === value));
  if (found === undefined) throw new Error(`no page stands at ${JSON.stringify(params)}`);
  return found.props;
}
