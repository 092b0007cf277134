import { NotFoundError } from '@backstage/errors';
import { createHmac, randomUUID } from 'node:crypto';
import { HubEvent } from './model';

const MOST_KEPT = 200;
const ANSWER_MILLISECONDS = 15_000;

/** What was told, and how it went. @internal */
export interface Delivery {
  id: string;
  event: string;
  action: string;
  repository: string;
  issue: number;
  /** The status that was answered, or why there was no answer; undefined before. */
  answer?: number | string;
}

/** @internal */
export interface WebhooksOptions {
  /** Who is told; undefined tells nobody. */
  url?: string;
  /** What deliveries are signed with. */
  secret: string;
  /** `owner/name` of the repositories that tell. */
  repositories: string[];
}

/**
 * Tells of what happened, signed as GitHub signs it, one after the other. As there, what is not taken is not told again until
 * somebody wants it to be.
 *
 * @internal
 */
export class Webhooks {
  readonly #options: WebhooksOptions;
  readonly #kept: Array<{ delivery: Delivery; body: string }> = [];
  #queue: Promise<void> = Promise.resolve();

  static create(options: WebhooksOptions): Webhooks {
    return new Webhooks(options);
  }

  private constructor(options: WebhooksOptions) {
    this.#options = options;
  }

  /** The latest first. */
  get deliveries(): Delivery[] {
    return this.#kept.map(({ delivery }) => delivery).reverse();
  }

  tell(told: HubEvent): void {
    const { repositories, url } = this.#options;
    if (!url || !repositories.includes(told.repository)) return;
    const { repository, event, action, issue, comment, sender } = told;
    const body = JSON.stringify({
      action,
      ...(event === 'pull_request' ? { pull_request: issue } : { issue }),
      ...(comment && { comment }),
      repository: { full_name: repository },
      sender,
    });
    const id = randomUUID();
    const delivery = { id, event, action, repository, issue: issue.number };
    this.#kept.push({ delivery, body });
    this.#kept.splice(0, this.#kept.length - MOST_KEPT);
    this.#queue = this.#queue.then(() => this.#deliver(delivery, body, url));
  }

  /** The same once more, with the same id. @throws NotFoundError */
  async again(id: string): Promise<Delivery> {
    const found = this.#kept.find(({ delivery }) => delivery.id === id);
    const { url } = this.#options;
    if (!found || !url) throw new NotFoundError(`There is no delivery ${id}.`);
    this.#queue = this.#queue.then(() =>
      this.#deliver(found.delivery, found.body, url),
    );
    await this.#queue;
    return found.delivery;
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    await this.#queue;
  }

  async #deliver(delivery: Delivery, body: string, url: string): Promise<void> {
    const { secret } = this.#options;
    const hmac = createHmac('sha256', secret).update(body).digest('hex');
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-github-event': delivery.event,
          'x-github-delivery': delivery.id,
          'x-hub-signature-256': `sha256=${hmac}`,
        },
        body,
        signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
      });
      await response.body?.cancel();
      delivery.answer = response.status;
    } catch (error) {
      const { cause, message } = error as Error & { cause?: Error };
      delivery.answer = cause?.message ?? message;
    }
  }
}
