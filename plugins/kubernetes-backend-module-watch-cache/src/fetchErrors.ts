import {
  KubernetesErrorTypes,
  RawFetchError,
  StatusError,
} from '@backstage/plugin-kubernetes-common';
import { NamedKind, pathOf } from './kinds';

/** The names that the stock plugin has for them. */
const TYPES: Record<number, KubernetesErrorTypes> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED_ERROR',
  404: 'NOT_FOUND',
  500: 'SYSTEM_ERROR',
};

/** What the stock plugin says when an API server has answered so. */
export function statusError(
  statusCode: number,
  kind: NamedKind,
  namespace?: string,
): StatusError {
  const errorType = TYPES[statusCode] ?? 'UNKNOWN_ERROR';
  return { errorType, statusCode, resourcePath: pathOf(kind, namespace) };
}

/** What the stock plugin says when no answer came. */
export function fetchError(message: string): RawFetchError {
  return { errorType: 'FETCH_ERROR', message };
}
