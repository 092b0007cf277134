import { Navigate, useLocation } from 'react-router-dom';
import { BEGIN } from '../../hooks/useReplayMoment';

/**
 * An address that people try by hand: it leads to where the replay is, at its beginning where no moment is said.
 *
 * @internal
 */
export function ToReplay() {
  const params = new URLSearchParams(useLocation().search);
  if (!params.has('at')) params.set('at', BEGIN);
  return (
    <Navigate
      to={{ pathname: '..', search: params.toString() }}
      relative="path"
      replace
    />
  );
}
