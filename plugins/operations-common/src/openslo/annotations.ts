/** The API version of OpenSLO documents that are catalog entities. @public */
export const OPENSLO_API_VERSION = 'openslo/v1';

/**
 * Annotations of OpenSLO documents, written by people or, the last three, by the catalog module.
 *
 * @public
 */
export const OPENSLO_ANNOTATIONS = {
  /** Entity ref of the Backstage entity that an OpenSLO Service, or the service of an SLO, stands for. */
  service: 'openslo.operate-first.io/service',
  /** Entity ref of the owner, where it is not that of the linked entity. */
  owner: 'openslo.operate-first.io/owner',
  /** The environment whose service is measured; the first headline environment when missing. */
  environment: 'openslo.operate-first.io/environment',
  /** What a slice without events counts as: exclude, good or bad. */
  emptySlices: 'openslo.operate-first.io/empty-slices',
  /** `'true'` leaves announced maintenance out of the budget. */
  excludeMaintenance: 'openslo.operate-first.io/exclude-maintenance',
  /** Tiers that are switched off, `page_6h,ticket_3d`, or `all`. */
  disabledTiers: 'openslo.operate-first.io/disabled-tiers',
  minimumEvents: 'openslo.operate-first.io/minimum-events',
  minimumErrors: 'openslo.operate-first.io/minimum-errors',
  runbookUrl: 'openslo.operate-first.io/runbook-url',
  /** What was wrong or doubtful in the document: JSON, a list of document problems. */
  problems: 'openslo.operate-first.io/problems',
  /** Original labels that a catalog entity cannot hold: JSON. */
  labels: 'openslo.operate-first.io/labels',
  /** Original annotations that a catalog entity cannot hold: JSON. */
  annotations: 'openslo.operate-first.io/annotations',
} as const;
