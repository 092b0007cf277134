import {
  UpstreamGapName,
  UpstreamLink,
} from '@operate-first/plugin-operations-common';
import { Milliseconds } from '../database/rows';

/** Of what something upstream is followed. @internal */
export type UpstreamSubjectKind = 'incident' | 'postMortem' | 'service';

/** @internal */
export interface UpstreamRow {
  id: string;
  subject_kind: UpstreamSubjectKind;
  subject_id: string;
  gap: UpstreamGapName | null;
  tracker: string | null;
  repository: string;
  kind: UpstreamLink['kind'];
  state: UpstreamLink['state'];
  url: string | null;
  name: string | null;
  title: string;
  body: string | null;
  message: string | null;
  is_public: boolean | number;
  opened: boolean | number;
  created_by: string;
  created_at: Milliseconds;
  etag: string | null;
  looked_at: Milliseconds | null;
  due_at: Milliseconds | null;
  attempts: number;
  problem: string | null;
}

/** By which an issue that the portal opened is found again. @internal */
export function markerOf({ id }: Pick<UpstreamRow, 'id'>): string {
  return `operate-first-upstream:${id}`;
}
