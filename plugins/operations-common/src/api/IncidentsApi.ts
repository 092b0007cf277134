import {
  AlertDetail,
  AlertMapping,
  AlertMappingInput,
  AlertMappingList,
  Following,
  Incident,
  IncidentBudget,
  IncidentDecisionList,
  IncidentDetail,
  IncidentFacets,
  IncidentFile,
  IncidentInput,
  IncidentList,
  IncidentMetrics,
  IncidentPolicyView,
  IncidentReplay,
  IncidentTimeline,
  IncidentUpdate,
  MyIncidents,
  NotificationSettings,
  paths,
  Silence,
  SilenceInput,
  SilenceList,
  SloSeries,
  TimelineEdits,
  TimelineEntry,
  TimelineEntryEdit,
  TimelineEntryInput,
  TimelineWritten,
  WebhookList,
} from '../generated/openapi';
import { RequestOptions } from './RequestOptions';

/** What the list of incidents can be asked for. @public */
export type IncidentListQuery = NonNullable<
  paths['/incidents']['get']['parameters']['query']
>;

/** What narrows a list of incidents down. @public */
export type IncidentFilter = NonNullable<
  paths['/incidents/facets']['get']['parameters']['query']
>;

/** Which incidents are measured, and how they are grouped. @public */
export type IncidentMetricsQuery = NonNullable<
  paths['/incidents/metrics']['get']['parameters']['query']
>;

/** Which part of a timeline is wanted. @public */
export type TimelineQuery = NonNullable<
  paths['/incidents/{key}/timeline']['get']['parameters']['query']
>;

/** Which objective around an incident is wanted, and when. @public */
export type EvidenceSeriesQuery = NonNullable<
  paths['/incidents/{key}/evidence-series']['get']['parameters']['query']
>;

/** Which silences are wanted. @public */
export type SilenceQuery = NonNullable<
  paths['/silences']['get']['parameters']['query']
>;

/**
 * The part of the operations API that is about incidents, and about alerts on their way to them. Incidents are named by
 * their keys.
 *
 * @public
 */
export interface IncidentsApi {
  getAlert(id: string, options?: RequestOptions): Promise<AlertDetail>;
  listAlertMappings(options?: RequestOptions): Promise<AlertMappingList>;
  addAlertMapping(
    input: AlertMappingInput,
    options?: RequestOptions,
  ): Promise<AlertMapping>;
  removeAlertMapping(id: string, options?: RequestOptions): Promise<void>;
  listSilences(
    query?: SilenceQuery,
    options?: RequestOptions,
  ): Promise<SilenceList>;
  silence(input: SilenceInput, options?: RequestOptions): Promise<Silence>;
  endSilence(
    source: string,
    id: string,
    options?: RequestOptions,
  ): Promise<Silence>;
  listIncidents(
    query?: IncidentListQuery,
    options?: RequestOptions,
  ): Promise<IncidentList>;
  declareIncident(
    input: IncidentInput,
    options?: RequestOptions,
  ): Promise<Incident>;
  getIncidentFacets(
    filter?: IncidentFilter,
    options?: RequestOptions,
  ): Promise<IncidentFacets>;
  getMyIncidents(options?: RequestOptions): Promise<MyIncidents>;
  getIncidentMetrics(
    query?: IncidentMetricsQuery,
    options?: RequestOptions,
  ): Promise<IncidentMetrics>;
  getIncidentPolicy(options?: RequestOptions): Promise<IncidentPolicyView>;
  getIncident(key: string, options?: RequestOptions): Promise<IncidentDetail>;
  updateIncident(
    key: string,
    update: IncidentUpdate,
    options?: RequestOptions,
  ): Promise<IncidentDetail>;
  getIncidentTimeline(
    key: string,
    query?: TimelineQuery,
    options?: RequestOptions,
  ): Promise<IncidentTimeline>;
  addTimelineEntry(
    key: string,
    input: TimelineEntryInput,
    options?: RequestOptions,
  ): Promise<TimelineWritten>;
  editTimelineEntry(
    key: string,
    id: string,
    edit: TimelineEntryEdit,
    options?: RequestOptions,
  ): Promise<TimelineEntry>;
  getTimelineEdits(
    key: string,
    id: string,
    options?: RequestOptions,
  ): Promise<TimelineEdits>;
  /** Adds a picture to the incident; an entry of the timeline may name it. */
  addIncidentFile(
    key: string,
    file: { name: string; content: Blob },
    options?: RequestOptions,
  ): Promise<IncidentFile>;
  getIncidentFile(
    key: string,
    id: string,
    options?: RequestOptions,
  ): Promise<Blob>;
  getIncidentDecisions(
    key: string,
    options?: RequestOptions,
  ): Promise<IncidentDecisionList>;
  /** How the services of an incident were at a moment, RFC 3339. */
  replayIncident(
    key: string,
    at: string,
    options?: RequestOptions,
  ): Promise<IncidentReplay>;
  getIncidentBudget(
    key: string,
    options?: RequestOptions,
  ): Promise<IncidentBudget>;
  /** How an objective went around an incident, from what is kept of it. */
  getIncidentEvidenceSeries(
    key: string,
    query: EvidenceSeriesQuery,
    options?: RequestOptions,
  ): Promise<SloSeries>;
  followIncident(key: string, options?: RequestOptions): Promise<Following>;
  unfollowIncident(key: string, options?: RequestOptions): Promise<Following>;
  getFollowing(entityRef: string, options?: RequestOptions): Promise<Following>;
  followService(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<Following>;
  unfollowService(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<Following>;
  getNotificationSettings(
    options?: RequestOptions,
  ): Promise<NotificationSettings>;
  setNotificationSettings(
    settings: NotificationSettings,
    options?: RequestOptions,
  ): Promise<NotificationSettings>;
  listWebhooks(options?: RequestOptions): Promise<WebhookList>;
}
