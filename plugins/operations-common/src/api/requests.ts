import { parseEntityRef } from '@backstage/catalog-model';
import { RequestOptions } from './RequestOptions';

/** Where a service is found. @internal */
export function pathOf(entityRef: string) {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return { kind: kind.toLocaleLowerCase('en-US'), namespace, name };
}

/** Where an SLO is found. @internal */
export function sloPathOf(sloRef: string) {
  const { namespace, name } = parseEntityRef(sloRef);
  return { namespace, name };
}

/** What every request is sent with. @internal */
export function init(options: RequestOptions | undefined) {
  return {
    signal: options?.signal,
    headers: options?.token ? { Authorization: `Bearer ${options.token}` } : {},
  };
}
