import {
  RequestExpectation,
  RequestPlaceFacts,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { SeenCluster } from '../../../onboarding/ClusterBook';
import { AlertRuleDesk } from '../../kinds/checks/AlertRuleDesk';
import { CatalogBook } from '../../../onboarding/CatalogBook';

/** What proofs are found in: what sources have stored, and rules that servers have loaded, which are asked for now and then. @internal */
export interface ProofContext {
  database: Knex;
  catalog: CatalogBook;
  clusters: ReadonlyMap<string, SeenCluster>;
  rules: Pick<AlertRuleDesk, 'loaded'>;
  /** When it was merged; what was seen before proves nothing. */
  since: number;
  now: number;
}

/** A place of which something other than a running service is expected. @internal */
export type ExpectingPlace<T extends RequestExpectation['type']> = Omit<
  RequestPlaceFacts,
  'expects'
> & { expects: Extract<RequestExpectation, { type: T }> };

/**
 * Says how far a place is, with a sentence and a time for each stage that it has reached; what was proved before is there
 * already and stays.
 *
 * @internal
 */
export type Prover<T extends RequestExpectation['type']> = (
  place: ExpectingPlace<T>,
  context: ProofContext,
) => Promise<RequestPlaceFacts>;
