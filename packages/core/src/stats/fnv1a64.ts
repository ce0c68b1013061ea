const OFFSET_BASIS = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/** UTF-8 bytes of a text; a lone surrogate becomes U+FFFD, as in every encoder. */
function* utf8(text: string): Generator<number> {
  for (const character of text.toWellFormed()) {
    const point = character.codePointAt(0) as number;
    if (point < 0x80) yield point;
    else {
      const length = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      yield ((0xf00 >> length) & 0xff) | (point >> (6 * (length - 1)));
      for (let left = length - 2; left >= 0; left -= 1) yield 0x80 | ((point >> (6 * left)) & 0x3f);
    }
  }
}

/** 64-bit FNV-1a hash of the UTF-8 bytes of a text: turns the label of a random stream into bits (METHOD.md 1.4). Source: Fowler, Noll, Vo. */
export function fnv1a64(text: string): bigint {
  let hash = OFFSET_BASIS;
  for (const byte of utf8(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  return hash;
}
