import { Entity } from '@backstage/catalog-model';
import {
  OPERATIONS_ANNOTATIONS,
  ServiceSignals,
} from '@operate-first/plugin-operations-common';
import { isLink, parseDashboards } from './schema';

/** The annotation of the Grafana plugin of the Backstage community. */
const GRAFANA_OVERVIEW = 'grafana/overview-dashboard';

type Link = NonNullable<ServiceSignals['links']>[number];

/**
 * Dashboards that an entity names, as links; to embed only where their origin is allowed.
 *
 * @internal
 */
export function dashboardsOf(entity: Entity, embed: string[]): Link[] {
  const { annotations = {} } = entity.metadata;
  const overview = annotations[GRAFANA_OVERVIEW];
  const written = annotations[OPERATIONS_ANNOTATIONS.dashboards];
  const read = written === undefined ? undefined : parseDashboards(written);
  const links = [
    ...(read?.ok ? read.value : []),
    ...(overview && isLink(overview)
      ? [{ title: 'Overview in Grafana', url: overview }]
      : []),
  ];
  const allowed = new Set(embed.map(origin => new URL(origin).origin));
  return links.map(link => ({
    ...link,
    embedUrl: allowed.has(new URL(link.url).origin) ? link.url : undefined,
  }));
}
