import { JsonObject } from '@backstage/types';
import { DocumentProblem } from '../slo/model';

/** The kinds of OpenSLO. @public */
export const OPENSLO_KINDS = [
  'Service',
  'DataSource',
  'SLI',
  'SLO',
  'AlertPolicy',
  'AlertCondition',
  'AlertNotificationTarget',
] as const;

/** @public */
export type OpenSloKind = (typeof OPENSLO_KINDS)[number];

/**
 * One document as its file has it, with what is wrong or doubtful in it. A document with an error can be shown, but
 * does not count.
 *
 * @public
 */
export interface OpenSloDocument {
  kind: OpenSloKind;
  metadata: JsonObject & { name: string };
  spec: JsonObject;
  problems: DocumentProblem[];
}
