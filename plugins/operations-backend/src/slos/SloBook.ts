import { SloDefinition } from '@operate-first/plugin-operations-common';
import { TrackedSli } from './TrackedSli';

/** An SLO that can be evaluated. @internal */
export interface FollowedSlo {
  definition: SloDefinition;
  /** Of everything that its row takes from documents and catalog. */
  hash: string;
  serviceId?: string;
  systemRef?: string;
  /** Of the document; that of the service counts as well. */
  visibility: 'public' | 'internal';
}

/**
 * The SLOs there are and what they measure, as the holder of the lease follows them.
 *
 * @internal
 */
export class SloBook {
  slos: ReadonlyMap<string, FollowedSlo> = new Map();
  slis: ReadonlyMap<string, TrackedSli> = new Map();
  /** Grows whenever one of both is another. */
  revision = 0;

  static create(): SloBook {
    return new SloBook();
  }

  private constructor() {}

  replace(
    slos: ReadonlyMap<string, FollowedSlo>,
    slis: ReadonlyMap<string, TrackedSli>,
  ) {
    this.slos = slos;
    this.slis = slis;
    this.revision += 1;
  }
}
