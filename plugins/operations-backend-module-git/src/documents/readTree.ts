import { Mirror } from '../git/Mirror';

/** A file in a tree of git. @internal */
export interface TreeFile {
  /** Undefined where its name is no UTF-8. */
  path?: string;
  /** Its name for people. */
  shownAs: string;
  blob: string;
  /** Whether it is an ordinary file, not a link or another repository. */
  ordinary: boolean;
}

const NUL = 0;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The text, where it is UTF-8. @internal */
export function textOf(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function* recordsOf(bytes: Buffer): Generator<Buffer> {
  let from = 0;
  for (;;) {
    const to = bytes.indexOf(NUL, from);
    if (to < 0) return;
    yield bytes.subarray(from, to);
    from = to + 1;
  }
}

/** Every file of a commit. @internal */
export async function readTree(
  mirror: Mirror,
  revision: string,
  signal: AbortSignal,
): Promise<TreeFile[]> {
  const said = await mirror.local(['ls-tree', '-r', '-z', revision], {
    signal,
  });
  return [...recordsOf(said)].map(record => {
    const tab = record.indexOf('\t');
    const [mode, , blob] = record.subarray(0, tab).toString().split(' ');
    const name = record.subarray(tab + 1);
    return {
      path: textOf(name),
      shownAs: name.toString('utf8'),
      blob,
      ordinary: mode === '100644' || mode === '100755',
    };
  });
}

/** Blobs of a commit that were left out when it was fetched, because they are large. @internal */
export async function missingBlobs(
  mirror: Mirror,
  revision: string,
  signal: AbortSignal,
): Promise<Set<string>> {
  const said = await mirror.local(
    [
      'rev-list',
      '--objects',
      '--no-object-names',
      '--missing=print',
      '--no-walk',
      revision,
    ],
    { signal },
  );
  const lines = said.toString().split('\n');
  return new Set(
    lines.filter(line => line.startsWith('?')).map(line => line.slice(1)),
  );
}

/** How large blobs are, by their ids; each must be here. @internal */
export async function sizesOf(
  mirror: Mirror,
  blobs: Iterable<string>,
  signal: AbortSignal,
): Promise<Map<string, number>> {
  const ids = [...new Set(blobs)];
  if (ids.length === 0) return new Map();
  const said = await mirror.local(['cat-file', '--batch-check'], {
    signal,
    input: ids.map(id => `${id}\n`).join(''),
  });
  return new Map(
    said
      .toString()
      .split('\n')
      .map(line => line.split(' '))
      .filter(([, type]) => type === 'blob')
      .map(([id, , size]) => [id, Number(size)]),
  );
}

/** For each of them a line of its own. */
const LINE_BYTES = 100;

/** What blobs hold, by their ids, as {@link sizesOf} has measured them. @internal */
export async function readBlobs(
  mirror: Mirror,
  sizes: ReadonlyMap<string, number>,
  signal: AbortSignal,
): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  if (sizes.size === 0) return found;
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const said = await mirror.local(['cat-file', '--batch'], {
    signal,
    input: [...sizes.keys()].map(id => `${id}\n`).join(''),
    maxBytes: total + LINE_BYTES * sizes.size,
  });
  let at = 0;
  for (const [id, size] of sizes) {
    const start = said.indexOf('\n', at) + 1;
    found.set(id, said.subarray(start, start + size));
    at = start + size + 1;
  }
  return found;
}
