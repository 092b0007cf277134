import {
  OPERATIONS_ANNOTATIONS,
  upstreamAddresses,
} from '@operate-first/plugin-operations-common';
import { createContext } from 'react';

/**
 * Whether the service that a page is about says of which projects elsewhere it is made.
 *
 * @internal
 */
export const UpstreamKnown = createContext(false);

/** Where its own source is, is not upstream of it. @internal */
export function namesUpstream(
  annotations: Record<string, string> = {},
): boolean {
  const { upstream } = OPERATIONS_ANNOTATIONS;
  const named = annotations[upstream];
  return (
    named !== undefined && upstreamAddresses({ [upstream]: named }).length > 0
  );
}
