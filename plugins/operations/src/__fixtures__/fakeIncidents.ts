import { IncidentsApi } from '@operate-first/plugin-operations-common';
import { problem } from './operations';

/** What there is of incidents. */
export interface IncidentWorld {
  incidents?: Partial<IncidentsApi>;
}

/** The part of the operations API about incidents: what the world does not say is not there. */
export function fakeIncidents(world: IncidentWorld): IncidentsApi {
  const absent = async (): Promise<never> => {
    throw problem(404, 'There is nothing like that here.');
  };
  return {
    getAlert: absent,
    listAlertMappings: async () => ({ items: [] }),
    addAlertMapping: absent,
    removeAlertMapping: absent,
    listSilences: async () => ({ items: [], sources: [] }),
    silence: absent,
    endSilence: absent,
    listIncidents: async () => ({ items: [], totalItems: 0 }),
    declareIncident: absent,
    getIncidentFacets: async () => ({
      state: [],
      status: [],
      severity: [],
      owner: [],
      system: [],
      service: [],
      cause: [],
    }),
    getMyIncidents: async () => ({ incidents: [], services: [] }),
    getIncidentMetrics: absent,
    getIncidentPolicy: async () => ({ severities: [], rules: [] }),
    getIncident: absent,
    updateIncident: absent,
    getIncidentTimeline: async () => ({
      entries: [],
      version: 0,
      totalItems: 0,
    }),
    addTimelineEntry: absent,
    editTimelineEntry: absent,
    getTimelineEdits: async () => ({ items: [] }),
    addIncidentFile: absent,
    getIncidentFile: absent,
    getIncidentDecisions: async () => ({ items: [] }),
    replayIncident: absent,
    getIncidentBudget: absent,
    getIncidentEvidenceSeries: absent,
    followIncident: absent,
    unfollowIncident: absent,
    getFollowing: async () => ({ following: false, followers: 0 }),
    followService: absent,
    unfollowService: absent,
    getNotificationSettings: async () => ({ optOut: [] }),
    setNotificationSettings: async settings => settings,
    listWebhooks: async () => ({ items: [] }),
    ...world.incidents,
  };
}
