// Generated from plugins/operations-backend/src/schema/openapi.yaml by `yarn generate:api`. Do not edit.
export const spec = {
  "openapi": "3.1.0",
  "info": {
    "title": "operations",
    "version": "1",
    "description": "Health, history and people of every operated service. Errors are RFC 9457 problem details. Times are RFC 3339 in UTC, durations are seconds unless the name says otherwise.",
    "license": {
      "name": "Apache-2.0"
    }
  },
  "servers": [
    {
      "url": "/"
    }
  ],
  "paths": {
    "/services": {
      "get": {
        "operationId": "listServices",
        "description": "Operated services, worst first unless sorted otherwise.",
        "parameters": [
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "$ref": "#/components/parameters/cursor"
          },
          {
            "name": "sort",
            "in": "query",
            "description": "The field that orders the list.",
            "schema": {
              "type": "string",
              "enum": [
                "health",
                "name",
                "owner",
                "system",
                "since"
              ],
              "default": "health"
            }
          },
          {
            "name": "order",
            "in": "query",
            "description": "For health, `desc` is worst first; for since, `desc` is the most recent change first.",
            "schema": {
              "type": "string",
              "enum": [
                "asc",
                "desc"
              ]
            }
          },
          {
            "$ref": "#/components/parameters/owner"
          },
          {
            "$ref": "#/components/parameters/system"
          },
          {
            "$ref": "#/components/parameters/cluster"
          },
          {
            "$ref": "#/components/parameters/environment"
          },
          {
            "$ref": "#/components/parameters/health"
          },
          {
            "$ref": "#/components/parameters/text"
          }
        ],
        "responses": {
          "200": {
            "description": "One page of services.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ServiceList"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/services/facets": {
      "get": {
        "operationId": "getServiceFacets",
        "description": "How many services have each value of each filter. Each facet is counted under all the other filters given, so that a filter never hides its own alternatives.",
        "parameters": [
          {
            "$ref": "#/components/parameters/owner"
          },
          {
            "$ref": "#/components/parameters/system"
          },
          {
            "$ref": "#/components/parameters/cluster"
          },
          {
            "$ref": "#/components/parameters/environment"
          },
          {
            "$ref": "#/components/parameters/health"
          },
          {
            "$ref": "#/components/parameters/text"
          }
        ],
        "responses": {
          "200": {
            "description": "The facets.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ServiceFacets"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/services/{kind}/{namespace}/{name}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/kind"
        },
        {
          "$ref": "#/components/parameters/namespace"
        },
        {
          "$ref": "#/components/parameters/name"
        }
      ],
      "get": {
        "operationId": "getService",
        "description": "One service. A former name answers with the service under its present name.",
        "responses": {
          "200": {
            "description": "The service.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ServiceDetail"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/services/{kind}/{namespace}/{name}/history": {
      "parameters": [
        {
          "$ref": "#/components/parameters/kind"
        },
        {
          "$ref": "#/components/parameters/namespace"
        },
        {
          "$ref": "#/components/parameters/name"
        }
      ],
      "get": {
        "operationId": "getServiceHistory",
        "description": "Health over time as segments without gaps or overlaps, oldest first.",
        "parameters": [
          {
            "name": "from",
            "in": "query",
            "description": "Start, inclusive. Seven days before `to` when missing; at most 400 days before it.",
            "schema": {
              "type": "string",
              "format": "date-time"
            }
          },
          {
            "name": "to",
            "in": "query",
            "description": "End, exclusive. Now when missing.",
            "schema": {
              "type": "string",
              "format": "date-time"
            }
          },
          {
            "name": "environment",
            "in": "query",
            "description": "One environment. The headline environments when missing.",
            "schema": {
              "type": "string",
              "maxLength": 63,
              "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The history.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ServiceHistory"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/services/{kind}/{namespace}/{name}/availability": {
      "parameters": [
        {
          "$ref": "#/components/parameters/kind"
        },
        {
          "$ref": "#/components/parameters/namespace"
        },
        {
          "$ref": "#/components/parameters/name"
        }
      ],
      "get": {
        "operationId": "getServiceAvailability",
        "description": "Good and total events counted by the sources, summed over a rolling window that ends now. The ratio is missing, never 0 or 1, where no event was counted.",
        "parameters": [
          {
            "name": "hours",
            "in": "query",
            "description": "Length of the window.",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 168,
              "default": 24
            }
          },
          {
            "name": "environment",
            "in": "query",
            "description": "One environment. The headline environments when missing.",
            "schema": {
              "type": "string",
              "maxLength": 63,
              "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The availability.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ServiceAvailability"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/services/{kind}/{namespace}/{name}/people": {
      "parameters": [
        {
          "$ref": "#/components/parameters/kind"
        },
        {
          "$ref": "#/components/parameters/namespace"
        },
        {
          "$ref": "#/components/parameters/name"
        }
      ],
      "get": {
        "operationId": "getServicePeople",
        "description": "Whom to ask. Members are listed for readers who may see people; others learn how many there are.",
        "responses": {
          "200": {
            "description": "The people and the places where they answer.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ServicePeople"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/sources": {
      "get": {
        "operationId": "listSources",
        "description": "Every source of observations and how it is, in words.",
        "responses": {
          "200": {
            "description": "The sources.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SourceList"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    }
  },
  "components": {
    "parameters": {
      "limit": {
        "name": "limit",
        "in": "query",
        "description": "Items on a page.",
        "schema": {
          "type": "integer",
          "minimum": 1,
          "maximum": 500,
          "default": 50
        }
      },
      "cursor": {
        "name": "cursor",
        "in": "query",
        "description": "The `nextCursor` of the page before. It belongs to one combination of filters and sorting.",
        "schema": {
          "type": "string",
          "maxLength": 1024,
          "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
        }
      },
      "owner": {
        "name": "owner",
        "in": "query",
        "description": "Entity refs of owners; any of them.",
        "explode": true,
        "schema": {
          "type": "array",
          "items": {
            "type": "string",
            "maxLength": 400,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
          },
          "maxItems": 50
        }
      },
      "system": {
        "name": "system",
        "in": "query",
        "description": "Entity refs of systems; any of them.",
        "explode": true,
        "schema": {
          "type": "array",
          "items": {
            "type": "string",
            "maxLength": 400,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
          },
          "maxItems": 50
        }
      },
      "cluster": {
        "name": "cluster",
        "in": "query",
        "description": "Names of clusters; services observed in any of them.",
        "explode": true,
        "schema": {
          "type": "array",
          "items": {
            "type": "string",
            "maxLength": 253,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
          },
          "maxItems": 50
        }
      },
      "environment": {
        "name": "environment",
        "in": "query",
        "description": "Environments; services observed in any of them.",
        "explode": true,
        "schema": {
          "type": "array",
          "items": {
            "type": "string",
            "maxLength": 63,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
          },
          "maxItems": 50
        }
      },
      "health": {
        "name": "health",
        "in": "query",
        "description": "Headline health; any of them.",
        "explode": true,
        "schema": {
          "type": "array",
          "items": {
            "$ref": "#/components/schemas/HealthStatus"
          },
          "maxItems": 4
        }
      },
      "text": {
        "name": "text",
        "in": "query",
        "description": "Words that all occur in the name, title, description, owner or system.",
        "schema": {
          "type": "string",
          "maxLength": 200,
          "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
        }
      },
      "kind": {
        "name": "kind",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "maxLength": 63,
          "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
        }
      },
      "namespace": {
        "name": "namespace",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "maxLength": 63,
          "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
        }
      },
      "name": {
        "name": "name",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "maxLength": 63,
          "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
        }
      }
    },
    "responses": {
      "Problem": {
        "description": "What went wrong, with the field, the value and the remedy where there is one.",
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            }
          }
        }
      }
    },
    "schemas": {
      "HealthStatus": {
        "type": "string",
        "enum": [
          "healthy",
          "degraded",
          "down",
          "unknown"
        ]
      },
      "Scope": {
        "type": "object",
        "description": "Where a service is observed.",
        "required": [
          "environment"
        ],
        "properties": {
          "environment": {
            "type": "string"
          },
          "cluster": {
            "type": "string"
          },
          "namespace": {
            "type": "string"
          }
        }
      },
      "HealthReason": {
        "type": "object",
        "description": "Why a health is what it is, in a sentence for people.",
        "required": [
          "code",
          "status",
          "message"
        ],
        "properties": {
          "code": {
            "type": "string",
            "description": "Stable and readable by machines, `<source>.<rule>`, for example `probe.status`."
          },
          "status": {
            "$ref": "#/components/schemas/HealthStatus"
          },
          "message": {
            "type": "string"
          },
          "remedy": {
            "type": "string",
            "description": "What to do, in a sentence."
          },
          "source": {
            "type": "string"
          },
          "scope": {
            "$ref": "#/components/schemas/Scope"
          }
        }
      },
      "Health": {
        "type": "object",
        "required": [
          "status",
          "reasons"
        ],
        "properties": {
          "status": {
            "$ref": "#/components/schemas/HealthStatus"
          },
          "reasons": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/HealthReason"
            }
          },
          "since": {
            "type": "string",
            "format": "date-time",
            "description": "When this status began. Missing where nobody has looked yet."
          }
        }
      },
      "Facts": {
        "type": "object",
        "description": "What the source measured, by name.",
        "additionalProperties": {
          "type": [
            "string",
            "number",
            "boolean"
          ]
        }
      },
      "Observation": {
        "type": "object",
        "required": [
          "source",
          "scope",
          "status",
          "reasons",
          "facts",
          "stale",
          "intervalSeconds"
        ],
        "properties": {
          "source": {
            "type": "string"
          },
          "scope": {
            "$ref": "#/components/schemas/Scope"
          },
          "status": {
            "$ref": "#/components/schemas/HealthStatus",
            "description": "The last value observed, also when it is stale."
          },
          "reasons": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/HealthReason"
            }
          },
          "facts": {
            "$ref": "#/components/schemas/Facts"
          },
          "observedAt": {
            "type": "string",
            "format": "date-time",
            "description": "Missing where the source is to look and has not looked yet."
          },
          "since": {
            "type": "string",
            "format": "date-time",
            "description": "When this status began."
          },
          "intervalSeconds": {
            "type": "number",
            "description": "How often the source means to look."
          },
          "stale": {
            "type": "boolean",
            "description": "The source fails, or has not looked for three intervals."
          },
          "staleReason": {
            "type": "string"
          }
        }
      },
      "Service": {
        "type": "object",
        "required": [
          "id",
          "entityRef",
          "health",
          "observations",
          "visibility",
          "version"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "Internal id; it outlives renames and says nothing about the service."
          },
          "entityRef": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "type": {
            "type": "string"
          },
          "lifecycle": {
            "type": "string"
          },
          "owner": {
            "type": "string",
            "description": "Entity ref of the owner."
          },
          "system": {
            "type": "string",
            "description": "Entity ref of the system."
          },
          "visibility": {
            "$ref": "#/components/schemas/Visibility"
          },
          "version": {
            "type": "integer",
            "description": "Grows with each change; the same number as in signals."
          },
          "health": {
            "$ref": "#/components/schemas/Health"
          },
          "observations": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Observation"
            }
          }
        }
      },
      "Visibility": {
        "type": "string",
        "enum": [
          "public",
          "internal"
        ]
      },
      "ServiceList": {
        "type": "object",
        "required": [
          "items",
          "totalItems"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Service"
            }
          },
          "nextCursor": {
            "type": "string",
            "description": "Missing on the last page."
          },
          "totalItems": {
            "type": "integer"
          }
        }
      },
      "FacetValue": {
        "type": "object",
        "required": [
          "value",
          "count"
        ],
        "properties": {
          "value": {
            "type": "string"
          },
          "count": {
            "type": "integer"
          }
        }
      },
      "ServiceFacets": {
        "type": "object",
        "required": [
          "totalItems",
          "health",
          "owner",
          "system",
          "cluster",
          "environment"
        ],
        "properties": {
          "totalItems": {
            "type": "integer"
          },
          "health": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/FacetValue"
            }
          },
          "owner": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/FacetValue"
            }
          },
          "system": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/FacetValue"
            }
          },
          "cluster": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/FacetValue"
            }
          },
          "environment": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/FacetValue"
            }
          }
        }
      },
      "LocationHealth": {
        "type": "object",
        "description": "Health in one location, which is an environment and a cluster (or no cluster).",
        "required": [
          "scope",
          "status",
          "reasons"
        ],
        "properties": {
          "scope": {
            "$ref": "#/components/schemas/Scope"
          },
          "status": {
            "$ref": "#/components/schemas/HealthStatus"
          },
          "reasons": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/HealthReason"
            }
          }
        }
      },
      "EnvironmentHealth": {
        "type": "object",
        "required": [
          "environment",
          "headline",
          "health",
          "locations"
        ],
        "properties": {
          "environment": {
            "type": "string"
          },
          "headline": {
            "type": "boolean",
            "description": "Whether this environment decides the headline health."
          },
          "health": {
            "$ref": "#/components/schemas/Health"
          },
          "locations": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/LocationHealth"
            }
          }
        }
      },
      "ConfigurationProblem": {
        "type": "object",
        "description": "Something written for a service that a source cannot follow.",
        "required": [
          "source",
          "field",
          "message",
          "remedy"
        ],
        "properties": {
          "source": {
            "type": "string"
          },
          "field": {
            "type": "string",
            "description": "The annotation, with the path inside its value."
          },
          "value": {
            "type": "string"
          },
          "message": {
            "type": "string"
          },
          "remedy": {
            "type": "string",
            "description": "How to write it, with an example."
          }
        }
      },
      "ServiceDetail": {
        "allOf": [
          {
            "$ref": "#/components/schemas/Service"
          },
          {
            "type": "object",
            "required": [
              "formerEntityRefs",
              "environments",
              "problems"
            ],
            "properties": {
              "formerEntityRefs": {
                "type": "array",
                "items": {
                  "type": "string"
                }
              },
              "removedAt": {
                "type": "string",
                "format": "date-time",
                "description": "When the entity left the catalog; its history stays."
              },
              "environments": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/EnvironmentHealth"
                }
              },
              "problems": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/ConfigurationProblem"
                }
              }
            }
          }
        ]
      },
      "HistorySegment": {
        "type": "object",
        "required": [
          "from",
          "to",
          "status",
          "reasons"
        ],
        "properties": {
          "from": {
            "type": "string",
            "format": "date-time"
          },
          "to": {
            "type": "string",
            "format": "date-time"
          },
          "status": {
            "$ref": "#/components/schemas/HealthStatus"
          },
          "reasons": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/HealthReason"
            }
          }
        }
      },
      "ServiceHistory": {
        "type": "object",
        "required": [
          "from",
          "to",
          "segments"
        ],
        "properties": {
          "from": {
            "type": "string",
            "format": "date-time"
          },
          "to": {
            "type": "string",
            "format": "date-time"
          },
          "lookedSince": {
            "type": "string",
            "format": "date-time",
            "description": "When somebody first looked. Missing where nobody has; nothing is known before it."
          },
          "segments": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/HistorySegment"
            }
          }
        }
      },
      "AvailabilityBucket": {
        "type": "object",
        "required": [
          "start",
          "good",
          "total",
          "coveredSeconds"
        ],
        "properties": {
          "start": {
            "type": "string",
            "format": "date-time"
          },
          "good": {
            "type": "integer"
          },
          "total": {
            "type": "integer"
          },
          "coveredSeconds": {
            "type": "integer"
          }
        }
      },
      "ServiceAvailability": {
        "type": "object",
        "required": [
          "from",
          "to",
          "good",
          "total",
          "coveredSeconds",
          "stepSeconds",
          "buckets"
        ],
        "properties": {
          "from": {
            "type": "string",
            "format": "date-time"
          },
          "to": {
            "type": "string",
            "format": "date-time"
          },
          "good": {
            "type": "integer"
          },
          "total": {
            "type": "integer"
          },
          "ratio": {
            "type": "number",
            "description": "good / total. Missing where total is 0."
          },
          "measuredSince": {
            "type": "string",
            "format": "date-time",
            "description": "The first covered moment inside the window."
          },
          "coveredSeconds": {
            "type": "integer",
            "description": "For how much of the window somebody was looking."
          },
          "stepSeconds": {
            "type": "integer"
          },
          "buckets": {
            "type": "array",
            "description": "The covered steps only, oldest first; a missing step is a gap.",
            "items": {
              "$ref": "#/components/schemas/AvailabilityBucket"
            }
          }
        }
      },
      "Contact": {
        "type": "object",
        "description": "A place where somebody answers.",
        "required": [
          "kind",
          "label"
        ],
        "properties": {
          "kind": {
            "type": "string",
            "enum": [
              "email",
              "chat",
              "issues",
              "source",
              "runbook",
              "docs",
              "link"
            ]
          },
          "label": {
            "type": "string"
          },
          "url": {
            "type": "string"
          }
        }
      },
      "Person": {
        "type": "object",
        "required": [
          "entityRef"
        ],
        "properties": {
          "entityRef": {
            "type": "string"
          },
          "displayName": {
            "type": "string"
          },
          "contacts": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Contact"
            }
          }
        }
      },
      "OwnerGroup": {
        "type": "object",
        "required": [
          "entityRef",
          "contacts",
          "members",
          "totalMembers"
        ],
        "properties": {
          "entityRef": {
            "type": "string"
          },
          "displayName": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "contacts": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Contact"
            }
          },
          "members": {
            "type": "array",
            "description": "Empty for readers who may not see people.",
            "items": {
              "$ref": "#/components/schemas/Person"
            }
          },
          "totalMembers": {
            "type": "integer"
          }
        }
      },
      "ServicePeople": {
        "type": "object",
        "required": [
          "contacts",
          "peopleHidden"
        ],
        "properties": {
          "owner": {
            "$ref": "#/components/schemas/OwnerGroup"
          },
          "ownerProblem": {
            "type": "string",
            "description": "Why there is nobody to name, and what to do about it."
          },
          "contacts": {
            "type": "array",
            "description": "Of the service itself, for example its issue tracker, source and runbook.",
            "items": {
              "$ref": "#/components/schemas/Contact"
            }
          },
          "peopleHidden": {
            "type": "boolean",
            "description": "The reader may not see people; signing in shows them."
          }
        }
      },
      "SourceState": {
        "type": "string",
        "enum": [
          "starting",
          "running",
          "failing",
          "standby"
        ]
      },
      "Source": {
        "type": "object",
        "required": [
          "id",
          "title",
          "state",
          "message",
          "services",
          "staleObservations"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "state": {
            "$ref": "#/components/schemas/SourceState"
          },
          "message": {
            "type": "string",
            "description": "How the source is, in a sentence, with what to do when it fails."
          },
          "since": {
            "type": "string",
            "format": "date-time"
          },
          "lastObservedAt": {
            "type": "string",
            "format": "date-time"
          },
          "services": {
            "type": "integer",
            "description": "How many services it observes that the reader may see."
          },
          "staleObservations": {
            "type": "integer"
          }
        }
      },
      "SourceList": {
        "type": "object",
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Source"
            }
          }
        }
      },
      "Problem": {
        "type": "object",
        "description": "RFC 9457 problem details.",
        "required": [
          "type",
          "title",
          "status"
        ],
        "properties": {
          "type": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "status": {
            "type": "integer"
          },
          "detail": {
            "type": "string"
          },
          "instance": {
            "type": "string"
          },
          "errors": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "field",
                "message"
              ],
              "properties": {
                "field": {
                  "type": "string"
                },
                "value": {
                  "type": "string"
                },
                "message": {
                  "type": "string"
                },
                "remedy": {
                  "type": "string"
                }
              }
            }
          }
        }
      }
    }
  }
} as const;
