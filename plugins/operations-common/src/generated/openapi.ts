// Generated from plugins/operations-backend/src/schema/openapi.yaml by `yarn generate:api`. Do not edit.
/** Of the operations API. @public */
export interface paths {
    "/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Operated services, worst first unless sorted otherwise. */
        get: operations["listServices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many services have each value of each filter. Each facet is counted under all the other filters given, so that a filter never hides its own alternatives. */
        get: operations["getServiceFacets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{kind}/{namespace}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** One service. A former name answers with the service under its present name. */
        get: operations["getService"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{kind}/{namespace}/{name}/history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** Health over time as segments without gaps or overlaps, oldest first. */
        get: operations["getServiceHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{kind}/{namespace}/{name}/availability": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** Good and total events counted by the sources, summed over a rolling window that ends now. The ratio is missing, never 0 or 1, where no event was counted. */
        get: operations["getServiceAvailability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{kind}/{namespace}/{name}/people": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** Whom to ask. Members are listed for readers who may see people; others learn how many there are. */
        get: operations["getServicePeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{kind}/{namespace}/{name}/workloads": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** What runs of the service in each location, as it was seen last, also where it cannot be seen now. */
        get: operations["getServiceWorkloads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{kind}/{namespace}/{name}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** What changed in how the service runs, newest first. Of more than `limit` changes the newest are given, and `complete` is false. */
        get: operations["getServiceChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{kind}/{namespace}/{name}/workload": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** One workload of the service as its cluster is seen now: pods, conditions, events and rollouts. What machines said in their own words is left out for readers who may not see diagnostics. */
        get: operations["getWorkload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{kind}/{namespace}/{name}/manifest": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** An object of the service as YAML, without values of secrets, for readers who may see diagnostics. */
        get: operations["getManifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{kind}/{namespace}/{name}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** The log of one container of the service, line by line, for readers who may see logs. This asks the cluster: it is limited per reader and cluster, and answered 429 with Retry-After beyond that. */
        get: operations["getLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{kind}/{namespace}/{name}/slos": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** The SLOs of a service with what is left of their budgets, its budget policy, and a suggested SLO where it has none. */
        get: operations["getServiceSlos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{kind}/{namespace}/{name}/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** Alerts of a service: those that fire, and those that have fired in the range. */
        get: operations["getServiceAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{kind}/{namespace}/{name}/signals": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** Golden signals of a service: rate, errors, duration and saturation. Servers are asked when somebody looks, at most once in a while for everybody together. */
        get: operations["getServiceSignals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{kind}/{namespace}/{name}/release-gate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** Whether the budget policy of the service lets its team release now, for pipelines. `allowed` is also in the header `X-Release-Allowed`. */
        get: operations["getReleaseGate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/slos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** SLOs, those with the least budget left first unless sorted otherwise. */
        get: operations["listSlos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/slos/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many SLOs have each value of each filter, each counted under all the other filters. */
        get: operations["getSloFacets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/slos/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All SLOs of the filters as CSV, one line per objective. */
        get: operations["exportSlos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/slos/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which services have no SLO. */
        get: operations["getSloCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/slos/rules.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Recording and alerting rules for Prometheus, for the SLOs of the filters that Prometheus measures. */
        get: operations["getSloRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/slos/{namespace}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** One SLO: what it promises, how it stands, how that was computed, its queries and its document. */
        get: operations["getSlo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/slos/{namespace}/{name}/series": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** An objective over time: SLI, burn and budget in steps that fit the range, with what happened meanwhile. The present window when no range is given. */
        get: operations["getSloSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/slos/{namespace}/{name}/history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** An objective by calendar months and quarters. */
        get: operations["getSloHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/slos/{namespace}/{name}/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** What the last 90 days would have been with another target or window. */
        get: operations["getSloWhatIf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alerts of the services one may see, firing ones first, then the most recent. */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** One alert, why it belongs to its service, the silences that keep it quiet, and its incident. */
        get: operations["getAlert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alert-mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rules by which alerts belong to services, in the order in which they are tried. */
        get: operations["listAlertMappings"];
        put?: never;
        /** Says to which service alerts with certain labels belong. It holds for firing alerts at once. Needs a signed-in person. */
        post: operations["addAlertMapping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alert-mappings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a rule away that was made here; those of the configuration stay. */
        delete: operations["removeAlertMapping"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/silences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Silences of every Alertmanager as they were read last, running ones first. */
        get: operations["listSilences"];
        put?: never;
        /** Keeps alerts quiet, in the Alertmanager that sent them and in the name of the caller. */
        post: operations["silence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/silences/{source}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the source, for example `alertmanager-eu-1`. */
                source: components["parameters"]["alertSource"];
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a silence now. */
        delete: operations["endSilence"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Incidents of the services one may see, open ones first, the worst of them first, then the most recent. */
        get: operations["listIncidents"];
        put?: never;
        /** Declares an incident. Needs a signed-in person, or a plugin. */
        post: operations["declareIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many incidents have each value of each filter, under all the other filters given. */
        get: operations["getIncidentFacets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is wrong for the caller now: open incidents of services they own or follow and those in which they have a role, and their services that are not well. Empty for visitors. */
        get: operations["getMyIncidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Times to detect, acknowledge and resolve, and how many there were, drills and duplicates left out. */
        get: operations["getIncidentMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What severities mean here, and the policy by which alerts become incidents. */
        get: operations["getIncidentPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        /** One incident. */
        get: operations["getIncident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes fields of an incident; each change is told in its timeline. Where `version` is given and somebody has meanwhile changed one of the same fields, nothing is changed and 409 says what it is now. Taking services away needs `version`: without it, `services` that leave one out are 400. */
        patch: operations["updateIncident"];
        trace?: never;
    };
    "/incidents/{key}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        /** What happened, oldest first. `after` gives what was written or edited since, for pages that are open. */
        get: operations["getIncidentTimeline"];
        put?: never;
        /** Writes a note, a log excerpt, or commands: lines that begin with a slash, such as `/severity 2`. The same `idempotencyKey` writes once. */
        post: operations["addTimelineEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{key}/timeline/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        /** Edits what the caller wrote; what it was stays readable. `edits` is how often it had been edited when the caller began: another number is 409. */
        put: operations["editTimelineEntry"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{key}/timeline/{id}/edits": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** What an entry said before, oldest first. */
        get: operations["getTimelineEdits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{key}/files": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a picture, at most 5 MB of PNG, JPEG, WebP or GIF, judged by its content. */
        post: operations["addIncidentFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{key}/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** The picture. */
        get: operations["getIncidentFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{key}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        /** What the policy decided about it, newest first, each with its reason and what it was decided from. */
        get: operations["getIncidentDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{key}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        /** How its services were at a moment, from six hours before its onset to two hours after its end: health, SLOs, alerts and versions, from pinned evidence where what was kept is gone by now. */
        get: operations["replayIncident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{key}/budget": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        /** What the incident cost in error budget, for each objective of its services. */
        get: operations["getIncidentBudget"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{key}/evidence-series": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        /** How an objective of its services went, within the time that is kept around the incident: from pinned evidence where what was measured is gone or coarser by now. All of that time when no range is given. */
        get: operations["getIncidentEvidenceSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{key}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        get?: never;
        /** Tells the caller what matters of it. Needs a signed-in person. */
        put: operations["followIncident"];
        post?: never;
        /** Tells the caller no more of it. */
        delete: operations["unfollowIncident"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{kind}/{namespace}/{name}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** Whether the caller follows the service, and how many do. */
        get: operations["getFollowing"];
        /** Tells the caller of the incidents of a service. Needs a signed-in person. */
        put: operations["followService"];
        post?: never;
        /** Tells the caller no more of it. */
        delete: operations["unfollowService"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notification-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When and of what the caller is told. */
        get: operations["getNotificationSettings"];
        /** Says when and of what the caller is told. */
        put: operations["setNotificationSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the portal tells of incidents and health, as configured, and how that goes. */
        get: operations["listWebhooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{key}/similar": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        /** Accounts and incidents of the past that resemble this one, by its title, alerts, logs and notes. */
        get: operations["getSimilarToIncident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}/similar": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Accounts and incidents of the past that resemble this alert, before anybody declares anything. */
        get: operations["getSimilarToAlert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accounts and incidents that resemble a pasted error message, stack trace or log excerpt, the best first, each with why. Nothing of what is sent is kept. */
        post: operations["findSimilar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/post-mortems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Post-mortems of the services one may see, the most recent first. Visitors see those that are published. */
        get: operations["listPostMortems"];
        put?: never;
        /** Starts a draft. With an incident, everything that is known of it is filled in; an incident has one post-mortem: where it exists, that one is the answer. */
        post: operations["startPostMortem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/post-mortems/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many post-mortems have each value of each filter, under all the other filters given. */
        get: operations["getPostMortemFacets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/post-mortems/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where post-mortems are read from and written to, and files there that cannot be read, each with the reason. */
        get: operations["listPostMortemSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/post-mortems/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `PM-7`; its case does not matter. */
                key: components["parameters"]["postMortemKey"];
            };
            cookie?: never;
        };
        /** One post-mortem, by its key or a former one, as the account that the reader may see. */
        get: operations["getPostMortem"];
        /** Saves the working text. Where somebody has saved since `version`, nothing is saved, and 409 says by its `working` field what it is now. A published one stays as it is until the working text is published. */
        put: operations["writePostMortem"];
        post?: never;
        /** Discards the working text; one that was never published goes with it. */
        delete: operations["discardPostMortem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/post-mortems/{key}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `PM-7`; its case does not matter. */
                key: components["parameters"]["postMortemKey"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The public account of a text, with what was redacted and what leaks. Nothing is saved. */
        post: operations["previewPostMortem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/post-mortems/{key}/review": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `PM-7`; its case does not matter. */
                key: components["parameters"]["postMortemKey"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts the working text to review: it is committed to a branch of its own in git, and where the remote can, a pull request is opened. Again after changes: the branch follows. */
        post: operations["proposePostMortem"];
        /** Takes it back from review to draft. */
        delete: operations["withdrawPostMortem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/post-mortems/{key}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `PM-7`; its case does not matter. */
                key: components["parameters"]["postMortemKey"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what a reviewer thinks of the text that is in review. */
        post: operations["reviewPostMortem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/post-mortems/{key}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `PM-7`; its case does not matter. */
                key: components["parameters"]["postMortemKey"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes the text that is in review: it is merged in git. Refused without the approvals that are needed here, and while the leak check finds something in the public account. */
        post: operations["publishPostMortem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/post-mortems/{key}/history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `PM-7`; its case does not matter. */
                key: components["parameters"]["postMortemKey"];
            };
            cookie?: never;
        };
        /** What happened to it, newest first - saved, reviewed, published, edited in git. */
        get: operations["getPostMortemHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What post-mortems promised, overdue first, then by due date. */
        get: operations["listActionItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{key}/{item}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `PM-7`; its case does not matter. */
                key: components["parameters"]["postMortemKey"];
                /** The id of the action item in its post-mortem. */
                item: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes an action item, in the post-mortem's text, too. */
        patch: operations["changeActionItem"];
        trace?: never;
    };
    "/feeds/post-mortems.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public accounts as an Atom feed, the newest 50. */
        get: operations["getPostMortemAtomFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/post-mortems.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public accounts as a JSON Feed 1.1, the newest 50. */
        get: operations["getPostMortemJsonFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/removals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asked to be named nowhere. Needs the right to manage removals; others see their own. */
        get: operations["listRemovals"];
        put?: never;
        /** Takes a person out of every account, incident and search result. For oneself, or with the right to manage removals for anybody. It is answered at once and done in the background: the list says how far it is. What is in git stays in git; the list names the files. */
        post: operations["requestRemoval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/removals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** The person may be named again. */
        delete: operations["endRemoval"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search-documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the search engine indexes, for plugins only; public documents are redacted, internal ones are not. */
        get: operations["listSearchDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who wrote an artefact, the likeliest first, each with why. Answered from what the portal has read of git in the background. Readers who may not see people learn how many there are, and the team. Nothing of what is sent is kept. */
        post: operations["findAuthors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/author-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the caller wants to be asked. */
        get: operations["getAuthorSettings"];
        put: operations["setAuthorSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{kind}/{namespace}/{name}/on-call": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** Who is on call for the service, now and next, by schedule. Readers who may not see people learn when shifts change and not whose they are. */
        get: operations["getServiceOnCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{key}/suspects": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        /** Changes that went live before the incident, the likeliest to have caused it first, each with why. A suspect is a change, never a person. */
        get: operations["getIncidentSuspects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Questions about the services one may see; unanswered ones first, the oldest of them first, then the others, the most recent first. */
        get: operations["listQuestions"];
        put?: never;
        /** Asks, and tells exactly whom it is asked of. */
        post: operations["askQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/questions/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A question about an artefact with everything filled in that its author needs, whom to ask, and answered questions that resemble it. Nothing is saved. */
        post: operations["draftQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/questions/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How soon questions are answered, by team. */
        get: operations["getQuestionMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/questions/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `Q-7`; its case does not matter. */
                key: components["parameters"]["questionKey"];
            };
            cookie?: never;
        };
        get: operations["getQuestion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes what it says, whom it is asked of, who may read it, or closes it and opens it again. */
        patch: operations["changeQuestion"];
        trace?: never;
    };
    "/questions/{key}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `Q-7`; its case does not matter. */
                key: components["parameters"]["questionKey"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["answerQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/questions/{key}/answers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `Q-7`; its case does not matter. */
                key: components["parameters"]["questionKey"];
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        /** Changes one's own answer; what it said before is kept. */
        put: operations["editAnswer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/questions/{key}/accepted": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `Q-7`; its case does not matter. */
                key: components["parameters"]["questionKey"];
            };
            cookie?: never;
        };
        get?: never;
        /** Says which answer was the one; for who asked, and for the owners of the service. */
        put: operations["acceptAnswer"];
        post?: never;
        delete: operations["unacceptAnswer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/questions/{key}/post-mortem": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `Q-7`; its case does not matter. */
                key: components["parameters"]["questionKey"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes the question and its accepted answer into the working text of its incident's post-mortem, which is started where there is none. Twice writes it once. */
        post: operations["addAnswerToPostMortem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/questions/{key}/runbook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `Q-7`; its case does not matter. */
                key: components["parameters"]["questionKey"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes in git to write the question and its accepted answer into a runbook of the service, which is begun where there is none. Twice proposes it once. */
        post: operations["addAnswerToRunbook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runbooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Runbooks of the services one may see, by title, and firing or configured alerts that have none. */
        get: operations["listRunbooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runbooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get: operations["getRunbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runbooks/{id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says whether it helped; once per person and incident, the last one counts. */
        post: operations["rateRunbook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runbooks/{id}/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes another text in a branch of git, and where the remote can, in a pull request. Where the file has changed since `base`, nothing is proposed, and 409 says by its `base` field what it is now; where another text waits than `proposal`, by its `proposal` field. */
        post: operations["proposeRunbook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runbooks/{id}/proposal/merge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings the proposed text into git; by somebody else than who proposed it, unless the configuration says otherwise. */
        post: operations["mergeRunbook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/maintenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Maintenance windows: running ones first, then those to come, then past ones. */
        get: operations["listMaintenance"];
        put?: never;
        /** Announces maintenance. Needs a signed-in person. */
        post: operations["announceMaintenance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/maintenance/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** One maintenance window. */
        get: operations["getMaintenance"];
        /** Changes what was announced. */
        put: operations["changeMaintenance"];
        post?: never;
        /** Ends maintenance that runs, and calls off what was announced. What has been stays in the history. */
        delete: operations["endMaintenance"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clusters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every cluster that is watched, or should be, those that are not well first. */
        get: operations["listClusters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clusters/{cluster}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster: string;
            };
            cookie?: never;
        };
        /** One cluster: its nodes, the quotas of namespaces in which the reader may see a service, and how our watch of it is. */
        get: operations["getCluster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every source of observations and how it is, in words. */
        get: operations["listSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onboarding/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a form may offer: clusters with what is free on them, environments, quota tiers and what is approved by itself. Read from what is stored; nobody outside is asked. */
        get: operations["getOnboardingOptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onboarding/namespaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which of some namespaces the GitOps tree has, so that another quota can be asked for there. What the caller may not see is not among them. */
        get: operations["findOnboardingNamespaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onboarding/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a request would change, and what is wrong with it. Nothing is kept. Problems of the request are in the answer and are no errors: a form that is being filled in is rarely right. */
        post: operations["previewOnboarding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onboarding/tree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The GitOps tree at the revision that was read last, for whoever computes a change of it elsewhere. */
        get: operations["getOnboardingTree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests one may see, the most recent first; with `sort=age` those that have waited longest in their stage. */
        get: operations["listRequests"];
        put?: never;
        /** Opens the change of a request, or finds the one that was opened for the same task: a task that runs again never opens a second. Answers 200 where it was there. */
        post: operations["openRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The key of a request, such as `REQ-12`. */
                key: components["parameters"]["requestKey"];
            };
            cookie?: never;
        };
        get: operations["getRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{key}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The key of a request, such as `REQ-12`. */
                key: components["parameters"]["requestKey"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves the very revision that was looked at, or says no with a reason. Not by whoever asked. */
        post: operations["reviewRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{key}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The key of a request, such as `REQ-12`. */
                key: components["parameters"]["requestKey"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merges an approved change, rebuilt where the tree has moved on. What is approved by the policy is merged by itself. Where a revision is named, the change must still be that one. */
        post: operations["mergeRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{key}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The key of a request, such as `REQ-12`. */
                key: components["parameters"]["requestKey"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a request back that is not merged; its branch goes, its page stays. */
        post: operations["withdrawRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upstream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is followed in upstream projects of an incident, a post-mortem or a service: exactly one of them is named. */
        get: operations["listUpstream"];
        put?: never;
        /** Follows an issue or a pull request that is there (`url`), or opens an issue (`repository`, `title`, `body`) and follows it. What is opened is stored first and sent by whoever holds the lease; until then its state is `sending`. */
        post: operations["followUpstream"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upstream/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An issue for an upstream project with the operational evidence filled in, redacted as it will be public. With a title and a body, these are redacted instead. Nothing is saved or sent. */
        post: operations["draftUpstream"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upstream/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Follows it no more. Upstream, nothing changes. */
        delete: operations["forgetUpstream"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
/** Of the operations API. @public */
export type webhooks = Record<string, never>;
/** Of the operations API. @public */
export interface components {
    schemas: {
        /**
         * What a service lacks that its upstream project could give.
         * One of these.
         */
        UpstreamGap: "slo" | "runbook" | "owner" | "other";
        /**
         * While it is `sending`, the issue is about to be opened. `unknown` is what nobody follows: its host has no module.
         * One of these.
         */
        UpstreamLinkState: "sending" | "open" | "closed" | "merged" | "unknown";
        /** An issue or a pull request of an upstream project that is followed. */
        UpstreamLink: {
            id: string;
            /** One of these. */
            kind: "issue" | "pullRequest" | "other";
            state: components["schemas"]["UpstreamLinkState"];
            /** As people name it, as in `acme/lib#12`. */
            name?: string;
            title: string;
            /** Missing until it is opened. */
            url?: string;
            repository?: string;
            /** Why it was closed without being mended. */
            message?: string;
            /** Why it cannot be sent or looked at, with what to do; for people who have signed in. */
            problem?: string;
            gap?: components["schemas"]["UpstreamGap"];
            /** The portal opened it, or will. */
            opened: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Entity ref; missing where the reader may not see people. */
            createdBy?: string;
            /** Format: date-time */
            checkedAt?: string;
        };
        UpstreamList: {
            items: components["schemas"]["UpstreamLink"][];
            mayFollow: boolean;
        };
        UpstreamRepositoryRef: {
            url: string;
            name: string;
        };
        /** Exactly one of incident, post-mortem and service. */
        UpstreamDraftInput: {
            incident?: string;
            postMortem?: string;
            service?: string;
            gap?: components["schemas"]["UpstreamGap"];
            /** The address of the upstream project; by the annotations of the service when missing. */
            repository?: string;
            title?: string;
            body?: string;
        };
        UpstreamDraft: {
            /** By the annotations of the services. */
            repositories: components["schemas"]["UpstreamRepositoryRef"][];
            repository?: components["schemas"]["UpstreamRepositoryRef"];
            /** Where upstream projects may be. */
            hosts: string[];
            title: string;
            /** Markdown, exactly as it will be public. */
            body: string;
            /** What was taken out of title and body, and what is in the way of sending them. */
            removed: {
                kind: string;
                count: number;
            }[];
            /** Whether the portal may open the issue, and why not. */
            open: components["schemas"]["RequestMay"];
            /** Where a person writes the issue without the portal. */
            formUrl?: string;
            /** Where a person proposes a change of the code. */
            compareUrl?: string;
        };
        /** Exactly one of incident, post-mortem and service; and either `url`, or `repository`, `title` and `body`. */
        UpstreamInput: {
            incident?: string;
            postMortem?: string;
            service?: string;
            gap?: components["schemas"]["UpstreamGap"];
            url?: string;
            repository?: string;
            title?: string;
            body?: string;
        };
        /** Where it was asked for, or is shown, outside the portal. */
        RequestOrigin: {
            /** As in `acme/support#12`. */
            title: string;
            url: string;
        };
        /** In cores and bytes. What quotas promise counts as taken, used or not. */
        OnboardingClusterCapacity: {
            cpu: number;
            cpuTaken: number;
            memory: number;
            memoryTaken: number;
            /** Format: date-time */
            observedAt: string;
        };
        OnboardingClusterOption: {
            name: string;
            title?: string;
            /** One of these. */
            flavour: "kubernetes" | "openshift";
            environments: string[];
            capacity?: components["schemas"]["OnboardingClusterCapacity"];
            /** Why nothing is known of it, or why nothing can be delivered there now. */
            problem?: string;
            /** What is approved by itself there and what is not, in a sentence. */
            approval?: string;
        };
        OnboardingQuotaOption: {
            /** One of these. */
            tier: "x-small" | "small" | "medium" | "large" | "custom";
            words: string;
        };
        OnboardingNamespaces: {
            names: string[];
        };
        OnboardingOptions: {
            /** Whether anything can be asked for here; `problem` says why not. */
            available: boolean;
            problem?: string;
            clusters: components["schemas"]["OnboardingClusterOption"][];
            environments: string[];
            quotas: components["schemas"]["OnboardingQuotaOption"][];
            /** One of these. */
            delivery: "argocd" | "flux" | "none";
            /** The entity ref of the template that opens requests. */
            template?: string;
            /** Where services are met, with `{environment}` and `{service}` in their places. */
            addresses?: string;
            /** Where new repositories are made, with `{service}` in its place; missing where none are. */
            sources?: string;
            /** The address of the GitOps repository. */
            repository?: string;
            revision?: string;
            /** Format: date-time */
            readAt?: string;
        };
        OnboardingPreviewInput: {
            kind?: components["schemas"]["RequestKindName"];
            /** The parameters of the kind; an OnboardingRequest of operations-common where no kind is named. Who asks, and the members of teams, are filled in by the portal. */
            request: {
                [key: string]: unknown;
            };
        };
        /**
         * What is asked for; `change` is a change of files by some other template.
         * One of these.
         */
        RequestKindName: "onboard" | "change" | "namespace" | "quota" | "slo" | "alert" | "team" | "cluster" | "offboard";
        /** What a change does to something, beyond its files. */
        RequestEffect: {
            /** One of these. */
            effect: "comes" | "changes" | "goes" | "stays";
            /** An entity ref, or what people call it. */
            what: string;
            /** Why it stays, or what it means. */
            reason?: string;
        };
        OnboardingProblem: {
            /** Where it is, as in `namespaces[0].name`. */
            field: string;
            value?: string;
            message: string;
        };
        ChangedFile: {
            path: string;
            /** One of these. */
            change: "added" | "changed" | "removed";
            before?: string;
            after?: string;
        };
        /** Who has to approve, and why. */
        RequestApprovalNeed: {
            /** One of these. */
            by: "policy" | "people";
            /** Entity refs of the groups whose members approve. */
            groups?: string[];
            count: number;
            sentence: string;
        };
        OnboardingPreview: {
            /** Of the tree that it was computed from. */
            revision?: string;
            /** Where there is one, the request cannot be sent. */
            problems: components["schemas"]["OnboardingProblem"][];
            notes: string[];
            files: components["schemas"]["ChangedFile"][];
            approval?: components["schemas"]["RequestApprovalNeed"];
            effects?: components["schemas"]["RequestEffect"][];
            /** What the portal knows beside the wish, by kind; the shapes are in operations-common. */
            facts?: {
                [key: string]: unknown;
            };
        };
        GitopsTree: {
            revision: string;
            /** An OnboardingTree of operations-common. */
            settings: {
                [key: string]: unknown;
            };
            files: {
                path: string;
                text: string;
            }[];
        };
        /** One of these. */
        RequestStageName: "proposed" | "checks" | "approved" | "merged" | "synced" | "healthy" | "observed" | "done";
        /**
         * `waiting` has not come yet; `stuck` has not come for longer than usual; `failed` will not come by itself; `notRun` could not be looked at, and is never taken for passed.
         * One of these.
         */
        RequestStageState: "waiting" | "done" | "stuck" | "failed" | "notRun";
        RequestEvidence: {
            text: string;
            url?: string;
            /** Format: date-time */
            at?: string;
        };
        RequestStage: {
            name: components["schemas"]["RequestStageName"];
            state: components["schemas"]["RequestStageState"];
            /** False where there is nothing to look at for what was asked; missing otherwise. */
            applies?: boolean;
            /**
             * Format: date-time
             * When it was reached.
             */
            at?: string;
            evidence: components["schemas"]["RequestEvidence"][];
            /** Why it has not come, as far as that is known, and what to do. */
            reason?: string;
            /** Entity refs of groups, and the reader's own way to them. */
            whomToAsk?: string[];
        };
        RequestCheck: {
            name: string;
            /** One of these. */
            state: "passed" | "failed" | "notRun";
            /** False where nothing in the change is for it to look at; missing otherwise. */
            applies?: boolean;
            message: string;
            details?: string[];
        };
        /** One of these. */
        RequestState: "open" | "done" | "rejected" | "withdrawn";
        RequestSummary: {
            key: string;
            kind: components["schemas"]["RequestKindName"];
            title: string;
            state: components["schemas"]["RequestState"];
            /** The first that is not done. */
            stage: components["schemas"]["RequestStageName"];
            stageState: components["schemas"]["RequestStageState"];
            /** Format: date-time */
            stageSince: string;
            /** Entity ref of who asked; missing where the reader may not see people. */
            requester?: string;
            team?: string;
            services: string[];
            clusters: string[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** One of these. */
            visibility: "public" | "internal";
        };
        RequestList: {
            items: components["schemas"]["RequestSummary"][];
            totalItems: number;
            nextCursor?: string;
        };
        RequestInput: {
            kind: components["schemas"]["RequestKindName"];
            /** Of the task that opens it; the same again finds the same request. */
            taskId: string;
            template?: string;
            title?: string;
            /** Those of the kind; for `onboard` an OnboardingRequest. Its requester is the caller whatever it says. */
            parameters: {
                [key: string]: unknown;
            };
            /** For `change` only. */
            files?: {
                path: string;
                before?: string;
                after?: string;
            }[];
            checks?: components["schemas"]["RequestCheck"][];
        };
        RequestReview: {
            /** One of these. */
            verdict: "approve" | "reject";
            /** Of the change that was looked at. */
            revision: string;
            /** Needed for `reject`. */
            reason?: string;
        };
        RequestMerge: {
            /** Of the change that was looked at; answers 409 where it was made again since. */
            revision?: string;
        };
        RequestWithdrawal: {
            reason?: string;
        };
        RequestApproval: {
            /** Format: date-time */
            at: string;
            /** One of these. */
            by: "policy" | "person";
            /** Entity ref; missing where the reader may not see people. */
            person?: string;
            /** One of these. */
            verdict: "approve" | "reject";
            reason?: string;
        };
        RequestEvent: {
            /** Format: date-time */
            at: string;
            text: string;
            person?: string;
        };
        /** Whether the reader may do something now, and why not. */
        RequestMay: {
            allowed: boolean;
            reason?: string;
        };
        /** Where something is to come to be, and how far it is there. */
        RequestPlace: {
            environment?: string;
            cluster?: string;
            namespace?: string;
            /** Missing where only a namespace is asked for. */
            service?: string;
            /** What people call it, where it is no service in a namespace. */
            subject?: string;
        };
        RequestDetail: {
            summary: components["schemas"]["RequestSummary"];
            /** Without people where the reader may not see them. */
            parameters?: {
                [key: string]: unknown;
            };
            stages: components["schemas"]["RequestStage"][];
            places: components["schemas"]["RequestPlace"][];
            files: components["schemas"]["ChangedFile"][];
            notes: string[];
            effects?: components["schemas"]["RequestEffect"][];
            checks: components["schemas"]["RequestCheck"][];
            need: components["schemas"]["RequestApprovalNeed"];
            approvals: components["schemas"]["RequestApproval"][];
            /** What happened, oldest first. */
            events: components["schemas"]["RequestEvent"][];
            branch?: string;
            /** Of the change as it is now; approvals name it. */
            revision?: string;
            target?: string;
            url?: string;
            pullRequest?: string;
            taskId?: string;
            origin?: components["schemas"]["RequestOrigin"];
            may: {
                review: components["schemas"]["RequestMay"];
                merge: components["schemas"]["RequestMay"];
                withdraw: components["schemas"]["RequestMay"];
            };
        };
        /**
         * ok: budget is left and burns no faster than it may; burning: an alert condition holds; exhausted: nothing is left; unknown: nobody can say, with the reason; invalid: the document cannot be followed.
         * One of these.
         */
        SloState: "ok" | "burning" | "exhausted" | "unknown" | "invalid";
        /** An SLO and how it stands. */
        Slo: {
            /** Entity ref of the SLO document in the catalog. */
            ref: string;
            namespace: string;
            name: string;
            title: string;
            description?: string;
            /** The operated service; missing where none is linked. */
            service?: components["schemas"]["NamedRef"];
            owner?: components["schemas"]["NamedRef"];
            environment: string;
            /** One of these. */
            budgetingMethod: "Occurrences" | "Timeslices" | "RatioTimeslices";
            window: components["schemas"]["SloWindowView"];
            state: components["schemas"]["SloState"];
            /** The state in a sentence, with the reason where it is unknown. */
            message: string;
            /** Share of the budget that is left, of the composite or of the objective with the least; may be negative. Missing where unknown. Budgets that are provisional count only where all are. */
            remaining?: number;
            /** Whether `remaining` is of a budget that is provisional. */
            provisional?: boolean;
            /** How little was measured, in a sentence, where the budget of an objective is provisional. */
            provisionalMessage?: string;
            /** How fast the budget burned in the last hour; 1 empties it exactly at the end of the window. */
            burnRate?: number;
            objectives: components["schemas"]["SloObjective"][];
            composite?: components["schemas"]["Budget"];
            /** Format: date-time */
            evaluatedAt?: string;
            problems: components["schemas"]["SloDocumentProblem"][];
            visibility: components["schemas"]["Visibility"];
        };
        NamedRef: {
            ref: string;
            title?: string;
        };
        SloWindowView: {
            /** One of these. */
            kind: "rolling" | "calendar";
            /** As OpenSLO writes it, `30d`. */
            duration: string;
            zone?: string;
            /**
             * Format: date-time
             * The present window, aligned to the edges of buckets.
             */
            from?: string;
            /** Format: date-time */
            to?: string;
        };
        SloDocumentProblem: {
            /** One of these. */
            severity: "error" | "warning";
            path: string;
            message: string;
        };
        SloObjective: {
            index: number;
            title?: string;
            target: number;
            /** Objectives that measure the same share it. */
            sliId?: string;
            /** What is measured, in words. */
            indicator?: string;
            state: components["schemas"]["SloState"];
            /** The state in a sentence, such as `No traffic since 14:05 UTC.` */
            message: string;
            /** Why it is unknown, for machines, `no-data`, `no-traffic`, `prometheus.unreachable`. */
            unknownCode?: string;
            /** What the machine said in its own words, for readers who may see diagnostics. */
            detail?: string;
            /** The ratio over the window; missing where unknown. */
            sli?: number;
            good?: number;
            total?: number;
            /**
             * What good and total count.
             * One of these.
             */
            unit?: "events" | "seconds" | "slices";
            /** The part of the window that was measured, between 0 and 1. */
            measuredShare?: number;
            budget?: components["schemas"]["Budget"];
            burnRate?: number;
            exhaustion?: components["schemas"]["Exhaustion"];
            /** The budget left over the window, at most 60 values, oldest first; null where nobody measured. */
            sparkline: (number | null)[];
            alerts: components["schemas"]["BurnAlertState"][];
            source?: string;
            /** The configured server that measures it. */
            server?: string;
            warnings?: string[];
        };
        Budget: {
            /** Share of the budget that is left; negative when overspent. */
            remaining: number;
            consumed: number;
            /** What the target allows in the window. */
            totalMinutes: number;
            remainingMinutes: number;
            /** Whether the minutes are events expressed as time. */
            timeEquivalent: boolean;
            /** Whether too little of the window was measured to judge by this budget; policies and the release gate do not follow it yet. */
            provisional?: boolean;
            /** How little was measured, in a sentence. */
            provisionalMessage?: string;
        };
        Exhaustion: {
            /** One of these. */
            state: "never" | "at" | "empty" | "unknown";
            /** Format: date-time */
            at?: string;
        };
        /** A burn condition and how it stands. */
        BurnAlertState: {
            tier: string;
            /** One of these. */
            severity: "page" | "ticket";
            factor: number;
            longSeconds: number;
            shortSeconds?: number;
            forSeconds?: number;
            longBurn?: number;
            shortBurn?: number;
            /**
             * inhibited, where a page of the same SLO fires; maintenance, where it would fire but was announced.
             * One of these.
             */
            state: "quiet" | "pending" | "firing" | "inhibited" | "maintenance" | "unknown";
            /** Format: date-time */
            since?: string;
            /** Whether the burn can reach the factor at all with this target. */
            reachable: boolean;
            message?: string;
            origin: string;
        };
        SloList: {
            items: components["schemas"]["Slo"][];
            totalItems: number;
            nextCursor?: string;
            /** All SLOs of the filters, whatever the state asked for. */
            states: components["schemas"]["SloStateCounts"];
        };
        SloStateCounts: {
            ok: number;
            burning: number;
            exhausted: number;
            unknown: number;
            invalid: number;
        };
        SloFacets: {
            owner: components["schemas"]["FacetValue"][];
            system: components["schemas"]["FacetValue"][];
            service: components["schemas"]["FacetValue"][];
            state: components["schemas"]["FacetValue"][];
        };
        SloCoverage: {
            /** Operated services one may see. */
            services: number;
            covered: number;
            missing: {
                service: components["schemas"]["NamedRef"];
                owner?: components["schemas"]["NamedRef"];
                /** Whether its page suggests one. */
                suggested: boolean;
            }[];
        };
        ServiceSlos: {
            items: components["schemas"]["Slo"][];
            suggestion?: components["schemas"]["SloSuggestion"];
            policy?: components["schemas"]["BudgetPolicy"];
        };
        /** An SLO for a service that has none. It promises nothing until somebody commits it. */
        SloSuggestion: {
            reason: string;
            yaml: string;
            fileName: string;
        };
        /** What the team does as its budget shrinks. */
        BudgetPolicy: {
            steps: {
                /** The step holds while no more than this share is left. */
                atRemaining: number;
                action: string;
                active: boolean;
                blocksReleases: boolean;
            }[];
            /** One of these. */
            origin: "annotation" | "configuration";
            /** The least budget left of the SLOs of the service in the environments that decide its headline health; missing where unknown. */
            remaining?: number;
            /** SLOs with a budget that is provisional, which no step follows yet. */
            notJudged?: components["schemas"]["NotJudgedSlo"][];
            /** Why what the service says itself cannot be followed. */
            problem?: string;
        };
        /** An SLO of which too little was measured to judge by it. */
        NotJudgedSlo: {
            ref: string;
            title: string;
            message: string;
        };
        ReleaseGate: {
            allowed: boolean;
            reason: string;
            step?: string;
            slos: {
                ref: string;
                state: components["schemas"]["SloState"];
                remaining?: number;
                /** Whether too little was measured to judge; it does not decide. */
                provisional?: boolean;
            }[];
        };
        SloDetail: {
            slo: components["schemas"]["Slo"];
            /** Per objective, how its numbers were computed, with the numbers in it. */
            formula: {
                objective: number;
                lines: string[];
            }[];
            queries: components["schemas"]["SloQuery"][];
            /** The documents it is made of, as the catalog has them. */
            yaml?: string;
            /** Where the document is kept, for people. */
            sourceUrl?: string;
            alerts: components["schemas"]["Alert"][];
            maintenance: components["schemas"]["Maintenance"][];
            policy?: components["schemas"]["BudgetPolicy"];
            /** In which steps and for how many days what was measured is kept. */
            retention?: {
                stepSeconds: number;
                days: number;
            }[];
        };
        SloQuery: {
            objective: number;
            title: string;
            language: string;
            query: string;
            url?: string;
        };
        SloSeries: {
            objective: number;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            stepSeconds: number;
            points: components["schemas"]["SloPoint"][];
            marks: components["schemas"]["TimeMark"][];
        };
        /** A step. Values that nobody measured are missing. */
        SloPoint: {
            /** Format: date-time */
            start: string;
            good?: number;
            total?: number;
            sli?: number;
            /** Over the hour that ends with the step, or over the step where that is longer. */
            burnRate?: number;
            /** The budget left of the window that ends with the step; of the calendar window from its start. */
            remaining?: number;
        };
        /** Something that happened, on the time axis. */
        TimeMark: {
            /** One of these. */
            kind: "alert" | "change" | "maintenance";
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            until?: string;
            title: string;
            severity?: string;
            id?: string;
        };
        SloHistory: {
            objective: number;
            zone: string;
            months: components["schemas"]["SloPeriod"][];
            quarters: components["schemas"]["SloPeriod"][];
        };
        SloPeriod: {
            /** `2026-11` or `2026-Q4`. */
            name: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /** Whether it is over. */
            complete: boolean;
            sli?: number;
            good?: number;
            total?: number;
            measuredShare?: number;
            /** Whether the target was met; missing where unknown. */
            met?: boolean;
            remaining?: number;
        };
        SloWhatIf: {
            objective: number;
            target: number;
            window: string;
            /** How many of the last 90 days were measured. */
            days: number;
            current: components["schemas"]["WhatIfOutcome"];
            proposed: components["schemas"]["WhatIfOutcome"];
            /** The document with the proposal in it. */
            yaml: string;
        };
        WhatIfOutcome: {
            target: number;
            window: string;
            remaining?: number;
            /** The least budget there would have been. */
            lowest?: number;
            /** For how many days nothing would have been left. */
            exhaustedDays?: number;
            alerts: {
                tier: string;
                severity: string;
                count: number;
            }[];
            points: {
                /** Format: date-time */
                start: string;
                remaining?: number;
            }[];
        };
        Alert: {
            id: string;
            fingerprint: string;
            source: string;
            /** One of these. */
            state: "firing" | "resolved";
            /** One of these. */
            severity: "page" | "ticket" | "info";
            title: string;
            /** What it means, in a sentence. */
            message?: string;
            labels: {
                [key: string]: string;
            };
            annotations: {
                [key: string]: string;
            };
            service?: components["schemas"]["NamedRef"];
            environment?: string;
            cluster?: string;
            slo?: string;
            objective?: number;
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt?: string;
            runbookUrl?: string;
            /** The id of the runbook that is for it, by what it is called after or says itself. */
            runbook?: string;
            /**
             * Why it tells nobody.
             * One of these.
             */
            suppressed?: "maintenance" | "inhibited" | "silenced" | "flapping";
            /** The same in a sentence, with until when. */
            suppressedMessage?: string;
            /** Why it belongs to no service; missing where it does. */
            unmapped?: {
                message: string;
                remedy: string;
            };
            /** The open incident that it belongs to, or the last one. */
            incident?: {
                key: string;
                title: string;
            };
            summary?: string;
            /** Of the rule, as its author wrote it; Markdown in places. */
            description?: string;
            dashboardUrl?: string;
            generatorUrl?: string;
        };
        AlertList: {
            items: components["schemas"]["Alert"][];
            totalItems: number;
            nextCursor?: string;
        };
        AlertDetail: {
            alert: components["schemas"]["Alert"];
            mapping: components["schemas"]["AlertMappingResult"];
            silences: components["schemas"]["Silence"][];
            dashboardUrl?: string;
            /** Where the rule that made it can be looked at. */
            generatorUrl?: string;
            /** When the same alert fired before, newest first. */
            fired?: components["schemas"]["AlertSpell"][];
            why?: components["schemas"]["AlertLeft"];
        };
        /** Why an alert is in no incident, as it was decided last. Missing where it is in one, where nothing was decided, and where the reader may not see what the decision names. */
        AlertLeft: {
            /** Stable, as in `leave.severity`. */
            rule: string;
            /** In a sentence. */
            message: string;
            /** Format: date-time */
            at: string;
        };
        AlertSpell: {
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt?: string;
        };
        /** Why an alert belongs to its service, or to none. */
        AlertMappingResult: {
            /** `label`, `mapping`, `catalog`, `source`, or `none`. */
            rule: string;
            /** In a sentence. */
            message: string;
            remedy?: string;
            /** Services that it may mean. */
            candidates?: components["schemas"]["NamedRef"][];
        };
        AlertMatcher: {
            name: string;
            value: string;
            /**
             * As Alertmanager has them; expressions are anchored.
             * Default: =
             * One of these.
             */
            operator: "=" | "!=" | "=~" | "!~";
        };
        AlertMappingInput: {
            matchers: components["schemas"]["AlertMatcher"][];
            service: string;
            environment?: string;
            note?: string;
        };
        AlertMapping: {
            id: string;
            matchers: components["schemas"]["AlertMatcher"][];
            service: components["schemas"]["NamedRef"];
            environment?: string;
            note?: string;
            /** One of these. */
            origin: "configuration" | "page";
            madeBy?: components["schemas"]["NamedRef"];
            /** Format: date-time */
            madeAt?: string;
            /** How many firing alerts it maps. */
            firing?: number;
        };
        AlertMappingList: {
            items: components["schemas"]["AlertMapping"][];
        };
        SilenceInput: {
            source: string;
            matchers: components["schemas"]["AlertMatcher"][];
            /**
             * Format: date-time
             * Now when missing.
             */
            startsAt?: string;
            /** Format: date-time */
            endsAt: string;
            comment: string;
        };
        Silence: {
            id: string;
            source: string;
            /** One of these. */
            state: "active" | "pending" | "expired";
            matchers: components["schemas"]["AlertMatcher"][];
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            comment: string;
            /** As Alertmanager has it; for readers who may see people. */
            createdBy?: string;
            /** How many firing alerts that one may see it keeps quiet. */
            alerts: number;
            /** Where it opens in Alertmanager. */
            url?: string;
        };
        SilenceList: {
            items: components["schemas"]["Silence"][];
            /** Alertmanagers in which silences can be made. */
            sources: {
                id: string;
                title: string;
                /** Format: date-time */
                readAt?: string;
                /** Why what is shown may be old. */
                problem?: string;
            }[];
        };
        /** One of these. */
        IncidentStatus: "triggered" | "acknowledged" | "analysing" | "fixing" | "observing" | "resolved" | "reopened";
        /**
         * What users notice.
         * One of these.
         */
        IncidentImpact: "minor" | "major" | "outage";
        /** One of these. */
        IncidentCause: "change" | "configuration" | "capacity" | "dependency" | "infrastructure" | "network" | "data" | "security" | "certificate" | "human" | "external" | "unknown";
        /** One of these. */
        IncidentRoleName: "commander" | "communications" | "technicalLead" | "scribe";
        IncidentRole: {
            role: components["schemas"]["IncidentRoleName"];
            person: components["schemas"]["NamedRef"];
            /** Format: date-time */
            since?: string;
        };
        IncidentService: {
            service: components["schemas"]["NamedRef"];
            /**
             * root is where it comes from, as far as is known.
             * One of these.
             */
            role: "root" | "affected";
            impact: components["schemas"]["IncidentImpact"];
            /** Where the impact differs by region or cluster. */
            regions: {
                region: string;
                impact: components["schemas"]["IncidentImpact"];
            }[];
            /** Format: date-time */
            since?: string;
            /** Format: date-time */
            recoveredAt?: string;
            health?: components["schemas"]["Health"];
        };
        IncidentServiceInput: {
            service: string;
            impact?: components["schemas"]["IncidentImpact"];
            regions?: {
                region: string;
                impact: components["schemas"]["IncidentImpact"];
            }[];
        };
        /** What mends it, followed until it is released and rolled out. */
        IncidentFix: {
            url: string;
            /** One of these. */
            kind?: "change" | "pullRequest" | "issue" | "other";
            title?: string;
            /** One of these. */
            state: "open" | "merged" | "closed" | "released" | "rolledOut" | "unknown";
            /** The state in a sentence, with where it was seen. */
            message?: string;
            /** The first version or commit that contains it. */
            version?: string;
            /** Format: date-time */
            checkedAt?: string;
        };
        IncidentTicket: {
            url: string;
            title: string;
            /** One of these. */
            state: "open" | "closed" | "pending" | "failing" | "deleted";
            /** Why it is behind, where it is. */
            message?: string;
        };
        Incident: {
            /** Opaque; signals name it. */
            id: string;
            key: string;
            title: string;
            /** What is known, for everybody who reads it; Markdown. */
            summary?: string;
            severity: number;
            status: components["schemas"]["IncidentStatus"];
            impact: components["schemas"]["IncidentImpact"];
            visibility: components["schemas"]["Visibility"];
            environment?: string;
            drill: boolean;
            /** One of these. */
            origin: "policy" | "person" | "api";
            declaredBy?: components["schemas"]["NamedRef"];
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            detectedAt: string;
            /** Format: date-time */
            acknowledgedAt?: string;
            /** Format: date-time */
            mitigatedAt?: string;
            /** Format: date-time */
            resolvedAt?: string;
            /** Format: date-time */
            updatedAt: string;
            /** The root first, then what is affected, as far as the reader may see them. */
            services: components["schemas"]["IncidentService"][];
            roles: components["schemas"]["IncidentRole"][];
            /** How many of its alerts fire. */
            firing: number;
            cause?: components["schemas"]["IncidentCause"];
            causeText?: string;
            trackerUrl?: string;
            chatUrl?: string;
            ticket?: components["schemas"]["IncidentTicket"];
            fix?: components["schemas"]["IncidentFix"];
            /** The key of the incident that this one is, too. */
            duplicateOf?: string;
            /** What the policy suggests to people, for example to resolve it, and why. */
            suggestion?: string;
            owner?: components["schemas"]["NamedRef"];
            version: number;
        };
        IncidentDetail: {
            incident: components["schemas"]["Incident"];
            /** Firing ones first; at most 200, `alertCount` says how many there are. */
            alerts: components["schemas"]["Alert"][];
            alertCount?: number;
            following: boolean;
            followers: number;
            mayWrite: boolean;
            /** Keys of incidents that are this one, too. */
            duplicates: string[];
            /** What can be replayed. */
            evidence?: {
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
                /** Format: date-time */
                pinnedAt?: string;
            };
        };
        IncidentInput: {
            title: string;
            summary?: string;
            severity?: number;
            impact?: components["schemas"]["IncidentImpact"];
            visibility?: components["schemas"]["Visibility"];
            environment?: string;
            drill?: boolean;
            /**
             * Format: date-time
             * Now when missing; not in the future.
             */
            startedAt?: string;
            /** The first is the root. */
            services: components["schemas"]["IncidentServiceInput"][];
            /** Ids of alerts that belong to it. */
            alerts?: string[];
            idempotencyKey?: string;
        };
        IncidentUpdate: {
            /** The version that the caller saw. */
            version?: number;
            title?: string;
            summary?: string;
            severity?: number;
            status?: components["schemas"]["IncidentStatus"];
            impact?: components["schemas"]["IncidentImpact"];
            visibility?: components["schemas"]["Visibility"];
            drill?: boolean;
            /** Format: date-time */
            startedAt?: string;
            /** Format: date-time */
            detectedAt?: string;
            /** Format: date-time */
            acknowledgedAt?: string;
            /** Format: date-time */
            mitigatedAt?: string;
            /** Format: date-time */
            resolvedAt?: string;
            cause?: components["schemas"]["IncidentCause"];
            causeText?: string;
            /** An address of http or https; empty takes it away. */
            trackerUrl?: string;
            chatUrl?: string;
            fixUrl?: string;
            /** The key of another incident; empty takes it back. */
            duplicateOf?: string;
            /** All of them; the first is the root. */
            services?: components["schemas"]["IncidentServiceInput"][];
            /** Roles that change; without a person the role is free again. */
            roles?: {
                role: components["schemas"]["IncidentRoleName"];
                person?: string;
            }[];
        };
        IncidentList: {
            items: components["schemas"]["Incident"][];
            totalItems: number;
            nextCursor?: string;
        };
        IncidentFacets: {
            state: components["schemas"]["FacetValues"];
            status: components["schemas"]["FacetValues"];
            severity: components["schemas"]["FacetValues"];
            owner: components["schemas"]["FacetValues"];
            system: components["schemas"]["FacetValues"];
            service: components["schemas"]["FacetValues"];
            cause: components["schemas"]["FacetValues"];
        };
        FacetValues: components["schemas"]["FacetValue"][];
        MyIncidents: {
            incidents: components["schemas"]["Incident"][];
            /** Services they own that are down or degraded, at most 20. */
            services: components["schemas"]["Service"][];
        };
        /** Of those incidents in which both times are known, in seconds. */
        DurationSummary: {
            count: number;
            mean?: number;
            median?: number;
            p90?: number;
        };
        IncidentMetrics: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /** The most frequent first; one group without a name where nothing is asked for. */
            groups: components["schemas"]["IncidentMetricsGroup"][];
            /** By calendar month, UTC; months without incidents are there, too. */
            trend: components["schemas"]["IncidentMetricsMonth"][];
        };
        IncidentMetricsGroup: {
            name?: components["schemas"]["NamedRef"];
            incidents: number;
            open: number;
            timeToDetect: components["schemas"]["DurationSummary"];
            timeToAcknowledge: components["schemas"]["DurationSummary"];
            timeToResolve: components["schemas"]["DurationSummary"];
        };
        IncidentMetricsMonth: {
            /** Format: date-time */
            start: string;
            incidents: number;
            timeToDetect: components["schemas"]["DurationSummary"];
            timeToAcknowledge: components["schemas"]["DurationSummary"];
            timeToResolve: components["schemas"]["DurationSummary"];
        };
        IncidentPolicyView: {
            severities: {
                severity: number;
                name: string;
                meaning: string;
            }[];
            /** The policy in sentences, with the numbers that hold here. */
            rules: string[];
        };
        /** One of these. */
        TimelineKind: "alert" | "health" | "change" | "burn" | "status" | "severity" | "role" | "service" | "field" | "decision" | "note" | "log" | "picture" | "ticket" | "comment" | "chat" | "merge" | "question";
        TimelineEntry: {
            id: string;
            /** The order in which it was written. */
            seq: number;
            kind: components["schemas"]["TimelineKind"];
            /**
             * Format: date-time
             * When it happened.
             */
            at: string;
            /** Format: date-time */
            recordedAt: string;
            author?: components["schemas"]["NamedRef"];
            /** Who wrote it elsewhere, as they are called there. */
            authorName?: string;
            service?: components["schemas"]["NamedRef"];
            /** Notes and comments are Markdown, logs are plain text, everything else is a sentence. */
            text: string;
            url?: string;
            alertId?: string;
            /** The change that it tells of, whose author can be asked. */
            changeId?: string;
            fileId?: string;
            decisionId?: string;
            edits: number;
            /** Format: date-time */
            editedAt?: string;
            /** People wrote it freely, and no public account of it is safe for the reader; then `text` is empty. */
            withheld?: boolean;
            /** Whether `text` is the public account, without personal data and secrets. */
            redacted?: boolean;
            /** Whether the caller wrote it. */
            mine?: boolean;
        };
        IncidentTimeline: {
            entries: components["schemas"]["TimelineEntry"][];
            /** To be given as `after`. */
            version: number;
            totalItems: number;
        };
        TimelineEntryInput: {
            /** One of these. */
            kind: "note" | "log";
            text: string;
            /**
             * Format: date-time
             * When it happened, where that was earlier.
             */
            at?: string;
            service?: string;
            fileId?: string;
            idempotencyKey?: string;
        };
        TimelineEntryEdit: {
            text: string;
            edits: number;
        };
        TimelineWritten: {
            /** What was written, and what its commands did. */
            entries: components["schemas"]["TimelineEntry"][];
            incident: components["schemas"]["Incident"];
        };
        TimelineEdits: {
            items: {
                text: string;
                /** Format: date-time */
                until: string;
            }[];
        };
        IncidentFile: {
            id: string;
            name: string;
            type: string;
            bytes: number;
        };
        IncidentDecision: {
            id: string;
            /** Format: date-time */
            at: string;
            /** Stable, as in `join.dependency`. */
            rule: string;
            /** What was decided and why, in a sentence. */
            message: string;
            /** What it was decided from, as far as the reader may see it. */
            inputs: {
                label: string;
                value: string;
                /** Format: date-time */
                at?: string;
            }[];
        };
        IncidentDecisionList: {
            items: components["schemas"]["IncidentDecision"][];
        };
        ReplayedService: {
            service: components["schemas"]["NamedRef"];
            /** One of these. */
            role: "root" | "affected";
            health: components["schemas"]["Health"];
            locations: {
                environment: string;
                cluster?: string;
                source?: string;
                status: components["schemas"]["HealthStatus"];
                reasons: components["schemas"]["HealthReason"][];
            }[];
            /** What ran, as far as rollouts tell. */
            versions: {
                object: string;
                cluster?: string;
                version: string;
                /** Format: date-time */
                since?: string;
            }[];
            objectives: {
                slo: string;
                index: number;
                title: string;
                target?: number;
                /** Good share of the hour before, 0 to 1; missing where nobody knows. */
                sli?: number;
                burnRate?: number;
                remaining?: number;
            }[];
        };
        IncidentReplay: {
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /** Of the incident at that moment; `before` before it began. */
            status: string;
            services: components["schemas"]["ReplayedService"][];
            alerts: components["schemas"]["Alert"][];
            /** Of the six hours before the moment, newest first. */
            changes: components["schemas"]["Change"][];
            /** What nobody kept, in sentences. */
            missing?: string[];
            /** When something changed, for the slider. */
            moments?: string[];
        };
        BudgetCost: {
            slo: string;
            sloTitle: string;
            index: number;
            title?: string;
            service: components["schemas"]["NamedRef"];
            target: number;
            windowSeconds?: number;
            /** Share of the whole budget of its window that the incident spent; missing where nobody knows. */
            consumed?: number;
            /** The same in minutes of error budget. */
            minutes?: number;
            goodEvents?: number;
            totalEvents?: number;
            /** In a sentence, with why it is unknown where it is. */
            message?: string;
        };
        IncidentBudget: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            items: components["schemas"]["BudgetCost"][];
        };
        Following: {
            following: boolean;
            followers: number;
        };
        NotificationSettings: {
            /** What is less severe than `exceptSeverity` waits until they end. */
            quietHours?: {
                from: string;
                to: string;
                zone: string;
                /** Default: 2 */
                exceptSeverity: number;
            };
            /** Topics of which one is not told. */
            optOut: ("opened" | "escalated" | "resolved" | "assigned" | "updated")[];
        };
        Webhook: {
            id: string;
            title: string;
            events: string[];
            /** One of these. */
            state: "working" | "failing" | "untried";
            message: string;
            waiting: number;
            /** Format: date-time */
            lastDeliveredAt?: string;
        };
        WebhookList: {
            items: components["schemas"]["Webhook"][];
        };
        /**
         * draft is being written, inReview waits for approval, published is what everybody concerned reads.
         * One of these.
         */
        PostMortemStatus: "draft" | "inReview" | "published";
        PostMortem: {
            id: string;
            key: string;
            title: string;
            /** Its first section as plain text, at most 400 characters. */
            summary?: string;
            status: components["schemas"]["PostMortemStatus"];
            /** Whether a published one has a working text that is not published. */
            amended?: boolean;
            visibility: components["schemas"]["Visibility"];
            /** Which account this answer is; public is redacted. */
            account: components["schemas"]["Visibility"];
            /** The key of the incident it is about. */
            incident?: string;
            severity?: number;
            cause?: components["schemas"]["IncidentCause"];
            /** Format: date-time */
            startedAt?: string;
            /** Format: date-time */
            detectedAt?: string;
            /** Format: date-time */
            mitigatedAt?: string;
            /** Format: date-time */
            resolvedAt?: string;
            /** Format: date-time */
            publishedAt?: string;
            /** Format: date-time */
            updatedAt: string;
            /** The root first. */
            services: components["schemas"]["NamedRef"][];
            owner?: components["schemas"]["NamedRef"];
            /** Only for readers who may see people. */
            authors?: components["schemas"]["NamedRef"][];
            tags: string[];
            actionItems: {
                open: number;
                overdue: number;
                done: number;
            };
            /** Grows with everything that happens to it. */
            version: number;
        };
        PostMortemDetail: {
            postMortem: components["schemas"]["PostMortem"];
            /** The body as Markdown, without front matter, of the account that the reader may see. Empty for one that was never published. */
            text: string;
            items: components["schemas"]["ActionItem"][];
            /** Front matter and body of what was published, to begin an amended text with; for those who may write it. */
            markdown?: string;
            /** For those who may write it, where there is a text that is not published. */
            working?: components["schemas"]["PostMortemWorking"];
            /** Where it is in git; only for readers of internal accounts. */
            source?: components["schemas"]["PostMortemFile"];
            /** For readers of internal accounts, how the public one is. */
            publicAccount?: {
                /**
                 * withheld while the leak check finds something; none where it is internal or not published.
                 * One of these.
                 */
                state: "shown" | "withheld" | "none";
                leaks?: components["schemas"]["Leak"][];
            };
            may: {
                write: boolean;
                review: boolean;
                publish: boolean;
                /** What is missing, as a sentence. */
                whyNotPublish?: string;
            };
            /** Keys of incidents that were merged into its incident. */
            formerIncidents?: string[];
        };
        PostMortemWorking: {
            /** Front matter and body. */
            markdown: string;
            /** Format: date-time */
            savedAt: string;
            savedBy?: components["schemas"]["NamedRef"];
            version: number;
            /** Whether its incident has changed since it took its facts. A draft takes them anew by itself once nobody writes; what is in review does not. */
            factsBehind?: boolean;
            problems: components["schemas"]["PostMortemProblem"][];
            proposal?: components["schemas"]["PostMortemProposal"];
            reviews: components["schemas"]["PostMortemReview"][];
            approvals: {
                given: number;
                needed: number;
            };
        };
        /** The branch or the pull request in which it waits. */
        PostMortemProposal: {
            branch: string;
            /** The commit that waits there. */
            revision?: string;
            url?: string;
            /** Format: date-time */
            proposedAt: string;
            proposedBy?: components["schemas"]["NamedRef"];
            /** One of these. */
            state: "open" | "conflicting" | "merged" | "closed" | "unknown";
            /** Why it is so, where it is not simply open, and what to do. */
            message?: string;
            /** What it changes, as a unified diff. */
            diff?: string;
        };
        PostMortemReview: {
            /** One of these. */
            verdict: "approved" | "changesRequested" | "commented";
            reviewer?: components["schemas"]["NamedRef"];
            text: string;
            /** Format: date-time */
            at: string;
            /** Whether the text was changed since; then it does not count. */
            outdated: boolean;
        };
        PostMortemReviewInput: {
            /** One of these. */
            verdict: "approved" | "changesRequested" | "commented";
            text?: string;
            version: number;
        };
        PostMortemInput: {
            incident?: string;
            title?: string;
            services?: string[];
            visibility?: components["schemas"]["Visibility"];
            /**
             * Default: en
             * One of these.
             */
            language: "en" | "de";
        };
        PostMortemText: {
            markdown: string;
            /** That of `working`; 0 where there is none. */
            version: number;
            /** The `content` of `source` that the text was made from, so that nobody takes back what was changed in git meanwhile. Where it is no longer what git has, 409 says by its `base` field what git has now. */
            base?: string;
        };
        PostMortemVersion: {
            version: number;
        };
        PostMortemPreviewInput: {
            markdown: string;
        };
        PostMortemPreview: {
            /** The body of the internal account. */
            internal: string;
            /** The body of the public account. */
            public: string;
            /** Title, tags and action items of both accounts, in this order. */
            fields: {
                /** One of these. */
                field: "title" | "tag" | "actionItem" | "owner";
                internal: string;
                /** What everybody reads instead; missing where it is left out. */
                public?: string;
            }[];
            /** What is redacted, by kind. */
            findings: {
                kind: string;
                line: number;
                /** What it was; only internal readers get previews. */
                excerpt: string;
                replacement: string;
            }[];
            leaks: components["schemas"]["Leak"][];
            problems: components["schemas"]["PostMortemProblem"][];
        };
        /** Something in the public account that looks like personal data or a secret. */
        Leak: {
            kind: string;
            line: number;
            excerpt: string;
            remedy: string;
        };
        PostMortemProblem: {
            /** One of these. */
            severity: "error" | "warning";
            message: string;
            field?: string;
            line?: number;
        };
        PostMortemFile: {
            repository: string;
            path: string;
            url?: string;
            /** Where the repository is cloned from; for runbooks, and without a login. */
            address?: string;
            revision?: string;
            /** Tells this content of the file from every other. */
            content?: string;
            /** Format: date-time */
            changedAt?: string;
        };
        PostMortemList: {
            items: components["schemas"]["PostMortem"][];
            totalItems: number;
            nextCursor?: string;
        };
        PostMortemFacets: {
            status: components["schemas"]["FacetValues"];
            severity: components["schemas"]["FacetValues"];
            cause: components["schemas"]["FacetValues"];
            owner: components["schemas"]["FacetValues"];
            system: components["schemas"]["FacetValues"];
            service: components["schemas"]["FacetValues"];
            tag: components["schemas"]["FacetValues"];
        };
        PostMortemSourceList: {
            items: {
                id: string;
                title: string;
                url?: string;
                /** Whether new ones are written here. */
                writable: boolean;
                documents: number;
                /** Format: date-time */
                readAt?: string;
                revision?: string;
                /** Why what is shown may be old, and what to do. */
                problem?: string;
                /** Files that cannot be read; only for readers of internal accounts. */
                broken: {
                    path: string;
                    url?: string;
                    problems: components["schemas"]["PostMortemProblem"][];
                }[];
            }[];
        };
        PostMortemHistory: {
            items: {
                /** One of these. */
                kind: "started" | "saved" | "proposed" | "withdrawn" | "reviewed" | "published" | "editedInGit" | "renamed" | "gone" | "actionItem" | "withheld";
                /** Format: date-time */
                at: string;
                author?: components["schemas"]["NamedRef"];
                authorName?: string;
                /** A sentence. */
                text: string;
                revision?: string;
                url?: string;
            }[];
        };
        ActionItem: {
            /** Its id in its post-mortem. */
            id: string;
            postMortem: {
                key: string;
                title: string;
            };
            title: string;
            /** One of these. */
            kind?: "protect" | "prevent" | "recover" | "detect";
            /** One of these. */
            severity?: "high" | "medium" | "low";
            owner?: components["schemas"]["NamedRef"];
            /** The last day, as 2026-12-31. */
            due?: string;
            issue?: string;
            /** The day, where it is done. */
            done?: string;
            /** One of these. */
            state: "open" | "overdue" | "done";
            service?: components["schemas"]["NamedRef"];
            mayChange?: boolean;
            /**
             * Format: date-time
             * Since when a change waits to be written into git, where one does; it is tried again by itself.
             */
            pendingSince?: string;
        };
        ActionItemChange: {
            title?: string;
            owner?: string;
            due?: string;
            /** One of these. */
            severity?: "high" | "medium" | "low";
            issue?: string;
            /** True closes it today, false opens it again. */
            done?: boolean;
        };
        ActionItemList: {
            items: components["schemas"]["ActionItem"][];
            totalItems: number;
            nextCursor?: string;
        };
        SimilarQuery: {
            text: string;
            /** Default: 5 */
            limit: number;
            kinds?: components["schemas"]["SearchDocumentKind"][];
            /** An entity ref; among equals, what is of this service comes first. */
            service?: string;
        };
        /** One of these. */
        SearchDocumentKind: "postMortem" | "incident" | "runbook" | "question";
        SimilarAnswers: {
            /**
             * low says that probably nobody has written of it yet.
             * One of these.
             */
            confidence: "high" | "medium" | "low";
            /** Whether only the part that matters of a long text was looked at. */
            cut?: boolean;
            /** The lines that were taken as what matters, variables normalised away. */
            readAs?: string[];
            results: components["schemas"]["SimilarResult"][];
        };
        SimilarResult: {
            kind: components["schemas"]["SearchDocumentKind"];
            key: string;
            title: string;
            /** Format: date-time */
            at?: string;
            severity?: number;
            services: components["schemas"]["NamedRef"][];
            excerpt?: string;
            /** One of these. */
            confidence: "high" | "medium" | "low";
            why: {
                /** One of these. */
                kind: "signature" | "code" | "exception" | "frame" | "phrase" | "terms" | "service";
                /** What agrees. */
                text: string;
            }[];
        };
        Removal: {
            id: string;
            person?: components["schemas"]["NamedRef"];
            /** What is taken out, wherever it stands. */
            names: string[];
            /** Format: date-time */
            requestedAt: string;
            requestedBy?: components["schemas"]["NamedRef"];
            /**
             * Working, until every public account is made without the person.
             * One of these.
             */
            state: "working" | "done";
            /** How many public accounts are still to be made again, while it works. */
            left?: number;
            /** In how many accounts the person was named, once it is done. */
            accounts?: number;
            /** Files in git that still name the person, once it is done. */
            files: components["schemas"]["PostMortemFile"][];
        };
        RemovalInput: {
            /** An entity ref of a user; the caller when neither this nor names are given. */
            person?: string;
            /** Names of somebody who is not in the catalog. */
            names?: string[];
        };
        RemovalList: {
            items: components["schemas"]["Removal"][];
        };
        SearchDocument: {
            kind: components["schemas"]["SearchDocumentKind"];
            key: string;
            title: string;
            text: string;
            /** Where its page is, from the root of the portal. */
            path: string;
            /** The entity ref of the service that decides who may see it. */
            resourceRef?: string;
            services: string[];
            owner?: string;
            status?: string;
            severity?: number;
            tags?: string[];
            /** Format: date-time */
            at?: string;
        };
        SearchDocumentList: {
            items: components["schemas"]["SearchDocument"][];
            nextCursor?: string;
        };
        /** One of these. */
        ArtefactKind: "service" | "workload" | "slo" | "alertRule" | "runbook" | "configuration" | "frame" | "change";
        /** Something that somebody wrote. What is given beside kind and service says which one; what is missing is found out. */
        Artefact: {
            kind: components["schemas"]["ArtefactKind"];
            /** The entity ref of the service it belongs to. */
            service?: string;
            /** What people call it - a workload, an SLO, an alert, a key of the configuration. */
            name?: string;
            /** For a frame, the stack trace or its line as it was pasted. */
            text?: string;
            object?: components["schemas"]["ObjectRef"];
            cluster?: string;
            /** The id of a change. */
            change?: string;
            runbook?: string;
            /** The address of a git repository that a service, workload or document of the catalog names. */
            repository?: string;
            path?: string;
            line?: number;
            /** For a value of the configuration, its key in a YAML, JSON, properties or env file, as in data.RETRIES or the name of a container's variable; its line is looked up. */
            key?: string;
            /** The commit or tag that it is about, such as the deployed one. */
            revision?: string;
        };
        AuthorsQuery: {
            artefact: components["schemas"]["Artefact"];
            incident?: string;
            /** Default: 5 */
            limit: number;
        };
        AuthorReason: {
            /** One of these. */
            kind: "commits" | "lastChange" | "line" | "codeowners" | "pullRequest" | "review" | "change" | "owner" | "onCall" | "answered";
            /** A sentence, as in: wrote 62 % of payments/retry.ts. */
            text: string;
            url?: string;
            /** Format: date-time */
            at?: string;
        };
        AuthorSuggestion: {
            person?: components["schemas"]["NamedRef"];
            /** As git calls somebody who is not in the catalog; they cannot be asked here. */
            name?: string;
            /** One of these. */
            confidence: "high" | "medium" | "low";
            why: components["schemas"]["AuthorReason"][];
            /**
             * left is somebody whom the catalog knew and knows no more, unknown somebody it never knew; neither can be asked.
             * One of these.
             */
            state: "present" | "away" | "prefersTeam" | "left" | "unknown";
            /** Format: date-time */
            until?: string;
            /** Whom to ask in their place. */
            instead?: components["schemas"]["NamedRef"];
            contacts?: components["schemas"]["Contact"][];
        };
        /** Where the artefact is in git. */
        ArtefactPlace: {
            repository: string;
            path?: string;
            line?: number;
            revision?: string;
            url?: string;
            title?: string;
            /**
             * Format: date-time
             * When the repository was read last.
             */
            readAt?: string;
        };
        AuthorAnswers: {
            artefact: components["schemas"]["Artefact"];
            /** What the artefact is called on pages. */
            title?: string;
            service?: components["schemas"]["NamedRef"];
            places: components["schemas"]["ArtefactPlace"][];
            /** The commit that wrote the line or made the change, where there is one. */
            commit?: components["schemas"]["CodeChange"];
            /** Empty for readers who may not see people. */
            suggestions: components["schemas"]["AuthorSuggestion"][];
            /** The owning team, which can always be asked. */
            team?: components["schemas"]["NamedRef"];
            onCall?: components["schemas"]["OnCallShift"][];
            /** What could not be found out, and what to do about it. */
            problems: string[];
            peopleHidden: boolean;
            /** How many suggestions the reader may not see; those who do not want to be suggested are not among them. */
            hidden: number;
        };
        CodeChange: {
            revision: string;
            /** Format: date-time */
            at: string;
            /** The first line. */
            message: string;
            author?: components["schemas"]["NamedRef"];
            authorName?: string;
            url?: string;
            pullRequest?: {
                url: string;
                title?: string;
            };
        };
        /** How somebody wants to be asked. */
        AuthorSettings: {
            /** Whether they are suggested to people who ask. */
            suggested: boolean;
            /**
             * team is asked in their place.
             * One of these.
             */
            prefers: "me" | "team";
            /** Format: date-time */
            awayUntil?: string;
            /**
             * Who reads their name at their public questions and answers.
             * One of these.
             */
            shownTo: "everybody" | "signedIn";
        };
        OnCallShift: {
            /** The id of its schedule. */
            schedule: string;
            /** 1 is asked first. */
            level?: number;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /** Empty for readers who may not see people. */
            people: components["schemas"]["OnCallPerson"][];
            /** What the calendar says, for readers who may see people. */
            title?: string;
        };
        OnCallPerson: {
            person?: components["schemas"]["NamedRef"];
            /** As the calendar calls them, where the catalog does not know them. */
            name?: string;
            contacts?: components["schemas"]["Contact"][];
        };
        OnCallSchedule: {
            id: string;
            title: string;
            source?: string;
            level?: number;
            timeZone?: string;
            url?: string;
            /** Of the time asked for, those that are running first. */
            shifts: components["schemas"]["OnCallShift"][];
            /** When nobody is on call. */
            gaps: {
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
            }[];
            /** Format: date-time */
            handoverAt?: string;
            /** Format: date-time */
            readAt?: string;
            stale: boolean;
            /** Why it cannot be read, or in part, and what to do. */
            problem?: string;
        };
        ServiceOnCall: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            schedules: components["schemas"]["OnCallSchedule"][];
            /** When none of the schedules that are asked first has anybody: several of them follow the sun, and what one leaves out another covers. */
            gaps?: {
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
            }[];
            peopleHidden: boolean;
            /** Why there is no schedule, and what to do. */
            problem?: string;
        };
        Suspect: {
            change: components["schemas"]["Change"];
            service: components["schemas"]["NamedRef"];
            /** From 0 to 1; see docs/changes.md for how it is made. */
            score: number;
            why: {
                /** One of these. */
                kind: "time" | "component" | "reach" | "evidence" | "reverted" | "calm";
                text: string;
            }[];
        };
        IncidentSuspects: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            suspects: components["schemas"]["Suspect"][];
            /** How many changes were looked at. */
            considered: number;
            /** What could not be seen, such as a repository that cannot be read. */
            problems: string[];
        };
        /**
         * answered has an accepted answer, or one and nobody who waits; closed was ended without one.
         * One of these.
         */
        QuestionState: "open" | "answered" | "accepted" | "closed";
        QuestionRecipient: {
            ref: components["schemas"]["NamedRef"];
            /** Format: date-time */
            since: string;
            /** As in - wrote 62 % of payments/retry.ts; asked after 30 minutes without an answer. */
            why: string;
            escalated?: boolean;
        };
        Question: {
            id: string;
            key: string;
            title: string;
            state: components["schemas"]["QuestionState"];
            visibility: components["schemas"]["Visibility"];
            /** Which account this answer is; public is redacted. */
            account: components["schemas"]["Visibility"];
            artefact: components["schemas"]["Artefact"];
            artefactTitle?: string;
            service?: components["schemas"]["NamedRef"];
            owner?: components["schemas"]["NamedRef"];
            incident?: string;
            asker?: components["schemas"]["NamedRef"];
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            firstAnswerAt?: string;
            /** Format: date-time */
            acceptedAt?: string;
            /** Whom it is asked of, the first first; people only for readers who may see them. */
            recipients?: components["schemas"]["QuestionRecipient"][];
            /** Format: date-time */
            nextEscalationAt?: string;
            nextEscalationTo?: components["schemas"]["NamedRef"];
            answers: number;
            version: number;
            /** Format: date-time */
            updatedAt: string;
            /** Whether the caller asked it. */
            mine: boolean;
        };
        Answer: {
            id: string;
            seq: number;
            /** Format: date-time */
            at: string;
            author?: components["schemas"]["NamedRef"];
            /** Who wrote it elsewhere, as they are called there. */
            authorName?: string;
            /** Markdown. */
            text: string;
            edits: number;
            /** Format: date-time */
            editedAt?: string;
            withheld?: boolean;
            redacted?: boolean;
            accepted: boolean;
            mine: boolean;
            url?: string;
        };
        QuestionDetail: {
            question: components["schemas"]["Question"];
            /** What was asked, as Markdown, of the account that the reader may see. */
            text: string;
            withheld?: boolean;
            /** Oldest first; the newest 200 of them unless `after` is given. */
            answers: components["schemas"]["Answer"][];
            totalAnswers: number;
            /** Who was told, escalated, accepted, what went into a runbook or a post-mortem; oldest first. */
            events: {
                /** Format: date-time */
                at: string;
                /** One of these. */
                kind: "asked" | "told" | "escalated" | "answered" | "accepted" | "unaccepted" | "closed" | "reopened" | "changed" | "runbook" | "merged" | "withdrawn" | "postMortem" | "ticket";
                text: string;
                /** Who was asked or told, or whose answer it is, as far as the reader may learn it. */
                who?: components["schemas"]["NamedRef"];
                /** Why somebody was asked later. */
                why?: string;
                /** What it went into. */
                target?: string;
                url?: string;
            }[];
            /** Where it can be asked elsewhere, with the text filled in; for readers who may ask. */
            links: components["schemas"]["AskLink"][];
            /** The key of the post-mortem that it went into. */
            postMortem?: string;
            /** The id of the runbook that it went into. */
            runbook?: string;
            kept?: components["schemas"]["KeptAnswer"];
            may: {
                answer: boolean;
                accept: boolean;
                change: boolean;
            };
        };
        /** What became of the answer where it was sent to be kept, as the texts say now; what the reader may not see is missing. */
        KeptAnswer: {
            runbook?: {
                id: string;
                title: string;
                /**
                 * proposed waits in git, merged stands in the runbook, withdrawn does neither.
                 * One of these.
                 */
                state: "proposed" | "merged" | "withdrawn";
                /** Of the proposal, where the forge has a page for it. */
                url?: string;
            };
            postMortem?: {
                id: string;
                key: string;
                title: string;
                /**
                 * draft stands in what is not published yet, withdrawn is not in the text any more.
                 * One of these.
                 */
                state: "draft" | "published" | "withdrawn";
            };
        };
        AskLink: {
            /** One of these. */
            kind: "slack" | "matrix" | "mattermost" | "teams" | "zulip" | "email" | "ticket" | "link";
            label: string;
            url: string;
            /** The text does not fit into the link; it is copied instead. */
            copies?: boolean;
        };
        QuestionList: {
            items: components["schemas"]["Question"][];
            totalItems: number;
            nextCursor?: string;
        };
        QuestionInput: {
            title: string;
            text: string;
            artefact: components["schemas"]["Artefact"];
            incident?: string;
            /** The entity ref of a user or a group. */
            to: string;
            visibility?: components["schemas"]["Visibility"];
            /** Whether the ticket of the incident gets it as a comment, too. */
            toTicket?: boolean;
            idempotencyKey?: string;
        };
        QuestionDraftInput: {
            artefact: components["schemas"]["Artefact"];
            incident?: string;
            alert?: string;
            title?: string;
            /** What the asker has written so far, for what resembles it. */
            text?: string;
            to?: string;
            /**
             * Default: en
             * One of these.
             */
            language: "en" | "de";
        };
        QuestionDraft: {
            title: string;
            text: string;
            authors: components["schemas"]["AuthorAnswers"];
            /** Answered questions that resemble it. */
            similar: components["schemas"]["SimilarResult"][];
            links: components["schemas"]["AskLink"][];
            /** The most open one that is possible here. */
            visibility: components["schemas"]["Visibility"];
        };
        QuestionChange: {
            version: number;
            title?: string;
            text?: string;
            to?: string;
            visibility?: components["schemas"]["Visibility"];
            closed?: boolean;
        };
        AnswerInput: {
            text: string;
            idempotencyKey?: string;
        };
        AnswerEdit: {
            text: string;
            edits: number;
        };
        AcceptedAnswer: {
            answer: string;
        };
        AnswerToRunbook: {
            /** Its id; the one of the alert or of the service where it is missing. */
            runbook?: string;
        };
        QuestionMetrics: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            all: components["schemas"]["QuestionMetricsGroup"];
            groups: components["schemas"]["QuestionMetricsGroup"][];
        };
        QuestionMetricsGroup: {
            owner?: components["schemas"]["NamedRef"];
            asked: number;
            open: number;
            unanswered: number;
            firstAnswer?: components["schemas"]["DurationSummary"];
            accepted?: components["schemas"]["DurationSummary"];
            /** Format: date-time */
            oldestUnansweredAt?: string;
        };
        RunbookProblem: {
            line?: number;
            message: string;
            url?: string;
        };
        Runbook: {
            id: string;
            title: string;
            /** Which account this answer is; public is redacted. */
            account: components["schemas"]["Visibility"];
            services: components["schemas"]["NamedRef"][];
            /** Names of the alerts that it is for. */
            alerts: string[];
            /**
             * Format: date-time
             * When its text was last changed.
             */
            changedAt?: string;
            changedBy?: components["schemas"]["NamedRef"];
            problems: components["schemas"]["RunbookProblem"][];
            /** Format: date-time */
            checkedAt?: string;
            helped: {
                yes: number;
                no: number;
            };
            /** Where it is outside of the portal; a runbook that is only known by its address has no text here. */
            url?: string;
        };
        MissingRunbook: {
            alert: string;
            /** The one that fires, where one does. */
            alertId?: string;
            services: components["schemas"]["NamedRef"][];
            source?: string;
            /** Where a runbook for it would be found. */
            expectedPath?: string;
            /** The address that the alert names, where nothing is found. */
            address?: string;
        };
        RunbookList: {
            items: components["schemas"]["Runbook"][];
            totalItems: number;
            nextCursor?: string;
            /** Alerts without a runbook, firing ones first; at most 100. */
            missing: components["schemas"]["MissingRunbook"][];
            /** Where runbooks are read from. */
            sources: {
                id: string;
                title: string;
                url?: string;
                /** Format: date-time */
                readAt?: string;
                problem?: string;
            }[];
        };
        RunbookDetail: {
            runbook: components["schemas"]["Runbook"];
            /** Markdown, of the account that the reader may see; empty where only its address is known. */
            text: string;
            withheld?: boolean;
            /** For readers of internal accounts, the whole file as it is in git, from which another text is made. */
            markdown?: string;
            /** Only for readers of internal accounts. */
            source?: components["schemas"]["PostMortemFile"];
            /** What the caller said, whether it helped; missing where nothing. */
            mine?: boolean;
            /** The newest 20, for readers of internal accounts. */
            feedback: {
                /** Format: date-time */
                at: string;
                helped: boolean;
                text?: string;
                incident?: string;
                author?: components["schemas"]["NamedRef"];
            }[];
            /** For readers of internal accounts, what waits in git. */
            proposal?: components["schemas"]["PostMortemProposal"];
            /** The text of the proposal. */
            proposed?: string;
            may: {
                propose: boolean;
                merge: boolean;
                rate: boolean;
                whyNotMerge?: string;
            };
        };
        RunbookFeedback: {
            helped: boolean;
            text?: string;
            incident?: string;
        };
        RunbookText: {
            markdown: string;
            /** The `content` of `source` that it was made from. */
            base: string;
            /** The `revision` of the proposal that it was made from or replaces; missing where no text waited. */
            proposal?: string;
            message?: string;
        };
        RunbookMerge: {
            /** The proposed commit that was looked at. */
            revision: string;
        };
        /** What may be down; everything that is given must fit. Empty is everything. */
        MaintenanceScope: {
            services?: string[];
            systems?: string[];
            clusters?: string[];
            /** As nodes are labelled, `topology.kubernetes.io/region`. A service that also runs in other regions need not be down. */
            regions?: string[];
            environments?: string[];
        };
        MaintenanceInput: {
            title: string;
            description?: string;
            scope: components["schemas"]["MaintenanceScope"];
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            /** A rule of RFC 5545, `FREQ=WEEKLY;BYDAY=TU`, applied to the first window. */
            recurrence?: string;
            /** IANA name of the zone in which it recurs; UTC when missing. */
            zone?: string;
        };
        Maintenance: {
            id: string;
            title: string;
            description?: string;
            scope: components["schemas"]["MaintenanceScope"];
            /**
             * Format: date-time
             * Of the window that runs, comes next, or was the last.
             */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            recurrence?: string;
            zone?: string;
            /** One of these. */
            state: "running" | "announced" | "past";
            announcedBy?: components["schemas"]["NamedRef"];
            /** Format: date-time */
            announcedAt: string;
            /**
             * Format: date-time
             * When somebody ended it early or called it off.
             */
            endedAt?: string;
        };
        MaintenanceList: {
            items: components["schemas"]["Maintenance"][];
        };
        ServiceSignals: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /** Format: date-time */
            askedAt: string;
            panels: components["schemas"]["SignalPanel"][];
            /** Dashboards of the service. */
            links?: {
                title: string;
                url: string;
                /** Where the configuration allows embedding. */
                embedUrl?: string;
            }[];
        };
        SignalPanel: {
            id: string;
            title: string;
            /** One of these. */
            signal: "rate" | "errors" | "duration" | "saturation" | "other";
            /** One of these. */
            unit: "perSecond" | "ratio" | "seconds" | "bytes" | "none";
            server: string;
            query: string;
            url?: string;
            problem?: string;
            series: {
                name: string;
                /** Pairs of milliseconds since the epoch and a value; null where there is none. */
                points: (number | null)[][];
            }[];
        };
        /** One of these. */
        HealthStatus: "healthy" | "degraded" | "down" | "unknown";
        /** Where a service is observed. */
        Scope: {
            environment: string;
            cluster?: string;
            namespace?: string;
        };
        /** Why a health is what it is, in a sentence for people. */
        HealthReason: {
            /** Stable and readable by machines, `<source>.<rule>`, for example `probe.status`. */
            code: string;
            status: components["schemas"]["HealthStatus"];
            message: string;
            /** What to do, in a sentence. */
            remedy?: string;
            /** What the machine said in its own words, for readers who may see diagnostics; the message is whole without it. */
            detail?: string;
            object?: components["schemas"]["ObjectRef"];
            /** The container of the object that is meant. */
            container?: string;
            source?: string;
            scope?: components["schemas"]["Scope"];
        };
        /** An object in a cluster. */
        ObjectRef: {
            apiVersion: string;
            kind: string;
            namespace?: string;
            name: string;
        };
        Health: {
            status: components["schemas"]["HealthStatus"];
            reasons: components["schemas"]["HealthReason"][];
            /**
             * Format: date-time
             * When this status began. Missing where nobody has looked yet.
             */
            since?: string;
        };
        /** What the source measured, by name. */
        Facts: {
            [key: string]: string | number | boolean;
        };
        Observation: {
            source: string;
            scope: components["schemas"]["Scope"];
            /** The last value observed, also when it is stale. */
            status: components["schemas"]["HealthStatus"];
            reasons: components["schemas"]["HealthReason"][];
            facts: components["schemas"]["Facts"];
            /**
             * Format: date-time
             * Missing where the source is to look and has not looked yet.
             */
            observedAt?: string;
            /**
             * Format: date-time
             * When this status began.
             */
            since?: string;
            /** How often the source means to look. */
            intervalSeconds: number;
            /** The source fails, or has not looked for three intervals. */
            stale: boolean;
            staleReason?: string;
        };
        Service: {
            /** Internal id; it outlives renames and says nothing about the service. */
            id: string;
            entityRef: string;
            title?: string;
            description?: string;
            type?: string;
            lifecycle?: string;
            /** Entity ref of the owner. */
            owner?: string;
            /** Entity ref of the system. */
            system?: string;
            visibility: components["schemas"]["Visibility"];
            /** Grows with each change; the same number as in signals. */
            version: number;
            health: components["schemas"]["Health"];
            observations: components["schemas"]["Observation"][];
        };
        /** One of these. */
        Visibility: "public" | "internal";
        ServiceList: {
            items: components["schemas"]["Service"][];
            /** Missing on the last page. */
            nextCursor?: string;
            totalItems: number;
        };
        FacetValue: {
            value: string;
            count: number;
        };
        ServiceFacets: {
            totalItems: number;
            health: components["schemas"]["FacetValue"][];
            owner: components["schemas"]["FacetValue"][];
            system: components["schemas"]["FacetValue"][];
            cluster: components["schemas"]["FacetValue"][];
            environment: components["schemas"]["FacetValue"][];
        };
        /** Health in one location, which is an environment and a cluster (or no cluster). */
        LocationHealth: {
            scope: components["schemas"]["Scope"];
            status: components["schemas"]["HealthStatus"];
            reasons: components["schemas"]["HealthReason"][];
        };
        EnvironmentHealth: {
            environment: string;
            /** Whether this environment decides the headline health. */
            headline: boolean;
            health: components["schemas"]["Health"];
            locations: components["schemas"]["LocationHealth"][];
        };
        /** Something written for a service that a source cannot follow. */
        ConfigurationProblem: {
            source: string;
            /** The annotation, with the path inside its value. */
            field: string;
            value?: string;
            message: string;
            /** How to write it, with an example. */
            remedy: string;
        };
        ServiceDetail: components["schemas"]["Service"] & {
            formerEntityRefs: string[];
            /**
             * Format: date-time
             * When the entity left the catalog; its history stays.
             */
            removedAt?: string;
            environments: components["schemas"]["EnvironmentHealth"][];
            problems: components["schemas"]["ConfigurationProblem"][];
        };
        HistorySegment: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            status: components["schemas"]["HealthStatus"];
            reasons: components["schemas"]["HealthReason"][];
        };
        ServiceHistory: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /**
             * Format: date-time
             * When somebody first looked. Missing where nobody has; nothing is known before it.
             */
            lookedSince?: string;
            segments: components["schemas"]["HistorySegment"][];
        };
        AvailabilityBucket: {
            /** Format: date-time */
            start: string;
            good: number;
            total: number;
            coveredSeconds: number;
        };
        ServiceAvailability: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            good: number;
            total: number;
            /** good / total. Missing where total is 0. */
            ratio?: number;
            /**
             * Format: date-time
             * The first covered moment inside the window.
             */
            measuredSince?: string;
            /** For how much of the window somebody was looking. */
            coveredSeconds: number;
            stepSeconds: number;
            /** The covered steps only, oldest first; a missing step is a gap. */
            buckets: components["schemas"]["AvailabilityBucket"][];
        };
        /** An image as people say it. */
        Image: {
            container: string;
            /** As it was asked for. */
            image: string;
            /** Without registry and path, for example `web:1.8.2`. */
            short: string;
            /** The tag, or the first characters of the digest, or `latest`. */
            tag: string;
        };
        /** Cores and bytes. A missing figure is unknown, never 0. */
        ResourceUse: {
            cpuCores?: number;
            memoryBytes?: number;
            pods?: number;
        };
        /** What the pods of a workload use, ask for and may use at most, together. */
        WorkloadUse: {
            used?: components["schemas"]["ResourceUse"];
            requested?: components["schemas"]["ResourceUse"];
            limit?: components["schemas"]["ResourceUse"];
        };
        /** A Deployment, StatefulSet, DaemonSet, Job, CronJob or what stands for one. */
        Workload: {
            object: components["schemas"]["ObjectRef"];
            status: components["schemas"]["HealthStatus"];
            /** Runs all the time, so that its replicas can be counted; jobs run and end. */
            serves: boolean;
            wanted: number;
            ready: number;
            available: number;
            /** Replicas of the version that was asked for last. */
            updated: number;
            /** A new version is being brought in. */
            rolling: boolean;
            images: components["schemas"]["Image"][];
            /** Of the pods that are there, in their lives. */
            restarts: number;
            /**
             * Format: date-time
             * When the version that was asked for last came first.
             */
            versionSince?: string;
            use?: components["schemas"]["WorkloadUse"];
        };
        /** What one source saw of the service in one scope. */
        LocationWorkloads: {
            source: string;
            scope: components["schemas"]["Scope"];
            status: components["schemas"]["HealthStatus"];
            reasons: components["schemas"]["HealthReason"][];
            /** Format: date-time */
            observedAt?: string;
            /** Format: date-time */
            since?: string;
            stale: boolean;
            staleReason?: string;
            workloads: components["schemas"]["Workload"][];
        };
        ServiceWorkloads: {
            /** By environment, cluster and namespace; headline environments first. */
            locations: components["schemas"]["LocationWorkloads"][];
        };
        Change: {
            id: string;
            /**
             * Format: date-time
             * When it went live, where that is known, else when it was made.
             */
            at: string;
            /**
             * rollout, scaling and restart were seen in clusters; commit is of the service's source, with its pull request; gitops and configuration are commits that change what runs, or how it is configured; slo is another objective.
             * One of these.
             */
            kind: "rollout" | "scaling" | "restart" | "commit" | "gitops" | "configuration" | "slo";
            source: string;
            /** Missing where it concerns no location yet, as commits of source. */
            scope?: components["schemas"]["Scope"];
            /** The commit that made it, where one is known. */
            code?: components["schemas"]["CodeChange"];
            /** For a rollout, the commits of source that it brought, newest first; at most 50. */
            commits?: components["schemas"]["CodeChange"][];
            object?: components["schemas"]["ObjectRef"];
            /** A sentence. */
            summary: string;
            /** The machine's own words, for readers who may see diagnostics. */
            detail?: string;
        };
        ServiceChanges: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            items: components["schemas"]["Change"][];
            complete: boolean;
        };
        Condition: {
            type: string;
            /** One of these. */
            status: "True" | "False" | "Unknown";
            reason?: string;
            /** For readers who may see diagnostics. */
            message?: string;
            /** Format: date-time */
            since?: string;
        };
        Container: {
            name: string;
            image?: string;
            /** Prepares the pod for its other containers. */
            init?: boolean;
            ready: boolean;
            restarts: number;
            /** One of these. */
            state: "running" | "waiting" | "terminated" | "unknown";
            reason?: string;
            /** For readers who may see diagnostics. */
            message?: string;
            /** Format: date-time */
            since?: string;
            /** How the run before ended; its log is the previous one. */
            lastExit?: {
                exitCode: number;
                reason?: string;
                message?: string;
                /** Format: date-time */
                at?: string;
            };
        };
        Pod: {
            object: components["schemas"]["ObjectRef"];
            /** In a word or two, as kubectl says it, for example `Running` or `CrashLoopBackOff`. */
            phase: string;
            ready: boolean;
            restarts: number;
            node?: string;
            /** The tag of its first container's image. */
            version?: string;
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            deletedAt?: string;
            containers: components["schemas"]["Container"][];
            conditions?: components["schemas"]["Condition"][];
            use?: components["schemas"]["WorkloadUse"];
        };
        WorkloadEvent: {
            /** One of these. */
            type: "Normal" | "Warning";
            reason: string;
            /** For readers who may see diagnostics. */
            message?: string;
            object: components["schemas"]["ObjectRef"];
            count: number;
            /** Format: date-time */
            firstAt?: string;
            /** Format: date-time */
            lastAt?: string;
        };
        Rollout: {
            revision: number;
            name: string;
            /** Format: date-time */
            at?: string;
            images: components["schemas"]["Image"][];
            replicas: number;
            ready: number;
            current: boolean;
            /** What somebody wrote about it, for readers who may see diagnostics. */
            changeCause?: string;
        };
        WorkloadDetail: {
            cluster: string;
            /** Format: date-time */
            observedAt: string;
            stale: boolean;
            staleReason?: string;
            workload: components["schemas"]["Workload"];
            conditions: components["schemas"]["Condition"][];
            pods: components["schemas"]["Pod"][];
            /** Of the workload and of what it owns, newest first, 200 at most. */
            events: components["schemas"]["WorkloadEvent"][];
            /** Newest first. */
            rollouts: components["schemas"]["Rollout"][];
            /** The reader may not see what machines said; signing in shows it. */
            diagnosticsHidden: boolean;
            /** The reader may not see logs. */
            logsHidden: boolean;
        };
        Manifest: {
            object: components["schemas"]["ObjectRef"];
            yaml: string;
            /** Format: date-time */
            observedAt: string;
        };
        /**
         * How we watch a cluster. `unwatchable` has no account that we could use.
         * One of these.
         */
        WatchState: "connecting" | "watching" | "failing" | "unwatchable";
        ClusterCapacity: {
            capacity?: components["schemas"]["ResourceUse"];
            allocatable?: components["schemas"]["ResourceUse"];
            requested?: components["schemas"]["ResourceUse"];
            used?: components["schemas"]["ResourceUse"];
        };
        HealthCounts: {
            healthy: number;
            degraded: number;
            down: number;
            unknown: number;
        };
        Cluster: {
            name: string;
            title?: string;
            source?: string;
            /** The Resource of the cluster in the catalog, where there is one that the reader may see. */
            entityRef?: string;
            state: components["schemas"]["WatchState"];
            /** How the watch is, in a sentence. */
            message: string;
            remedy?: string;
            /** Format: date-time */
            since?: string;
            /** Of its API server. */
            version?: string;
            /** Format: date-time */
            lastAnswerAt?: string;
            /** Where its clock and ours differ. */
            clockMessage?: string;
            /**
             * Format: date-time
             * When these figures were taken. Missing where the cluster was never seen.
             */
            observedAt?: string;
            stale: boolean;
            nodes: number;
            nodesReady: number;
            /** Where its nodes say they are. */
            regions?: string[];
            resources: components["schemas"]["ClusterCapacity"];
            /** Services the reader may see, by their health in this cluster. */
            services: components["schemas"]["HealthCounts"];
        };
        ClusterList: {
            items: components["schemas"]["Cluster"][];
        };
        ClusterNode: {
            name: string;
            ready: boolean;
            unschedulable: boolean;
            /** In words, for example `short of memory`. */
            problems: string[];
            /** Of its kubelet. */
            version?: string;
            roles?: string[];
            region?: string;
            zone?: string;
            /** Format: date-time */
            createdAt?: string;
            pods: number;
            resources: components["schemas"]["ClusterCapacity"];
        };
        QuotaUse: {
            /** As the quota names it, for example `requests.memory`. */
            resource: string;
            used: string;
            hard: string;
            /** used / hard. Missing where hard is 0. */
            ratio?: number;
        };
        ClusterQuota: {
            namespace: string;
            name: string;
            uses: components["schemas"]["QuotaUse"][];
        };
        WatchedKind: {
            kind: string;
            /** One of these. */
            status: "connecting" | "watching" | "failing" | "forbidden" | "missing";
            message: string;
            /** With the RBAC rule to copy where the kind is forbidden. */
            remedy?: string;
            objects: number;
            eventsPerSecond?: number;
            lagSeconds?: number;
            relists: number;
            resumes: number;
            bytesReceived: number;
            /** Format: date-time */
            listedAt?: string;
        };
        ClusterDetail: components["schemas"]["Cluster"] & {
            nodeList: components["schemas"]["ClusterNode"][];
            /** Fullest first. */
            quotas: components["schemas"]["ClusterQuota"][];
            /** How many quotas are in namespaces of which the reader may see nothing. */
            quotasHidden: number;
            kinds: components["schemas"]["WatchedKind"][];
        };
        /** A place where somebody answers. */
        Contact: {
            /** One of these. */
            kind: "email" | "chat" | "issues" | "source" | "runbook" | "docs" | "link";
            label: string;
            url?: string;
        };
        Person: {
            entityRef: string;
            displayName?: string;
            contacts?: components["schemas"]["Contact"][];
        };
        OwnerGroup: {
            entityRef: string;
            displayName?: string;
            description?: string;
            contacts: components["schemas"]["Contact"][];
            /** Empty for readers who may not see people. */
            members: components["schemas"]["Person"][];
            totalMembers: number;
        };
        ServicePeople: {
            owner?: components["schemas"]["OwnerGroup"];
            /** Why there is nobody to name, and what to do about it. */
            ownerProblem?: string;
            /** Of the service itself, for example its issue tracker, source and runbook. */
            contacts: components["schemas"]["Contact"][];
            /** The reader may not see people; signing in shows them. */
            peopleHidden: boolean;
        };
        /** One of these. */
        SourceState: "starting" | "running" | "failing" | "standby";
        Source: {
            id: string;
            title: string;
            state: components["schemas"]["SourceState"];
            /** How the source is, in a sentence, with what to do when it fails. */
            message: string;
            /** Format: date-time */
            since?: string;
            /** Format: date-time */
            lastObservedAt?: string;
            /** How many services it observes that the reader may see. */
            services: number;
            staleObservations: number;
        };
        SourceList: {
            items: components["schemas"]["Source"][];
        };
        /** RFC 9457 problem details. */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            instance?: string;
            errors?: {
                field: string;
                value?: string;
                message: string;
                remedy?: string;
            }[];
        };
    };
    responses: {
        /** The answer. */
        OnboardingOptions: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OnboardingOptions"];
            };
        };
        /** The answer. */
        OnboardingNamespaces: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OnboardingNamespaces"];
            };
        };
        /** The answer. */
        OnboardingPreview: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OnboardingPreview"];
            };
        };
        /** The answer. */
        GitopsTree: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GitopsTree"];
            };
        };
        /** The answer. */
        RequestList: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestList"];
            };
        };
        /** The answer. */
        RequestDetail: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestDetail"];
            };
        };
        /** What went wrong, with the field, the value and the remedy where there is one. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** The answer. */
        AlertDetail: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AlertDetail"];
            };
        };
        /** The answer. */
        AlertMappingList: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AlertMappingList"];
            };
        };
        /** The answer. */
        AlertMapping: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AlertMapping"];
            };
        };
        /** The answer. */
        SilenceList: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SilenceList"];
            };
        };
        /** The answer. */
        Silence: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Silence"];
            };
        };
        /** The answer. */
        IncidentList: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IncidentList"];
            };
        };
        /** The answer. */
        Incident: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Incident"];
            };
        };
        /** The answer. */
        IncidentFacets: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IncidentFacets"];
            };
        };
        /** The answer. */
        MyIncidents: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MyIncidents"];
            };
        };
        /** The answer. */
        IncidentMetrics: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IncidentMetrics"];
            };
        };
        /** The answer. */
        IncidentPolicyView: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IncidentPolicyView"];
            };
        };
        /** The answer. */
        IncidentDetail: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IncidentDetail"];
            };
        };
        /** The answer. */
        IncidentTimeline: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IncidentTimeline"];
            };
        };
        /** The answer. */
        TimelineWritten: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TimelineWritten"];
            };
        };
        /** The answer. */
        TimelineEntry: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TimelineEntry"];
            };
        };
        /** The answer. */
        TimelineEdits: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TimelineEdits"];
            };
        };
        /** The answer. */
        IncidentFile: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IncidentFile"];
            };
        };
        /** The answer. */
        IncidentDecisionList: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IncidentDecisionList"];
            };
        };
        /** The answer. */
        IncidentReplay: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IncidentReplay"];
            };
        };
        /** The answer. */
        IncidentBudget: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IncidentBudget"];
            };
        };
        /** The answer. */
        Following: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Following"];
            };
        };
        /** The answer. */
        NotificationSettings: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NotificationSettings"];
            };
        };
        /** The answer. */
        WebhookList: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["WebhookList"];
            };
        };
        /** The answer. */
        SimilarAnswers: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SimilarAnswers"];
            };
        };
        /** The answer. */
        PostMortemList: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PostMortemList"];
            };
        };
        /** The answer. */
        PostMortemDetail: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PostMortemDetail"];
            };
        };
        /** The answer. */
        PostMortemFacets: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PostMortemFacets"];
            };
        };
        /** The answer. */
        PostMortemSourceList: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PostMortemSourceList"];
            };
        };
        /** The answer. */
        PostMortemPreview: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PostMortemPreview"];
            };
        };
        /** The answer. */
        PostMortemHistory: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PostMortemHistory"];
            };
        };
        /** The answer. */
        ActionItemList: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ActionItemList"];
            };
        };
        /** The answer. */
        ActionItem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ActionItem"];
            };
        };
        /** The answer. */
        RemovalList: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RemovalList"];
            };
        };
        /** The answer. */
        Removal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Removal"];
            };
        };
        /** The answer. */
        SearchDocumentList: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SearchDocumentList"];
            };
        };
        /** The answer. */
        AuthorAnswers: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AuthorAnswers"];
            };
        };
        /** The answer. */
        AuthorSettings: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AuthorSettings"];
            };
        };
        /** The answer. */
        ServiceOnCall: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ServiceOnCall"];
            };
        };
        /** The answer. */
        IncidentSuspects: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IncidentSuspects"];
            };
        };
        /** The answer. */
        QuestionList: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["QuestionList"];
            };
        };
        /** The answer. */
        QuestionDetail: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["QuestionDetail"];
            };
        };
        /** The answer. */
        QuestionDraft: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["QuestionDraft"];
            };
        };
        /** The answer. */
        QuestionMetrics: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["QuestionMetrics"];
            };
        };
        /** The answer. */
        RunbookList: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RunbookList"];
            };
        };
        /** The answer. */
        RunbookDetail: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RunbookDetail"];
            };
        };
        /** The answer. */
        UpstreamList: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UpstreamList"];
            };
        };
        /** The answer. */
        UpstreamLink: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UpstreamLink"];
            };
        };
        /** The answer. */
        UpstreamDraft: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UpstreamDraft"];
            };
        };
    };
    parameters: {
        /** The key of an incident. */
        upstreamIncident: string;
        /** The key of a post-mortem. */
        upstreamPostMortem: string;
        /** The entity ref of a service. */
        upstreamService: string;
        /** The key of a request, such as `REQ-12`. */
        requestKey: string;
        /** Items on a page. */
        limit: number;
        /** The `nextCursor` of the page before. It belongs to one combination of filters and sorting. */
        cursor: string;
        /** Entity refs of owners; any of them. */
        owner: string[];
        /** Entity refs of systems; any of them. */
        system: string[];
        /** Names of clusters; services observed in any of them. */
        cluster: string[];
        /** Environments; services observed in any of them. */
        environment: string[];
        /** Headline health; any of them. */
        health: components["schemas"]["HealthStatus"][];
        /** Words that all occur in the name, title, description, owner or system. */
        text: string;
        kind: string;
        namespace: string;
        name: string;
        /** Entity refs of services; any of them. */
        service: string[];
        id: string;
        /** For example `INC-12`; its case does not matter. */
        incidentKey: string;
        /** The id of the source, for example `alertmanager-eu-1`. */
        alertSource: string;
        /** For example `PM-7`; its case does not matter. */
        postMortemKey: string;
        postMortemStatus: components["schemas"]["PostMortemStatus"][];
        /** Tags; any of them. */
        tag: string[];
        /** For example `Q-7`; its case does not matter. */
        questionKey: string;
        questionState: components["schemas"]["QuestionState"][];
        /** open is everything that is not resolved. */
        incidentState: "open" | "resolved";
        incidentStatus: components["schemas"]["IncidentStatus"][];
        incidentSeverity: number[];
        incidentCause: components["schemas"]["IncidentCause"][];
        /** Entity refs of people who have a role in it; any of them. */
        person: string[];
        /** Only drills, or none; both when missing. */
        drill: boolean;
        /** What was open at this time or later. */
        from: string;
        /** What began before. */
        to: string;
        /** States of SLOs; any of them. */
        sloState: components["schemas"]["SloState"][];
        /** The name of the cluster. */
        inCluster: string;
        /** For example `apps/v1`. */
        objectApiVersion: string;
        /** For example `Deployment`. */
        objectKind: string;
        /** The namespace in the cluster. */
        objectNamespace: string;
        objectName: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
/** What a service lacks that its upstream project could give. @public */
export type UpstreamGap = components['schemas']['UpstreamGap'];
/** While it is `sending`, the issue is about to be opened. `unknown` is what nobody follows: its host has no module. @public */
export type UpstreamLinkState = components['schemas']['UpstreamLinkState'];
/** An issue or a pull request of an upstream project that is followed. @public */
export type UpstreamLink = components['schemas']['UpstreamLink'];
/** Of the operations API. @public */
export type UpstreamList = components['schemas']['UpstreamList'];
/** Of the operations API. @public */
export type UpstreamRepositoryRef = components['schemas']['UpstreamRepositoryRef'];
/** Exactly one of incident, post-mortem and service. @public */
export type UpstreamDraftInput = components['schemas']['UpstreamDraftInput'];
/** Of the operations API. @public */
export type UpstreamDraft = components['schemas']['UpstreamDraft'];
/** Exactly one of incident, post-mortem and service; and either `url`, or `repository`, `title` and `body`. @public */
export type UpstreamInput = components['schemas']['UpstreamInput'];
/** Where it was asked for, or is shown, outside the portal. @public */
export type RequestOrigin = components['schemas']['RequestOrigin'];
/** In cores and bytes. What quotas promise counts as taken, used or not. @public */
export type OnboardingClusterCapacity = components['schemas']['OnboardingClusterCapacity'];
/** Of the operations API. @public */
export type OnboardingClusterOption = components['schemas']['OnboardingClusterOption'];
/** Of the operations API. @public */
export type OnboardingQuotaOption = components['schemas']['OnboardingQuotaOption'];
/** Of the operations API. @public */
export type OnboardingNamespaces = components['schemas']['OnboardingNamespaces'];
/** Of the operations API. @public */
export type OnboardingOptions = components['schemas']['OnboardingOptions'];
/** Of the operations API. @public */
export type OnboardingPreviewInput = components['schemas']['OnboardingPreviewInput'];
/** What is asked for; `change` is a change of files by some other template. @public */
export type RequestKindName = components['schemas']['RequestKindName'];
/** What a change does to something, beyond its files. @public */
export type RequestEffect = components['schemas']['RequestEffect'];
/** Of the operations API. @public */
export type OnboardingProblem = components['schemas']['OnboardingProblem'];
/** Of the operations API. @public */
export type ChangedFile = components['schemas']['ChangedFile'];
/** Who has to approve, and why. @public */
export type RequestApprovalNeed = components['schemas']['RequestApprovalNeed'];
/** Of the operations API. @public */
export type OnboardingPreview = components['schemas']['OnboardingPreview'];
/** Of the operations API. @public */
export type GitopsTree = components['schemas']['GitopsTree'];
/** Of the operations API. @public */
export type RequestStageName = components['schemas']['RequestStageName'];
/** `waiting` has not come yet; `stuck` has not come for longer than usual; `failed` will not come by itself; `notRun` could not be looked at, and is never taken for passed. @public */
export type RequestStageState = components['schemas']['RequestStageState'];
/** Of the operations API. @public */
export type RequestEvidence = components['schemas']['RequestEvidence'];
/** Of the operations API. @public */
export type RequestStage = components['schemas']['RequestStage'];
/** Of the operations API. @public */
export type RequestCheck = components['schemas']['RequestCheck'];
/** Of the operations API. @public */
export type RequestState = components['schemas']['RequestState'];
/** Of the operations API. @public */
export type RequestSummary = components['schemas']['RequestSummary'];
/** Of the operations API. @public */
export type RequestList = components['schemas']['RequestList'];
/** Of the operations API. @public */
export type RequestInput = components['schemas']['RequestInput'];
/** Of the operations API. @public */
export type RequestReview = components['schemas']['RequestReview'];
/** Of the operations API. @public */
export type RequestMerge = components['schemas']['RequestMerge'];
/** Of the operations API. @public */
export type RequestWithdrawal = components['schemas']['RequestWithdrawal'];
/** Of the operations API. @public */
export type RequestApproval = components['schemas']['RequestApproval'];
/** Of the operations API. @public */
export type RequestEvent = components['schemas']['RequestEvent'];
/** Whether the reader may do something now, and why not. @public */
export type RequestMay = components['schemas']['RequestMay'];
/** Where something is to come to be, and how far it is there. @public */
export type RequestPlace = components['schemas']['RequestPlace'];
/** Of the operations API. @public */
export type RequestDetail = components['schemas']['RequestDetail'];
/** ok: budget is left and burns no faster than it may; burning: an alert condition holds; exhausted: nothing is left; unknown: nobody can say, with the reason; invalid: the document cannot be followed. @public */
export type SloState = components['schemas']['SloState'];
/** An SLO and how it stands. @public */
export type Slo = components['schemas']['Slo'];
/** Of the operations API. @public */
export type NamedRef = components['schemas']['NamedRef'];
/** Of the operations API. @public */
export type SloWindowView = components['schemas']['SloWindowView'];
/** Of the operations API. @public */
export type SloDocumentProblem = components['schemas']['SloDocumentProblem'];
/** Of the operations API. @public */
export type SloObjective = components['schemas']['SloObjective'];
/** Of the operations API. @public */
export type Budget = components['schemas']['Budget'];
/** Of the operations API. @public */
export type Exhaustion = components['schemas']['Exhaustion'];
/** A burn condition and how it stands. @public */
export type BurnAlertState = components['schemas']['BurnAlertState'];
/** Of the operations API. @public */
export type SloList = components['schemas']['SloList'];
/** Of the operations API. @public */
export type SloStateCounts = components['schemas']['SloStateCounts'];
/** Of the operations API. @public */
export type SloFacets = components['schemas']['SloFacets'];
/** Of the operations API. @public */
export type SloCoverage = components['schemas']['SloCoverage'];
/** Of the operations API. @public */
export type ServiceSlos = components['schemas']['ServiceSlos'];
/** An SLO for a service that has none. It promises nothing until somebody commits it. @public */
export type SloSuggestion = components['schemas']['SloSuggestion'];
/** What the team does as its budget shrinks. @public */
export type BudgetPolicy = components['schemas']['BudgetPolicy'];
/** An SLO of which too little was measured to judge by it. @public */
export type NotJudgedSlo = components['schemas']['NotJudgedSlo'];
/** Of the operations API. @public */
export type ReleaseGate = components['schemas']['ReleaseGate'];
/** Of the operations API. @public */
export type SloDetail = components['schemas']['SloDetail'];
/** Of the operations API. @public */
export type SloQuery = components['schemas']['SloQuery'];
/** Of the operations API. @public */
export type SloSeries = components['schemas']['SloSeries'];
/** A step. Values that nobody measured are missing. @public */
export type SloPoint = components['schemas']['SloPoint'];
/** Something that happened, on the time axis. @public */
export type TimeMark = components['schemas']['TimeMark'];
/** Of the operations API. @public */
export type SloHistory = components['schemas']['SloHistory'];
/** Of the operations API. @public */
export type SloPeriod = components['schemas']['SloPeriod'];
/** Of the operations API. @public */
export type SloWhatIf = components['schemas']['SloWhatIf'];
/** Of the operations API. @public */
export type WhatIfOutcome = components['schemas']['WhatIfOutcome'];
/** Of the operations API. @public */
export type Alert = components['schemas']['Alert'];
/** Of the operations API. @public */
export type AlertList = components['schemas']['AlertList'];
/** Of the operations API. @public */
export type AlertDetail = components['schemas']['AlertDetail'];
/** Why an alert is in no incident, as it was decided last. Missing where it is in one, where nothing was decided, and where the reader may not see what the decision names. @public */
export type AlertLeft = components['schemas']['AlertLeft'];
/** Of the operations API. @public */
export type AlertSpell = components['schemas']['AlertSpell'];
/** Why an alert belongs to its service, or to none. @public */
export type AlertMappingResult = components['schemas']['AlertMappingResult'];
/** Of the operations API. @public */
export type AlertMatcher = components['schemas']['AlertMatcher'];
/** Of the operations API. @public */
export type AlertMappingInput = components['schemas']['AlertMappingInput'];
/** Of the operations API. @public */
export type AlertMapping = components['schemas']['AlertMapping'];
/** Of the operations API. @public */
export type AlertMappingList = components['schemas']['AlertMappingList'];
/** Of the operations API. @public */
export type SilenceInput = components['schemas']['SilenceInput'];
/** Of the operations API. @public */
export type Silence = components['schemas']['Silence'];
/** Of the operations API. @public */
export type SilenceList = components['schemas']['SilenceList'];
/** Of the operations API. @public */
export type IncidentStatus = components['schemas']['IncidentStatus'];
/** What users notice. @public */
export type IncidentImpact = components['schemas']['IncidentImpact'];
/** Of the operations API. @public */
export type IncidentCause = components['schemas']['IncidentCause'];
/** Of the operations API. @public */
export type IncidentRoleName = components['schemas']['IncidentRoleName'];
/** Of the operations API. @public */
export type IncidentRole = components['schemas']['IncidentRole'];
/** Of the operations API. @public */
export type IncidentService = components['schemas']['IncidentService'];
/** Of the operations API. @public */
export type IncidentServiceInput = components['schemas']['IncidentServiceInput'];
/** What mends it, followed until it is released and rolled out. @public */
export type IncidentFix = components['schemas']['IncidentFix'];
/** Of the operations API. @public */
export type IncidentTicket = components['schemas']['IncidentTicket'];
/** Of the operations API. @public */
export type Incident = components['schemas']['Incident'];
/** Of the operations API. @public */
export type IncidentDetail = components['schemas']['IncidentDetail'];
/** Of the operations API. @public */
export type IncidentInput = components['schemas']['IncidentInput'];
/** Of the operations API. @public */
export type IncidentUpdate = components['schemas']['IncidentUpdate'];
/** Of the operations API. @public */
export type IncidentList = components['schemas']['IncidentList'];
/** Of the operations API. @public */
export type IncidentFacets = components['schemas']['IncidentFacets'];
/** Of the operations API. @public */
export type FacetValues = components['schemas']['FacetValues'];
/** Of the operations API. @public */
export type MyIncidents = components['schemas']['MyIncidents'];
/** Of those incidents in which both times are known, in seconds. @public */
export type DurationSummary = components['schemas']['DurationSummary'];
/** Of the operations API. @public */
export type IncidentMetrics = components['schemas']['IncidentMetrics'];
/** Of the operations API. @public */
export type IncidentMetricsGroup = components['schemas']['IncidentMetricsGroup'];
/** Of the operations API. @public */
export type IncidentMetricsMonth = components['schemas']['IncidentMetricsMonth'];
/** Of the operations API. @public */
export type IncidentPolicyView = components['schemas']['IncidentPolicyView'];
/** Of the operations API. @public */
export type TimelineKind = components['schemas']['TimelineKind'];
/** Of the operations API. @public */
export type TimelineEntry = components['schemas']['TimelineEntry'];
/** Of the operations API. @public */
export type IncidentTimeline = components['schemas']['IncidentTimeline'];
/** Of the operations API. @public */
export type TimelineEntryInput = components['schemas']['TimelineEntryInput'];
/** Of the operations API. @public */
export type TimelineEntryEdit = components['schemas']['TimelineEntryEdit'];
/** Of the operations API. @public */
export type TimelineWritten = components['schemas']['TimelineWritten'];
/** Of the operations API. @public */
export type TimelineEdits = components['schemas']['TimelineEdits'];
/** Of the operations API. @public */
export type IncidentFile = components['schemas']['IncidentFile'];
/** Of the operations API. @public */
export type IncidentDecision = components['schemas']['IncidentDecision'];
/** Of the operations API. @public */
export type IncidentDecisionList = components['schemas']['IncidentDecisionList'];
/** Of the operations API. @public */
export type ReplayedService = components['schemas']['ReplayedService'];
/** Of the operations API. @public */
export type IncidentReplay = components['schemas']['IncidentReplay'];
/** Of the operations API. @public */
export type BudgetCost = components['schemas']['BudgetCost'];
/** Of the operations API. @public */
export type IncidentBudget = components['schemas']['IncidentBudget'];
/** Of the operations API. @public */
export type Following = components['schemas']['Following'];
/** Of the operations API. @public */
export type NotificationSettings = components['schemas']['NotificationSettings'];
/** Of the operations API. @public */
export type Webhook = components['schemas']['Webhook'];
/** Of the operations API. @public */
export type WebhookList = components['schemas']['WebhookList'];
/** draft is being written, inReview waits for approval, published is what everybody concerned reads. @public */
export type PostMortemStatus = components['schemas']['PostMortemStatus'];
/** Of the operations API. @public */
export type PostMortem = components['schemas']['PostMortem'];
/** Of the operations API. @public */
export type PostMortemDetail = components['schemas']['PostMortemDetail'];
/** Of the operations API. @public */
export type PostMortemWorking = components['schemas']['PostMortemWorking'];
/** The branch or the pull request in which it waits. @public */
export type PostMortemProposal = components['schemas']['PostMortemProposal'];
/** Of the operations API. @public */
export type PostMortemReview = components['schemas']['PostMortemReview'];
/** Of the operations API. @public */
export type PostMortemReviewInput = components['schemas']['PostMortemReviewInput'];
/** Of the operations API. @public */
export type PostMortemInput = components['schemas']['PostMortemInput'];
/** Of the operations API. @public */
export type PostMortemText = components['schemas']['PostMortemText'];
/** Of the operations API. @public */
export type PostMortemVersion = components['schemas']['PostMortemVersion'];
/** Of the operations API. @public */
export type PostMortemPreviewInput = components['schemas']['PostMortemPreviewInput'];
/** Of the operations API. @public */
export type PostMortemPreview = components['schemas']['PostMortemPreview'];
/** Something in the public account that looks like personal data or a secret. @public */
export type Leak = components['schemas']['Leak'];
/** Of the operations API. @public */
export type PostMortemProblem = components['schemas']['PostMortemProblem'];
/** Of the operations API. @public */
export type PostMortemFile = components['schemas']['PostMortemFile'];
/** Of the operations API. @public */
export type PostMortemList = components['schemas']['PostMortemList'];
/** Of the operations API. @public */
export type PostMortemFacets = components['schemas']['PostMortemFacets'];
/** Of the operations API. @public */
export type PostMortemSourceList = components['schemas']['PostMortemSourceList'];
/** Of the operations API. @public */
export type PostMortemHistory = components['schemas']['PostMortemHistory'];
/** Of the operations API. @public */
export type ActionItem = components['schemas']['ActionItem'];
/** Of the operations API. @public */
export type ActionItemChange = components['schemas']['ActionItemChange'];
/** Of the operations API. @public */
export type ActionItemList = components['schemas']['ActionItemList'];
/** Of the operations API. @public */
export type SimilarQuery = components['schemas']['SimilarQuery'];
/** Of the operations API. @public */
export type SearchDocumentKind = components['schemas']['SearchDocumentKind'];
/** Of the operations API. @public */
export type SimilarAnswers = components['schemas']['SimilarAnswers'];
/** Of the operations API. @public */
export type SimilarResult = components['schemas']['SimilarResult'];
/** Of the operations API. @public */
export type Removal = components['schemas']['Removal'];
/** Of the operations API. @public */
export type RemovalInput = components['schemas']['RemovalInput'];
/** Of the operations API. @public */
export type RemovalList = components['schemas']['RemovalList'];
/** Of the operations API. @public */
export type SearchDocument = components['schemas']['SearchDocument'];
/** Of the operations API. @public */
export type SearchDocumentList = components['schemas']['SearchDocumentList'];
/** Of the operations API. @public */
export type ArtefactKind = components['schemas']['ArtefactKind'];
/** Something that somebody wrote. What is given beside kind and service says which one; what is missing is found out. @public */
export type Artefact = components['schemas']['Artefact'];
/** Of the operations API. @public */
export type AuthorsQuery = components['schemas']['AuthorsQuery'];
/** Of the operations API. @public */
export type AuthorReason = components['schemas']['AuthorReason'];
/** Of the operations API. @public */
export type AuthorSuggestion = components['schemas']['AuthorSuggestion'];
/** Where the artefact is in git. @public */
export type ArtefactPlace = components['schemas']['ArtefactPlace'];
/** Of the operations API. @public */
export type AuthorAnswers = components['schemas']['AuthorAnswers'];
/** Of the operations API. @public */
export type CodeChange = components['schemas']['CodeChange'];
/** How somebody wants to be asked. @public */
export type AuthorSettings = components['schemas']['AuthorSettings'];
/** Of the operations API. @public */
export type OnCallShift = components['schemas']['OnCallShift'];
/** Of the operations API. @public */
export type OnCallPerson = components['schemas']['OnCallPerson'];
/** Of the operations API. @public */
export type OnCallSchedule = components['schemas']['OnCallSchedule'];
/** Of the operations API. @public */
export type ServiceOnCall = components['schemas']['ServiceOnCall'];
/** Of the operations API. @public */
export type Suspect = components['schemas']['Suspect'];
/** Of the operations API. @public */
export type IncidentSuspects = components['schemas']['IncidentSuspects'];
/** answered has an accepted answer, or one and nobody who waits; closed was ended without one. @public */
export type QuestionState = components['schemas']['QuestionState'];
/** Of the operations API. @public */
export type QuestionRecipient = components['schemas']['QuestionRecipient'];
/** Of the operations API. @public */
export type Question = components['schemas']['Question'];
/** Of the operations API. @public */
export type Answer = components['schemas']['Answer'];
/** Of the operations API. @public */
export type QuestionDetail = components['schemas']['QuestionDetail'];
/** What became of the answer where it was sent to be kept, as the texts say now; what the reader may not see is missing. @public */
export type KeptAnswer = components['schemas']['KeptAnswer'];
/** Of the operations API. @public */
export type AskLink = components['schemas']['AskLink'];
/** Of the operations API. @public */
export type QuestionList = components['schemas']['QuestionList'];
/** Of the operations API. @public */
export type QuestionInput = components['schemas']['QuestionInput'];
/** Of the operations API. @public */
export type QuestionDraftInput = components['schemas']['QuestionDraftInput'];
/** Of the operations API. @public */
export type QuestionDraft = components['schemas']['QuestionDraft'];
/** Of the operations API. @public */
export type QuestionChange = components['schemas']['QuestionChange'];
/** Of the operations API. @public */
export type AnswerInput = components['schemas']['AnswerInput'];
/** Of the operations API. @public */
export type AnswerEdit = components['schemas']['AnswerEdit'];
/** Of the operations API. @public */
export type AcceptedAnswer = components['schemas']['AcceptedAnswer'];
/** Of the operations API. @public */
export type AnswerToRunbook = components['schemas']['AnswerToRunbook'];
/** Of the operations API. @public */
export type QuestionMetrics = components['schemas']['QuestionMetrics'];
/** Of the operations API. @public */
export type QuestionMetricsGroup = components['schemas']['QuestionMetricsGroup'];
/** Of the operations API. @public */
export type RunbookProblem = components['schemas']['RunbookProblem'];
/** Of the operations API. @public */
export type Runbook = components['schemas']['Runbook'];
/** Of the operations API. @public */
export type MissingRunbook = components['schemas']['MissingRunbook'];
/** Of the operations API. @public */
export type RunbookList = components['schemas']['RunbookList'];
/** Of the operations API. @public */
export type RunbookDetail = components['schemas']['RunbookDetail'];
/** Of the operations API. @public */
export type RunbookFeedback = components['schemas']['RunbookFeedback'];
/** Of the operations API. @public */
export type RunbookText = components['schemas']['RunbookText'];
/** Of the operations API. @public */
export type RunbookMerge = components['schemas']['RunbookMerge'];
/** What may be down; everything that is given must fit. Empty is everything. @public */
export type MaintenanceScope = components['schemas']['MaintenanceScope'];
/** Of the operations API. @public */
export type MaintenanceInput = components['schemas']['MaintenanceInput'];
/** Of the operations API. @public */
export type Maintenance = components['schemas']['Maintenance'];
/** Of the operations API. @public */
export type MaintenanceList = components['schemas']['MaintenanceList'];
/** Of the operations API. @public */
export type ServiceSignals = components['schemas']['ServiceSignals'];
/** Of the operations API. @public */
export type SignalPanel = components['schemas']['SignalPanel'];
/** Of the operations API. @public */
export type HealthStatus = components['schemas']['HealthStatus'];
/** Where a service is observed. @public */
export type Scope = components['schemas']['Scope'];
/** Why a health is what it is, in a sentence for people. @public */
export type HealthReason = components['schemas']['HealthReason'];
/** An object in a cluster. @public */
export type ObjectRef = components['schemas']['ObjectRef'];
/** Of the operations API. @public */
export type Health = components['schemas']['Health'];
/** What the source measured, by name. @public */
export type Facts = components['schemas']['Facts'];
/** Of the operations API. @public */
export type Observation = components['schemas']['Observation'];
/** Of the operations API. @public */
export type Service = components['schemas']['Service'];
/** Of the operations API. @public */
export type Visibility = components['schemas']['Visibility'];
/** Of the operations API. @public */
export type ServiceList = components['schemas']['ServiceList'];
/** Of the operations API. @public */
export type FacetValue = components['schemas']['FacetValue'];
/** Of the operations API. @public */
export type ServiceFacets = components['schemas']['ServiceFacets'];
/** Health in one location, which is an environment and a cluster (or no cluster). @public */
export type LocationHealth = components['schemas']['LocationHealth'];
/** Of the operations API. @public */
export type EnvironmentHealth = components['schemas']['EnvironmentHealth'];
/** Something written for a service that a source cannot follow. @public */
export type ConfigurationProblem = components['schemas']['ConfigurationProblem'];
/** Of the operations API. @public */
export type ServiceDetail = components['schemas']['ServiceDetail'];
/** Of the operations API. @public */
export type HistorySegment = components['schemas']['HistorySegment'];
/** Of the operations API. @public */
export type ServiceHistory = components['schemas']['ServiceHistory'];
/** Of the operations API. @public */
export type AvailabilityBucket = components['schemas']['AvailabilityBucket'];
/** Of the operations API. @public */
export type ServiceAvailability = components['schemas']['ServiceAvailability'];
/** An image as people say it. @public */
export type Image = components['schemas']['Image'];
/** Cores and bytes. A missing figure is unknown, never 0. @public */
export type ResourceUse = components['schemas']['ResourceUse'];
/** What the pods of a workload use, ask for and may use at most, together. @public */
export type WorkloadUse = components['schemas']['WorkloadUse'];
/** A Deployment, StatefulSet, DaemonSet, Job, CronJob or what stands for one. @public */
export type Workload = components['schemas']['Workload'];
/** What one source saw of the service in one scope. @public */
export type LocationWorkloads = components['schemas']['LocationWorkloads'];
/** Of the operations API. @public */
export type ServiceWorkloads = components['schemas']['ServiceWorkloads'];
/** Of the operations API. @public */
export type Change = components['schemas']['Change'];
/** Of the operations API. @public */
export type ServiceChanges = components['schemas']['ServiceChanges'];
/** Of the operations API. @public */
export type Condition = components['schemas']['Condition'];
/** Of the operations API. @public */
export type Container = components['schemas']['Container'];
/** Of the operations API. @public */
export type Pod = components['schemas']['Pod'];
/** Of the operations API. @public */
export type WorkloadEvent = components['schemas']['WorkloadEvent'];
/** Of the operations API. @public */
export type Rollout = components['schemas']['Rollout'];
/** Of the operations API. @public */
export type WorkloadDetail = components['schemas']['WorkloadDetail'];
/** Of the operations API. @public */
export type Manifest = components['schemas']['Manifest'];
/** How we watch a cluster. `unwatchable` has no account that we could use. @public */
export type WatchState = components['schemas']['WatchState'];
/** Of the operations API. @public */
export type ClusterCapacity = components['schemas']['ClusterCapacity'];
/** Of the operations API. @public */
export type HealthCounts = components['schemas']['HealthCounts'];
/** Of the operations API. @public */
export type Cluster = components['schemas']['Cluster'];
/** Of the operations API. @public */
export type ClusterList = components['schemas']['ClusterList'];
/** Of the operations API. @public */
export type ClusterNode = components['schemas']['ClusterNode'];
/** Of the operations API. @public */
export type QuotaUse = components['schemas']['QuotaUse'];
/** Of the operations API. @public */
export type ClusterQuota = components['schemas']['ClusterQuota'];
/** Of the operations API. @public */
export type WatchedKind = components['schemas']['WatchedKind'];
/** Of the operations API. @public */
export type ClusterDetail = components['schemas']['ClusterDetail'];
/** A place where somebody answers. @public */
export type Contact = components['schemas']['Contact'];
/** Of the operations API. @public */
export type Person = components['schemas']['Person'];
/** Of the operations API. @public */
export type OwnerGroup = components['schemas']['OwnerGroup'];
/** Of the operations API. @public */
export type ServicePeople = components['schemas']['ServicePeople'];
/** Of the operations API. @public */
export type SourceState = components['schemas']['SourceState'];
/** Of the operations API. @public */
export type Source = components['schemas']['Source'];
/** Of the operations API. @public */
export type SourceList = components['schemas']['SourceList'];
/** RFC 9457 problem details. @public */
export type Problem = components['schemas']['Problem'];
/** Of the operations API. @public */
export type ResponseOnboardingOptions = components['responses']['OnboardingOptions'];
/** Of the operations API. @public */
export type ResponseOnboardingNamespaces = components['responses']['OnboardingNamespaces'];
/** Of the operations API. @public */
export type ResponseOnboardingPreview = components['responses']['OnboardingPreview'];
/** Of the operations API. @public */
export type ResponseGitopsTree = components['responses']['GitopsTree'];
/** Of the operations API. @public */
export type ResponseRequestList = components['responses']['RequestList'];
/** Of the operations API. @public */
export type ResponseRequestDetail = components['responses']['RequestDetail'];
/** Of the operations API. @public */
export type ResponseProblem = components['responses']['Problem'];
/** Of the operations API. @public */
export type ResponseAlertDetail = components['responses']['AlertDetail'];
/** Of the operations API. @public */
export type ResponseAlertMappingList = components['responses']['AlertMappingList'];
/** Of the operations API. @public */
export type ResponseAlertMapping = components['responses']['AlertMapping'];
/** Of the operations API. @public */
export type ResponseSilenceList = components['responses']['SilenceList'];
/** Of the operations API. @public */
export type ResponseSilence = components['responses']['Silence'];
/** Of the operations API. @public */
export type ResponseIncidentList = components['responses']['IncidentList'];
/** Of the operations API. @public */
export type ResponseIncident = components['responses']['Incident'];
/** Of the operations API. @public */
export type ResponseIncidentFacets = components['responses']['IncidentFacets'];
/** Of the operations API. @public */
export type ResponseMyIncidents = components['responses']['MyIncidents'];
/** Of the operations API. @public */
export type ResponseIncidentMetrics = components['responses']['IncidentMetrics'];
/** Of the operations API. @public */
export type ResponseIncidentPolicyView = components['responses']['IncidentPolicyView'];
/** Of the operations API. @public */
export type ResponseIncidentDetail = components['responses']['IncidentDetail'];
/** Of the operations API. @public */
export type ResponseIncidentTimeline = components['responses']['IncidentTimeline'];
/** Of the operations API. @public */
export type ResponseTimelineWritten = components['responses']['TimelineWritten'];
/** Of the operations API. @public */
export type ResponseTimelineEntry = components['responses']['TimelineEntry'];
/** Of the operations API. @public */
export type ResponseTimelineEdits = components['responses']['TimelineEdits'];
/** Of the operations API. @public */
export type ResponseIncidentFile = components['responses']['IncidentFile'];
/** Of the operations API. @public */
export type ResponseIncidentDecisionList = components['responses']['IncidentDecisionList'];
/** Of the operations API. @public */
export type ResponseIncidentReplay = components['responses']['IncidentReplay'];
/** Of the operations API. @public */
export type ResponseIncidentBudget = components['responses']['IncidentBudget'];
/** Of the operations API. @public */
export type ResponseFollowing = components['responses']['Following'];
/** Of the operations API. @public */
export type ResponseNotificationSettings = components['responses']['NotificationSettings'];
/** Of the operations API. @public */
export type ResponseWebhookList = components['responses']['WebhookList'];
/** Of the operations API. @public */
export type ResponseSimilarAnswers = components['responses']['SimilarAnswers'];
/** Of the operations API. @public */
export type ResponsePostMortemList = components['responses']['PostMortemList'];
/** Of the operations API. @public */
export type ResponsePostMortemDetail = components['responses']['PostMortemDetail'];
/** Of the operations API. @public */
export type ResponsePostMortemFacets = components['responses']['PostMortemFacets'];
/** Of the operations API. @public */
export type ResponsePostMortemSourceList = components['responses']['PostMortemSourceList'];
/** Of the operations API. @public */
export type ResponsePostMortemPreview = components['responses']['PostMortemPreview'];
/** Of the operations API. @public */
export type ResponsePostMortemHistory = components['responses']['PostMortemHistory'];
/** Of the operations API. @public */
export type ResponseActionItemList = components['responses']['ActionItemList'];
/** Of the operations API. @public */
export type ResponseActionItem = components['responses']['ActionItem'];
/** Of the operations API. @public */
export type ResponseRemovalList = components['responses']['RemovalList'];
/** Of the operations API. @public */
export type ResponseRemoval = components['responses']['Removal'];
/** Of the operations API. @public */
export type ResponseSearchDocumentList = components['responses']['SearchDocumentList'];
/** Of the operations API. @public */
export type ResponseAuthorAnswers = components['responses']['AuthorAnswers'];
/** Of the operations API. @public */
export type ResponseAuthorSettings = components['responses']['AuthorSettings'];
/** Of the operations API. @public */
export type ResponseServiceOnCall = components['responses']['ServiceOnCall'];
/** Of the operations API. @public */
export type ResponseIncidentSuspects = components['responses']['IncidentSuspects'];
/** Of the operations API. @public */
export type ResponseQuestionList = components['responses']['QuestionList'];
/** Of the operations API. @public */
export type ResponseQuestionDetail = components['responses']['QuestionDetail'];
/** Of the operations API. @public */
export type ResponseQuestionDraft = components['responses']['QuestionDraft'];
/** Of the operations API. @public */
export type ResponseQuestionMetrics = components['responses']['QuestionMetrics'];
/** Of the operations API. @public */
export type ResponseRunbookList = components['responses']['RunbookList'];
/** Of the operations API. @public */
export type ResponseRunbookDetail = components['responses']['RunbookDetail'];
/** Of the operations API. @public */
export type ResponseUpstreamList = components['responses']['UpstreamList'];
/** Of the operations API. @public */
export type ResponseUpstreamLink = components['responses']['UpstreamLink'];
/** Of the operations API. @public */
export type ResponseUpstreamDraft = components['responses']['UpstreamDraft'];
/** Of the operations API. @public */
export type ParameterUpstreamIncident = components['parameters']['upstreamIncident'];
/** Of the operations API. @public */
export type ParameterUpstreamPostMortem = components['parameters']['upstreamPostMortem'];
/** Of the operations API. @public */
export type ParameterUpstreamService = components['parameters']['upstreamService'];
/** Of the operations API. @public */
export type ParameterRequestKey = components['parameters']['requestKey'];
/** Of the operations API. @public */
export type ParameterLimit = components['parameters']['limit'];
/** Of the operations API. @public */
export type ParameterCursor = components['parameters']['cursor'];
/** Of the operations API. @public */
export type ParameterOwner = components['parameters']['owner'];
/** Of the operations API. @public */
export type ParameterSystem = components['parameters']['system'];
/** Of the operations API. @public */
export type ParameterCluster = components['parameters']['cluster'];
/** Of the operations API. @public */
export type ParameterEnvironment = components['parameters']['environment'];
/** Of the operations API. @public */
export type ParameterHealth = components['parameters']['health'];
/** Of the operations API. @public */
export type ParameterText = components['parameters']['text'];
/** Of the operations API. @public */
export type ParameterKind = components['parameters']['kind'];
/** Of the operations API. @public */
export type ParameterNamespace = components['parameters']['namespace'];
/** Of the operations API. @public */
export type ParameterName = components['parameters']['name'];
/** Of the operations API. @public */
export type ParameterService = components['parameters']['service'];
/** Of the operations API. @public */
export type ParameterId = components['parameters']['id'];
/** Of the operations API. @public */
export type ParameterIncidentKey = components['parameters']['incidentKey'];
/** Of the operations API. @public */
export type ParameterAlertSource = components['parameters']['alertSource'];
/** Of the operations API. @public */
export type ParameterPostMortemKey = components['parameters']['postMortemKey'];
/** Of the operations API. @public */
export type ParameterPostMortemStatus = components['parameters']['postMortemStatus'];
/** Of the operations API. @public */
export type ParameterTag = components['parameters']['tag'];
/** Of the operations API. @public */
export type ParameterQuestionKey = components['parameters']['questionKey'];
/** Of the operations API. @public */
export type ParameterQuestionState = components['parameters']['questionState'];
/** Of the operations API. @public */
export type ParameterIncidentState = components['parameters']['incidentState'];
/** Of the operations API. @public */
export type ParameterIncidentStatus = components['parameters']['incidentStatus'];
/** Of the operations API. @public */
export type ParameterIncidentSeverity = components['parameters']['incidentSeverity'];
/** Of the operations API. @public */
export type ParameterIncidentCause = components['parameters']['incidentCause'];
/** Of the operations API. @public */
export type ParameterPerson = components['parameters']['person'];
/** Of the operations API. @public */
export type ParameterDrill = components['parameters']['drill'];
/** Of the operations API. @public */
export type ParameterFrom = components['parameters']['from'];
/** Of the operations API. @public */
export type ParameterTo = components['parameters']['to'];
/** Of the operations API. @public */
export type ParameterSloState = components['parameters']['sloState'];
/** Of the operations API. @public */
export type ParameterInCluster = components['parameters']['inCluster'];
/** Of the operations API. @public */
export type ParameterObjectApiVersion = components['parameters']['objectApiVersion'];
/** Of the operations API. @public */
export type ParameterObjectKind = components['parameters']['objectKind'];
/** Of the operations API. @public */
export type ParameterObjectNamespace = components['parameters']['objectNamespace'];
/** Of the operations API. @public */
export type ParameterObjectName = components['parameters']['objectName'];
export type $defs = Record<string, never>;
/** Of the operations API. @public */
export interface operations {
    listServices: {
        parameters: {
            query?: {
                /** Items on a page. */
                limit?: components["parameters"]["limit"];
                /** The `nextCursor` of the page before. It belongs to one combination of filters and sorting. */
                cursor?: components["parameters"]["cursor"];
                /** The field that orders the list. */
                sort?: "health" | "name" | "owner" | "system" | "since";
                /** For health, `desc` is worst first; for since, `desc` is the most recent change first. */
                order?: "asc" | "desc";
                /** Entity refs of owners; any of them. */
                owner?: components["parameters"]["owner"];
                /** Entity refs of systems; any of them. */
                system?: components["parameters"]["system"];
                /** Names of clusters; services observed in any of them. */
                cluster?: components["parameters"]["cluster"];
                /** Environments; services observed in any of them. */
                environment?: components["parameters"]["environment"];
                /** Headline health; any of them. */
                health?: components["parameters"]["health"];
                /** Words that all occur in the name, title, description, owner or system. */
                text?: components["parameters"]["text"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** One page of services. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getServiceFacets: {
        parameters: {
            query?: {
                /** Entity refs of owners; any of them. */
                owner?: components["parameters"]["owner"];
                /** Entity refs of systems; any of them. */
                system?: components["parameters"]["system"];
                /** Names of clusters; services observed in any of them. */
                cluster?: components["parameters"]["cluster"];
                /** Environments; services observed in any of them. */
                environment?: components["parameters"]["environment"];
                /** Headline health; any of them. */
                health?: components["parameters"]["health"];
                /** Words that all occur in the name, title, description, owner or system. */
                text?: components["parameters"]["text"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The facets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceFacets"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The service. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getServiceHistory: {
        parameters: {
            query?: {
                /** Start, inclusive. Seven days before `to` when missing; at most 400 days before it. */
                from?: string;
                /** End, exclusive. Now when missing. */
                to?: string;
                /** One environment. The headline environments when missing. */
                environment?: string;
            };
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The history. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceHistory"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getServiceAvailability: {
        parameters: {
            query?: {
                /** Length of the window. */
                hours?: number;
                /** One environment. The headline environments when missing. */
                environment?: string;
            };
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The availability. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAvailability"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getServicePeople: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The people and the places where they answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicePeople"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getServiceWorkloads: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The workloads. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceWorkloads"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getServiceChanges: {
        parameters: {
            query?: {
                /** Start, inclusive. Seven days before `to` when missing; at most 400 days before it. */
                from?: string;
                /** End, exclusive. Now when missing. */
                to?: string;
                /** One environment. The headline environments when missing. */
                environment?: string;
                limit?: number;
            };
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The changes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceChanges"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getWorkload: {
        parameters: {
            query: {
                /** The name of the cluster. */
                cluster: components["parameters"]["inCluster"];
                /** For example `apps/v1`. */
                apiVersion: components["parameters"]["objectApiVersion"];
                /** For example `Deployment`. */
                objectKind: components["parameters"]["objectKind"];
                /** The namespace in the cluster. */
                objectNamespace: components["parameters"]["objectNamespace"];
                objectName: components["parameters"]["objectName"];
            };
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The workload. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkloadDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getManifest: {
        parameters: {
            query: {
                /** The name of the cluster. */
                cluster: components["parameters"]["inCluster"];
                /** For example `apps/v1`. */
                apiVersion: components["parameters"]["objectApiVersion"];
                /** For example `Deployment`. */
                objectKind: components["parameters"]["objectKind"];
                /** The namespace in the cluster. */
                objectNamespace: components["parameters"]["objectNamespace"];
                objectName: components["parameters"]["objectName"];
            };
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The manifest. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Manifest"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getLogs: {
        parameters: {
            query: {
                /** The name of the cluster. */
                cluster: components["parameters"]["inCluster"];
                /** The namespace in the cluster. */
                objectNamespace: components["parameters"]["objectNamespace"];
                pod: string;
                /** The first container when missing. */
                container?: string;
                /** Of the run before the last restart. */
                previous?: boolean;
                /** Keeps the answer open and sends lines as they come, for fifteen minutes at most. */
                follow?: boolean;
                /** How many of the last lines to begin with. */
                tailLines?: number;
                /** Each line begins with its time. */
                timestamps?: boolean;
            };
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The lines. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getServiceSlos: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceSlos"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getServiceAlerts: {
        parameters: {
            query?: {
                /** Start, inclusive. */
                from?: string;
                /** End, exclusive. Now when missing. */
                to?: string;
            };
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getServiceSignals: {
        parameters: {
            query?: {
                hours?: number;
                /** One environment. The first headline environment when missing. */
                environment?: string;
            };
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceSignals"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getReleaseGate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseGate"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listSlos: {
        parameters: {
            query?: {
                /** Items on a page. */
                limit?: components["parameters"]["limit"];
                /** The `nextCursor` of the page before. It belongs to one combination of filters and sorting. */
                cursor?: components["parameters"]["cursor"];
                sort?: "remaining" | "burn" | "name" | "service" | "owner";
                order?: "asc" | "desc";
                /** Entity refs of owners; any of them. */
                owner?: components["parameters"]["owner"];
                /** Entity refs of systems; any of them. */
                system?: components["parameters"]["system"];
                /** Entity refs of services; any of them. */
                service?: components["parameters"]["service"];
                /** States of SLOs; any of them. */
                state?: components["parameters"]["sloState"];
                /** Words that all occur in the name, title, description, owner or system. */
                text?: components["parameters"]["text"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SloList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSloFacets: {
        parameters: {
            query?: {
                /** Entity refs of owners; any of them. */
                owner?: components["parameters"]["owner"];
                /** Entity refs of systems; any of them. */
                system?: components["parameters"]["system"];
                /** Entity refs of services; any of them. */
                service?: components["parameters"]["service"];
                /** States of SLOs; any of them. */
                state?: components["parameters"]["sloState"];
                /** Words that all occur in the name, title, description, owner or system. */
                text?: components["parameters"]["text"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SloFacets"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportSlos: {
        parameters: {
            query?: {
                /** Entity refs of owners; any of them. */
                owner?: components["parameters"]["owner"];
                /** Entity refs of systems; any of them. */
                system?: components["parameters"]["system"];
                /** Entity refs of services; any of them. */
                service?: components["parameters"]["service"];
                /** States of SLOs; any of them. */
                state?: components["parameters"]["sloState"];
                /** Words that all occur in the name, title, description, owner or system. */
                text?: components["parameters"]["text"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSloCoverage: {
        parameters: {
            query?: {
                /** Entity refs of owners; any of them. */
                owner?: components["parameters"]["owner"];
                /** Entity refs of systems; any of them. */
                system?: components["parameters"]["system"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SloCoverage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSloRules: {
        parameters: {
            query?: {
                /** Entity refs of SLOs; all of the filters when missing. */
                slo?: string[];
                /** A rule file of Prometheus, PrometheusRule resources, or files for `promtool test rules`. */
                format?: "rules" | "prometheusrule" | "tests";
                /** Entity refs of owners; any of them. */
                owner?: components["parameters"]["owner"];
                /** Entity refs of systems; any of them. */
                system?: components["parameters"]["system"];
                /** Entity refs of services; any of them. */
                service?: components["parameters"]["service"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSlo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SloDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSloSeries: {
        parameters: {
            query?: {
                /** The place of the objective in the document, from 0. */
                objective?: number;
                /** Start, inclusive. */
                from?: string;
                /** End, exclusive. Now when missing. */
                to?: string;
            };
            header?: never;
            path: {
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SloSeries"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSloHistory: {
        parameters: {
            query?: {
                /** The place of the objective in the document, from 0. */
                objective?: number;
                /** IANA name of the zone in which months begin; that of the SLO, else UTC, when missing. */
                zone?: string;
            };
            header?: never;
            path: {
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SloHistory"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSloWhatIf: {
        parameters: {
            query?: {
                /** The place of the objective in the document, from 0. */
                objective?: number;
                /** Between 0 and 1, 1 excluded; the present one when missing. */
                target?: number;
                /** A rolling window as OpenSLO writes it, `28d`; the present one when missing. */
                window?: string;
            };
            header?: never;
            path: {
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SloWhatIf"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listAlerts: {
        parameters: {
            query?: {
                /** Items on a page. */
                limit?: components["parameters"]["limit"];
                /** The `nextCursor` of the page before. It belongs to one combination of filters and sorting. */
                cursor?: components["parameters"]["cursor"];
                state?: "firing" | "resolved";
                severity?: "page" | "ticket" | "info";
                /** Ids of sources; any of them. */
                source?: string[];
                /** Only alerts that belong to a service, or only those that do not. */
                mapped?: boolean;
                /** Only alerts that tell nobody, or only those that do. */
                suppressed?: boolean;
                /** Words that all occur in the name, title, description, owner or system. */
                text?: components["parameters"]["text"];
                /** Entity refs of owners; any of them. */
                owner?: components["parameters"]["owner"];
                /** Entity refs of services; any of them. */
                service?: components["parameters"]["service"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["AlertDetail"];
            default: components["responses"]["Problem"];
        };
    };
    listAlertMappings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["AlertMappingList"];
            default: components["responses"]["Problem"];
        };
    };
    addAlertMapping: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertMappingInput"];
            };
        };
        responses: {
            201: components["responses"]["AlertMapping"];
            default: components["responses"]["Problem"];
        };
    };
    removeAlertMapping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listSilences: {
        parameters: {
            query?: {
                state?: "active" | "pending" | "expired";
                /** Entity refs of services; any of them. */
                service?: components["parameters"]["service"];
                /** Items on a page. */
                limit?: components["parameters"]["limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SilenceList"];
            default: components["responses"]["Problem"];
        };
    };
    silence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SilenceInput"];
            };
        };
        responses: {
            201: components["responses"]["Silence"];
            default: components["responses"]["Problem"];
        };
    };
    endSilence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the source, for example `alertmanager-eu-1`. */
                source: components["parameters"]["alertSource"];
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Silence"];
            default: components["responses"]["Problem"];
        };
    };
    listIncidents: {
        parameters: {
            query?: {
                /** Items on a page. */
                limit?: components["parameters"]["limit"];
                /** The `nextCursor` of the page before. It belongs to one combination of filters and sorting. */
                cursor?: components["parameters"]["cursor"];
                sort?: "urgency" | "started" | "severity" | "updated";
                /** open is everything that is not resolved. */
                state?: components["parameters"]["incidentState"];
                status?: components["parameters"]["incidentStatus"];
                severity?: components["parameters"]["incidentSeverity"];
                /** Entity refs of owners; any of them. */
                owner?: components["parameters"]["owner"];
                /** Entity refs of systems; any of them. */
                system?: components["parameters"]["system"];
                /** Entity refs of services; any of them. */
                service?: components["parameters"]["service"];
                cause?: components["parameters"]["incidentCause"];
                /** Entity refs of people who have a role in it; any of them. */
                person?: components["parameters"]["person"];
                /** Only drills, or none; both when missing. */
                drill?: components["parameters"]["drill"];
                /** Words that all occur in the name, title, description, owner or system. */
                text?: components["parameters"]["text"];
                /** What was open at this time or later. */
                from?: components["parameters"]["from"];
                /** What began before. */
                to?: components["parameters"]["to"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["IncidentList"];
            default: components["responses"]["Problem"];
        };
    };
    declareIncident: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IncidentInput"];
            };
        };
        responses: {
            201: components["responses"]["Incident"];
            default: components["responses"]["Problem"];
        };
    };
    getIncidentFacets: {
        parameters: {
            query?: {
                /** open is everything that is not resolved. */
                state?: components["parameters"]["incidentState"];
                status?: components["parameters"]["incidentStatus"];
                severity?: components["parameters"]["incidentSeverity"];
                /** Entity refs of owners; any of them. */
                owner?: components["parameters"]["owner"];
                /** Entity refs of systems; any of them. */
                system?: components["parameters"]["system"];
                /** Entity refs of services; any of them. */
                service?: components["parameters"]["service"];
                cause?: components["parameters"]["incidentCause"];
                /** Only drills, or none; both when missing. */
                drill?: components["parameters"]["drill"];
                /** Words that all occur in the name, title, description, owner or system. */
                text?: components["parameters"]["text"];
                /** What was open at this time or later. */
                from?: components["parameters"]["from"];
                /** What began before. */
                to?: components["parameters"]["to"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["IncidentFacets"];
            default: components["responses"]["Problem"];
        };
    };
    getMyIncidents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["MyIncidents"];
            default: components["responses"]["Problem"];
        };
    };
    getIncidentMetrics: {
        parameters: {
            query?: {
                by?: "none" | "service" | "owner" | "cause" | "severity";
                /** Entity refs of owners; any of them. */
                owner?: components["parameters"]["owner"];
                /** Entity refs of systems; any of them. */
                system?: components["parameters"]["system"];
                /** Entity refs of services; any of them. */
                service?: components["parameters"]["service"];
                /** What was open at this time or later. */
                from?: components["parameters"]["from"];
                /** What began before. */
                to?: components["parameters"]["to"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["IncidentMetrics"];
            default: components["responses"]["Problem"];
        };
    };
    getIncidentPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["IncidentPolicyView"];
            default: components["responses"]["Problem"];
        };
    };
    getIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["IncidentDetail"];
            default: components["responses"]["Problem"];
        };
    };
    updateIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IncidentUpdate"];
            };
        };
        responses: {
            200: components["responses"]["IncidentDetail"];
            default: components["responses"]["Problem"];
        };
    };
    getIncidentTimeline: {
        parameters: {
            query?: {
                /** The `version` of the answer before. */
                after?: number;
                /** Items on a page. */
                limit?: components["parameters"]["limit"];
                /** Entries before this `seq`, the nearest of them. */
                before?: number;
            };
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["IncidentTimeline"];
            default: components["responses"]["Problem"];
        };
    };
    addTimelineEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimelineEntryInput"];
            };
        };
        responses: {
            201: components["responses"]["TimelineWritten"];
            default: components["responses"]["Problem"];
        };
    };
    editTimelineEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimelineEntryEdit"];
            };
        };
        responses: {
            200: components["responses"]["TimelineEntry"];
            default: components["responses"]["Problem"];
        };
    };
    getTimelineEdits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["TimelineEdits"];
            default: components["responses"]["Problem"];
        };
    };
    addIncidentFile: {
        parameters: {
            query: {
                name: string;
            };
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            201: components["responses"]["IncidentFile"];
            default: components["responses"]["Problem"];
        };
    };
    getIncidentFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getIncidentDecisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["IncidentDecisionList"];
            default: components["responses"]["Problem"];
        };
    };
    replayIncident: {
        parameters: {
            query: {
                at: string;
            };
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["IncidentReplay"];
            default: components["responses"]["Problem"];
        };
    };
    getIncidentBudget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["IncidentBudget"];
            default: components["responses"]["Problem"];
        };
    };
    getIncidentEvidenceSeries: {
        parameters: {
            query: {
                /** Entity ref of the SLO. */
                slo: string;
                /** The place of the objective in the document, from 0. */
                objective?: number;
                /** Start, inclusive. */
                from?: string;
                /** End, exclusive. */
                to?: string;
            };
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SloSeries"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    followIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Following"];
            default: components["responses"]["Problem"];
        };
    };
    unfollowIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Following"];
            default: components["responses"]["Problem"];
        };
    };
    getFollowing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Following"];
            default: components["responses"]["Problem"];
        };
    };
    followService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Following"];
            default: components["responses"]["Problem"];
        };
    };
    unfollowService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Following"];
            default: components["responses"]["Problem"];
        };
    };
    getNotificationSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["NotificationSettings"];
            default: components["responses"]["Problem"];
        };
    };
    setNotificationSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationSettings"];
            };
        };
        responses: {
            200: components["responses"]["NotificationSettings"];
            default: components["responses"]["Problem"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["WebhookList"];
            default: components["responses"]["Problem"];
        };
    };
    getSimilarToIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SimilarAnswers"];
            default: components["responses"]["Problem"];
        };
    };
    getSimilarToAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SimilarAnswers"];
            default: components["responses"]["Problem"];
        };
    };
    findSimilar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimilarQuery"];
            };
        };
        responses: {
            200: components["responses"]["SimilarAnswers"];
            default: components["responses"]["Problem"];
        };
    };
    listPostMortems: {
        parameters: {
            query?: {
                /** Items on a page. */
                limit?: components["parameters"]["limit"];
                /** The `nextCursor` of the page before. It belongs to one combination of filters and sorting. */
                cursor?: components["parameters"]["cursor"];
                /** The key of an incident; only the post-mortem that is about it. */
                incident?: string;
                status?: components["parameters"]["postMortemStatus"];
                severity?: components["parameters"]["incidentSeverity"];
                cause?: components["parameters"]["incidentCause"];
                /** Entity refs of owners; any of them. */
                owner?: components["parameters"]["owner"];
                /** Entity refs of systems; any of them. */
                system?: components["parameters"]["system"];
                /** Entity refs of services; any of them. */
                service?: components["parameters"]["service"];
                /** Tags; any of them. */
                tag?: components["parameters"]["tag"];
                /** Words that all occur in the name, title, description, owner or system. */
                text?: components["parameters"]["text"];
                /** What was open at this time or later. */
                from?: components["parameters"]["from"];
                /** What began before. */
                to?: components["parameters"]["to"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["PostMortemList"];
            default: components["responses"]["Problem"];
        };
    };
    startPostMortem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostMortemInput"];
            };
        };
        responses: {
            201: components["responses"]["PostMortemDetail"];
            default: components["responses"]["Problem"];
        };
    };
    getPostMortemFacets: {
        parameters: {
            query?: {
                /** The key of an incident; only the post-mortem that is about it. */
                incident?: string;
                status?: components["parameters"]["postMortemStatus"];
                severity?: components["parameters"]["incidentSeverity"];
                cause?: components["parameters"]["incidentCause"];
                /** Entity refs of owners; any of them. */
                owner?: components["parameters"]["owner"];
                /** Entity refs of systems; any of them. */
                system?: components["parameters"]["system"];
                /** Entity refs of services; any of them. */
                service?: components["parameters"]["service"];
                /** Tags; any of them. */
                tag?: components["parameters"]["tag"];
                /** Words that all occur in the name, title, description, owner or system. */
                text?: components["parameters"]["text"];
                /** What was open at this time or later. */
                from?: components["parameters"]["from"];
                /** What began before. */
                to?: components["parameters"]["to"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["PostMortemFacets"];
            default: components["responses"]["Problem"];
        };
    };
    listPostMortemSources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["PostMortemSourceList"];
            default: components["responses"]["Problem"];
        };
    };
    getPostMortem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `PM-7`; its case does not matter. */
                key: components["parameters"]["postMortemKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["PostMortemDetail"];
            default: components["responses"]["Problem"];
        };
    };
    writePostMortem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `PM-7`; its case does not matter. */
                key: components["parameters"]["postMortemKey"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostMortemText"];
            };
        };
        responses: {
            200: components["responses"]["PostMortemDetail"];
            default: components["responses"]["Problem"];
        };
    };
    discardPostMortem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `PM-7`; its case does not matter. */
                key: components["parameters"]["postMortemKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    previewPostMortem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `PM-7`; its case does not matter. */
                key: components["parameters"]["postMortemKey"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostMortemPreviewInput"];
            };
        };
        responses: {
            200: components["responses"]["PostMortemPreview"];
            default: components["responses"]["Problem"];
        };
    };
    proposePostMortem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `PM-7`; its case does not matter. */
                key: components["parameters"]["postMortemKey"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostMortemVersion"];
            };
        };
        responses: {
            200: components["responses"]["PostMortemDetail"];
            default: components["responses"]["Problem"];
        };
    };
    withdrawPostMortem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `PM-7`; its case does not matter. */
                key: components["parameters"]["postMortemKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["PostMortemDetail"];
            default: components["responses"]["Problem"];
        };
    };
    reviewPostMortem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `PM-7`; its case does not matter. */
                key: components["parameters"]["postMortemKey"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostMortemReviewInput"];
            };
        };
        responses: {
            201: components["responses"]["PostMortemDetail"];
            default: components["responses"]["Problem"];
        };
    };
    publishPostMortem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `PM-7`; its case does not matter. */
                key: components["parameters"]["postMortemKey"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostMortemVersion"];
            };
        };
        responses: {
            200: components["responses"]["PostMortemDetail"];
            default: components["responses"]["Problem"];
        };
    };
    getPostMortemHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `PM-7`; its case does not matter. */
                key: components["parameters"]["postMortemKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["PostMortemHistory"];
            default: components["responses"]["Problem"];
        };
    };
    listActionItems: {
        parameters: {
            query?: {
                /** Items on a page. */
                limit?: components["parameters"]["limit"];
                /** The `nextCursor` of the page before. It belongs to one combination of filters and sorting. */
                cursor?: components["parameters"]["cursor"];
                state?: "open" | "overdue" | "done";
                /** Entity refs of owners; any of them. */
                owner?: components["parameters"]["owner"];
                /** Entity refs of services; any of them. */
                service?: components["parameters"]["service"];
                /** Entity refs of systems; any of them. */
                system?: components["parameters"]["system"];
                /** Only those of the caller and of the groups they are in. */
                mine?: boolean;
                /** Words that all occur in the name, title, description, owner or system. */
                text?: components["parameters"]["text"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ActionItemList"];
            default: components["responses"]["Problem"];
        };
    };
    changeActionItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `PM-7`; its case does not matter. */
                key: components["parameters"]["postMortemKey"];
                /** The id of the action item in its post-mortem. */
                item: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActionItemChange"];
            };
        };
        responses: {
            200: components["responses"]["ActionItem"];
            default: components["responses"]["Problem"];
        };
    };
    getPostMortemAtomFeed: {
        parameters: {
            query?: {
                /** Entity refs of owners; any of them. */
                owner?: components["parameters"]["owner"];
                /** Entity refs of services; any of them. */
                service?: components["parameters"]["service"];
                /** Entity refs of systems; any of them. */
                system?: components["parameters"]["system"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The feed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPostMortemJsonFeed: {
        parameters: {
            query?: {
                /** Entity refs of owners; any of them. */
                owner?: components["parameters"]["owner"];
                /** Entity refs of services; any of them. */
                service?: components["parameters"]["service"];
                /** Entity refs of systems; any of them. */
                system?: components["parameters"]["system"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The feed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/feed+json": {
                        [key: string]: unknown;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listRemovals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["RemovalList"];
            default: components["responses"]["Problem"];
        };
    };
    requestRemoval: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemovalInput"];
            };
        };
        responses: {
            202: components["responses"]["Removal"];
            default: components["responses"]["Problem"];
        };
    };
    endRemoval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** They may be named again. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listSearchDocuments: {
        parameters: {
            query: {
                visibility: components["schemas"]["Visibility"];
                /** Items on a page. */
                limit?: components["parameters"]["limit"];
                /** The `nextCursor` of the page before. It belongs to one combination of filters and sorting. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SearchDocumentList"];
            default: components["responses"]["Problem"];
        };
    };
    findAuthors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthorsQuery"];
            };
        };
        responses: {
            200: components["responses"]["AuthorAnswers"];
            default: components["responses"]["Problem"];
        };
    };
    getAuthorSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["AuthorSettings"];
            default: components["responses"]["Problem"];
        };
    };
    setAuthorSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthorSettings"];
            };
        };
        responses: {
            200: components["responses"]["AuthorSettings"];
            default: components["responses"]["Problem"];
        };
    };
    getServiceOnCall: {
        parameters: {
            query?: {
                /** How many days of shifts from now on. */
                days?: number;
            };
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ServiceOnCall"];
            default: components["responses"]["Problem"];
        };
    };
    getIncidentSuspects: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `INC-12`; its case does not matter. */
                key: components["parameters"]["incidentKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["IncidentSuspects"];
            default: components["responses"]["Problem"];
        };
    };
    listQuestions: {
        parameters: {
            query?: {
                /** Items on a page. */
                limit?: components["parameters"]["limit"];
                /** The `nextCursor` of the page before. It belongs to one combination of filters and sorting. */
                cursor?: components["parameters"]["cursor"];
                /** Asked of the caller or a group they are in, or by the caller; all when missing. */
                scope?: "toMe" | "byMe";
                state?: components["parameters"]["questionState"];
                incident?: string;
                /** Entity refs of owners; any of them. */
                owner?: components["parameters"]["owner"];
                /** Entity refs of systems; any of them. */
                system?: components["parameters"]["system"];
                /** Entity refs of services; any of them. */
                service?: components["parameters"]["service"];
                /** Words that all occur in the name, title, description, owner or system. */
                text?: components["parameters"]["text"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["QuestionList"];
            default: components["responses"]["Problem"];
        };
    };
    askQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionInput"];
            };
        };
        responses: {
            201: components["responses"]["QuestionDetail"];
            default: components["responses"]["Problem"];
        };
    };
    draftQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionDraftInput"];
            };
        };
        responses: {
            200: components["responses"]["QuestionDraft"];
            default: components["responses"]["Problem"];
        };
    };
    getQuestionMetrics: {
        parameters: {
            query?: {
                /** Entity refs of owners; any of them. */
                owner?: components["parameters"]["owner"];
                /** Entity refs of services; any of them. */
                service?: components["parameters"]["service"];
                /** What was open at this time or later. */
                from?: components["parameters"]["from"];
                /** What began before. */
                to?: components["parameters"]["to"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["QuestionMetrics"];
            default: components["responses"]["Problem"];
        };
    };
    getQuestion: {
        parameters: {
            query?: {
                /** Only answers that were written or changed after this `version`. */
                after?: number;
            };
            header?: never;
            path: {
                /** For example `Q-7`; its case does not matter. */
                key: components["parameters"]["questionKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["QuestionDetail"];
            default: components["responses"]["Problem"];
        };
    };
    changeQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `Q-7`; its case does not matter. */
                key: components["parameters"]["questionKey"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionChange"];
            };
        };
        responses: {
            200: components["responses"]["QuestionDetail"];
            default: components["responses"]["Problem"];
        };
    };
    answerQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `Q-7`; its case does not matter. */
                key: components["parameters"]["questionKey"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerInput"];
            };
        };
        responses: {
            201: components["responses"]["QuestionDetail"];
            default: components["responses"]["Problem"];
        };
    };
    editAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `Q-7`; its case does not matter. */
                key: components["parameters"]["questionKey"];
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerEdit"];
            };
        };
        responses: {
            200: components["responses"]["QuestionDetail"];
            default: components["responses"]["Problem"];
        };
    };
    acceptAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `Q-7`; its case does not matter. */
                key: components["parameters"]["questionKey"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptedAnswer"];
            };
        };
        responses: {
            200: components["responses"]["QuestionDetail"];
            default: components["responses"]["Problem"];
        };
    };
    unacceptAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `Q-7`; its case does not matter. */
                key: components["parameters"]["questionKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["QuestionDetail"];
            default: components["responses"]["Problem"];
        };
    };
    addAnswerToPostMortem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `Q-7`; its case does not matter. */
                key: components["parameters"]["questionKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["PostMortemDetail"];
            default: components["responses"]["Problem"];
        };
    };
    addAnswerToRunbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** For example `Q-7`; its case does not matter. */
                key: components["parameters"]["questionKey"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerToRunbook"];
            };
        };
        responses: {
            200: components["responses"]["RunbookDetail"];
            default: components["responses"]["Problem"];
        };
    };
    listRunbooks: {
        parameters: {
            query?: {
                /** Items on a page. */
                limit?: components["parameters"]["limit"];
                /** The `nextCursor` of the page before. It belongs to one combination of filters and sorting. */
                cursor?: components["parameters"]["cursor"];
                /** The name of an alert; only runbooks for it. */
                alert?: string;
                /** Only those with dead links or other problems. */
                problems?: boolean;
                /** Entity refs of owners; any of them. */
                owner?: components["parameters"]["owner"];
                /** Entity refs of systems; any of them. */
                system?: components["parameters"]["system"];
                /** Entity refs of services; any of them. */
                service?: components["parameters"]["service"];
                /** Words that all occur in the name, title, description, owner or system. */
                text?: components["parameters"]["text"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["RunbookList"];
            default: components["responses"]["Problem"];
        };
    };
    getRunbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["RunbookDetail"];
            default: components["responses"]["Problem"];
        };
    };
    rateRunbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunbookFeedback"];
            };
        };
        responses: {
            200: components["responses"]["RunbookDetail"];
            default: components["responses"]["Problem"];
        };
    };
    proposeRunbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunbookText"];
            };
        };
        responses: {
            200: components["responses"]["RunbookDetail"];
            default: components["responses"]["Problem"];
        };
    };
    mergeRunbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunbookMerge"];
            };
        };
        responses: {
            200: components["responses"]["RunbookDetail"];
            default: components["responses"]["Problem"];
        };
    };
    listMaintenance: {
        parameters: {
            query?: {
                state?: "running" | "announced" | "past";
                /** Entity refs of services; any of them. */
                service?: components["parameters"]["service"];
                /** Items on a page. */
                limit?: components["parameters"]["limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaintenanceList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    announceMaintenance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MaintenanceInput"];
            };
        };
        responses: {
            /** Announced. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Maintenance"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMaintenance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Maintenance"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    changeMaintenance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MaintenanceInput"];
            };
        };
        responses: {
            /** The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Maintenance"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    endMaintenance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Maintenance"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listClusters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The clusters. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClusterList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getCluster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The cluster. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClusterDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listSources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The sources. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getOnboardingOptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["OnboardingOptions"];
            default: components["responses"]["Problem"];
        };
    };
    findOnboardingNamespaces: {
        parameters: {
            query: {
                name: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["OnboardingNamespaces"];
            default: components["responses"]["Problem"];
        };
    };
    previewOnboarding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OnboardingPreviewInput"];
            };
        };
        responses: {
            200: components["responses"]["OnboardingPreview"];
            default: components["responses"]["Problem"];
        };
    };
    getOnboardingTree: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GitopsTree"];
            default: components["responses"]["Problem"];
        };
    };
    listRequests: {
        parameters: {
            query?: {
                /** Items on a page. */
                limit?: components["parameters"]["limit"];
                /** The `nextCursor` of the page before. It belongs to one combination of filters and sorting. */
                cursor?: components["parameters"]["cursor"];
                /** Open and stuck ones are open. */
                state?: "open" | "stuck" | "done" | "ended";
                /** Asked by the caller, or waiting for the caller's approval; all when missing. */
                scope?: "byMe" | "forMe";
                sort?: "recent" | "age";
                stage?: components["schemas"]["RequestStageName"];
                /** The name of a team. */
                team?: string;
                cluster?: string;
                /** Entity refs of services; any of them. */
                service?: components["parameters"]["service"];
                /** Words that all occur in the name, title, description, owner or system. */
                text?: components["parameters"]["text"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["RequestList"];
            default: components["responses"]["Problem"];
        };
    };
    openRequest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestInput"];
            };
        };
        responses: {
            200: components["responses"]["RequestDetail"];
            201: components["responses"]["RequestDetail"];
            default: components["responses"]["Problem"];
        };
    };
    getRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The key of a request, such as `REQ-12`. */
                key: components["parameters"]["requestKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["RequestDetail"];
            default: components["responses"]["Problem"];
        };
    };
    reviewRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The key of a request, such as `REQ-12`. */
                key: components["parameters"]["requestKey"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestReview"];
            };
        };
        responses: {
            200: components["responses"]["RequestDetail"];
            default: components["responses"]["Problem"];
        };
    };
    mergeRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The key of a request, such as `REQ-12`. */
                key: components["parameters"]["requestKey"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RequestMerge"];
            };
        };
        responses: {
            200: components["responses"]["RequestDetail"];
            default: components["responses"]["Problem"];
        };
    };
    withdrawRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The key of a request, such as `REQ-12`. */
                key: components["parameters"]["requestKey"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestWithdrawal"];
            };
        };
        responses: {
            200: components["responses"]["RequestDetail"];
            default: components["responses"]["Problem"];
        };
    };
    listUpstream: {
        parameters: {
            query?: {
                /** The key of an incident. */
                incident?: components["parameters"]["upstreamIncident"];
                /** The key of a post-mortem. */
                postMortem?: components["parameters"]["upstreamPostMortem"];
                /** The entity ref of a service. */
                service?: components["parameters"]["upstreamService"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["UpstreamList"];
            default: components["responses"]["Problem"];
        };
    };
    followUpstream: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpstreamInput"];
            };
        };
        responses: {
            201: components["responses"]["UpstreamLink"];
            default: components["responses"]["Problem"];
        };
    };
    draftUpstream: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpstreamDraftInput"];
            };
        };
        responses: {
            200: components["responses"]["UpstreamDraft"];
            default: components["responses"]["Problem"];
        };
    };
    forgetUpstream: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** It is not followed any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
}
