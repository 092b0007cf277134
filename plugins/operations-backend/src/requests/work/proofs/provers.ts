import {
  RequestExpectation,
  RequestPlaceFacts,
} from '@operate-first/plugin-operations-common';
import { ProofContext, Prover } from './model';

type Provers = { [T in RequestExpectation['type']]?: Prover<T> };

/** By what is expected. */
const PROVERS: Provers = {};

/** How far a place is that expects something. @internal */
export async function proveExpected(
  place: RequestPlaceFacts,
  context: ProofContext,
): Promise<RequestPlaceFacts> {
  const { problem: _, unseen: __, expects, ...rest } = place;
  const prove = expects && (PROVERS[expects.type] as Prover<never> | undefined);
  if (!prove) {
    return { ...rest, expects, unseen: 'The portal knows no proof of it' };
  }
  return prove({ ...rest, expects } as never, context);
}
