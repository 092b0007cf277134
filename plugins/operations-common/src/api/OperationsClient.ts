/* eslint-disable new-cap -- the methods of openapi-fetch are called as those of HTTP are */
import {
  ClusterDetail,
  ClusterList,
  MaintenanceInput,
  Manifest,
  paths,
  ServiceChanges,
  ServiceWorkloads,
  WorkloadDetail,
  ServiceAvailability,
  ServiceDetail,
  ServiceFacets,
  ServiceHistory,
  ServiceList,
  ServicePeople,
  SourceList,
} from '../generated/openapi';
import { IncidentsApi } from './IncidentsApi';
import { PostMortemsApi } from './PostMortemsApi';
import { QuestionsApi } from './QuestionsApi';
import { init, pathOf, sloPathOf } from './requests';
import { RequestOptions } from './RequestOptions';
import { RequestsApi } from './RequestsApi';
import {
  AlertQuery,
  MaintenanceQuery,
  RangeQuery,
  SloFilter,
  SloListQuery,
  SloRulesQuery,
  SlosApi,
} from './SlosApi';
import { UpstreamApi } from './UpstreamApi';
import { UpstreamClient } from './UpstreamClient';

/** What the list of services can be asked for. @public */
export type ServiceQuery = NonNullable<
  paths['/services']['get']['parameters']['query']
>;

/** What narrows a list of services down. @public */
export type ServiceFilter = NonNullable<
  paths['/services/facets']['get']['parameters']['query']
>;

/** Names an object of a service in a cluster. @public */
export type WorkloadQuery =
  paths['/services/{kind}/{namespace}/{name}/workload']['get']['parameters']['query'];

/** Names a container of a service, and which of its lines are wanted. @public */
export type LogQuery =
  paths['/services/{kind}/{namespace}/{name}/logs']['get']['parameters']['query'];

/**
 * The operations API as frontends and other backends use it. Every method throws a `ProblemError`.
 *
 * @public
 */
