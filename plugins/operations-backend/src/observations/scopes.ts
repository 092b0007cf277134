import { Scope } from '@operate-first/plugin-operations-common';
import { ScopeRow } from '../database/rows';

/** A scope as the primary key of a row writes it: '' where a part is not there. @internal */
export function scopeColumns(
  source: string,
  { environment, cluster = '', namespace = '' }: Scope,
): ScopeRow {
  return { source, environment, cluster, namespace };
}

/** @internal */
export function scopeOf({ environment, cluster, namespace }: ScopeRow): Scope {
  return {
    environment,
    ...(cluster && { cluster }),
    ...(namespace && { namespace }),
  };
}

/** One string for what a source sees in one scope. @internal */
export function scopeKey(source: string, scope: Scope): string {
  return JSON.stringify(Object.values(scopeColumns(source, scope)));
}

/** One string for what is counted: what a source sees in one scope of one service. @internal */
export function sliKey(
  serviceId: string,
  source: string,
  scope: Scope,
): string {
  return serviceId + scopeKey(source, scope);
}
