import pLimit, { Limit } from 'p-limit';
import { GitError } from '../../git/GitError';
import { Mirror } from '../../git/Mirror';
import { decode } from '../history/decode';
import { bringFiles } from '../history/headFiles';
import { Reading } from '../Reading';

/** Whatever rules of alerts are written in: YAML of Prometheus and of Kubernetes, Jsonnet, templates of Helm. */
const FILES = ['yaml', 'yml', 'json', 'rules', 'libsonnet', 'jsonnet', 'tpl'];
/** As in `- alert: NAME`, `"alert": "NAME"` and `alert: 'NAME',`. */
const RULE = `^[[:space:]]*(-[[:space:]]+)?["']?alert["']?[[:space:]]*:`;
const NAME = /^\s*(?:-\s+)?["']?alert["']?\s*:\s*["']?([^"',#]+)/;
const MOST_PLACES = 20;
const LOOK_MS = 20_000;
const AT_ONCE = 2;
const MAX_BYTES = 8 * 1024 * 1024;
/** Where files have to be fetched, so many of them are, first those that are likely to have rules. */
const MOST_FETCHED = 2_000;
const FETCH_MS = 60_000;
const LIKELY = /alert|rule|monitor|prometheus/i;

type Place = { path: string; line: number };
type Rules = ReadonlyMap<string, Place[]>;

function likelyOf(paths: string[]): string[] {
  const possible = paths.filter(path =>
    FILES.some(ending => path.endsWith(`.${ending}`)),
  );
  return [
    ...possible.filter(path => LIKELY.test(path)),
    ...possible.filter(path => !LIKELY.test(path)),
  ].slice(0, MOST_FETCHED);
}

/** git ends with 1 where nothing is found. */
function foundNothing(error: unknown): boolean {
  return error instanceof GitError && error.code === 1;
}

/** Lines of `git grep -z`: the commit and the path, the number of the line, and what it says. */
function rulesIn(said: Buffer): Rules {
  const rules = new Map<string, Place[]>();
  for (const found of said.toString('latin1').split('\n')) {
    // Each file is in its own encoding.
    const [where, line, text = ''] = decode(Buffer.from(found, 'latin1')).split(
      '\0',
    );
    const name = NAME.exec(text)?.[1].trim();
    if (!name) continue;
    const path = where.slice(where.indexOf(':') + 1);
    const places = rules.get(name) ?? [];
    // Of one file, the first: the others are the same rule for other limits.
    const isKnown = places.some(one => one.path === path);
    if (isKnown || places.length >= MOST_PLACES) continue;
    rules.set(name, [...places, { path, line: Number(line) }]);
  }
  return rules;
}

/**
 * Where the rules of alerts are in a repository, by what its files say. Read once for each state of its branch, when somebody
 * asks for the first time.
 *
 * @internal
 */
export class AlertRules {
  readonly #known = new WeakMap<Reading, Promise<Rules>>();
  /** Of many repositories, one after the other: nobody waits for all of them. */
  readonly #turns: Limit = pLimit(AT_ONCE);

  static create(): AlertRules {
    return new AlertRules();
  }

  private constructor() {}

  /** The files that have a rule of that name, with the first line in each. Throws {@link GitError}. */
  async find(mirror: Mirror, reading: Reading, name: string): Promise<Place[]> {
    let rules = this.#known.get(reading);
    if (!rules) {
      rules = this.#turns(() => this.#read(mirror, reading));
      this.#known.set(reading, rules);
      // Whoever asks next tries again.
      rules.catch(() => this.#known.delete(reading));
    }
    return (await rules).get(name.trim()) ?? [];
  }

  async #read(mirror: Mirror, { head, paths }: Reading): Promise<Rules> {
    const patience = AbortSignal.timeout(FETCH_MS);
    if ((await mirror.leftOut(patience)) === 'blob:none') {
      await bringFiles(mirror, head, likelyOf(paths), patience);
    }
    try {
      const said = await mirror.local(
        [
          ...['grep', '-I', '-n', '-z', '-E', '-e', RULE, head, '--'],
          ...FILES.map(ending => `*.${ending}`),
        ],
        {
          // Whoever asked may be gone before it is done; the next one has it then.
          signal: AbortSignal.timeout(LOOK_MS),
          maxBytes: MAX_BYTES,
          timeoutMs: LOOK_MS,
        },
      );
      return rulesIn(said);
    } catch (error) {
      if (foundNothing(error)) return new Map();
      throw error;
    }
  }
}
