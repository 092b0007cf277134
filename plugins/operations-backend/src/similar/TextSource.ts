import {
  SimilarDocument,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { Milliseconds } from '../database/rows';

/** What decides whether something is read again, and who may find it. @internal */
export interface TextState {
  id: string;
  version: number;
  updatedAt: number;
  visibility: Visibility;
  /** Of the root service. */
  serviceId?: string;
  /** The incident that it is, or is about. */
  incidentId?: string;
  /** Whether it can be found at all. */
  present: boolean;
}

/** What is found, in both accounts. @internal */
export interface FoundText {
  internal: SimilarDocument;
  /** Redacted; missing where there is no public account. */
  public?: SimilarDocument;
}

/** Something whose texts are found again. @internal */
export interface TextSource {
  kind: 'incident' | 'post-mortem';
  /** In the order of their changes, and after one of them. */
  page(after: { updatedAt: number; id: string }): Promise<TextState[]>;
  read(ids: string[]): Promise<FoundText[]>;
}

/** @internal */
export const STATES_AT_ONCE = 1_000;

/** Of a row that has one: numbers come as strings from some databases. @internal */
export interface ChangingRow {
  id: string;
  version: number;
  updated_at: Milliseconds;
  visibility: Visibility;
  root_service_id: string | null;
}

/** @internal */
export function stateOf(
  row: ChangingRow,
): Omit<TextState, 'present' | 'incidentId'> {
  return {
    id: row.id,
    version: row.version,
    updatedAt: Number(row.updated_at),
    visibility: row.visibility,
    serviceId: row.root_service_id ?? undefined,
  };
}
