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
}
/** Of the operations API. @public */
export type webhooks = Record<string, never>;
/** Of the operations API. @public */
export interface components {
    schemas: {
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
            source?: string;
            scope?: components["schemas"]["Scope"];
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
        /** What went wrong, with the field, the value and the remedy where there is one. */
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
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
/** Of the operations API. @public */
export type HealthStatus = components['schemas']['HealthStatus'];
/** Where a service is observed. @public */
export type Scope = components['schemas']['Scope'];
/** Why a health is what it is, in a sentence for people. @public */
export type HealthReason = components['schemas']['HealthReason'];
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
export type ResponseProblem = components['responses']['Problem'];
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
}