export interface OperationsApi
  extends SlosApi,
    IncidentsApi,
    PostMortemsApi,
    QuestionsApi,
    RequestsApi,
    UpstreamApi {
  listServices(
    query?: ServiceQuery,
    options?: RequestOptions,
  ): Promise<ServiceList>;
  getServiceFacets(
    filter?: ServiceFilter,
    options?: RequestOptions,
  ): Promise<ServiceFacets>;
  getService(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<ServiceDetail>;
  getServiceHistory(
    entityRef: string,
    query?: { from?: string; to?: string; environment?: string },
    options?: RequestOptions,
  ): Promise<ServiceHistory>;
  getServiceAvailability(
    entityRef: string,
    query?: { hours?: number; environment?: string },
    options?: RequestOptions,
  ): Promise<ServiceAvailability>;
  getServicePeople(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<ServicePeople>;
  getServiceWorkloads(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<ServiceWorkloads>;
  getServiceChanges(
    entityRef: string,
    query?: {
      from?: string;
      to?: string;
      environment?: string;
      limit?: number;
    },
    options?: RequestOptions,
  ): Promise<ServiceChanges>;
  getWorkload(
    entityRef: string,
    query: WorkloadQuery,
    options?: RequestOptions,
  ): Promise<WorkloadDetail>;
  getManifest(
    entityRef: string,
    query: WorkloadQuery,
    options?: RequestOptions,
  ): Promise<Manifest>;
  /** The log as text, in pieces as they come; pieces need not end where lines do. */
  getLogs(
    entityRef: string,
    query: LogQuery,
    options?: RequestOptions,
  ): Promise<ReadableStream<string>>;
  listClusters(options?: RequestOptions): Promise<ClusterList>;
  getCluster(name: string, options?: RequestOptions): Promise<ClusterDetail>;
  listSources(options?: RequestOptions): Promise<SourceList>;
}

/**
 * The client of the operations API, typed by its OpenAPI document.
 *
 * @public
 */
export class OperationsClient extends UpstreamClient implements OperationsApi {
  async listServices(query: ServiceQuery = {}, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/services', { ...init(options), params: { query } }),
    );
  }

  async getServiceFacets(filter: ServiceFilter = {}, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/services/facets', {
        ...init(options),
        params: { query: filter },
      }),
    );
  }

  async getService(entityRef: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/services/{kind}/{namespace}/{name}', {
        ...init(options),
        params: { path: pathOf(entityRef) },
      }),
    );
  }

  async getServiceHistory(
    entityRef: string,
    query: { from?: string; to?: string; environment?: string } = {},
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.GET('/services/{kind}/{namespace}/{name}/history', {
        ...init(options),
        params: { path: pathOf(entityRef), query },
      }),
    );
  }

  async getServiceAvailability(
    entityRef: string,
    query: { hours?: number; environment?: string } = {},
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.GET('/services/{kind}/{namespace}/{name}/availability', {
        ...init(options),
        params: { path: pathOf(entityRef), query },
      }),
    );
  }

  async getServicePeople(entityRef: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/services/{kind}/{namespace}/{name}/people', {
        ...init(options),
        params: { path: pathOf(entityRef) },
      }),
    );
  }

  async getServiceWorkloads(entityRef: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/services/{kind}/{namespace}/{name}/workloads', {
        ...init(options),
        params: { path: pathOf(entityRef) },
      }),
    );
  }

  async getServiceChanges(
    entityRef: string,
    query: {
      from?: string;
      to?: string;
      environment?: string;
      limit?: number;
    } = {},
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.GET('/services/{kind}/{namespace}/{name}/changes', {
        ...init(options),
        params: { path: pathOf(entityRef), query },
      }),
    );
  }

  async getWorkload(
    entityRef: string,
    query: WorkloadQuery,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.GET('/services/{kind}/{namespace}/{name}/workload', {
        ...init(options),
        params: { path: pathOf(entityRef), query },
      }),
    );
  }

  async getManifest(
    entityRef: string,
    query: WorkloadQuery,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.GET('/services/{kind}/{namespace}/{name}/manifest', {
        ...init(options),
        params: { path: pathOf(entityRef), query },
      }),
    );
  }

  async getLogs(entityRef: string, query: LogQuery, options?: RequestOptions) {
    const bytes = await this.call(client =>
      client.GET('/services/{kind}/{namespace}/{name}/logs', {
        ...init(options),
        params: { path: pathOf(entityRef), query },
        parseAs: 'stream',
      }),
    );
    const decoder = new TextDecoderStream() as ReadableWritablePair<
      string,
      Uint8Array<ArrayBuffer>
    >;
    // An empty answer has no body.
    return (bytes ?? new Blob().stream()).pipeThrough(decoder);
  }

  async listClusters(options?: RequestOptions) {
    return this.call(client => client.GET('/clusters', init(options)));
  }

  async getCluster(name: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/clusters/{cluster}', {
        ...init(options),
        params: { path: { cluster: name } },
      }),
    );
  }

  async listSources(options?: RequestOptions) {
    return this.call(client => client.GET('/sources', init(options)));
  }

  async getServiceSlos(entityRef: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/services/{kind}/{namespace}/{name}/slos', {
        ...init(options),
        params: { path: pathOf(entityRef) },
      }),
    );
  }

  async getServiceAlerts(
    entityRef: string,
    query: RangeQuery = {},
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.GET('/services/{kind}/{namespace}/{name}/alerts', {
        ...init(options),
        params: { path: pathOf(entityRef), query },
      }),
    );
  }

  async getServiceSignals(
    entityRef: string,
    query: { hours?: number; environment?: string } = {},
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.GET('/services/{kind}/{namespace}/{name}/signals', {
        ...init(options),
        params: { path: pathOf(entityRef), query },
      }),
    );
  }

  async getReleaseGate(entityRef: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/services/{kind}/{namespace}/{name}/release-gate', {
        ...init(options),
        params: { path: pathOf(entityRef) },
      }),
    );
  }

  async listSlos(query: SloListQuery = {}, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/slos', { ...init(options), params: { query } }),
    );
  }

  async getSloFacets(filter: SloFilter = {}, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/slos/facets', {
        ...init(options),
        params: { query: filter },
      }),
    );
  }

  async exportSlos(filter: SloFilter = {}, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/slos/export.csv', {
        ...init(options),
        params: { query: filter },
        parseAs: 'text',
      }),
    );
  }

  async getSloCoverage(
    query: { owner?: string[]; system?: string[] } = {},
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.GET('/slos/coverage', { ...init(options), params: { query } }),
    );
  }

  async getSloRules(query: SloRulesQuery = {}, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/slos/rules.yaml', {
        ...init(options),
        params: { query },
        parseAs: 'text',
      }),
    );
  }

  async getSlo(sloRef: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/slos/{namespace}/{name}', {
        ...init(options),
        params: { path: sloPathOf(sloRef) },
      }),
    );
  }

  async getSloSeries(
    sloRef: string,
    query: { objective?: number } & RangeQuery = {},
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.GET('/slos/{namespace}/{name}/series', {
        ...init(options),
        params: { path: sloPathOf(sloRef), query },
      }),
    );
  }

  async getSloHistory(
    sloRef: string,
    query: { objective?: number; zone?: string } = {},
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.GET('/slos/{namespace}/{name}/history', {
        ...init(options),
        params: { path: sloPathOf(sloRef), query },
      }),
    );
  }

  async getSloWhatIf(
    sloRef: string,
    query: { objective?: number; target?: number; window?: string } = {},
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.GET('/slos/{namespace}/{name}/what-if', {
        ...init(options),
        params: { path: sloPathOf(sloRef), query },
      }),
    );
  }

  async listAlerts(query: AlertQuery = {}, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/alerts', { ...init(options), params: { query } }),
    );
  }

  async listMaintenance(
    query: MaintenanceQuery = {},
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.GET('/maintenance', { ...init(options), params: { query } }),
    );
  }

  async getMaintenance(id: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/maintenance/{id}', {
        ...init(options),
        params: { path: { id } },
      }),
    );
  }

  async announceMaintenance(input: MaintenanceInput, options?: RequestOptions) {
    return this.call(client =>
      client.POST('/maintenance', { ...init(options), body: input }),
    );
  }

  async changeMaintenance(
    id: string,
    input: MaintenanceInput,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.PUT('/maintenance/{id}', {
        ...init(options),
        params: { path: { id } },
        body: input,
      }),
    );
  }

  async endMaintenance(id: string, options?: RequestOptions) {
    return this.call(client =>
      client.DELETE('/maintenance/{id}', {
        ...init(options),
        params: { path: { id } },
      }),
    );
  }
}
