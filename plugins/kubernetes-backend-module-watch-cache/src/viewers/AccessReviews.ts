import { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import { NamedKind, idOf } from '../kinds';
import { askReview } from './askReview';
import { Viewer } from './Viewer';

/** So long an answer is believed, and no longer: rights are taken away too. */
const BELIEVED_MS = 60_000;
/** More is forgotten, oldest first. */
const MOST = 50_000;

interface Remembered {
  until: number;
  status: Promise<number>;
}

/** What somebody wants to see, and where. */
export interface AccessQuestion {
  cluster: ClusterDetails;
  viewer: Viewer;
  kind: NamedKind;
  namespace?: string;
  /** False where the cluster would not answer: then only what is remembered counts. */
  ask: boolean;
}

/** What viewers may see with credentials of their own, by the word of each cluster, asked once a minute at most. */
export class AccessReviews {
  readonly #remembered = new Map<string, Remembered>();
  readonly #now: () => number;
  readonly #ask: typeof askReview;

  private constructor(now: () => number, ask: typeof askReview) {
    this.#now = now;
    this.#ask = ask;
  }

  static create(
    options: { now?: () => number; ask?: typeof askReview } = {},
  ): AccessReviews {
    const { now = Date.now, ask = askReview } = options;
    return new AccessReviews(now, ask);
  }

  /** 200, or the status with which the cluster refuses. Undefined where nobody can tell now. */
  async status(question: AccessQuestion): Promise<number | undefined> {
    const { cluster, viewer, kind, namespace = '', ask } = question;
    const credential = await viewer.credentialFor(cluster);
    if (credential.type === 'anonymous') return 401;
    const key = JSON.stringify([
      cluster.name,
      cluster.url,
      viewer.fingerprint(credential),
      namespace,
      idOf(kind),
    ]);
    const known = this.#remembered.get(key);
    if (known && known.until > this.#now()) return known.status;
    if (!ask) return undefined;
    const status = this.#ask(cluster, credential, kind, question.namespace);
    this.#remember(key, status);
    return status;
  }

  #remember(key: string, status: Promise<number>): void {
    this.#remembered.delete(key);
    const mine = { until: this.#now() + BELIEVED_MS, status };
    this.#remembered.set(key, mine);
    // A failure is no answer: the next who looks asks again.
    status.catch(() => {
      if (this.#remembered.get(key) === mine) this.#remembered.delete(key);
    });
    // Entries are in the order of their end.
    for (const [old, { until }] of this.#remembered) {
      if (until > this.#now() && this.#remembered.size <= MOST) return;
      this.#remembered.delete(old);
    }
  }
}
