import {
  AlertList,
  Maintenance,
  MaintenanceInput,
  MaintenanceList,
  paths,
  ReleaseGate,
  ServiceSignals,
  ServiceSlos,
  SloCoverage,
  SloDetail,
  SloFacets,
  SloHistory,
  SloList,
  SloSeries,
  SloWhatIf,
} from '../generated/openapi';
import { RequestOptions } from './RequestOptions';

/** What the list of SLOs can be asked for. @public */
export type SloListQuery = NonNullable<
  paths['/slos']['get']['parameters']['query']
>;

/** What narrows a list of SLOs down. @public */
export type SloFilter = NonNullable<
  paths['/slos/facets']['get']['parameters']['query']
>;

/** Which rules are wanted, in which form. @public */
export type SloRulesQuery = NonNullable<
  paths['/slos/rules.yaml']['get']['parameters']['query']
>;

/** What the list of alerts can be asked for. @public */
export type AlertQuery = NonNullable<
  paths['/alerts']['get']['parameters']['query']
>;

/** What the list of maintenance windows can be asked for. @public */
export type MaintenanceQuery = NonNullable<
  paths['/maintenance']['get']['parameters']['query']
>;

/** A range of time, RFC 3339. @public */
export interface RangeQuery {
  from?: string;
  to?: string;
}

/**
 * The part of the operations API that is about SLOs, alerts and maintenance. SLOs are named by the entity refs of their
 * documents.
 *
 * @public
 */
export interface SlosApi {
  getServiceSlos(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<ServiceSlos>;
  getServiceAlerts(
    entityRef: string,
    query?: RangeQuery,
    options?: RequestOptions,
  ): Promise<AlertList>;
  getServiceSignals(
    entityRef: string,
    query?: { hours?: number; environment?: string },
    options?: RequestOptions,
  ): Promise<ServiceSignals>;
  getReleaseGate(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<ReleaseGate>;
  listSlos(query?: SloListQuery, options?: RequestOptions): Promise<SloList>;
  getSloFacets(
    filter?: SloFilter,
    options?: RequestOptions,
  ): Promise<SloFacets>;
  /** CSV, one line per objective. */
  exportSlos(filter?: SloFilter, options?: RequestOptions): Promise<string>;
  getSloCoverage(
    query?: { owner?: string[]; system?: string[] },
    options?: RequestOptions,
  ): Promise<SloCoverage>;
  /** YAML. */
  getSloRules(query?: SloRulesQuery, options?: RequestOptions): Promise<string>;
  getSlo(sloRef: string, options?: RequestOptions): Promise<SloDetail>;
  getSloSeries(
    sloRef: string,
    query?: { objective?: number } & RangeQuery,
    options?: RequestOptions,
  ): Promise<SloSeries>;
  getSloHistory(
    sloRef: string,
    query?: { objective?: number; zone?: string },
    options?: RequestOptions,
  ): Promise<SloHistory>;
  getSloWhatIf(
    sloRef: string,
    query?: { objective?: number; target?: number; window?: string },
    options?: RequestOptions,
  ): Promise<SloWhatIf>;
  listAlerts(query?: AlertQuery, options?: RequestOptions): Promise<AlertList>;
  listMaintenance(
    query?: MaintenanceQuery,
    options?: RequestOptions,
  ): Promise<MaintenanceList>;
  getMaintenance(id: string, options?: RequestOptions): Promise<Maintenance>;
  announceMaintenance(
    input: MaintenanceInput,
    options?: RequestOptions,
  ): Promise<Maintenance>;
  changeMaintenance(
    id: string,
    input: MaintenanceInput,
    options?: RequestOptions,
  ): Promise<Maintenance>;
  endMaintenance(id: string, options?: RequestOptions): Promise<Maintenance>;
}
