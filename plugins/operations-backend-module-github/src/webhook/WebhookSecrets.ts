import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** A text that is written down, or a file that holds it. @internal */
export type SecretSource = { text: string } | { file: string };

/** What GitHub signs its webhooks with. @internal */
export interface WebhookConfig {
  /** Of every repository that has none of its own. */
  common?: SecretSource;
  own: Array<{
    /** Address of the repository. */
    repository: string;
    secret: SecretSource;
  }>;
}

/**
 * Of which repositories something may tell that was signed: one that has a secret of its own is not believed with another.
 *
 * @internal
 */
export interface WebhookScope {
  /** @param repository - its address; undefined where it is not said. */
  covers: (repository: string | undefined) => boolean;
}

const SHORTEST_SECRET = 16;

function folded(url: string): string {
  return url.toLocaleLowerCase('en-US');
}

/** Says what is wrong with a secret; undefined where nothing is. @internal */
export function secretProblem(secret: string): string | undefined {
  return secret.length >= SHORTEST_SECRET
    ? undefined
    : `must have at least ${SHORTEST_SECRET} characters`;
}

/** Takes as long whatever differs. */
function isSigned(body: Buffer, signature: string, secret: string): boolean {
  const hmac = createHmac('sha256', secret).update(body);
  const [a, b] = [signature, `sha256=${hmac.digest('hex')}`].map(text =>
    createHash('sha256').update(text).digest(),
  );
  return timingSafeEqual(a, b);
}

async function textOf(source: SecretSource): Promise<string> {
  const text =
    'text' in source
      ? source.text
      : (await readFile(source.file, 'utf8')).trim();
  const problem = secretProblem(text);
  if (problem) throw new Error(`The secret ${problem}.`);
  return text;
}

/**
 * Knows by its secret which repositories a delivery may speak of. Files are read each time: a new secret counts at once.
 *
 * @internal
 */
export class WebhookSecrets {
  readonly #config: WebhookConfig;

  static create(config: WebhookConfig): WebhookSecrets {
    return new WebhookSecrets(config);
  }

  private constructor(config: WebhookConfig) {
    this.#config = config;
  }

  /**
   * @returns undefined where it is signed with none of the secrets.
   * @throws where none fits, and one cannot be read.
   */
  async scopeOf(
    body: Buffer,
    signature: string,
  ): Promise<WebhookScope | undefined> {
    const { common, own } = this.#config;
    const failures: unknown[] = [];
    const fits = async (source: SecretSource | undefined) => {
      if (!source) return false;
      try {
        return isSigned(body, signature, await textOf(source));
      } catch (error) {
        failures.push(error);
        return false;
      }
    };
    const isCommon = await fits(common);
    const proved = new Set<string>();
    for (const { repository, secret } of own) {
      if (await fits(secret)) proved.add(folded(repository));
    }
    if (!isCommon && proved.size === 0) {
      if (failures.length > 0) throw failures[0];
      return undefined;
    }
    const known = new Set(own.map(({ repository }) => folded(repository)));
    return {
      covers: repository => {
        const name = repository === undefined ? '' : folded(repository);
        return known.has(name) ? proved.has(name) : isCommon;
      },
    };
  }
}
