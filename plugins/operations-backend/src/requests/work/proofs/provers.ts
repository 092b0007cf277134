import {
  RequestExpectation,
  RequestPlaceFacts,
} from '@operate-first/plugin-operations-common';
import { proveAlert } from './alert';
import { proveGone } from './gone';
import { proveMembers } from './members';
import { ProofContext, Prover } from './model';
import { proveQuota } from './quota';
import { proveScaled } from './scaled';
import { proveSlo } from './slo';
import { proveWatched } from './watched';

type Provers = { [T in RequestExpectation['type']]?: Prover<T> };

/** By what is expected. */
const PROVERS: Provers = {
  quota: proveQuota,
  slo: proveSlo,
  alert: proveAlert,
  members: proveMembers,
  watched: proveWatched,
  scaled: proveScaled,
  gone: proveGone,
};

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
