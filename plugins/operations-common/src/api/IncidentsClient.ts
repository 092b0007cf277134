/* eslint-disable new-cap -- the methods of openapi-fetch are called as those of HTTP are */
import {
  AlertMappingInput,
  IncidentInput,
  IncidentUpdate,
  NotificationSettings,
  SilenceInput,
  TimelineEntryEdit,
  TimelineEntryInput,
} from '../generated/openapi';
import { ApiCaller } from './ApiCaller';
import {
  EvidenceSeriesQuery,
  IncidentFilter,
  IncidentListQuery,
  IncidentMetricsQuery,
  IncidentsApi,
  SilenceQuery,
  TimelineQuery,
} from './IncidentsApi';
import { RequestOptions } from './RequestOptions';
import { init, pathOf } from './requests';

/**
 * The part of the client that is about incidents and alerts.
 *
 * @public
 */
export class IncidentsClient extends ApiCaller implements IncidentsApi {
  async getAlert(id: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/alerts/{id}', {
        ...init(options),
        params: { path: { id } },
      }),
    );
  }

  async listAlertMappings(options?: RequestOptions) {
    return this.call(client => client.GET('/alert-mappings', init(options)));
  }

  async addAlertMapping(input: AlertMappingInput, options?: RequestOptions) {
    return this.call(client =>
      client.POST('/alert-mappings', { ...init(options), body: input }),
    );
  }

  async removeAlertMapping(
    id: string,
    options?: RequestOptions,
  ): Promise<void> {
    await this.call(client =>
      client.DELETE('/alert-mappings/{id}', {
        ...init(options),
        params: { path: { id } },
      }),
    );
  }

  async listSilences(query: SilenceQuery = {}, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/silences', { ...init(options), params: { query } }),
    );
  }

  async silence(input: SilenceInput, options?: RequestOptions) {
    return this.call(client =>
      client.POST('/silences', { ...init(options), body: input }),
    );
  }

  async endSilence(source: string, id: string, options?: RequestOptions) {
    return this.call(client =>
      client.DELETE('/silences/{source}/{id}', {
        ...init(options),
        params: { path: { source, id } },
      }),
    );
  }

  async listIncidents(query: IncidentListQuery = {}, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/incidents', { ...init(options), params: { query } }),
    );
  }

  async declareIncident(input: IncidentInput, options?: RequestOptions) {
    return this.call(client =>
      client.POST('/incidents', { ...init(options), body: input }),
    );
  }

  async getIncidentFacets(
    filter: IncidentFilter = {},
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.GET('/incidents/facets', {
        ...init(options),
        params: { query: filter },
      }),
    );
  }

  async getMyIncidents(options?: RequestOptions) {
    return this.call(client => client.GET('/incidents/mine', init(options)));
  }

  async getIncidentMetrics(
    query: IncidentMetricsQuery = {},
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.GET('/incidents/metrics', { ...init(options), params: { query } }),
    );
  }

  async getIncidentPolicy(options?: RequestOptions) {
    return this.call(client => client.GET('/incidents/policy', init(options)));
  }

  async getIncident(key: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/incidents/{key}', {
        ...init(options),
        params: { path: { key } },
      }),
    );
  }

  async updateIncident(
    key: string,
    update: IncidentUpdate,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.PATCH('/incidents/{key}', {
        ...init(options),
        params: { path: { key } },
        body: update,
      }),
    );
  }

  async getIncidentTimeline(
    key: string,
    query: TimelineQuery = {},
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.GET('/incidents/{key}/timeline', {
        ...init(options),
        params: { path: { key }, query },
      }),
    );
  }

  async addTimelineEntry(
    key: string,
    input: TimelineEntryInput,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.POST('/incidents/{key}/timeline', {
        ...init(options),
        params: { path: { key } },
        body: input,
      }),
    );
  }

  async editTimelineEntry(
    key: string,
    id: string,
    edit: TimelineEntryEdit,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.PUT('/incidents/{key}/timeline/{id}', {
        ...init(options),
        params: { path: { key, id } },
        body: edit,
      }),
    );
  }

  async getTimelineEdits(key: string, id: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/incidents/{key}/timeline/{id}/edits', {
        ...init(options),
        params: { path: { key, id } },
      }),
    );
  }

  async addIncidentFile(
    key: string,
    file: { name: string; content: Blob },
    options?: RequestOptions,
  ) {
    const { headers, ...rest } = init(options);
    return this.call(client =>
      client.POST('/incidents/{key}/files', {
        ...rest,
        headers: { ...headers, 'Content-Type': 'application/octet-stream' },
        params: { path: { key }, query: { name: file.name } },
        // The document says `string`, as OpenAPI says of bytes.
        body: file.content as unknown as string,
        bodySerializer: body => body,
      }),
    );
  }

  async getIncidentFile(key: string, id: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/incidents/{key}/files/{id}', {
        ...init(options),
        params: { path: { key, id } },
        parseAs: 'blob',
      }),
    );
  }

  async getIncidentDecisions(key: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/incidents/{key}/decisions', {
        ...init(options),
        params: { path: { key } },
      }),
    );
  }

  async replayIncident(key: string, at: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/incidents/{key}/replay', {
        ...init(options),
        params: { path: { key }, query: { at } },
      }),
    );
  }

  async getIncidentBudget(key: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/incidents/{key}/budget', {
        ...init(options),
        params: { path: { key } },
      }),
    );
  }

  async getIncidentEvidenceSeries(
    key: string,
    query: EvidenceSeriesQuery,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.GET('/incidents/{key}/evidence-series', {
        ...init(options),
        params: { path: { key }, query },
      }),
    );
  }

  async followIncident(key: string, options?: RequestOptions) {
    return this.call(client =>
      client.PUT('/incidents/{key}/follow', {
        ...init(options),
        params: { path: { key } },
      }),
    );
  }

  async unfollowIncident(key: string, options?: RequestOptions) {
    return this.call(client =>
      client.DELETE('/incidents/{key}/follow', {
        ...init(options),
        params: { path: { key } },
      }),
    );
  }

  async getFollowing(entityRef: string, options?: RequestOptions) {
    return this.call(client =>
      client.GET('/services/{kind}/{namespace}/{name}/follow', {
        ...init(options),
        params: { path: pathOf(entityRef) },
      }),
    );
  }

  async followService(entityRef: string, options?: RequestOptions) {
    return this.call(client =>
      client.PUT('/services/{kind}/{namespace}/{name}/follow', {
        ...init(options),
        params: { path: pathOf(entityRef) },
      }),
    );
  }

  async unfollowService(entityRef: string, options?: RequestOptions) {
    return this.call(client =>
      client.DELETE('/services/{kind}/{namespace}/{name}/follow', {
        ...init(options),
        params: { path: pathOf(entityRef) },
      }),
    );
  }

  async getNotificationSettings(options?: RequestOptions) {
    return this.call(client =>
      client.GET('/notification-settings', init(options)),
    );
  }

  async setNotificationSettings(
    settings: NotificationSettings,
    options?: RequestOptions,
  ) {
    return this.call(client =>
      client.PUT('/notification-settings', {
        ...init(options),
        body: settings,
      }),
    );
  }

  async listWebhooks(options?: RequestOptions) {
    return this.call(client => client.GET('/webhooks', init(options)));
  }
}
