import {
  KindGround,
  OnboardingProblem,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { OnboardingReader } from '../../onboarding/checks/model';
import { SeenCluster } from '../../onboarding/ClusterBook';
import { TreeAtRevision } from '../../onboarding/HeldTree';
import { Onboarding } from '../Onboarding';
import { Pending } from '../pending';

/** What insights look at that only the portal knows. @internal */
export interface KindContext {
  onboarding: Onboarding;
  database: Knex;
  tree: TreeAtRevision;
  clusters: ReadonlyMap<string, SeenCluster>;
  /** What other requests ask for. */
  pending: Pending[];
  /** Visitors are nobody: they learn nothing of what they may not see, not even that it exists. */
  reader: OnboardingReader;
}

/** What the portal adds to a wish. @internal */
export interface KindFound {
  problems: OnboardingProblem[];
  notes: string[];
  /** Beside the wish, in the shape of its kind. */
  facts?: Record<string, unknown>;
}

/**
 * What the portal knows of a kind beyond parameters and tree. Asked at every preview, at opening, and again before the merge:
 * it reads what is stored and asks nobody outside, but where it says so.
 *
 * @internal
 */
export interface KindInsight<P extends object = object> {
  /** The field with a name that is new: visitors do not learn that it is taken by what they may not see. */
  names?: string;
  /** What the change needs to know; kept with the request, so that a rebuilt change knows the same. */
  known?(value: P, context: KindContext): Promise<KindGround['known']>;
  /** What is wrong or worth knowing, of parameters that can be read. */
  look?(value: P, context: KindContext, ground: KindGround): Promise<KindFound>;
  /** What helps while the form is incomplete: of parameters as they are written so far. */
  help?(
    written: Record<string, unknown>,
    context: KindContext,
  ): Promise<Record<string, unknown> | undefined>;
}
