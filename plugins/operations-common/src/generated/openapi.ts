// Generated from plugins/operations-backend/src/schema/openapi.yaml by `yarn generate:api`. Do not edit.
export interface paths {
    "/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Operated services, worst first unless sorted otherwise. */
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
        /** @description How many services have each value of each filter. Each facet is counted under all the other filters given, so that a filter never hides its own alternatives. */
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
        /** @description One service. A former name answers with the service under its present name. */
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
        /** @description Health over time as segments without gaps or overlaps, oldest first. */
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
        /** @description Good and total events counted by the sources, summed over a rolling window that ends now. The ratio is missing, never 0 or 1, where no event was counted. */
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
        /** @description Whom to ask. Members are listed for readers who may see people; others learn how many there are. */
        get: operations["getServicePeople"];
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
        /** @description Every source of observations and how it is, in words. */
        get: operations["listSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        HealthStatus: "healthy" | "degraded" | "down" | "unknown";
        /** @description Where a service is observed. */
        Scope: {
            environment: string;
            cluster?: string;
            namespace?: string;
        };
        /** @description Why a health is what it is, in a sentence for people. */
        HealthReason: {
            /** @description Stable and readable by machines, `<source>.<rule>`, for example `probe.status`. */
            code: string;
            status: components["schemas"]["HealthStatus"];
            message: string;
            /** @description What to do, in a sentence. */
            remedy?: string;
            source?: string;
            scope?: components["schemas"]["Scope"];
        };
        Health: {
            status: components["schemas"]["HealthStatus"];
            reasons: components["schemas"]["HealthReason"][];
            /**
             * Format: date-time
             * @description When this status began. Missing where nobody has looked yet.
             */
            since?: string;
        };
        /** @description What the source measured, by name. */
        Facts: {
            [key: string]: string | number | boolean;
        };
        Observation: {
            source: string;
            scope: components["schemas"]["Scope"];
            /** @description The last value observed, also when it is stale. */
            status: components["schemas"]["HealthStatus"];
            reasons: components["schemas"]["HealthReason"][];
            facts: components["schemas"]["Facts"];
            /**
             * Format: date-time
             * @description Missing where the source is to look and has not looked yet.
             */
            observedAt?: string;
            /**
             * Format: date-time
             * @description When this status began.
             */
            since?: string;
            /** @description How often the source means to look. */
            intervalSeconds: number;
            /** @description The source fails, or has not looked for three intervals. */
            stale: boolean;
            staleReason?: string;
        };
        Service: {
            /** @description Internal id; it outlives renames and says nothing about the service. */
            id: string;
            entityRef: string;
            title?: string;
            description?: string;
            type?: string;
            lifecycle?: string;
            /** @description Entity ref of the owner. */
            owner?: string;
            /** @description Entity ref of the system. */
            system?: string;
            visibility: components["schemas"]["Visibility"];
            /** @description Grows with each change; the same number as in signals. */
            version: number;
            health: components["schemas"]["Health"];
            observations: components["schemas"]["Observation"][];
        };
        /** @enum {string} */
        Visibility: "public" | "internal";
        ServiceList: {
            items: components["schemas"]["Service"][];
            /** @description Missing on the last page. */
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
        /** @description Health in one location, which is an environment and a cluster (or no cluster). */
        LocationHealth: {
            scope: components["schemas"]["Scope"];
            status: components["schemas"]["HealthStatus"];
            reasons: components["schemas"]["HealthReason"][];
        };
        EnvironmentHealth: {
            environment: string;
            /** @description Whether this environment decides the headline health. */
            headline: boolean;
            health: components["schemas"]["Health"];
            locations: components["schemas"]["LocationHealth"][];
        };
        /** @description Something written for a service that a source cannot follow. */
        ConfigurationProblem: {
            source: string;
            /** @description The annotation, with the path inside its value. */
            field: string;
            value?: string;
            message: string;
            /** @description How to write it, with an example. */
            remedy: string;
        };
        ServiceDetail: components["schemas"]["Service"] & {
            formerEntityRefs: string[];
            /**
             * Format: date-time
             * @description When the entity left the catalog; its history stays.
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
             * @description When somebody first looked. Missing where nobody has; nothing is known before it.
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
            /** @description good / total. Missing where total is 0. */
            ratio?: number;
            /**
             * Format: date-time
             * @description The first covered moment inside the window.
             */
            measuredSince?: string;
            /** @description For how much of the window somebody was looking. */
            coveredSeconds: number;
            stepSeconds: number;
            /** @description The covered steps only, oldest first; a missing step is a gap. */
            buckets: components["schemas"]["AvailabilityBucket"][];
        };
        /** @description A place where somebody answers. */
        Contact: {
            /** @enum {string} */
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
            /** @description Empty for readers who may not see people. */
            members: components["schemas"]["Person"][];
            totalMembers: number;
        };
        ServicePeople: {
            owner?: components["schemas"]["OwnerGroup"];
            /** @description Why there is nobody to name, and what to do about it. */
            ownerProblem?: string;
            /** @description Of the service itself, for example its issue tracker, source and runbook. */
            contacts: components["schemas"]["Contact"][];
            /** @description The reader may not see people; signing in shows them. */
            peopleHidden: boolean;
        };
        /** @enum {string} */
        SourceState: "starting" | "running" | "failing" | "standby";
        Source: {
            id: string;
            title: string;
            state: components["schemas"]["SourceState"];
            /** @description How the source is, in a sentence, with what to do when it fails. */
            message: string;
            /** Format: date-time */
            since?: string;
            /** Format: date-time */
            lastObservedAt?: string;
            /** @description How many services it observes that the reader may see. */
            services: number;
            staleObservations: number;
        };
        SourceList: {
            items: components["schemas"]["Source"][];
        };
        /** @description RFC 9457 problem details. */
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
        /** @description What went wrong, with the field, the value and the remedy where there is one. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description Items on a page. */
        limit: number;
        /** @description The `nextCursor` of the page before. It belongs to one combination of filters and sorting. */
        cursor: string;
        /** @description Entity refs of owners; any of them. */
        owner: string[];
        /** @description Entity refs of systems; any of them. */
        system: string[];
        /** @description Names of clusters; services observed in any of them. */
        cluster: string[];
        /** @description Environments; services observed in any of them. */
        environment: string[];
        /** @description Headline health; any of them. */
        health: components["schemas"]["HealthStatus"][];
        /** @description Words that all occur in the name, title, description, owner or system. */
        text: string;
        kind: string;
        namespace: string;
        name: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type HealthStatus = components['schemas']['HealthStatus'];
export type Scope = components['schemas']['Scope'];
export type HealthReason = components['schemas']['HealthReason'];
export type Health = components['schemas']['Health'];
export type Facts = components['schemas']['Facts'];
export type Observation = components['schemas']['Observation'];
export type Service = components['schemas']['Service'];
export type Visibility = components['schemas']['Visibility'];
export type ServiceList = components['schemas']['ServiceList'];
export type FacetValue = components['schemas']['FacetValue'];
export type ServiceFacets = components['schemas']['ServiceFacets'];
export type LocationHealth = components['schemas']['LocationHealth'];
export type EnvironmentHealth = components['schemas']['EnvironmentHealth'];
export type ConfigurationProblem = components['schemas']['ConfigurationProblem'];
export type ServiceDetail = components['schemas']['ServiceDetail'];
export type HistorySegment = components['schemas']['HistorySegment'];
export type ServiceHistory = components['schemas']['ServiceHistory'];
export type AvailabilityBucket = components['schemas']['AvailabilityBucket'];
export type ServiceAvailability = components['schemas']['ServiceAvailability'];
export type Contact = components['schemas']['Contact'];
export type Person = components['schemas']['Person'];
export type OwnerGroup = components['schemas']['OwnerGroup'];
export type ServicePeople = components['schemas']['ServicePeople'];
export type SourceState = components['schemas']['SourceState'];
export type Source = components['schemas']['Source'];
export type SourceList = components['schemas']['SourceList'];
export type Problem = components['schemas']['Problem'];
export type ResponseProblem = components['responses']['Problem'];
export type ParameterLimit = components['parameters']['limit'];
export type ParameterCursor = components['parameters']['cursor'];
export type ParameterOwner = components['parameters']['owner'];
export type ParameterSystem = components['parameters']['system'];
export type ParameterCluster = components['parameters']['cluster'];
export type ParameterEnvironment = components['parameters']['environment'];
export type ParameterHealth = components['parameters']['health'];
export type ParameterText = components['parameters']['text'];
export type ParameterKind = components['parameters']['kind'];
export type ParameterNamespace = components['parameters']['namespace'];
export type ParameterName = components['parameters']['name'];
export type $defs = Record<string, never>;
export interface operations {
    listServices: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: components["parameters"]["limit"];
                /** @description The `nextCursor` of the page before. It belongs to one combination of filters and sorting. */
                cursor?: components["parameters"]["cursor"];
                /** @description The field that orders the list. */
                sort?: "health" | "name" | "owner" | "system" | "since";
                /** @description For health, `desc` is worst first; for since, `desc` is the most recent change first. */
                order?: "asc" | "desc";
                /** @description Entity refs of owners; any of them. */
                owner?: components["parameters"]["owner"];
                /** @description Entity refs of systems; any of them. */
                system?: components["parameters"]["system"];
                /** @description Names of clusters; services observed in any of them. */
                cluster?: components["parameters"]["cluster"];
                /** @description Environments; services observed in any of them. */
                environment?: components["parameters"]["environment"];
                /** @description Headline health; any of them. */
                health?: components["parameters"]["health"];
                /** @description Words that all occur in the name, title, description, owner or system. */
                text?: components["parameters"]["text"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of services. */
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
                /** @description Entity refs of owners; any of them. */
                owner?: components["parameters"]["owner"];
                /** @description Entity refs of systems; any of them. */
                system?: components["parameters"]["system"];
                /** @description Names of clusters; services observed in any of them. */
                cluster?: components["parameters"]["cluster"];
                /** @description Environments; services observed in any of them. */
                environment?: components["parameters"]["environment"];
                /** @description Headline health; any of them. */
                health?: components["parameters"]["health"];
                /** @description Words that all occur in the name, title, description, owner or system. */
                text?: components["parameters"]["text"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The facets. */
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
            /** @description The service. */
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
                /** @description Start, inclusive. Seven days before `to` when missing; at most 400 days before it. */
                from?: string;
                /** @description End, exclusive. Now when missing. */
                to?: string;
                /** @description One environment. The headline environments when missing. */
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
            /** @description The history. */
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
                /** @description Length of the window. */
                hours?: number;
                /** @description One environment. The headline environments when missing. */
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
            /** @description The availability. */
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
            /** @description The people and the places where they answer. */
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
    listSources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sources. */
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
}
