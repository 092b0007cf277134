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
            "allowReserved": true,
            "schema": {
              "type": "string",
              "format": "date-time"
            }
          },
          {
            "name": "to",
            "in": "query",
            "description": "End, exclusive. Now when missing.",
            "allowReserved": true,
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
    "/services/{kind}/{namespace}/{name}/workloads": {
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
        "operationId": "getServiceWorkloads",
        "description": "What runs of the service in each location, as it was seen last, also where it cannot be seen now.",
        "responses": {
          "200": {
            "description": "The workloads.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ServiceWorkloads"
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
    "/services/{kind}/{namespace}/{name}/changes": {
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
        "operationId": "getServiceChanges",
        "description": "What changed in how the service runs, newest first. Of more than `limit` changes the newest are given, and `complete` is false.",
        "parameters": [
          {
            "name": "from",
            "in": "query",
            "description": "Start, inclusive. Seven days before `to` when missing; at most 400 days before it.",
            "allowReserved": true,
            "schema": {
              "type": "string",
              "format": "date-time"
            }
          },
          {
            "name": "to",
            "in": "query",
            "description": "End, exclusive. Now when missing.",
            "allowReserved": true,
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
          },
          {
            "name": "limit",
            "in": "query",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 1000,
              "default": 500
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The changes.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ServiceChanges"
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
    "/services/{kind}/{namespace}/{name}/workload": {
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
        "operationId": "getWorkload",
        "description": "One workload of the service as its cluster is seen now: pods, conditions, events and rollouts. What machines said in their own words is left out for readers who may not see diagnostics.",
        "parameters": [
          {
            "$ref": "#/components/parameters/inCluster"
          },
          {
            "$ref": "#/components/parameters/objectApiVersion"
          },
          {
            "$ref": "#/components/parameters/objectKind"
          },
          {
            "$ref": "#/components/parameters/objectNamespace"
          },
          {
            "$ref": "#/components/parameters/objectName"
          }
        ],
        "responses": {
          "200": {
            "description": "The workload.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/WorkloadDetail"
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
    "/services/{kind}/{namespace}/{name}/manifest": {
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
        "operationId": "getManifest",
        "description": "An object of the service as YAML, without values of secrets, for readers who may see diagnostics.",
        "parameters": [
          {
            "$ref": "#/components/parameters/inCluster"
          },
          {
            "$ref": "#/components/parameters/objectApiVersion"
          },
          {
            "$ref": "#/components/parameters/objectKind"
          },
          {
            "$ref": "#/components/parameters/objectNamespace"
          },
          {
            "$ref": "#/components/parameters/objectName"
          }
        ],
        "responses": {
          "200": {
            "description": "The manifest.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Manifest"
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
    "/services/{kind}/{namespace}/{name}/logs": {
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
        "operationId": "getLogs",
        "description": "The log of one container of the service, line by line, for readers who may see logs. This asks the cluster: it is limited per reader and cluster, and answered 429 with Retry-After beyond that.",
        "parameters": [
          {
            "$ref": "#/components/parameters/inCluster"
          },
          {
            "$ref": "#/components/parameters/objectNamespace"
          },
          {
            "name": "pod",
            "in": "query",
            "required": true,
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 253,
              "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
            }
          },
          {
            "name": "container",
            "in": "query",
            "description": "The first container when missing.",
            "schema": {
              "type": "string",
              "maxLength": 63,
              "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
            }
          },
          {
            "name": "previous",
            "in": "query",
            "description": "Of the run before the last restart.",
            "schema": {
              "type": "boolean",
              "default": false
            }
          },
          {
            "name": "follow",
            "in": "query",
            "description": "Keeps the answer open and sends lines as they come, for fifteen minutes at most.",
            "schema": {
              "type": "boolean",
              "default": false
            }
          },
          {
            "name": "tailLines",
            "in": "query",
            "description": "How many of the last lines to begin with.",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 5000,
              "default": 500
            }
          },
          {
            "name": "timestamps",
            "in": "query",
            "description": "Each line begins with its time.",
            "schema": {
              "type": "boolean",
              "default": false
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The lines.",
            "content": {
              "text/plain": {
                "schema": {
                  "type": "string"
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
    "/services/{kind}/{namespace}/{name}/slos": {
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
        "operationId": "getServiceSlos",
        "description": "The SLOs of a service with what is left of their budgets, its budget policy, and a suggested SLO where it has none.",
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ServiceSlos"
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
    "/services/{kind}/{namespace}/{name}/alerts": {
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
        "operationId": "getServiceAlerts",
        "description": "Alerts of a service: those that fire, and those that have fired in the range.",
        "parameters": [
          {
            "name": "from",
            "in": "query",
            "description": "Start, inclusive.",
            "allowReserved": true,
            "schema": {
              "type": "string",
              "format": "date-time"
            }
          },
          {
            "name": "to",
            "in": "query",
            "description": "End, exclusive. Now when missing.",
            "allowReserved": true,
            "schema": {
              "type": "string",
              "format": "date-time"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/AlertList"
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
    "/services/{kind}/{namespace}/{name}/signals": {
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
        "operationId": "getServiceSignals",
        "description": "Golden signals of a service: rate, errors, duration and saturation. Servers are asked when somebody looks, at most once in a while for everybody together.",
        "parameters": [
          {
            "name": "hours",
            "in": "query",
            "schema": {
              "type": "number",
              "minimum": 0.25,
              "maximum": 720,
              "default": 6
            }
          },
          {
            "name": "environment",
            "in": "query",
            "description": "One environment. The first headline environment when missing.",
            "schema": {
              "type": "string",
              "maxLength": 63,
              "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ServiceSignals"
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
    "/services/{kind}/{namespace}/{name}/release-gate": {
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
        "operationId": "getReleaseGate",
        "description": "Whether the budget policy of the service lets its team release now, for pipelines. `allowed` is also in the header `X-Release-Allowed`.",
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ReleaseGate"
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
    "/slos": {
      "get": {
        "operationId": "listSlos",
        "description": "SLOs, those with the least budget left first unless sorted otherwise.",
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
            "schema": {
              "type": "string",
              "enum": [
                "remaining",
                "burn",
                "name",
                "service",
                "owner"
              ],
              "default": "remaining"
            }
          },
          {
            "name": "order",
            "in": "query",
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
            "$ref": "#/components/parameters/service"
          },
          {
            "$ref": "#/components/parameters/sloState"
          },
          {
            "$ref": "#/components/parameters/text"
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SloList"
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
    "/slos/facets": {
      "get": {
        "operationId": "getSloFacets",
        "description": "How many SLOs have each value of each filter, each counted under all the other filters.",
        "parameters": [
          {
            "$ref": "#/components/parameters/owner"
          },
          {
            "$ref": "#/components/parameters/system"
          },
          {
            "$ref": "#/components/parameters/service"
          },
          {
            "$ref": "#/components/parameters/sloState"
          },
          {
            "$ref": "#/components/parameters/text"
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SloFacets"
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
    "/slos/export.csv": {
      "get": {
        "operationId": "exportSlos",
        "description": "All SLOs of the filters as CSV, one line per objective.",
        "parameters": [
          {
            "$ref": "#/components/parameters/owner"
          },
          {
            "$ref": "#/components/parameters/system"
          },
          {
            "$ref": "#/components/parameters/service"
          },
          {
            "$ref": "#/components/parameters/sloState"
          },
          {
            "$ref": "#/components/parameters/text"
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "text/csv": {
                "schema": {
                  "type": "string"
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
    "/slos/coverage": {
      "get": {
        "operationId": "getSloCoverage",
        "description": "Which services have no SLO.",
        "parameters": [
          {
            "$ref": "#/components/parameters/owner"
          },
          {
            "$ref": "#/components/parameters/system"
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SloCoverage"
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
    "/slos/rules.yaml": {
      "get": {
        "operationId": "getSloRules",
        "description": "Recording and alerting rules for Prometheus, for the SLOs of the filters that Prometheus measures.",
        "parameters": [
          {
            "name": "slo",
            "in": "query",
            "description": "Entity refs of SLOs; all of the filters when missing.",
            "explode": true,
            "allowReserved": true,
            "schema": {
              "type": "array",
              "items": {
                "type": "string",
                "maxLength": 400,
                "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
              },
              "maxItems": 200
            }
          },
          {
            "name": "format",
            "in": "query",
            "description": "A rule file of Prometheus, PrometheusRule resources, or files for `promtool test rules`.",
            "schema": {
              "type": "string",
              "enum": [
                "rules",
                "prometheusrule",
                "tests"
              ],
              "default": "rules"
            }
          },
          {
            "$ref": "#/components/parameters/owner"
          },
          {
            "$ref": "#/components/parameters/system"
          },
          {
            "$ref": "#/components/parameters/service"
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/yaml": {
                "schema": {
                  "type": "string"
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
    "/slos/{namespace}/{name}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/namespace"
        },
        {
          "$ref": "#/components/parameters/name"
        }
      ],
      "get": {
        "operationId": "getSlo",
        "description": "One SLO: what it promises, how it stands, how that was computed, its queries and its document.",
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SloDetail"
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
    "/slos/{namespace}/{name}/series": {
      "parameters": [
        {
          "$ref": "#/components/parameters/namespace"
        },
        {
          "$ref": "#/components/parameters/name"
        }
      ],
      "get": {
        "operationId": "getSloSeries",
        "description": "An objective over time: SLI, burn and budget in steps that fit the range, with what happened meanwhile. The present window when no range is given.",
        "parameters": [
          {
            "name": "objective",
            "in": "query",
            "description": "The place of the objective in the document, from 0.",
            "schema": {
              "type": "integer",
              "minimum": 0,
              "maximum": 100,
              "default": 0
            }
          },
          {
            "name": "from",
            "in": "query",
            "description": "Start, inclusive.",
            "allowReserved": true,
            "schema": {
              "type": "string",
              "format": "date-time"
            }
          },
          {
            "name": "to",
            "in": "query",
            "description": "End, exclusive. Now when missing.",
            "allowReserved": true,
            "schema": {
              "type": "string",
              "format": "date-time"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SloSeries"
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
    "/slos/{namespace}/{name}/history": {
      "parameters": [
        {
          "$ref": "#/components/parameters/namespace"
        },
        {
          "$ref": "#/components/parameters/name"
        }
      ],
      "get": {
        "operationId": "getSloHistory",
        "description": "An objective by calendar months and quarters.",
        "parameters": [
          {
            "name": "objective",
            "in": "query",
            "description": "The place of the objective in the document, from 0.",
            "schema": {
              "type": "integer",
              "minimum": 0,
              "maximum": 100,
              "default": 0
            }
          },
          {
            "name": "zone",
            "in": "query",
            "description": "IANA name of the zone in which months begin; that of the SLO, else UTC, when missing.",
            "allowReserved": true,
            "schema": {
              "type": "string",
              "maxLength": 64,
              "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SloHistory"
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
    "/slos/{namespace}/{name}/what-if": {
      "parameters": [
        {
          "$ref": "#/components/parameters/namespace"
        },
        {
          "$ref": "#/components/parameters/name"
        }
      ],
      "get": {
        "operationId": "getSloWhatIf",
        "description": "What the last 90 days would have been with another target or window.",
        "parameters": [
          {
            "name": "objective",
            "in": "query",
            "description": "The place of the objective in the document, from 0.",
            "schema": {
              "type": "integer",
              "minimum": 0,
              "maximum": 100,
              "default": 0
            }
          },
          {
            "name": "target",
            "in": "query",
            "description": "Between 0 and 1, 1 excluded; the present one when missing.",
            "schema": {
              "type": "number",
              "minimum": 0,
              "exclusiveMaximum": 1
            }
          },
          {
            "name": "window",
            "in": "query",
            "description": "A rolling window as OpenSLO writes it, `28d`; the present one when missing.",
            "schema": {
              "type": "string",
              "maxLength": 16,
              "pattern": "^[0-9]{1,5}[mhdwMQY]$"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SloWhatIf"
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
    "/alerts": {
      "get": {
        "operationId": "listAlerts",
        "description": "Alerts of the services one may see, firing ones first, then the most recent.",
        "parameters": [
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "$ref": "#/components/parameters/cursor"
          },
          {
            "name": "state",
            "in": "query",
            "schema": {
              "type": "string",
              "enum": [
                "firing",
                "resolved"
              ]
            }
          },
          {
            "name": "severity",
            "in": "query",
            "schema": {
              "type": "string",
              "enum": [
                "page",
                "ticket",
                "info"
              ]
            }
          },
          {
            "$ref": "#/components/parameters/owner"
          },
          {
            "$ref": "#/components/parameters/service"
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/AlertList"
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
    "/maintenance": {
      "get": {
        "operationId": "listMaintenance",
        "description": "Maintenance windows: running ones first, then those to come, then past ones.",
        "parameters": [
          {
            "name": "state",
            "in": "query",
            "schema": {
              "type": "string",
              "enum": [
                "running",
                "announced",
                "past"
              ]
            }
          },
          {
            "$ref": "#/components/parameters/service"
          },
          {
            "$ref": "#/components/parameters/limit"
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/MaintenanceList"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "post": {
        "operationId": "announceMaintenance",
        "description": "Announces maintenance. Needs a signed-in person.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/MaintenanceInput"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "Announced.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Maintenance"
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
    "/maintenance/{id}": {
      "parameters": [
        {
          "name": "id",
          "in": "path",
          "required": true,
          "schema": {
            "type": "string",
            "maxLength": 36,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
          }
        }
      ],
      "get": {
        "operationId": "getMaintenance",
        "description": "One maintenance window.",
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Maintenance"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "put": {
        "operationId": "changeMaintenance",
        "description": "Changes what was announced.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/MaintenanceInput"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Maintenance"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "delete": {
        "operationId": "endMaintenance",
        "description": "Ends maintenance that runs, and calls off what was announced. What has been stays in the history.",
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Maintenance"
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
    "/clusters": {
      "get": {
        "operationId": "listClusters",
        "description": "Every cluster that is watched, or should be, those that are not well first.",
        "responses": {
          "200": {
            "description": "The clusters.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ClusterList"
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
    "/clusters/{cluster}": {
      "parameters": [
        {
          "name": "cluster",
          "in": "path",
          "required": true,
          "schema": {
            "type": "string",
            "maxLength": 253,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
          }
        }
      ],
      "get": {
        "operationId": "getCluster",
        "description": "One cluster: its nodes, the quotas of namespaces in which the reader may see a service, and how our watch of it is.",
        "responses": {
          "200": {
            "description": "The cluster.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ClusterDetail"
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
        "allowReserved": true,
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
        "allowReserved": true,
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
      },
      "service": {
        "name": "service",
        "in": "query",
        "description": "Entity refs of services; any of them.",
        "explode": true,
        "allowReserved": true,
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
      "sloState": {
        "name": "state",
        "in": "query",
        "description": "States of SLOs; any of them.",
        "explode": true,
        "schema": {
          "type": "array",
          "items": {
            "$ref": "#/components/schemas/SloState"
          },
          "maxItems": 5
        }
      },
      "inCluster": {
        "name": "cluster",
        "in": "query",
        "required": true,
        "description": "The name of the cluster.",
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 253,
          "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
        }
      },
      "objectApiVersion": {
        "name": "apiVersion",
        "in": "query",
        "required": true,
        "description": "For example `apps/v1`.",
        "allowReserved": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 317,
          "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
        }
      },
      "objectKind": {
        "name": "objectKind",
        "in": "query",
        "required": true,
        "description": "For example `Deployment`.",
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 63,
          "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
        }
      },
      "objectNamespace": {
        "name": "objectNamespace",
        "in": "query",
        "required": true,
        "description": "The namespace in the cluster.",
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 63,
          "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
        }
      },
      "objectName": {
        "name": "objectName",
        "in": "query",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 253,
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
      "SloState": {
        "type": "string",
        "description": "ok: budget is left and burns no faster than it may; burning: an alert condition holds; exhausted: nothing is left; unknown: nobody can say, with the reason; invalid: the document cannot be followed.",
        "enum": [
          "ok",
          "burning",
          "exhausted",
          "unknown",
          "invalid"
        ]
      },
      "Slo": {
        "type": "object",
        "description": "An SLO and how it stands.",
        "required": [
          "ref",
          "namespace",
          "name",
          "title",
          "environment",
          "budgetingMethod",
          "window",
          "state",
          "message",
          "objectives",
          "problems",
          "visibility"
        ],
        "properties": {
          "ref": {
            "type": "string",
            "description": "Entity ref of the SLO document in the catalog."
          },
          "namespace": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "service": {
            "$ref": "#/components/schemas/NamedRef",
            "description": "The operated service; missing where none is linked."
          },
          "owner": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "environment": {
            "type": "string"
          },
          "budgetingMethod": {
            "type": "string",
            "enum": [
              "Occurrences",
              "Timeslices",
              "RatioTimeslices"
            ]
          },
          "window": {
            "$ref": "#/components/schemas/SloWindowView"
          },
          "state": {
            "$ref": "#/components/schemas/SloState"
          },
          "message": {
            "type": "string",
            "description": "The state in a sentence, with the reason where it is unknown."
          },
          "remaining": {
            "type": "number",
            "description": "Share of the budget that is left, of the composite or of the objective with the least; may be negative. Missing where unknown. Budgets that are provisional count only where all are."
          },
          "provisional": {
            "type": "boolean",
            "description": "Whether `remaining` is of a budget that is provisional."
          },
          "provisionalMessage": {
            "type": "string",
            "description": "How little was measured, in a sentence, where the budget of an objective is provisional."
          },
          "burnRate": {
            "type": "number",
            "description": "How fast the budget burned in the last hour; 1 empties it exactly at the end of the window."
          },
          "objectives": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/SloObjective"
            }
          },
          "composite": {
            "$ref": "#/components/schemas/Budget"
          },
          "evaluatedAt": {
            "type": "string",
            "format": "date-time"
          },
          "problems": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/SloDocumentProblem"
            }
          },
          "visibility": {
            "$ref": "#/components/schemas/Visibility"
          }
        }
      },
      "NamedRef": {
        "type": "object",
        "required": [
          "ref"
        ],
        "properties": {
          "ref": {
            "type": "string"
          },
          "title": {
            "type": "string"
          }
        }
      },
      "SloWindowView": {
        "type": "object",
        "required": [
          "kind",
          "duration"
        ],
        "properties": {
          "kind": {
            "type": "string",
            "enum": [
              "rolling",
              "calendar"
            ]
          },
          "duration": {
            "type": "string",
            "description": "As OpenSLO writes it, `30d`."
          },
          "zone": {
            "type": "string"
          },
          "from": {
            "type": "string",
            "format": "date-time",
            "description": "The present window, aligned to the edges of buckets."
          },
          "to": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "SloDocumentProblem": {
        "type": "object",
        "required": [
          "severity",
          "path",
          "message"
        ],
        "properties": {
          "severity": {
            "type": "string",
            "enum": [
              "error",
              "warning"
            ]
          },
          "path": {
            "type": "string"
          },
          "message": {
            "type": "string"
          }
        }
      },
      "SloObjective": {
        "type": "object",
        "required": [
          "index",
          "target",
          "state",
          "message",
          "alerts",
          "sparkline"
        ],
        "properties": {
          "index": {
            "type": "integer"
          },
          "title": {
            "type": "string"
          },
          "target": {
            "type": "number"
          },
          "sliId": {
            "type": "string",
            "description": "Objectives that measure the same share it."
          },
          "indicator": {
            "type": "string",
            "description": "What is measured, in words."
          },
          "state": {
            "$ref": "#/components/schemas/SloState"
          },
          "message": {
            "type": "string",
            "description": "The state in a sentence, such as `No traffic since 14:05 UTC.`"
          },
          "unknownCode": {
            "type": "string",
            "description": "Why it is unknown, for machines, `no-data`, `no-traffic`, `prometheus.unreachable`."
          },
          "detail": {
            "type": "string",
            "description": "What the machine said in its own words, for readers who may see diagnostics."
          },
          "sli": {
            "type": "number",
            "description": "The ratio over the window; missing where unknown."
          },
          "good": {
            "type": "number"
          },
          "total": {
            "type": "number"
          },
          "unit": {
            "type": "string",
            "enum": [
              "events",
              "seconds",
              "slices"
            ],
            "description": "What good and total count."
          },
          "measuredShare": {
            "type": "number",
            "description": "The part of the window that was measured, between 0 and 1."
          },
          "budget": {
            "$ref": "#/components/schemas/Budget"
          },
          "burnRate": {
            "type": "number"
          },
          "exhaustion": {
            "$ref": "#/components/schemas/Exhaustion"
          },
          "sparkline": {
            "type": "array",
            "description": "The budget left over the window, at most 60 values, oldest first; null where nobody measured.",
            "items": {
              "type": [
                "number",
                "null"
              ]
            }
          },
          "alerts": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/BurnAlertState"
            }
          },
          "source": {
            "type": "string"
          },
          "server": {
            "type": "string",
            "description": "The configured server that measures it."
          },
          "warnings": {
            "type": "array",
            "items": {
              "type": "string"
            }
          }
        }
      },
      "Budget": {
        "type": "object",
        "required": [
          "remaining",
          "consumed",
          "totalMinutes",
          "remainingMinutes",
          "timeEquivalent"
        ],
        "properties": {
          "remaining": {
            "type": "number",
            "description": "Share of the budget that is left; negative when overspent."
          },
          "consumed": {
            "type": "number"
          },
          "totalMinutes": {
            "type": "number",
            "description": "What the target allows in the window."
          },
          "remainingMinutes": {
            "type": "number"
          },
          "timeEquivalent": {
            "type": "boolean",
            "description": "Whether the minutes are events expressed as time."
          },
          "provisional": {
            "type": "boolean",
            "description": "Whether too little of the window was measured to judge by this budget; policies and the release gate do not follow it yet."
          },
          "provisionalMessage": {
            "type": "string",
            "description": "How little was measured, in a sentence."
          }
        }
      },
      "Exhaustion": {
        "type": "object",
        "required": [
          "state"
        ],
        "properties": {
          "state": {
            "type": "string",
            "enum": [
              "never",
              "at",
              "empty",
              "unknown"
            ]
          },
          "at": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "BurnAlertState": {
        "type": "object",
        "description": "A burn condition and how it stands.",
        "required": [
          "tier",
          "severity",
          "factor",
          "longSeconds",
          "state",
          "reachable",
          "origin"
        ],
        "properties": {
          "tier": {
            "type": "string"
          },
          "severity": {
            "type": "string",
            "enum": [
              "page",
              "ticket"
            ]
          },
          "factor": {
            "type": "number"
          },
          "longSeconds": {
            "type": "integer"
          },
          "shortSeconds": {
            "type": "integer"
          },
          "forSeconds": {
            "type": "integer"
          },
          "longBurn": {
            "type": "number"
          },
          "shortBurn": {
            "type": "number"
          },
          "state": {
            "type": "string",
            "enum": [
              "quiet",
              "pending",
              "firing",
              "inhibited",
              "maintenance",
              "unknown"
            ],
            "description": "inhibited, where a page of the same SLO fires; maintenance, where it would fire but was announced."
          },
          "since": {
            "type": "string",
            "format": "date-time"
          },
          "reachable": {
            "type": "boolean",
            "description": "Whether the burn can reach the factor at all with this target."
          },
          "message": {
            "type": "string"
          },
          "origin": {
            "type": "string"
          }
        }
      },
      "SloList": {
        "type": "object",
        "required": [
          "items",
          "totalItems",
          "states"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Slo"
            }
          },
          "totalItems": {
            "type": "integer"
          },
          "nextCursor": {
            "type": "string"
          },
          "states": {
            "$ref": "#/components/schemas/SloStateCounts",
            "description": "All SLOs of the filters, whatever the state asked for."
          }
        }
      },
      "SloStateCounts": {
        "type": "object",
        "required": [
          "ok",
          "burning",
          "exhausted",
          "unknown",
          "invalid"
        ],
        "properties": {
          "ok": {
            "type": "integer"
          },
          "burning": {
            "type": "integer"
          },
          "exhausted": {
            "type": "integer"
          },
          "unknown": {
            "type": "integer"
          },
          "invalid": {
            "type": "integer"
          }
        }
      },
      "SloFacets": {
        "type": "object",
        "required": [
          "owner",
          "system",
          "service",
          "state"
        ],
        "properties": {
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
          "service": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/FacetValue"
            }
          },
          "state": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/FacetValue"
            }
          }
        }
      },
      "SloCoverage": {
        "type": "object",
        "required": [
          "services",
          "covered",
          "missing"
        ],
        "properties": {
          "services": {
            "type": "integer",
            "description": "Operated services one may see."
          },
          "covered": {
            "type": "integer"
          },
          "missing": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "service",
                "suggested"
              ],
              "properties": {
                "service": {
                  "$ref": "#/components/schemas/NamedRef"
                },
                "owner": {
                  "$ref": "#/components/schemas/NamedRef"
                },
                "suggested": {
                  "type": "boolean",
                  "description": "Whether its page suggests one."
                }
              }
            }
          }
        }
      },
      "ServiceSlos": {
        "type": "object",
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Slo"
            }
          },
          "suggestion": {
            "$ref": "#/components/schemas/SloSuggestion"
          },
          "policy": {
            "$ref": "#/components/schemas/BudgetPolicy"
          }
        }
      },
      "SloSuggestion": {
        "type": "object",
        "description": "An SLO for a service that has none. It promises nothing until somebody commits it.",
        "required": [
          "reason",
          "yaml",
          "fileName"
        ],
        "properties": {
          "reason": {
            "type": "string"
          },
          "yaml": {
            "type": "string"
          },
          "fileName": {
            "type": "string"
          }
        }
      },
      "BudgetPolicy": {
        "type": "object",
        "description": "What the team does as its budget shrinks.",
        "required": [
          "steps",
          "origin"
        ],
        "properties": {
          "steps": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "atRemaining",
                "action",
                "active",
                "blocksReleases"
              ],
              "properties": {
                "atRemaining": {
                  "type": "number",
                  "description": "The step holds while no more than this share is left."
                },
                "action": {
                  "type": "string"
                },
                "active": {
                  "type": "boolean"
                },
                "blocksReleases": {
                  "type": "boolean"
                }
              }
            }
          },
          "origin": {
            "type": "string",
            "enum": [
              "annotation",
              "configuration"
            ]
          },
          "remaining": {
            "type": "number",
            "description": "The least budget left of the SLOs of the service in the environments that decide its headline health; missing where unknown."
          },
          "notJudged": {
            "type": "array",
            "description": "SLOs with a budget that is provisional, which no step follows yet.",
            "items": {
              "$ref": "#/components/schemas/NotJudgedSlo"
            }
          },
          "problem": {
            "type": "string",
            "description": "Why what the service says itself cannot be followed."
          }
        }
      },
      "NotJudgedSlo": {
        "type": "object",
        "description": "An SLO of which too little was measured to judge by it.",
        "required": [
          "ref",
          "title",
          "message"
        ],
        "properties": {
          "ref": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "message": {
            "type": "string"
          }
        }
      },
      "ReleaseGate": {
        "type": "object",
        "required": [
          "allowed",
          "reason",
          "slos"
        ],
        "properties": {
          "allowed": {
            "type": "boolean"
          },
          "reason": {
            "type": "string"
          },
          "step": {
            "type": "string"
          },
          "slos": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "ref",
                "state"
              ],
              "properties": {
                "ref": {
                  "type": "string"
                },
                "state": {
                  "$ref": "#/components/schemas/SloState"
                },
                "remaining": {
                  "type": "number"
                },
                "provisional": {
                  "type": "boolean",
                  "description": "Whether too little was measured to judge; it does not decide."
                }
              }
            }
          }
        }
      },
      "SloDetail": {
        "type": "object",
        "required": [
          "slo",
          "formula",
          "queries",
          "alerts",
          "maintenance"
        ],
        "properties": {
          "slo": {
            "$ref": "#/components/schemas/Slo"
          },
          "formula": {
            "type": "array",
            "description": "Per objective, how its numbers were computed, with the numbers in it.",
            "items": {
              "type": "object",
              "required": [
                "objective",
                "lines"
              ],
              "properties": {
                "objective": {
                  "type": "integer"
                },
                "lines": {
                  "type": "array",
                  "items": {
                    "type": "string"
                  }
                }
              }
            }
          },
          "queries": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/SloQuery"
            }
          },
          "yaml": {
            "type": "string",
            "description": "The documents it is made of, as the catalog has them."
          },
          "sourceUrl": {
            "type": "string",
            "description": "Where the document is kept, for people."
          },
          "alerts": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Alert"
            }
          },
          "maintenance": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Maintenance"
            }
          },
          "policy": {
            "$ref": "#/components/schemas/BudgetPolicy"
          },
          "retention": {
            "type": "array",
            "description": "In which steps and for how many days what was measured is kept.",
            "items": {
              "type": "object",
              "required": [
                "stepSeconds",
                "days"
              ],
              "properties": {
                "stepSeconds": {
                  "type": "integer"
                },
                "days": {
                  "type": "integer"
                }
              }
            }
          }
        }
      },
      "SloQuery": {
        "type": "object",
        "required": [
          "objective",
          "title",
          "language",
          "query"
        ],
        "properties": {
          "objective": {
            "type": "integer"
          },
          "title": {
            "type": "string"
          },
          "language": {
            "type": "string"
          },
          "query": {
            "type": "string"
          },
          "url": {
            "type": "string"
          }
        }
      },
      "SloSeries": {
        "type": "object",
        "required": [
          "objective",
          "from",
          "to",
          "stepSeconds",
          "points",
          "marks"
        ],
        "properties": {
          "objective": {
            "type": "integer"
          },
          "from": {
            "type": "string",
            "format": "date-time"
          },
          "to": {
            "type": "string",
            "format": "date-time"
          },
          "stepSeconds": {
            "type": "integer"
          },
          "points": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/SloPoint"
            }
          },
          "marks": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/TimeMark"
            }
          }
        }
      },
      "SloPoint": {
        "type": "object",
        "description": "A step. Values that nobody measured are missing.",
        "required": [
          "start"
        ],
        "properties": {
          "start": {
            "type": "string",
            "format": "date-time"
          },
          "good": {
            "type": "number"
          },
          "total": {
            "type": "number"
          },
          "sli": {
            "type": "number"
          },
          "burnRate": {
            "type": "number",
            "description": "Over the hour that ends with the step, or over the step where that is longer."
          },
          "remaining": {
            "type": "number",
            "description": "The budget left of the window that ends with the step; of the calendar window from its start."
          }
        }
      },
      "TimeMark": {
        "type": "object",
        "description": "Something that happened, on the time axis.",
        "required": [
          "kind",
          "at",
          "title"
        ],
        "properties": {
          "kind": {
            "type": "string",
            "enum": [
              "alert",
              "change",
              "maintenance"
            ]
          },
          "at": {
            "type": "string",
            "format": "date-time"
          },
          "until": {
            "type": "string",
            "format": "date-time"
          },
          "title": {
            "type": "string"
          },
          "severity": {
            "type": "string"
          },
          "id": {
            "type": "string"
          }
        }
      },
      "SloHistory": {
        "type": "object",
        "required": [
          "objective",
          "zone",
          "months",
          "quarters"
        ],
        "properties": {
          "objective": {
            "type": "integer"
          },
          "zone": {
            "type": "string"
          },
          "months": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/SloPeriod"
            }
          },
          "quarters": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/SloPeriod"
            }
          }
        }
      },
      "SloPeriod": {
        "type": "object",
        "required": [
          "name",
          "from",
          "to",
          "complete"
        ],
        "properties": {
          "name": {
            "type": "string",
            "description": "`2026-11` or `2026-Q4`."
          },
          "from": {
            "type": "string",
            "format": "date-time"
          },
          "to": {
            "type": "string",
            "format": "date-time"
          },
          "complete": {
            "type": "boolean",
            "description": "Whether it is over."
          },
          "sli": {
            "type": "number"
          },
          "good": {
            "type": "number"
          },
          "total": {
            "type": "number"
          },
          "measuredShare": {
            "type": "number"
          },
          "met": {
            "type": "boolean",
            "description": "Whether the target was met; missing where unknown."
          },
          "remaining": {
            "type": "number"
          }
        }
      },
      "SloWhatIf": {
        "type": "object",
        "required": [
          "objective",
          "target",
          "window",
          "days",
          "current",
          "proposed",
          "yaml"
        ],
        "properties": {
          "objective": {
            "type": "integer"
          },
          "target": {
            "type": "number"
          },
          "window": {
            "type": "string"
          },
          "days": {
            "type": "number",
            "description": "How many of the last 90 days were measured."
          },
          "current": {
            "$ref": "#/components/schemas/WhatIfOutcome"
          },
          "proposed": {
            "$ref": "#/components/schemas/WhatIfOutcome"
          },
          "yaml": {
            "type": "string",
            "description": "The document with the proposal in it."
          }
        }
      },
      "WhatIfOutcome": {
        "type": "object",
        "required": [
          "target",
          "window",
          "points",
          "alerts"
        ],
        "properties": {
          "target": {
            "type": "number"
          },
          "window": {
            "type": "string"
          },
          "remaining": {
            "type": "number"
          },
          "lowest": {
            "type": "number",
            "description": "The least budget there would have been."
          },
          "exhaustedDays": {
            "type": "number",
            "description": "For how many days nothing would have been left."
          },
          "alerts": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "tier",
                "severity",
                "count"
              ],
              "properties": {
                "tier": {
                  "type": "string"
                },
                "severity": {
                  "type": "string"
                },
                "count": {
                  "type": "integer"
                }
              }
            }
          },
          "points": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "start"
              ],
              "properties": {
                "start": {
                  "type": "string",
                  "format": "date-time"
                },
                "remaining": {
                  "type": "number"
                }
              }
            }
          }
        }
      },
      "Alert": {
        "type": "object",
        "required": [
          "id",
          "fingerprint",
          "source",
          "state",
          "severity",
          "title",
          "labels",
          "annotations",
          "startsAt"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "fingerprint": {
            "type": "string"
          },
          "source": {
            "type": "string"
          },
          "state": {
            "type": "string",
            "enum": [
              "firing",
              "resolved"
            ]
          },
          "severity": {
            "type": "string",
            "enum": [
              "page",
              "ticket",
              "info"
            ]
          },
          "title": {
            "type": "string"
          },
          "message": {
            "type": "string",
            "description": "What it means, in a sentence."
          },
          "labels": {
            "type": "object",
            "additionalProperties": {
              "type": "string"
            }
          },
          "annotations": {
            "type": "object",
            "additionalProperties": {
              "type": "string"
            }
          },
          "service": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "environment": {
            "type": "string"
          },
          "cluster": {
            "type": "string"
          },
          "slo": {
            "type": "string"
          },
          "objective": {
            "type": "integer"
          },
          "startsAt": {
            "type": "string",
            "format": "date-time"
          },
          "endsAt": {
            "type": "string",
            "format": "date-time"
          },
          "runbookUrl": {
            "type": "string"
          },
          "suppressed": {
            "type": "string",
            "enum": [
              "maintenance",
              "inhibited"
            ],
            "description": "Why it tells nobody."
          }
        }
      },
      "AlertList": {
        "type": "object",
        "required": [
          "items",
          "totalItems"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Alert"
            }
          },
          "totalItems": {
            "type": "integer"
          },
          "nextCursor": {
            "type": "string"
          }
        }
      },
      "MaintenanceScope": {
        "type": "object",
        "description": "What may be down; everything that is given must fit. Empty is everything.",
        "properties": {
          "services": {
            "type": "array",
            "items": {
              "type": "string",
              "maxLength": 400
            },
            "maxItems": 200
          },
          "systems": {
            "type": "array",
            "items": {
              "type": "string",
              "maxLength": 400
            },
            "maxItems": 200
          },
          "clusters": {
            "type": "array",
            "items": {
              "type": "string",
              "maxLength": 253
            },
            "maxItems": 200
          },
          "regions": {
            "type": "array",
            "description": "As nodes are labelled, `topology.kubernetes.io/region`. A service that also runs in other regions need not be down.",
            "items": {
              "type": "string",
              "maxLength": 253
            },
            "maxItems": 200
          },
          "environments": {
            "type": "array",
            "items": {
              "type": "string",
              "maxLength": 63
            },
            "maxItems": 50
          }
        },
        "additionalProperties": false
      },
      "MaintenanceInput": {
        "type": "object",
        "required": [
          "title",
          "scope",
          "startsAt",
          "endsAt"
        ],
        "additionalProperties": false,
        "properties": {
          "title": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          },
          "description": {
            "type": "string",
            "maxLength": 10000
          },
          "scope": {
            "$ref": "#/components/schemas/MaintenanceScope"
          },
          "startsAt": {
            "type": "string",
            "format": "date-time"
          },
          "endsAt": {
            "type": "string",
            "format": "date-time"
          },
          "recurrence": {
            "type": "string",
            "maxLength": 500,
            "description": "A rule of RFC 5545, `FREQ=WEEKLY;BYDAY=TU`, applied to the first window."
          },
          "zone": {
            "type": "string",
            "maxLength": 64,
            "description": "IANA name of the zone in which it recurs; UTC when missing."
          }
        }
      },
      "Maintenance": {
        "type": "object",
        "required": [
          "id",
          "title",
          "scope",
          "startsAt",
          "endsAt",
          "state",
          "announcedAt"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "scope": {
            "$ref": "#/components/schemas/MaintenanceScope"
          },
          "startsAt": {
            "type": "string",
            "format": "date-time",
            "description": "Of the window that runs, comes next, or was the last."
          },
          "endsAt": {
            "type": "string",
            "format": "date-time"
          },
          "recurrence": {
            "type": "string"
          },
          "zone": {
            "type": "string"
          },
          "state": {
            "type": "string",
            "enum": [
              "running",
              "announced",
              "past"
            ]
          },
          "announcedBy": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "announcedAt": {
            "type": "string",
            "format": "date-time"
          },
          "endedAt": {
            "type": "string",
            "format": "date-time",
            "description": "When somebody ended it early or called it off."
          }
        }
      },
      "MaintenanceList": {
        "type": "object",
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Maintenance"
            }
          }
        }
      },
      "ServiceSignals": {
        "type": "object",
        "required": [
          "panels",
          "from",
          "to",
          "askedAt"
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
          "askedAt": {
            "type": "string",
            "format": "date-time"
          },
          "panels": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/SignalPanel"
            }
          },
          "links": {
            "type": "array",
            "description": "Dashboards of the service.",
            "items": {
              "type": "object",
              "required": [
                "title",
                "url"
              ],
              "properties": {
                "title": {
                  "type": "string"
                },
                "url": {
                  "type": "string"
                },
                "embedUrl": {
                  "type": "string",
                  "description": "Where the configuration allows embedding."
                }
              }
            }
          }
        }
      },
      "SignalPanel": {
        "type": "object",
        "required": [
          "id",
          "title",
          "signal",
          "unit",
          "series",
          "server",
          "query"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "signal": {
            "type": "string",
            "enum": [
              "rate",
              "errors",
              "duration",
              "saturation",
              "other"
            ]
          },
          "unit": {
            "type": "string",
            "enum": [
              "perSecond",
              "ratio",
              "seconds",
              "bytes",
              "none"
            ]
          },
          "server": {
            "type": "string"
          },
          "query": {
            "type": "string"
          },
          "url": {
            "type": "string"
          },
          "problem": {
            "type": "string"
          },
          "series": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "name",
                "points"
              ],
              "properties": {
                "name": {
                  "type": "string"
                },
                "points": {
                  "type": "array",
                  "description": "Pairs of milliseconds since the epoch and a value; null where there is none.",
                  "items": {
                    "type": "array",
                    "items": {
                      "type": [
                        "number",
                        "null"
                      ]
                    }
                  }
                }
              }
            }
          }
        }
      },
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
          "detail": {
            "type": "string",
            "description": "What the machine said in its own words, for readers who may see diagnostics; the message is whole without it."
          },
          "object": {
            "$ref": "#/components/schemas/ObjectRef"
          },
          "container": {
            "type": "string",
            "description": "The container of the object that is meant."
          },
          "source": {
            "type": "string"
          },
          "scope": {
            "$ref": "#/components/schemas/Scope"
          }
        }
      },
      "ObjectRef": {
        "type": "object",
        "description": "An object in a cluster.",
        "required": [
          "apiVersion",
          "kind",
          "name"
        ],
        "properties": {
          "apiVersion": {
            "type": "string"
          },
          "kind": {
            "type": "string"
          },
          "namespace": {
            "type": "string"
          },
          "name": {
            "type": "string"
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
      "Image": {
        "type": "object",
        "description": "An image as people say it.",
        "required": [
          "container",
          "image",
          "short",
          "tag"
        ],
        "properties": {
          "container": {
            "type": "string"
          },
          "image": {
            "type": "string",
            "description": "As it was asked for."
          },
          "short": {
            "type": "string",
            "description": "Without registry and path, for example `web:1.8.2`."
          },
          "tag": {
            "type": "string",
            "description": "The tag, or the first characters of the digest, or `latest`."
          }
        }
      },
      "ResourceUse": {
        "type": "object",
        "description": "Cores and bytes. A missing figure is unknown, never 0.",
        "properties": {
          "cpuCores": {
            "type": "number"
          },
          "memoryBytes": {
            "type": "number"
          },
          "pods": {
            "type": "number"
          }
        }
      },
      "WorkloadUse": {
        "type": "object",
        "description": "What the pods of a workload use, ask for and may use at most, together.",
        "properties": {
          "used": {
            "$ref": "#/components/schemas/ResourceUse"
          },
          "requested": {
            "$ref": "#/components/schemas/ResourceUse"
          },
          "limit": {
            "$ref": "#/components/schemas/ResourceUse"
          }
        }
      },
      "Workload": {
        "type": "object",
        "description": "A Deployment, StatefulSet, DaemonSet, Job, CronJob or what stands for one.",
        "required": [
          "object",
          "status",
          "serves",
          "wanted",
          "ready",
          "available",
          "updated",
          "rolling",
          "images",
          "restarts"
        ],
        "properties": {
          "object": {
            "$ref": "#/components/schemas/ObjectRef"
          },
          "status": {
            "$ref": "#/components/schemas/HealthStatus"
          },
          "serves": {
            "type": "boolean",
            "description": "Runs all the time, so that its replicas can be counted; jobs run and end."
          },
          "wanted": {
            "type": "integer"
          },
          "ready": {
            "type": "integer"
          },
          "available": {
            "type": "integer"
          },
          "updated": {
            "type": "integer",
            "description": "Replicas of the version that was asked for last."
          },
          "rolling": {
            "type": "boolean",
            "description": "A new version is being brought in."
          },
          "images": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Image"
            }
          },
          "restarts": {
            "type": "integer",
            "description": "Of the pods that are there, in their lives."
          },
          "versionSince": {
            "type": "string",
            "format": "date-time",
            "description": "When the version that was asked for last came first."
          },
          "use": {
            "$ref": "#/components/schemas/WorkloadUse"
          }
        }
      },
      "LocationWorkloads": {
        "type": "object",
        "description": "What one source saw of the service in one scope.",
        "required": [
          "source",
          "scope",
          "status",
          "reasons",
          "stale",
          "workloads"
        ],
        "properties": {
          "source": {
            "type": "string"
          },
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
          },
          "observedAt": {
            "type": "string",
            "format": "date-time"
          },
          "since": {
            "type": "string",
            "format": "date-time"
          },
          "stale": {
            "type": "boolean"
          },
          "staleReason": {
            "type": "string"
          },
          "workloads": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Workload"
            }
          }
        }
      },
      "ServiceWorkloads": {
        "type": "object",
        "required": [
          "locations"
        ],
        "properties": {
          "locations": {
            "type": "array",
            "description": "By environment, cluster and namespace; headline environments first.",
            "items": {
              "$ref": "#/components/schemas/LocationWorkloads"
            }
          }
        }
      },
      "Change": {
        "type": "object",
        "required": [
          "id",
          "at",
          "kind",
          "source",
          "scope",
          "summary"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "at": {
            "type": "string",
            "format": "date-time"
          },
          "kind": {
            "type": "string",
            "enum": [
              "rollout",
              "scaling",
              "restart"
            ]
          },
          "source": {
            "type": "string"
          },
          "scope": {
            "$ref": "#/components/schemas/Scope"
          },
          "object": {
            "$ref": "#/components/schemas/ObjectRef"
          },
          "summary": {
            "type": "string",
            "description": "A sentence."
          },
          "detail": {
            "type": "string",
            "description": "The machine's own words, for readers who may see diagnostics."
          }
        }
      },
      "ServiceChanges": {
        "type": "object",
        "required": [
          "from",
          "to",
          "items",
          "complete"
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
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Change"
            }
          },
          "complete": {
            "type": "boolean"
          }
        }
      },
      "Condition": {
        "type": "object",
        "required": [
          "type",
          "status"
        ],
        "properties": {
          "type": {
            "type": "string"
          },
          "status": {
            "type": "string",
            "enum": [
              "True",
              "False",
              "Unknown"
            ]
          },
          "reason": {
            "type": "string"
          },
          "message": {
            "type": "string",
            "description": "For readers who may see diagnostics."
          },
          "since": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "Container": {
        "type": "object",
        "required": [
          "name",
          "ready",
          "restarts",
          "state"
        ],
        "properties": {
          "name": {
            "type": "string"
          },
          "image": {
            "type": "string"
          },
          "init": {
            "type": "boolean",
            "description": "Prepares the pod for its other containers."
          },
          "ready": {
            "type": "boolean"
          },
          "restarts": {
            "type": "integer"
          },
          "state": {
            "type": "string",
            "enum": [
              "running",
              "waiting",
              "terminated",
              "unknown"
            ]
          },
          "reason": {
            "type": "string"
          },
          "message": {
            "type": "string",
            "description": "For readers who may see diagnostics."
          },
          "since": {
            "type": "string",
            "format": "date-time"
          },
          "lastExit": {
            "type": "object",
            "description": "How the run before ended; its log is the previous one.",
            "required": [
              "exitCode"
            ],
            "properties": {
              "exitCode": {
                "type": "integer"
              },
              "reason": {
                "type": "string"
              },
              "message": {
                "type": "string"
              },
              "at": {
                "type": "string",
                "format": "date-time"
              }
            }
          }
        }
      },
      "Pod": {
        "type": "object",
        "required": [
          "object",
          "phase",
          "ready",
          "restarts",
          "containers"
        ],
        "properties": {
          "object": {
            "$ref": "#/components/schemas/ObjectRef"
          },
          "phase": {
            "type": "string",
            "description": "In a word or two, as kubectl says it, for example `Running` or `CrashLoopBackOff`."
          },
          "ready": {
            "type": "boolean"
          },
          "restarts": {
            "type": "integer"
          },
          "node": {
            "type": "string"
          },
          "version": {
            "type": "string",
            "description": "The tag of its first container's image."
          },
          "createdAt": {
            "type": "string",
            "format": "date-time"
          },
          "deletedAt": {
            "type": "string",
            "format": "date-time"
          },
          "containers": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Container"
            }
          },
          "conditions": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Condition"
            }
          },
          "use": {
            "$ref": "#/components/schemas/WorkloadUse"
          }
        }
      },
      "WorkloadEvent": {
        "type": "object",
        "required": [
          "type",
          "reason",
          "object",
          "count"
        ],
        "properties": {
          "type": {
            "type": "string",
            "enum": [
              "Normal",
              "Warning"
            ]
          },
          "reason": {
            "type": "string"
          },
          "message": {
            "type": "string",
            "description": "For readers who may see diagnostics."
          },
          "object": {
            "$ref": "#/components/schemas/ObjectRef"
          },
          "count": {
            "type": "integer"
          },
          "firstAt": {
            "type": "string",
            "format": "date-time"
          },
          "lastAt": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "Rollout": {
        "type": "object",
        "required": [
          "revision",
          "name",
          "images",
          "replicas",
          "ready",
          "current"
        ],
        "properties": {
          "revision": {
            "type": "integer"
          },
          "name": {
            "type": "string"
          },
          "at": {
            "type": "string",
            "format": "date-time"
          },
          "images": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Image"
            }
          },
          "replicas": {
            "type": "integer"
          },
          "ready": {
            "type": "integer"
          },
          "current": {
            "type": "boolean"
          },
          "changeCause": {
            "type": "string",
            "description": "What somebody wrote about it, for readers who may see diagnostics."
          }
        }
      },
      "WorkloadDetail": {
        "type": "object",
        "required": [
          "cluster",
          "observedAt",
          "stale",
          "workload",
          "conditions",
          "pods",
          "events",
          "rollouts",
          "diagnosticsHidden",
          "logsHidden"
        ],
        "properties": {
          "cluster": {
            "type": "string"
          },
          "observedAt": {
            "type": "string",
            "format": "date-time"
          },
          "stale": {
            "type": "boolean"
          },
          "staleReason": {
            "type": "string"
          },
          "workload": {
            "$ref": "#/components/schemas/Workload"
          },
          "conditions": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Condition"
            }
          },
          "pods": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Pod"
            }
          },
          "events": {
            "type": "array",
            "description": "Of the workload and of what it owns, newest first, 200 at most.",
            "items": {
              "$ref": "#/components/schemas/WorkloadEvent"
            }
          },
          "rollouts": {
            "type": "array",
            "description": "Newest first.",
            "items": {
              "$ref": "#/components/schemas/Rollout"
            }
          },
          "diagnosticsHidden": {
            "type": "boolean",
            "description": "The reader may not see what machines said; signing in shows it."
          },
          "logsHidden": {
            "type": "boolean",
            "description": "The reader may not see logs."
          }
        }
      },
      "Manifest": {
        "type": "object",
        "required": [
          "object",
          "yaml",
          "observedAt"
        ],
        "properties": {
          "object": {
            "$ref": "#/components/schemas/ObjectRef"
          },
          "yaml": {
            "type": "string"
          },
          "observedAt": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "WatchState": {
        "type": "string",
        "description": "How we watch a cluster. `unwatchable` has no account that we could use.",
        "enum": [
          "connecting",
          "watching",
          "failing",
          "unwatchable"
        ]
      },
      "ClusterCapacity": {
        "type": "object",
        "properties": {
          "capacity": {
            "$ref": "#/components/schemas/ResourceUse"
          },
          "allocatable": {
            "$ref": "#/components/schemas/ResourceUse"
          },
          "requested": {
            "$ref": "#/components/schemas/ResourceUse"
          },
          "used": {
            "$ref": "#/components/schemas/ResourceUse"
          }
        }
      },
      "HealthCounts": {
        "type": "object",
        "required": [
          "healthy",
          "degraded",
          "down",
          "unknown"
        ],
        "properties": {
          "healthy": {
            "type": "integer"
          },
          "degraded": {
            "type": "integer"
          },
          "down": {
            "type": "integer"
          },
          "unknown": {
            "type": "integer"
          }
        }
      },
      "Cluster": {
        "type": "object",
        "required": [
          "name",
          "state",
          "message",
          "nodes",
          "nodesReady",
          "resources",
          "services",
          "stale"
        ],
        "properties": {
          "name": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "source": {
            "type": "string"
          },
          "entityRef": {
            "type": "string",
            "description": "The Resource of the cluster in the catalog, where there is one that the reader may see."
          },
          "state": {
            "$ref": "#/components/schemas/WatchState"
          },
          "message": {
            "type": "string",
            "description": "How the watch is, in a sentence."
          },
          "remedy": {
            "type": "string"
          },
          "since": {
            "type": "string",
            "format": "date-time"
          },
          "version": {
            "type": "string",
            "description": "Of its API server."
          },
          "lastAnswerAt": {
            "type": "string",
            "format": "date-time"
          },
          "clockMessage": {
            "type": "string",
            "description": "Where its clock and ours differ."
          },
          "observedAt": {
            "type": "string",
            "format": "date-time",
            "description": "When these figures were taken. Missing where the cluster was never seen."
          },
          "stale": {
            "type": "boolean"
          },
          "nodes": {
            "type": "integer"
          },
          "nodesReady": {
            "type": "integer"
          },
          "regions": {
            "type": "array",
            "description": "Where its nodes say they are.",
            "items": {
              "type": "string"
            }
          },
          "resources": {
            "$ref": "#/components/schemas/ClusterCapacity"
          },
          "services": {
            "$ref": "#/components/schemas/HealthCounts",
            "description": "Services the reader may see, by their health in this cluster."
          }
        }
      },
      "ClusterList": {
        "type": "object",
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Cluster"
            }
          }
        }
      },
      "ClusterNode": {
        "type": "object",
        "required": [
          "name",
          "ready",
          "unschedulable",
          "problems",
          "pods",
          "resources"
        ],
        "properties": {
          "name": {
            "type": "string"
          },
          "ready": {
            "type": "boolean"
          },
          "unschedulable": {
            "type": "boolean"
          },
          "problems": {
            "type": "array",
            "description": "In words, for example `short of memory`.",
            "items": {
              "type": "string"
            }
          },
          "version": {
            "type": "string",
            "description": "Of its kubelet."
          },
          "roles": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "region": {
            "type": "string"
          },
          "zone": {
            "type": "string"
          },
          "createdAt": {
            "type": "string",
            "format": "date-time"
          },
          "pods": {
            "type": "integer"
          },
          "resources": {
            "$ref": "#/components/schemas/ClusterCapacity"
          }
        }
      },
      "QuotaUse": {
        "type": "object",
        "required": [
          "resource",
          "used",
          "hard"
        ],
        "properties": {
          "resource": {
            "type": "string",
            "description": "As the quota names it, for example `requests.memory`."
          },
          "used": {
            "type": "string"
          },
          "hard": {
            "type": "string"
          },
          "ratio": {
            "type": "number",
            "description": "used / hard. Missing where hard is 0."
          }
        }
      },
      "ClusterQuota": {
        "type": "object",
        "required": [
          "namespace",
          "name",
          "uses"
        ],
        "properties": {
          "namespace": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "uses": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/QuotaUse"
            }
          }
        }
      },
      "WatchedKind": {
        "type": "object",
        "required": [
          "kind",
          "status",
          "message",
          "objects",
          "relists",
          "resumes",
          "bytesReceived"
        ],
        "properties": {
          "kind": {
            "type": "string"
          },
          "status": {
            "type": "string",
            "enum": [
              "connecting",
              "watching",
              "failing",
              "forbidden",
              "missing"
            ]
          },
          "message": {
            "type": "string"
          },
          "remedy": {
            "type": "string",
            "description": "With the RBAC rule to copy where the kind is forbidden."
          },
          "objects": {
            "type": "integer"
          },
          "eventsPerSecond": {
            "type": "number"
          },
          "lagSeconds": {
            "type": "number"
          },
          "relists": {
            "type": "integer"
          },
          "resumes": {
            "type": "integer"
          },
          "bytesReceived": {
            "type": "integer"
          },
          "listedAt": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "ClusterDetail": {
        "allOf": [
          {
            "$ref": "#/components/schemas/Cluster"
          },
          {
            "type": "object",
            "required": [
              "nodeList",
              "quotas",
              "quotasHidden",
              "kinds"
            ],
            "properties": {
              "nodeList": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/ClusterNode"
                }
              },
              "quotas": {
                "type": "array",
                "description": "Fullest first.",
                "items": {
                  "$ref": "#/components/schemas/ClusterQuota"
                }
              },
              "quotasHidden": {
                "type": "integer",
                "description": "How many quotas are in namespaces of which the reader may see nothing."
              },
              "kinds": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/WatchedKind"
                }
              }
            }
          }
        ]
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
