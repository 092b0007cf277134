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
            "name": "source",
            "in": "query",
            "description": "Ids of sources; any of them.",
            "explode": true,
            "schema": {
              "type": "array",
              "items": {
                "type": "string",
                "maxLength": 64,
                "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
              },
              "maxItems": 50
            }
          },
          {
            "name": "mapped",
            "in": "query",
            "description": "Only alerts that belong to a service, or only those that do not.",
            "schema": {
              "type": "boolean"
            }
          },
          {
            "name": "suppressed",
            "in": "query",
            "description": "Only alerts that tell nobody, or only those that do.",
            "schema": {
              "type": "boolean"
            }
          },
          {
            "$ref": "#/components/parameters/text"
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
    "/alerts/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/id"
        }
      ],
      "get": {
        "operationId": "getAlert",
        "description": "One alert, why it belongs to its service, the silences that keep it quiet, and its incident.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/AlertDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/alert-mappings": {
      "get": {
        "operationId": "listAlertMappings",
        "description": "Rules by which alerts belong to services, in the order in which they are tried.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/AlertMappingList"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "post": {
        "operationId": "addAlertMapping",
        "description": "Says to which service alerts with certain labels belong. It holds for firing alerts at once. Needs a signed-in person.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/AlertMappingInput"
              }
            }
          }
        },
        "responses": {
          "201": {
            "$ref": "#/components/responses/AlertMapping"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/alert-mappings/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/id"
        }
      ],
      "delete": {
        "operationId": "removeAlertMapping",
        "description": "Takes a rule away that was made here; those of the configuration stay.",
        "responses": {
          "204": {
            "description": "Gone."
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/silences": {
      "get": {
        "operationId": "listSilences",
        "description": "Silences of every Alertmanager as they were read last, running ones first.",
        "parameters": [
          {
            "name": "state",
            "in": "query",
            "schema": {
              "type": "string",
              "enum": [
                "active",
                "pending",
                "expired"
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
            "$ref": "#/components/responses/SilenceList"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "post": {
        "operationId": "silence",
        "description": "Keeps alerts quiet, in the Alertmanager that sent them and in the name of the caller.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/SilenceInput"
              }
            }
          }
        },
        "responses": {
          "201": {
            "$ref": "#/components/responses/Silence"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/silences/{source}/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/alertSource"
        },
        {
          "$ref": "#/components/parameters/id"
        }
      ],
      "delete": {
        "operationId": "endSilence",
        "description": "Ends a silence now.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/Silence"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/incidents": {
      "get": {
        "operationId": "listIncidents",
        "description": "Incidents of the services one may see, open ones first, the worst of them first, then the most recent.",
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
                "urgency",
                "started",
                "severity",
                "updated"
              ],
              "default": "urgency"
            }
          },
          {
            "$ref": "#/components/parameters/incidentState"
          },
          {
            "$ref": "#/components/parameters/incidentStatus"
          },
          {
            "$ref": "#/components/parameters/incidentSeverity"
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
            "$ref": "#/components/parameters/incidentCause"
          },
          {
            "$ref": "#/components/parameters/person"
          },
          {
            "$ref": "#/components/parameters/drill"
          },
          {
            "$ref": "#/components/parameters/text"
          },
          {
            "$ref": "#/components/parameters/from"
          },
          {
            "$ref": "#/components/parameters/to"
          }
        ],
        "responses": {
          "200": {
            "$ref": "#/components/responses/IncidentList"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "post": {
        "operationId": "declareIncident",
        "description": "Declares an incident. Needs a signed-in person, or a plugin.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/IncidentInput"
              }
            }
          }
        },
        "responses": {
          "201": {
            "$ref": "#/components/responses/Incident"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/incidents/facets": {
      "get": {
        "operationId": "getIncidentFacets",
        "description": "How many incidents have each value of each filter, under all the other filters given.",
        "parameters": [
          {
            "$ref": "#/components/parameters/incidentState"
          },
          {
            "$ref": "#/components/parameters/incidentStatus"
          },
          {
            "$ref": "#/components/parameters/incidentSeverity"
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
            "$ref": "#/components/parameters/incidentCause"
          },
          {
            "$ref": "#/components/parameters/drill"
          },
          {
            "$ref": "#/components/parameters/text"
          },
          {
            "$ref": "#/components/parameters/from"
          },
          {
            "$ref": "#/components/parameters/to"
          }
        ],
        "responses": {
          "200": {
            "$ref": "#/components/responses/IncidentFacets"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/incidents/mine": {
      "get": {
        "operationId": "getMyIncidents",
        "description": "What is wrong for the caller now: open incidents of services they own or follow and those in which they have a role, and their services that are not well. Empty for visitors.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/MyIncidents"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/incidents/metrics": {
      "get": {
        "operationId": "getIncidentMetrics",
        "description": "Times to detect, acknowledge and resolve, and how many there were, drills and duplicates left out.",
        "parameters": [
          {
            "name": "by",
            "in": "query",
            "schema": {
              "type": "string",
              "enum": [
                "none",
                "service",
                "owner",
                "cause",
                "severity"
              ],
              "default": "none"
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
            "$ref": "#/components/parameters/from"
          },
          {
            "$ref": "#/components/parameters/to"
          }
        ],
        "responses": {
          "200": {
            "$ref": "#/components/responses/IncidentMetrics"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/incidents/policy": {
      "get": {
        "operationId": "getIncidentPolicy",
        "description": "What severities mean here, and the policy by which alerts become incidents.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/IncidentPolicyView"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/incidents/{key}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/incidentKey"
        }
      ],
      "get": {
        "operationId": "getIncident",
        "description": "One incident.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/IncidentDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "patch": {
        "operationId": "updateIncident",
        "description": "Changes fields of an incident; each change is told in its timeline. Where `version` is given and somebody has meanwhile changed one of the same fields, nothing is changed and 409 says what it is now. Taking services away needs `version`: without it, `services` that leave one out are 400.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/IncidentUpdate"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/IncidentDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/incidents/{key}/timeline": {
      "parameters": [
        {
          "$ref": "#/components/parameters/incidentKey"
        }
      ],
      "get": {
        "operationId": "getIncidentTimeline",
        "description": "What happened, oldest first. `after` gives what was written or edited since, for pages that are open.",
        "parameters": [
          {
            "name": "after",
            "in": "query",
            "description": "The `version` of the answer before.",
            "schema": {
              "type": "integer",
              "minimum": 0,
              "maximum": 9007199254740991
            }
          },
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "name": "before",
            "in": "query",
            "description": "Entries before this `seq`, the nearest of them.",
            "schema": {
              "type": "integer",
              "minimum": 0,
              "maximum": 9007199254740991
            }
          }
        ],
        "responses": {
          "200": {
            "$ref": "#/components/responses/IncidentTimeline"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "post": {
        "operationId": "addTimelineEntry",
        "description": "Writes a note, a log excerpt, or commands: lines that begin with a slash, such as `/severity 2`. The same `idempotencyKey` writes once.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/TimelineEntryInput"
              }
            }
          }
        },
        "responses": {
          "201": {
            "$ref": "#/components/responses/TimelineWritten"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/incidents/{key}/timeline/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/incidentKey"
        },
        {
          "$ref": "#/components/parameters/id"
        }
      ],
      "put": {
        "operationId": "editTimelineEntry",
        "description": "Edits what the caller wrote; what it was stays readable. `edits` is how often it had been edited when the caller began: another number is 409.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/TimelineEntryEdit"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/TimelineEntry"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/incidents/{key}/timeline/{id}/edits": {
      "parameters": [
        {
          "$ref": "#/components/parameters/incidentKey"
        },
        {
          "$ref": "#/components/parameters/id"
        }
      ],
      "get": {
        "operationId": "getTimelineEdits",
        "description": "What an entry said before, oldest first.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/TimelineEdits"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/incidents/{key}/files": {
      "parameters": [
        {
          "$ref": "#/components/parameters/incidentKey"
        }
      ],
      "post": {
        "operationId": "addIncidentFile",
        "description": "Adds a picture, at most 5 MB of PNG, JPEG, WebP or GIF, judged by its content.",
        "parameters": [
          {
            "name": "name",
            "in": "query",
            "required": true,
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 200,
              "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/octet-stream": {
              "schema": {
                "type": "string",
                "format": "binary"
              }
            }
          }
        },
        "responses": {
          "201": {
            "$ref": "#/components/responses/IncidentFile"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/incidents/{key}/files/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/incidentKey"
        },
        {
          "$ref": "#/components/parameters/id"
        }
      ],
      "get": {
        "operationId": "getIncidentFile",
        "description": "The picture.",
        "responses": {
          "200": {
            "description": "The picture.",
            "content": {
              "application/octet-stream": {
                "schema": {
                  "type": "string",
                  "format": "binary"
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
    "/incidents/{key}/decisions": {
      "parameters": [
        {
          "$ref": "#/components/parameters/incidentKey"
        }
      ],
      "get": {
        "operationId": "getIncidentDecisions",
        "description": "What the policy decided about it, newest first, each with its reason and what it was decided from.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/IncidentDecisionList"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/incidents/{key}/replay": {
      "parameters": [
        {
          "$ref": "#/components/parameters/incidentKey"
        }
      ],
      "get": {
        "operationId": "replayIncident",
        "description": "How its services were at a moment, from six hours before its onset to two hours after its end: health, SLOs, alerts and versions, from pinned evidence where what was kept is gone by now.",
        "parameters": [
          {
            "name": "at",
            "in": "query",
            "required": true,
            "allowReserved": true,
            "schema": {
              "type": "string",
              "format": "date-time"
            }
          }
        ],
        "responses": {
          "200": {
            "$ref": "#/components/responses/IncidentReplay"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/incidents/{key}/budget": {
      "parameters": [
        {
          "$ref": "#/components/parameters/incidentKey"
        }
      ],
      "get": {
        "operationId": "getIncidentBudget",
        "description": "What the incident cost in error budget, for each objective of its services.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/IncidentBudget"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/incidents/{key}/evidence-series": {
      "parameters": [
        {
          "$ref": "#/components/parameters/incidentKey"
        }
      ],
      "get": {
        "operationId": "getIncidentEvidenceSeries",
        "description": "How an objective of its services went, within the time that is kept around the incident: from pinned evidence where what was measured is gone or coarser by now. All of that time when no range is given.",
        "parameters": [
          {
            "name": "slo",
            "in": "query",
            "required": true,
            "description": "Entity ref of the SLO.",
            "allowReserved": true,
            "schema": {
              "type": "string",
              "maxLength": 400,
              "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
            }
          },
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
            "description": "End, exclusive.",
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
    "/incidents/{key}/follow": {
      "parameters": [
        {
          "$ref": "#/components/parameters/incidentKey"
        }
      ],
      "put": {
        "operationId": "followIncident",
        "description": "Tells the caller what matters of it. Needs a signed-in person.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/Following"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "delete": {
        "operationId": "unfollowIncident",
        "description": "Tells the caller no more of it.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/Following"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/services/{kind}/{namespace}/{name}/follow": {
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
        "operationId": "getFollowing",
        "description": "Whether the caller follows the service, and how many do.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/Following"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "put": {
        "operationId": "followService",
        "description": "Tells the caller of the incidents of a service. Needs a signed-in person.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/Following"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "delete": {
        "operationId": "unfollowService",
        "description": "Tells the caller no more of it.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/Following"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/notification-settings": {
      "get": {
        "operationId": "getNotificationSettings",
        "description": "When and of what the caller is told.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/NotificationSettings"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "put": {
        "operationId": "setNotificationSettings",
        "description": "Says when and of what the caller is told.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/NotificationSettings"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/NotificationSettings"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/webhooks": {
      "get": {
        "operationId": "listWebhooks",
        "description": "Where the portal tells of incidents and health, as configured, and how that goes.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/WebhookList"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/incidents/{key}/similar": {
      "parameters": [
        {
          "$ref": "#/components/parameters/incidentKey"
        }
      ],
      "get": {
        "operationId": "getSimilarToIncident",
        "description": "Accounts and incidents of the past that resemble this one, by its title, alerts, logs and notes.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/SimilarAnswers"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/alerts/{id}/similar": {
      "parameters": [
        {
          "$ref": "#/components/parameters/id"
        }
      ],
      "get": {
        "operationId": "getSimilarToAlert",
        "description": "Accounts and incidents of the past that resemble this alert, before anybody declares anything.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/SimilarAnswers"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/similar": {
      "post": {
        "operationId": "findSimilar",
        "description": "Accounts and incidents that resemble a pasted error message, stack trace or log excerpt, the best first, each with why. Nothing of what is sent is kept.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/SimilarQuery"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/SimilarAnswers"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/post-mortems": {
      "get": {
        "operationId": "listPostMortems",
        "description": "Post-mortems of the services one may see, the most recent first. Visitors see those that are published.",
        "parameters": [
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "$ref": "#/components/parameters/cursor"
          },
          {
            "name": "incident",
            "in": "query",
            "description": "The key of an incident; only the post-mortem that is about it.",
            "schema": {
              "type": "string",
              "maxLength": 32,
              "pattern": "^[A-Za-z][A-Za-z0-9]*-[0-9]+$"
            }
          },
          {
            "$ref": "#/components/parameters/postMortemStatus"
          },
          {
            "$ref": "#/components/parameters/incidentSeverity"
          },
          {
            "$ref": "#/components/parameters/incidentCause"
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
            "$ref": "#/components/parameters/tag"
          },
          {
            "$ref": "#/components/parameters/text"
          },
          {
            "$ref": "#/components/parameters/from"
          },
          {
            "$ref": "#/components/parameters/to"
          }
        ],
        "responses": {
          "200": {
            "$ref": "#/components/responses/PostMortemList"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "post": {
        "operationId": "startPostMortem",
        "description": "Starts a draft. With an incident, everything that is known of it is filled in; an incident has one post-mortem: where it exists, that one is the answer.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/PostMortemInput"
              }
            }
          }
        },
        "responses": {
          "201": {
            "$ref": "#/components/responses/PostMortemDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/post-mortems/facets": {
      "get": {
        "operationId": "getPostMortemFacets",
        "description": "How many post-mortems have each value of each filter, under all the other filters given.",
        "parameters": [
          {
            "name": "incident",
            "in": "query",
            "description": "The key of an incident; only the post-mortem that is about it.",
            "schema": {
              "type": "string",
              "maxLength": 32,
              "pattern": "^[A-Za-z][A-Za-z0-9]*-[0-9]+$"
            }
          },
          {
            "$ref": "#/components/parameters/postMortemStatus"
          },
          {
            "$ref": "#/components/parameters/incidentSeverity"
          },
          {
            "$ref": "#/components/parameters/incidentCause"
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
            "$ref": "#/components/parameters/tag"
          },
          {
            "$ref": "#/components/parameters/text"
          },
          {
            "$ref": "#/components/parameters/from"
          },
          {
            "$ref": "#/components/parameters/to"
          }
        ],
        "responses": {
          "200": {
            "$ref": "#/components/responses/PostMortemFacets"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/post-mortems/sources": {
      "get": {
        "operationId": "listPostMortemSources",
        "description": "Where post-mortems are read from and written to, and files there that cannot be read, each with the reason.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/PostMortemSourceList"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/post-mortems/{key}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/postMortemKey"
        }
      ],
      "get": {
        "operationId": "getPostMortem",
        "description": "One post-mortem, by its key or a former one, as the account that the reader may see.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/PostMortemDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "put": {
        "operationId": "writePostMortem",
        "description": "Saves the working text. Where somebody has saved since `version`, nothing is saved, and 409 says by its `working` field what it is now. A published one stays as it is until the working text is published.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/PostMortemText"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/PostMortemDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "delete": {
        "operationId": "discardPostMortem",
        "description": "Discards the working text; one that was never published goes with it.",
        "responses": {
          "204": {
            "description": "It is gone."
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/post-mortems/{key}/preview": {
      "parameters": [
        {
          "$ref": "#/components/parameters/postMortemKey"
        }
      ],
      "post": {
        "operationId": "previewPostMortem",
        "description": "The public account of a text, with what was redacted and what leaks. Nothing is saved.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/PostMortemPreviewInput"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/PostMortemPreview"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/post-mortems/{key}/review": {
      "parameters": [
        {
          "$ref": "#/components/parameters/postMortemKey"
        }
      ],
      "post": {
        "operationId": "proposePostMortem",
        "description": "Puts the working text to review: it is committed to a branch of its own in git, and where the remote can, a pull request is opened. Again after changes: the branch follows.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/PostMortemVersion"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/PostMortemDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "delete": {
        "operationId": "withdrawPostMortem",
        "description": "Takes it back from review to draft.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/PostMortemDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/post-mortems/{key}/reviews": {
      "parameters": [
        {
          "$ref": "#/components/parameters/postMortemKey"
        }
      ],
      "post": {
        "operationId": "reviewPostMortem",
        "description": "Says what a reviewer thinks of the text that is in review.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/PostMortemReviewInput"
              }
            }
          }
        },
        "responses": {
          "201": {
            "$ref": "#/components/responses/PostMortemDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/post-mortems/{key}/publication": {
      "parameters": [
        {
          "$ref": "#/components/parameters/postMortemKey"
        }
      ],
      "post": {
        "operationId": "publishPostMortem",
        "description": "Publishes the text that is in review: it is merged in git. Refused without the approvals that are needed here, and while the leak check finds something in the public account.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/PostMortemVersion"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/PostMortemDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/post-mortems/{key}/history": {
      "parameters": [
        {
          "$ref": "#/components/parameters/postMortemKey"
        }
      ],
      "get": {
        "operationId": "getPostMortemHistory",
        "description": "What happened to it, newest first - saved, reviewed, published, edited in git.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/PostMortemHistory"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/action-items": {
      "get": {
        "operationId": "listActionItems",
        "description": "What post-mortems promised, overdue first, then by due date.",
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
                "open",
                "overdue",
                "done"
              ]
            }
          },
          {
            "$ref": "#/components/parameters/owner"
          },
          {
            "$ref": "#/components/parameters/service"
          },
          {
            "$ref": "#/components/parameters/system"
          },
          {
            "name": "mine",
            "in": "query",
            "description": "Only those of the caller and of the groups they are in.",
            "schema": {
              "type": "boolean"
            }
          },
          {
            "$ref": "#/components/parameters/text"
          }
        ],
        "responses": {
          "200": {
            "$ref": "#/components/responses/ActionItemList"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/action-items/{key}/{item}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/postMortemKey"
        },
        {
          "name": "item",
          "in": "path",
          "required": true,
          "description": "The id of the action item in its post-mortem.",
          "schema": {
            "type": "string",
            "minLength": 1,
            "maxLength": 64,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
          }
        }
      ],
      "patch": {
        "operationId": "changeActionItem",
        "description": "Changes an action item, in the post-mortem's text, too.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ActionItemChange"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/ActionItem"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/feeds/post-mortems.atom": {
      "get": {
        "operationId": "getPostMortemAtomFeed",
        "description": "The public accounts as an Atom feed, the newest 50.",
        "parameters": [
          {
            "$ref": "#/components/parameters/owner"
          },
          {
            "$ref": "#/components/parameters/service"
          },
          {
            "$ref": "#/components/parameters/system"
          }
        ],
        "responses": {
          "200": {
            "description": "The feed.",
            "content": {
              "application/atom+xml": {
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
    "/feeds/post-mortems.json": {
      "get": {
        "operationId": "getPostMortemJsonFeed",
        "description": "The public accounts as a JSON Feed 1.1, the newest 50.",
        "parameters": [
          {
            "$ref": "#/components/parameters/owner"
          },
          {
            "$ref": "#/components/parameters/service"
          },
          {
            "$ref": "#/components/parameters/system"
          }
        ],
        "responses": {
          "200": {
            "description": "The feed.",
            "content": {
              "application/feed+json": {
                "schema": {
                  "type": "object",
                  "additionalProperties": true
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
    "/removals": {
      "get": {
        "operationId": "listRemovals",
        "description": "Who asked to be named nowhere. Needs the right to manage removals; others see their own.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/RemovalList"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "post": {
        "operationId": "requestRemoval",
        "description": "Takes a person out of every account, incident and search result. For oneself, or with the right to manage removals for anybody. It is answered at once and done in the background: the list says how far it is. What is in git stays in git; the list names the files.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/RemovalInput"
              }
            }
          }
        },
        "responses": {
          "202": {
            "$ref": "#/components/responses/Removal"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/removals/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/id"
        }
      ],
      "delete": {
        "operationId": "endRemoval",
        "description": "The person may be named again.",
        "responses": {
          "204": {
            "description": "They may be named again."
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/search-documents": {
      "get": {
        "operationId": "listSearchDocuments",
        "description": "What the search engine indexes, for plugins only; public documents are redacted, internal ones are not.",
        "parameters": [
          {
            "name": "visibility",
            "in": "query",
            "required": true,
            "schema": {
              "$ref": "#/components/schemas/Visibility"
            }
          },
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "$ref": "#/components/parameters/cursor"
          }
        ],
        "responses": {
          "200": {
            "$ref": "#/components/responses/SearchDocumentList"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/authors": {
      "post": {
        "operationId": "findAuthors",
        "description": "Who wrote an artefact, the likeliest first, each with why. Answered from what the portal has read of git in the background. Readers who may not see people learn how many there are, and the team. Nothing of what is sent is kept.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/AuthorsQuery"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/AuthorAnswers"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/author-settings": {
      "get": {
        "operationId": "getAuthorSettings",
        "description": "How the caller wants to be asked.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/AuthorSettings"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "put": {
        "operationId": "setAuthorSettings",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/AuthorSettings"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/AuthorSettings"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/services/{kind}/{namespace}/{name}/on-call": {
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
        "operationId": "getServiceOnCall",
        "description": "Who is on call for the service, now and next, by schedule. Readers who may not see people learn when shifts change and not whose they are.",
        "parameters": [
          {
            "name": "days",
            "in": "query",
            "description": "How many days of shifts from now on.",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 31,
              "default": 7
            }
          }
        ],
        "responses": {
          "200": {
            "$ref": "#/components/responses/ServiceOnCall"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/incidents/{key}/suspects": {
      "parameters": [
        {
          "$ref": "#/components/parameters/incidentKey"
        }
      ],
      "get": {
        "operationId": "getIncidentSuspects",
        "description": "Changes that went live before the incident, the likeliest to have caused it first, each with why. A suspect is a change, never a person.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/IncidentSuspects"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/questions": {
      "get": {
        "operationId": "listQuestions",
        "description": "Questions about the services one may see; unanswered ones first, the oldest of them first, then the others, the most recent first.",
        "parameters": [
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "$ref": "#/components/parameters/cursor"
          },
          {
            "name": "scope",
            "in": "query",
            "description": "Asked of the caller or a group they are in, or by the caller; all when missing.",
            "schema": {
              "type": "string",
              "enum": [
                "toMe",
                "byMe"
              ]
            }
          },
          {
            "$ref": "#/components/parameters/questionState"
          },
          {
            "name": "incident",
            "in": "query",
            "schema": {
              "type": "string",
              "maxLength": 32,
              "pattern": "^[A-Za-z][A-Za-z0-9]*-[0-9]+$"
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
            "$ref": "#/components/parameters/text"
          }
        ],
        "responses": {
          "200": {
            "$ref": "#/components/responses/QuestionList"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "post": {
        "operationId": "askQuestion",
        "description": "Asks, and tells exactly whom it is asked of.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/QuestionInput"
              }
            }
          }
        },
        "responses": {
          "201": {
            "$ref": "#/components/responses/QuestionDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/questions/draft": {
      "post": {
        "operationId": "draftQuestion",
        "description": "A question about an artefact with everything filled in that its author needs, whom to ask, and answered questions that resemble it. Nothing is saved.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/QuestionDraftInput"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/QuestionDraft"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/questions/metrics": {
      "get": {
        "operationId": "getQuestionMetrics",
        "description": "How soon questions are answered, by team.",
        "parameters": [
          {
            "$ref": "#/components/parameters/owner"
          },
          {
            "$ref": "#/components/parameters/service"
          },
          {
            "$ref": "#/components/parameters/from"
          },
          {
            "$ref": "#/components/parameters/to"
          }
        ],
        "responses": {
          "200": {
            "$ref": "#/components/responses/QuestionMetrics"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/questions/{key}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/questionKey"
        }
      ],
      "get": {
        "operationId": "getQuestion",
        "parameters": [
          {
            "name": "after",
            "in": "query",
            "description": "Only answers that were written or changed after this `version`.",
            "schema": {
              "type": "integer",
              "minimum": 0
            }
          }
        ],
        "responses": {
          "200": {
            "$ref": "#/components/responses/QuestionDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "patch": {
        "operationId": "changeQuestion",
        "description": "Changes what it says, whom it is asked of, who may read it, or closes it and opens it again.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/QuestionChange"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/QuestionDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/questions/{key}/answers": {
      "parameters": [
        {
          "$ref": "#/components/parameters/questionKey"
        }
      ],
      "post": {
        "operationId": "answerQuestion",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/AnswerInput"
              }
            }
          }
        },
        "responses": {
          "201": {
            "$ref": "#/components/responses/QuestionDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/questions/{key}/answers/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/questionKey"
        },
        {
          "$ref": "#/components/parameters/id"
        }
      ],
      "put": {
        "operationId": "editAnswer",
        "description": "Changes one's own answer; what it said before is kept.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/AnswerEdit"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/QuestionDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/questions/{key}/accepted": {
      "parameters": [
        {
          "$ref": "#/components/parameters/questionKey"
        }
      ],
      "put": {
        "operationId": "acceptAnswer",
        "description": "Says which answer was the one; for who asked, and for the owners of the service.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/AcceptedAnswer"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/QuestionDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "delete": {
        "operationId": "unacceptAnswer",
        "responses": {
          "200": {
            "$ref": "#/components/responses/QuestionDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/questions/{key}/post-mortem": {
      "parameters": [
        {
          "$ref": "#/components/parameters/questionKey"
        }
      ],
      "post": {
        "operationId": "addAnswerToPostMortem",
        "description": "Writes the question and its accepted answer into the working text of its incident's post-mortem, which is started where there is none. Twice writes it once.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/PostMortemDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/questions/{key}/runbook": {
      "parameters": [
        {
          "$ref": "#/components/parameters/questionKey"
        }
      ],
      "post": {
        "operationId": "addAnswerToRunbook",
        "description": "Proposes in git to write the question and its accepted answer into a runbook of the service, which is begun where there is none. Twice proposes it once.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/AnswerToRunbook"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/RunbookDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/runbooks": {
      "get": {
        "operationId": "listRunbooks",
        "description": "Runbooks of the services one may see, by title, and firing or configured alerts that have none.",
        "parameters": [
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "$ref": "#/components/parameters/cursor"
          },
          {
            "name": "alert",
            "in": "query",
            "description": "The name of an alert; only runbooks for it.",
            "schema": {
              "type": "string",
              "maxLength": 200,
              "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
            }
          },
          {
            "name": "problems",
            "in": "query",
            "description": "Only those with dead links or other problems.",
            "schema": {
              "type": "boolean"
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
            "$ref": "#/components/parameters/text"
          }
        ],
        "responses": {
          "200": {
            "$ref": "#/components/responses/RunbookList"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/runbooks/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/id"
        }
      ],
      "get": {
        "operationId": "getRunbook",
        "responses": {
          "200": {
            "$ref": "#/components/responses/RunbookDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/runbooks/{id}/feedback": {
      "parameters": [
        {
          "$ref": "#/components/parameters/id"
        }
      ],
      "post": {
        "operationId": "rateRunbook",
        "description": "Says whether it helped; once per person and incident, the last one counts.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/RunbookFeedback"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/RunbookDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/runbooks/{id}/proposal": {
      "parameters": [
        {
          "$ref": "#/components/parameters/id"
        }
      ],
      "post": {
        "operationId": "proposeRunbook",
        "description": "Proposes another text in a branch of git, and where the remote can, in a pull request. Where the file has changed since `base`, nothing is proposed, and 409 says by its `base` field what it is now; where another text waits than `proposal`, by its `proposal` field.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/RunbookText"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/RunbookDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/runbooks/{id}/proposal/merge": {
      "parameters": [
        {
          "$ref": "#/components/parameters/id"
        }
      ],
      "post": {
        "operationId": "mergeRunbook",
        "description": "Brings the proposed text into git; by somebody else than who proposed it, unless the configuration says otherwise.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/RunbookMerge"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/RunbookDetail"
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
    },
    "/onboarding/options": {
      "get": {
        "operationId": "getOnboardingOptions",
        "description": "What a form may offer: clusters with what is free on them, environments, quota tiers and what is approved by itself. Read from what is stored; nobody outside is asked.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/OnboardingOptions"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/onboarding/namespaces": {
      "get": {
        "operationId": "findOnboardingNamespaces",
        "description": "Which of some namespaces the GitOps tree has, so that another quota can be asked for there. What the caller may not see is not among them.",
        "parameters": [
          {
            "name": "name",
            "in": "query",
            "required": true,
            "schema": {
              "type": "array",
              "minItems": 1,
              "maxItems": 50,
              "items": {
                "type": "string",
                "maxLength": 100
              }
            }
          }
        ],
        "responses": {
          "200": {
            "$ref": "#/components/responses/OnboardingNamespaces"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/onboarding/preview": {
      "post": {
        "operationId": "previewOnboarding",
        "description": "What a request would change, and what is wrong with it. Nothing is kept. Problems of the request are in the answer and are no errors: a form that is being filled in is rarely right.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/OnboardingPreviewInput"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/OnboardingPreview"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/onboarding/tree": {
      "get": {
        "operationId": "getOnboardingTree",
        "description": "The GitOps tree at the revision that was read last, for whoever computes a change of it elsewhere.",
        "responses": {
          "200": {
            "$ref": "#/components/responses/GitopsTree"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/requests": {
      "get": {
        "operationId": "listRequests",
        "description": "Requests one may see, the most recent first; with `sort=age` those that have waited longest in their stage.",
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
            "description": "Open and stuck ones are open.",
            "schema": {
              "type": "string",
              "enum": [
                "open",
                "stuck",
                "done",
                "ended"
              ]
            }
          },
          {
            "name": "scope",
            "in": "query",
            "description": "Asked by the caller, or waiting for the caller's approval; all when missing.",
            "schema": {
              "type": "string",
              "enum": [
                "byMe",
                "forMe"
              ]
            }
          },
          {
            "name": "sort",
            "in": "query",
            "schema": {
              "type": "string",
              "enum": [
                "recent",
                "age"
              ],
              "default": "recent"
            }
          },
          {
            "name": "stage",
            "in": "query",
            "schema": {
              "$ref": "#/components/schemas/RequestStageName"
            }
          },
          {
            "name": "team",
            "in": "query",
            "description": "The name of a team.",
            "schema": {
              "type": "string",
              "maxLength": 100
            }
          },
          {
            "name": "cluster",
            "in": "query",
            "schema": {
              "type": "string",
              "maxLength": 100
            }
          },
          {
            "$ref": "#/components/parameters/service"
          },
          {
            "$ref": "#/components/parameters/text"
          }
        ],
        "responses": {
          "200": {
            "$ref": "#/components/responses/RequestList"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "post": {
        "operationId": "openRequest",
        "description": "Opens the change of a request, or finds the one that was opened for the same task: a task that runs again never opens a second. Answers 200 where it was there.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/RequestInput"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/RequestDetail"
          },
          "201": {
            "$ref": "#/components/responses/RequestDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/requests/{key}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/requestKey"
        }
      ],
      "get": {
        "operationId": "getRequest",
        "responses": {
          "200": {
            "$ref": "#/components/responses/RequestDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/requests/{key}/approval": {
      "parameters": [
        {
          "$ref": "#/components/parameters/requestKey"
        }
      ],
      "post": {
        "operationId": "reviewRequest",
        "description": "Approves the very revision that was looked at, or says no with a reason. Not by whoever asked.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/RequestReview"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/RequestDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/requests/{key}/merge": {
      "parameters": [
        {
          "$ref": "#/components/parameters/requestKey"
        }
      ],
      "post": {
        "operationId": "mergeRequest",
        "description": "Merges an approved change, rebuilt where the tree has moved on. What is approved by the policy is merged by itself. Where a revision is named, the change must still be that one.",
        "requestBody": {
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/RequestMerge"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/RequestDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/requests/{key}/withdrawal": {
      "parameters": [
        {
          "$ref": "#/components/parameters/requestKey"
        }
      ],
      "post": {
        "operationId": "withdrawRequest",
        "description": "Takes a request back that is not merged; its branch goes, its page stays.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/RequestWithdrawal"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/RequestDetail"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/upstream": {
      "get": {
        "operationId": "listUpstream",
        "description": "What is followed in upstream projects of an incident, a post-mortem or a service: exactly one of them is named.",
        "parameters": [
          {
            "$ref": "#/components/parameters/upstreamIncident"
          },
          {
            "$ref": "#/components/parameters/upstreamPostMortem"
          },
          {
            "$ref": "#/components/parameters/upstreamService"
          }
        ],
        "responses": {
          "200": {
            "$ref": "#/components/responses/UpstreamList"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      },
      "post": {
        "operationId": "followUpstream",
        "description": "Follows an issue or a pull request that is there (`url`), or opens an issue (`repository`, `title`, `body`) and follows it. What is opened is stored first and sent by whoever holds the lease; until then its state is `sending`.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/UpstreamInput"
              }
            }
          }
        },
        "responses": {
          "201": {
            "$ref": "#/components/responses/UpstreamLink"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/upstream/draft": {
      "post": {
        "operationId": "draftUpstream",
        "description": "An issue for an upstream project with the operational evidence filled in, redacted as it will be public. With a title and a body, these are redacted instead. Nothing is saved or sent.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/UpstreamDraftInput"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/UpstreamDraft"
          },
          "default": {
            "$ref": "#/components/responses/Problem"
          }
        }
      }
    },
    "/upstream/{id}": {
      "parameters": [
        {
          "name": "id",
          "in": "path",
          "required": true,
          "schema": {
            "type": "string",
            "maxLength": 100
          }
        }
      ],
      "delete": {
        "operationId": "forgetUpstream",
        "description": "Follows it no more. Upstream, nothing changes.",
        "responses": {
          "204": {
            "description": "It is not followed any more."
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
      "upstreamIncident": {
        "name": "incident",
        "in": "query",
        "description": "The key of an incident.",
        "schema": {
          "type": "string",
          "maxLength": 100
        }
      },
      "upstreamPostMortem": {
        "name": "postMortem",
        "in": "query",
        "description": "The key of a post-mortem.",
        "schema": {
          "type": "string",
          "maxLength": 100
        }
      },
      "upstreamService": {
        "name": "service",
        "in": "query",
        "description": "The entity ref of a service.",
        "allowReserved": true,
        "schema": {
          "type": "string",
          "maxLength": 500
        }
      },
      "requestKey": {
        "name": "key",
        "in": "path",
        "required": true,
        "description": "The key of a request, such as `REQ-12`.",
        "schema": {
          "type": "string",
          "maxLength": 32,
          "pattern": "^REQ-[0-9]+$"
        }
      },
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
      "id": {
        "name": "id",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 64,
          "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
        }
      },
      "incidentKey": {
        "name": "key",
        "in": "path",
        "required": true,
        "description": "For example `INC-12`; its case does not matter.",
        "schema": {
          "type": "string",
          "maxLength": 32,
          "pattern": "^[A-Za-z][A-Za-z0-9]*-[0-9]+$"
        }
      },
      "alertSource": {
        "name": "source",
        "in": "path",
        "required": true,
        "description": "The id of the source, for example `alertmanager-eu-1`.",
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 64,
          "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
        }
      },
      "postMortemKey": {
        "name": "key",
        "in": "path",
        "required": true,
        "description": "For example `PM-7`; its case does not matter.",
        "schema": {
          "type": "string",
          "maxLength": 32,
          "pattern": "^[A-Za-z][A-Za-z0-9]*-[0-9]+$"
        }
      },
      "postMortemStatus": {
        "name": "status",
        "in": "query",
        "explode": true,
        "schema": {
          "type": "array",
          "items": {
            "$ref": "#/components/schemas/PostMortemStatus"
          },
          "maxItems": 3
        }
      },
      "tag": {
        "name": "tag",
        "in": "query",
        "description": "Tags; any of them.",
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
      "questionKey": {
        "name": "key",
        "in": "path",
        "required": true,
        "description": "For example `Q-7`; its case does not matter.",
        "schema": {
          "type": "string",
          "maxLength": 32,
          "pattern": "^[A-Za-z][A-Za-z0-9]*-[0-9]+$"
        }
      },
      "questionState": {
        "name": "state",
        "in": "query",
        "explode": true,
        "schema": {
          "type": "array",
          "items": {
            "$ref": "#/components/schemas/QuestionState"
          },
          "maxItems": 4
        }
      },
      "incidentState": {
        "name": "state",
        "in": "query",
        "description": "open is everything that is not resolved.",
        "schema": {
          "type": "string",
          "enum": [
            "open",
            "resolved"
          ]
        }
      },
      "incidentStatus": {
        "name": "status",
        "in": "query",
        "explode": true,
        "schema": {
          "type": "array",
          "items": {
            "$ref": "#/components/schemas/IncidentStatus"
          },
          "maxItems": 7
        }
      },
      "incidentSeverity": {
        "name": "severity",
        "in": "query",
        "explode": true,
        "schema": {
          "type": "array",
          "items": {
            "type": "integer",
            "minimum": 1,
            "maximum": 4
          },
          "maxItems": 4
        }
      },
      "incidentCause": {
        "name": "cause",
        "in": "query",
        "explode": true,
        "schema": {
          "type": "array",
          "items": {
            "$ref": "#/components/schemas/IncidentCause"
          },
          "maxItems": 12
        }
      },
      "person": {
        "name": "person",
        "in": "query",
        "description": "Entity refs of people who have a role in it; any of them.",
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
      "drill": {
        "name": "drill",
        "in": "query",
        "description": "Only drills, or none; both when missing.",
        "schema": {
          "type": "boolean"
        }
      },
      "from": {
        "name": "from",
        "in": "query",
        "description": "What was open at this time or later.",
        "allowReserved": true,
        "schema": {
          "type": "string",
          "format": "date-time"
        }
      },
      "to": {
        "name": "to",
        "in": "query",
        "description": "What began before.",
        "allowReserved": true,
        "schema": {
          "type": "string",
          "format": "date-time"
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
      "OnboardingOptions": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/OnboardingOptions"
            }
          }
        }
      },
      "OnboardingNamespaces": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/OnboardingNamespaces"
            }
          }
        }
      },
      "OnboardingPreview": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/OnboardingPreview"
            }
          }
        }
      },
      "GitopsTree": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/GitopsTree"
            }
          }
        }
      },
      "RequestList": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/RequestList"
            }
          }
        }
      },
      "RequestDetail": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/RequestDetail"
            }
          }
        }
      },
      "Problem": {
        "description": "What went wrong, with the field, the value and the remedy where there is one.",
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            }
          }
        }
      },
      "AlertDetail": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/AlertDetail"
            }
          }
        }
      },
      "AlertMappingList": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/AlertMappingList"
            }
          }
        }
      },
      "AlertMapping": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/AlertMapping"
            }
          }
        }
      },
      "SilenceList": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/SilenceList"
            }
          }
        }
      },
      "Silence": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Silence"
            }
          }
        }
      },
      "IncidentList": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/IncidentList"
            }
          }
        }
      },
      "Incident": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Incident"
            }
          }
        }
      },
      "IncidentFacets": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/IncidentFacets"
            }
          }
        }
      },
      "MyIncidents": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/MyIncidents"
            }
          }
        }
      },
      "IncidentMetrics": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/IncidentMetrics"
            }
          }
        }
      },
      "IncidentPolicyView": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/IncidentPolicyView"
            }
          }
        }
      },
      "IncidentDetail": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/IncidentDetail"
            }
          }
        }
      },
      "IncidentTimeline": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/IncidentTimeline"
            }
          }
        }
      },
      "TimelineWritten": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/TimelineWritten"
            }
          }
        }
      },
      "TimelineEntry": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/TimelineEntry"
            }
          }
        }
      },
      "TimelineEdits": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/TimelineEdits"
            }
          }
        }
      },
      "IncidentFile": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/IncidentFile"
            }
          }
        }
      },
      "IncidentDecisionList": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/IncidentDecisionList"
            }
          }
        }
      },
      "IncidentReplay": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/IncidentReplay"
            }
          }
        }
      },
      "IncidentBudget": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/IncidentBudget"
            }
          }
        }
      },
      "Following": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Following"
            }
          }
        }
      },
      "NotificationSettings": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/NotificationSettings"
            }
          }
        }
      },
      "WebhookList": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/WebhookList"
            }
          }
        }
      },
      "SimilarAnswers": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/SimilarAnswers"
            }
          }
        }
      },
      "PostMortemList": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/PostMortemList"
            }
          }
        }
      },
      "PostMortemDetail": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/PostMortemDetail"
            }
          }
        }
      },
      "PostMortemFacets": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/PostMortemFacets"
            }
          }
        }
      },
      "PostMortemSourceList": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/PostMortemSourceList"
            }
          }
        }
      },
      "PostMortemPreview": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/PostMortemPreview"
            }
          }
        }
      },
      "PostMortemHistory": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/PostMortemHistory"
            }
          }
        }
      },
      "ActionItemList": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/ActionItemList"
            }
          }
        }
      },
      "ActionItem": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/ActionItem"
            }
          }
        }
      },
      "RemovalList": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/RemovalList"
            }
          }
        }
      },
      "Removal": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Removal"
            }
          }
        }
      },
      "SearchDocumentList": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/SearchDocumentList"
            }
          }
        }
      },
      "AuthorAnswers": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/AuthorAnswers"
            }
          }
        }
      },
      "AuthorSettings": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/AuthorSettings"
            }
          }
        }
      },
      "ServiceOnCall": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/ServiceOnCall"
            }
          }
        }
      },
      "IncidentSuspects": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/IncidentSuspects"
            }
          }
        }
      },
      "QuestionList": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/QuestionList"
            }
          }
        }
      },
      "QuestionDetail": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/QuestionDetail"
            }
          }
        }
      },
      "QuestionDraft": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/QuestionDraft"
            }
          }
        }
      },
      "QuestionMetrics": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/QuestionMetrics"
            }
          }
        }
      },
      "RunbookList": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/RunbookList"
            }
          }
        }
      },
      "RunbookDetail": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/RunbookDetail"
            }
          }
        }
      },
      "UpstreamList": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/UpstreamList"
            }
          }
        }
      },
      "UpstreamLink": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/UpstreamLink"
            }
          }
        }
      },
      "UpstreamDraft": {
        "description": "The answer.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/UpstreamDraft"
            }
          }
        }
      }
    },
    "schemas": {
      "UpstreamGap": {
        "type": "string",
        "description": "What a service lacks that its upstream project could give.",
        "enum": [
          "slo",
          "runbook",
          "owner",
          "other"
        ]
      },
      "UpstreamLinkState": {
        "type": "string",
        "description": "While it is `sending`, the issue is about to be opened. `unknown` is what nobody follows: its host has no module.",
        "enum": [
          "sending",
          "open",
          "closed",
          "merged",
          "unknown"
        ]
      },
      "UpstreamLink": {
        "type": "object",
        "description": "An issue or a pull request of an upstream project that is followed.",
        "required": [
          "id",
          "kind",
          "state",
          "title",
          "createdAt",
          "opened"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "kind": {
            "type": "string",
            "enum": [
              "issue",
              "pullRequest",
              "other"
            ]
          },
          "state": {
            "$ref": "#/components/schemas/UpstreamLinkState"
          },
          "name": {
            "type": "string",
            "description": "As people name it, as in `acme/lib#12`."
          },
          "title": {
            "type": "string"
          },
          "url": {
            "type": "string",
            "description": "Missing until it is opened."
          },
          "repository": {
            "type": "string"
          },
          "message": {
            "type": "string",
            "description": "Why it was closed without being mended."
          },
          "problem": {
            "type": "string",
            "description": "Why it cannot be sent or looked at, with what to do; for people who have signed in."
          },
          "gap": {
            "$ref": "#/components/schemas/UpstreamGap"
          },
          "opened": {
            "type": "boolean",
            "description": "The portal opened it, or will."
          },
          "createdAt": {
            "type": "string",
            "format": "date-time"
          },
          "createdBy": {
            "type": "string",
            "description": "Entity ref; missing where the reader may not see people."
          },
          "checkedAt": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "UpstreamList": {
        "type": "object",
        "required": [
          "items",
          "mayFollow"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/UpstreamLink"
            }
          },
          "mayFollow": {
            "type": "boolean"
          }
        }
      },
      "UpstreamRepositoryRef": {
        "type": "object",
        "required": [
          "url",
          "name"
        ],
        "properties": {
          "url": {
            "type": "string"
          },
          "name": {
            "type": "string"
          }
        }
      },
      "UpstreamDraftInput": {
        "type": "object",
        "description": "Exactly one of incident, post-mortem and service.",
        "properties": {
          "incident": {
            "type": "string",
            "maxLength": 100
          },
          "postMortem": {
            "type": "string",
            "maxLength": 100
          },
          "service": {
            "type": "string",
            "maxLength": 500
          },
          "gap": {
            "$ref": "#/components/schemas/UpstreamGap"
          },
          "repository": {
            "type": "string",
            "maxLength": 1000,
            "description": "The address of the upstream project; by the annotations of the service when missing."
          },
          "title": {
            "type": "string",
            "maxLength": 1000
          },
          "body": {
            "type": "string",
            "maxLength": 60000
          }
        }
      },
      "UpstreamDraft": {
        "type": "object",
        "required": [
          "repositories",
          "hosts",
          "title",
          "body",
          "removed",
          "open"
        ],
        "properties": {
          "repositories": {
            "type": "array",
            "description": "By the annotations of the services.",
            "items": {
              "$ref": "#/components/schemas/UpstreamRepositoryRef"
            }
          },
          "repository": {
            "$ref": "#/components/schemas/UpstreamRepositoryRef"
          },
          "hosts": {
            "type": "array",
            "description": "Where upstream projects may be.",
            "items": {
              "type": "string"
            }
          },
          "title": {
            "type": "string"
          },
          "body": {
            "type": "string",
            "description": "Markdown, exactly as it will be public."
          },
          "removed": {
            "type": "array",
            "description": "What was taken out of title and body, and what is in the way of sending them.",
            "items": {
              "type": "object",
              "required": [
                "kind",
                "count"
              ],
              "properties": {
                "kind": {
                  "type": "string"
                },
                "count": {
                  "type": "integer"
                }
              }
            }
          },
          "open": {
            "$ref": "#/components/schemas/RequestMay",
            "description": "Whether the portal may open the issue, and why not."
          },
          "formUrl": {
            "type": "string",
            "description": "Where a person writes the issue without the portal."
          },
          "compareUrl": {
            "type": "string",
            "description": "Where a person proposes a change of the code."
          }
        }
      },
      "UpstreamInput": {
        "type": "object",
        "description": "Exactly one of incident, post-mortem and service; and either `url`, or `repository`, `title` and `body`.",
        "properties": {
          "incident": {
            "type": "string",
            "maxLength": 100
          },
          "postMortem": {
            "type": "string",
            "maxLength": 100
          },
          "service": {
            "type": "string",
            "maxLength": 500
          },
          "gap": {
            "$ref": "#/components/schemas/UpstreamGap"
          },
          "url": {
            "type": "string",
            "maxLength": 1000
          },
          "repository": {
            "type": "string",
            "maxLength": 1000
          },
          "title": {
            "type": "string",
            "maxLength": 1000
          },
          "body": {
            "type": "string",
            "maxLength": 60000
          }
        }
      },
      "RequestOrigin": {
        "type": "object",
        "description": "Where it was asked for, or is shown, outside the portal.",
        "required": [
          "title",
          "url"
        ],
        "properties": {
          "title": {
            "type": "string",
            "description": "As in `acme/support#12`."
          },
          "url": {
            "type": "string"
          }
        }
      },
      "OnboardingClusterCapacity": {
        "type": "object",
        "description": "In cores and bytes. What quotas promise counts as taken, used or not.",
        "required": [
          "cpu",
          "cpuTaken",
          "memory",
          "memoryTaken",
          "observedAt"
        ],
        "properties": {
          "cpu": {
            "type": "number"
          },
          "cpuTaken": {
            "type": "number"
          },
          "memory": {
            "type": "number"
          },
          "memoryTaken": {
            "type": "number"
          },
          "observedAt": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "OnboardingClusterOption": {
        "type": "object",
        "required": [
          "name",
          "flavour",
          "environments"
        ],
        "properties": {
          "name": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "flavour": {
            "type": "string",
            "enum": [
              "kubernetes",
              "openshift"
            ]
          },
          "environments": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "capacity": {
            "$ref": "#/components/schemas/OnboardingClusterCapacity"
          },
          "problem": {
            "type": "string",
            "description": "Why nothing is known of it, or why nothing can be delivered there now."
          },
          "approval": {
            "type": "string",
            "description": "What is approved by itself there and what is not, in a sentence."
          }
        }
      },
      "OnboardingQuotaOption": {
        "type": "object",
        "required": [
          "tier",
          "words"
        ],
        "properties": {
          "tier": {
            "type": "string",
            "enum": [
              "x-small",
              "small",
              "medium",
              "large",
              "custom"
            ]
          },
          "words": {
            "type": "string"
          }
        }
      },
      "OnboardingNamespaces": {
        "type": "object",
        "required": [
          "names"
        ],
        "properties": {
          "names": {
            "type": "array",
            "items": {
              "type": "string",
              "maxLength": 100
            }
          }
        }
      },
      "OnboardingOptions": {
        "type": "object",
        "required": [
          "clusters",
          "environments",
          "quotas",
          "delivery",
          "available"
        ],
        "properties": {
          "available": {
            "type": "boolean",
            "description": "Whether anything can be asked for here; `problem` says why not."
          },
          "problem": {
            "type": "string"
          },
          "clusters": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/OnboardingClusterOption"
            }
          },
          "environments": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "quotas": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/OnboardingQuotaOption"
            }
          },
          "delivery": {
            "type": "string",
            "enum": [
              "argocd",
              "flux",
              "none"
            ]
          },
          "template": {
            "type": "string",
            "description": "The entity ref of the template that opens requests."
          },
          "addresses": {
            "type": "string",
            "description": "Where services are met, with `{environment}` and `{service}` in their places."
          },
          "sources": {
            "type": "string",
            "description": "Where new repositories are made, with `{service}` in its place; missing where none are."
          },
          "repository": {
            "type": "string",
            "description": "The address of the GitOps repository."
          },
          "revision": {
            "type": "string"
          },
          "readAt": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "OnboardingPreviewInput": {
        "type": "object",
        "required": [
          "request"
        ],
        "properties": {
          "kind": {
            "$ref": "#/components/schemas/RequestKindName"
          },
          "request": {
            "type": "object",
            "additionalProperties": true,
            "description": "The parameters of the kind; an OnboardingRequest of operations-common where no kind is named. Who asks, and the members of teams, are filled in by the portal."
          }
        }
      },
      "RequestKindName": {
        "type": "string",
        "description": "What is asked for; `change` is a change of files by some other template.",
        "enum": [
          "onboard",
          "change",
          "namespace",
          "quota",
          "slo",
          "alert",
          "team",
          "cluster",
          "offboard"
        ]
      },
      "RequestEffect": {
        "type": "object",
        "description": "What a change does to something, beyond its files.",
        "required": [
          "effect",
          "what"
        ],
        "properties": {
          "effect": {
            "type": "string",
            "enum": [
              "comes",
              "changes",
              "goes",
              "stays"
            ]
          },
          "what": {
            "type": "string",
            "description": "An entity ref, or what people call it."
          },
          "reason": {
            "type": "string",
            "description": "Why it stays, or what it means."
          }
        }
      },
      "OnboardingProblem": {
        "type": "object",
        "required": [
          "field",
          "message"
        ],
        "properties": {
          "field": {
            "type": "string",
            "description": "Where it is, as in `namespaces[0].name`."
          },
          "value": {
            "type": "string"
          },
          "message": {
            "type": "string"
          }
        }
      },
      "ChangedFile": {
        "type": "object",
        "required": [
          "path",
          "change"
        ],
        "properties": {
          "path": {
            "type": "string"
          },
          "change": {
            "type": "string",
            "enum": [
              "added",
              "changed",
              "removed"
            ]
          },
          "before": {
            "type": "string"
          },
          "after": {
            "type": "string"
          }
        }
      },
      "RequestApprovalNeed": {
        "type": "object",
        "description": "Who has to approve, and why.",
        "required": [
          "by",
          "count",
          "sentence"
        ],
        "properties": {
          "by": {
            "type": "string",
            "enum": [
              "policy",
              "people"
            ]
          },
          "groups": {
            "type": "array",
            "description": "Entity refs of the groups whose members approve.",
            "items": {
              "type": "string"
            }
          },
          "count": {
            "type": "integer"
          },
          "sentence": {
            "type": "string"
          }
        }
      },
      "OnboardingPreview": {
        "type": "object",
        "required": [
          "problems",
          "notes",
          "files"
        ],
        "properties": {
          "revision": {
            "type": "string",
            "description": "Of the tree that it was computed from."
          },
          "problems": {
            "type": "array",
            "description": "Where there is one, the request cannot be sent.",
            "items": {
              "$ref": "#/components/schemas/OnboardingProblem"
            }
          },
          "notes": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "files": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ChangedFile"
            }
          },
          "approval": {
            "$ref": "#/components/schemas/RequestApprovalNeed"
          },
          "effects": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RequestEffect"
            }
          },
          "facts": {
            "type": "object",
            "additionalProperties": true,
            "description": "What the portal knows beside the wish, by kind; the shapes are in operations-common."
          }
        }
      },
      "GitopsTree": {
        "type": "object",
        "required": [
          "revision",
          "files",
          "settings"
        ],
        "properties": {
          "revision": {
            "type": "string"
          },
          "settings": {
            "type": "object",
            "additionalProperties": true,
            "description": "An OnboardingTree of operations-common."
          },
          "files": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "path",
                "text"
              ],
              "properties": {
                "path": {
                  "type": "string"
                },
                "text": {
                  "type": "string"
                }
              }
            }
          }
        }
      },
      "RequestStageName": {
        "type": "string",
        "enum": [
          "proposed",
          "checks",
          "approved",
          "merged",
          "synced",
          "healthy",
          "observed",
          "done"
        ]
      },
      "RequestStageState": {
        "type": "string",
        "description": "`waiting` has not come yet; `stuck` has not come for longer than usual; `failed` will not come by itself; `notRun` could not be looked at, and is never taken for passed.",
        "enum": [
          "waiting",
          "done",
          "stuck",
          "failed",
          "notRun"
        ]
      },
      "RequestEvidence": {
        "type": "object",
        "required": [
          "text"
        ],
        "properties": {
          "text": {
            "type": "string"
          },
          "url": {
            "type": "string"
          },
          "at": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "RequestStage": {
        "type": "object",
        "required": [
          "name",
          "state",
          "evidence"
        ],
        "properties": {
          "name": {
            "$ref": "#/components/schemas/RequestStageName"
          },
          "state": {
            "$ref": "#/components/schemas/RequestStageState"
          },
          "applies": {
            "type": "boolean",
            "description": "False where there is nothing to look at for what was asked; missing otherwise."
          },
          "at": {
            "type": "string",
            "format": "date-time",
            "description": "When it was reached."
          },
          "evidence": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RequestEvidence"
            }
          },
          "reason": {
            "type": "string",
            "description": "Why it has not come, as far as that is known, and what to do."
          },
          "whomToAsk": {
            "type": "array",
            "description": "Entity refs of groups, and the reader's own way to them.",
            "items": {
              "type": "string"
            }
          }
        }
      },
      "RequestCheck": {
        "type": "object",
        "required": [
          "name",
          "state",
          "message"
        ],
        "properties": {
          "name": {
            "type": "string",
            "maxLength": 200
          },
          "state": {
            "type": "string",
            "enum": [
              "passed",
              "failed",
              "notRun"
            ]
          },
          "applies": {
            "type": "boolean",
            "description": "False where nothing in the change is for it to look at; missing otherwise."
          },
          "message": {
            "type": "string",
            "maxLength": 2000
          },
          "details": {
            "type": "array",
            "maxItems": 200,
            "items": {
              "type": "string",
              "maxLength": 1000
            }
          }
        }
      },
      "RequestState": {
        "type": "string",
        "enum": [
          "open",
          "done",
          "rejected",
          "withdrawn"
        ]
      },
      "RequestSummary": {
        "type": "object",
        "required": [
          "key",
          "kind",
          "title",
          "state",
          "stage",
          "stageState",
          "stageSince",
          "services",
          "clusters",
          "createdAt",
          "updatedAt",
          "visibility"
        ],
        "properties": {
          "key": {
            "type": "string"
          },
          "kind": {
            "$ref": "#/components/schemas/RequestKindName"
          },
          "title": {
            "type": "string"
          },
          "state": {
            "$ref": "#/components/schemas/RequestState"
          },
          "stage": {
            "$ref": "#/components/schemas/RequestStageName",
            "description": "The first that is not done."
          },
          "stageState": {
            "$ref": "#/components/schemas/RequestStageState"
          },
          "stageSince": {
            "type": "string",
            "format": "date-time"
          },
          "requester": {
            "type": "string",
            "description": "Entity ref of who asked; missing where the reader may not see people."
          },
          "team": {
            "type": "string"
          },
          "services": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "clusters": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "createdAt": {
            "type": "string",
            "format": "date-time"
          },
          "updatedAt": {
            "type": "string",
            "format": "date-time"
          },
          "visibility": {
            "type": "string",
            "enum": [
              "public",
              "internal"
            ]
          }
        }
      },
      "RequestList": {
        "type": "object",
        "required": [
          "items",
          "totalItems"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RequestSummary"
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
      "RequestInput": {
        "type": "object",
        "required": [
          "kind",
          "taskId",
          "parameters"
        ],
        "properties": {
          "kind": {
            "$ref": "#/components/schemas/RequestKindName"
          },
          "taskId": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200,
            "description": "Of the task that opens it; the same again finds the same request."
          },
          "template": {
            "type": "string",
            "maxLength": 300
          },
          "title": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          },
          "parameters": {
            "type": "object",
            "additionalProperties": true,
            "description": "Those of the kind; for `onboard` an OnboardingRequest. Its requester is the caller whatever it says."
          },
          "files": {
            "type": "array",
            "maxItems": 2000,
            "description": "For `change` only.",
            "items": {
              "type": "object",
              "required": [
                "path"
              ],
              "properties": {
                "path": {
                  "type": "string",
                  "maxLength": 1000
                },
                "before": {
                  "type": "string"
                },
                "after": {
                  "type": "string"
                }
              }
            }
          },
          "checks": {
            "type": "array",
            "maxItems": 50,
            "items": {
              "$ref": "#/components/schemas/RequestCheck"
            }
          }
        }
      },
      "RequestReview": {
        "type": "object",
        "required": [
          "verdict",
          "revision"
        ],
        "properties": {
          "verdict": {
            "type": "string",
            "enum": [
              "approve",
              "reject"
            ]
          },
          "revision": {
            "type": "string",
            "maxLength": 100,
            "description": "Of the change that was looked at."
          },
          "reason": {
            "type": "string",
            "maxLength": 2000,
            "description": "Needed for `reject`."
          }
        }
      },
      "RequestMerge": {
        "type": "object",
        "properties": {
          "revision": {
            "type": "string",
            "maxLength": 100,
            "description": "Of the change that was looked at; answers 409 where it was made again since."
          }
        }
      },
      "RequestWithdrawal": {
        "type": "object",
        "properties": {
          "reason": {
            "type": "string",
            "maxLength": 2000
          }
        }
      },
      "RequestApproval": {
        "type": "object",
        "required": [
          "at",
          "by",
          "verdict"
        ],
        "properties": {
          "at": {
            "type": "string",
            "format": "date-time"
          },
          "by": {
            "type": "string",
            "enum": [
              "policy",
              "person"
            ]
          },
          "person": {
            "type": "string",
            "description": "Entity ref; missing where the reader may not see people."
          },
          "verdict": {
            "type": "string",
            "enum": [
              "approve",
              "reject"
            ]
          },
          "reason": {
            "type": "string"
          }
        }
      },
      "RequestEvent": {
        "type": "object",
        "required": [
          "at",
          "text"
        ],
        "properties": {
          "at": {
            "type": "string",
            "format": "date-time"
          },
          "text": {
            "type": "string"
          },
          "person": {
            "type": "string"
          }
        }
      },
      "RequestMay": {
        "type": "object",
        "description": "Whether the reader may do something now, and why not.",
        "required": [
          "allowed"
        ],
        "properties": {
          "allowed": {
            "type": "boolean"
          },
          "reason": {
            "type": "string"
          }
        }
      },
      "RequestPlace": {
        "type": "object",
        "description": "Where something is to come to be, and how far it is there.",
        "properties": {
          "environment": {
            "type": "string"
          },
          "cluster": {
            "type": "string"
          },
          "namespace": {
            "type": "string"
          },
          "service": {
            "type": "string",
            "description": "Missing where only a namespace is asked for."
          },
          "subject": {
            "type": "string",
            "description": "What people call it, where it is no service in a namespace."
          }
        }
      },
      "RequestDetail": {
        "type": "object",
        "required": [
          "summary",
          "stages",
          "files",
          "notes",
          "checks",
          "approvals",
          "need",
          "events",
          "places",
          "may"
        ],
        "properties": {
          "summary": {
            "$ref": "#/components/schemas/RequestSummary"
          },
          "parameters": {
            "type": "object",
            "additionalProperties": true,
            "description": "Without people where the reader may not see them."
          },
          "stages": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RequestStage"
            }
          },
          "places": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RequestPlace"
            }
          },
          "files": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ChangedFile"
            }
          },
          "notes": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "effects": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RequestEffect"
            }
          },
          "checks": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RequestCheck"
            }
          },
          "need": {
            "$ref": "#/components/schemas/RequestApprovalNeed"
          },
          "approvals": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RequestApproval"
            }
          },
          "events": {
            "type": "array",
            "description": "What happened, oldest first.",
            "items": {
              "$ref": "#/components/schemas/RequestEvent"
            }
          },
          "branch": {
            "type": "string"
          },
          "revision": {
            "type": "string",
            "description": "Of the change as it is now; approvals name it."
          },
          "target": {
            "type": "string"
          },
          "url": {
            "type": "string"
          },
          "pullRequest": {
            "type": "string"
          },
          "taskId": {
            "type": "string"
          },
          "origin": {
            "$ref": "#/components/schemas/RequestOrigin"
          },
          "may": {
            "type": "object",
            "required": [
              "review",
              "merge",
              "withdraw"
            ],
            "properties": {
              "review": {
                "$ref": "#/components/schemas/RequestMay"
              },
              "merge": {
                "$ref": "#/components/schemas/RequestMay"
              },
              "withdraw": {
                "$ref": "#/components/schemas/RequestMay"
              }
            }
          }
        }
      },
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
          "runbook": {
            "type": "string",
            "description": "The id of the runbook that is for it, by what it is called after or says itself."
          },
          "suppressed": {
            "type": "string",
            "enum": [
              "maintenance",
              "inhibited",
              "silenced",
              "flapping"
            ],
            "description": "Why it tells nobody."
          },
          "suppressedMessage": {
            "type": "string",
            "description": "The same in a sentence, with until when."
          },
          "unmapped": {
            "type": "object",
            "description": "Why it belongs to no service; missing where it does.",
            "required": [
              "message",
              "remedy"
            ],
            "properties": {
              "message": {
                "type": "string"
              },
              "remedy": {
                "type": "string"
              }
            }
          },
          "incident": {
            "type": "object",
            "description": "The open incident that it belongs to, or the last one.",
            "required": [
              "key",
              "title"
            ],
            "properties": {
              "key": {
                "type": "string"
              },
              "title": {
                "type": "string"
              }
            }
          },
          "summary": {
            "type": "string"
          },
          "description": {
            "type": "string",
            "description": "Of the rule, as its author wrote it; Markdown in places."
          },
          "dashboardUrl": {
            "type": "string"
          },
          "generatorUrl": {
            "type": "string"
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
      "AlertDetail": {
        "type": "object",
        "required": [
          "alert",
          "mapping",
          "silences"
        ],
        "properties": {
          "alert": {
            "$ref": "#/components/schemas/Alert"
          },
          "mapping": {
            "$ref": "#/components/schemas/AlertMappingResult"
          },
          "silences": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Silence"
            }
          },
          "dashboardUrl": {
            "type": "string"
          },
          "generatorUrl": {
            "type": "string",
            "description": "Where the rule that made it can be looked at."
          },
          "fired": {
            "type": "array",
            "description": "When the same alert fired before, newest first.",
            "items": {
              "$ref": "#/components/schemas/AlertSpell"
            }
          },
          "why": {
            "$ref": "#/components/schemas/AlertLeft"
          }
        }
      },
      "AlertLeft": {
        "type": "object",
        "description": "Why an alert is in no incident, as it was decided last. Missing where it is in one, where nothing was decided, and where the reader may not see what the decision names.",
        "required": [
          "rule",
          "message",
          "at"
        ],
        "properties": {
          "rule": {
            "type": "string",
            "description": "Stable, as in `leave.severity`."
          },
          "message": {
            "type": "string",
            "description": "In a sentence."
          },
          "at": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "AlertSpell": {
        "type": "object",
        "required": [
          "startsAt"
        ],
        "properties": {
          "startsAt": {
            "type": "string",
            "format": "date-time"
          },
          "endsAt": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "AlertMappingResult": {
        "type": "object",
        "description": "Why an alert belongs to its service, or to none.",
        "required": [
          "rule",
          "message"
        ],
        "properties": {
          "rule": {
            "type": "string",
            "description": "`label`, `mapping`, `catalog`, `source`, or `none`."
          },
          "message": {
            "type": "string",
            "description": "In a sentence."
          },
          "remedy": {
            "type": "string"
          },
          "candidates": {
            "type": "array",
            "description": "Services that it may mean.",
            "items": {
              "$ref": "#/components/schemas/NamedRef"
            }
          }
        }
      },
      "AlertMatcher": {
        "type": "object",
        "required": [
          "name",
          "value"
        ],
        "additionalProperties": false,
        "properties": {
          "name": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          },
          "value": {
            "type": "string",
            "maxLength": 1000
          },
          "operator": {
            "type": "string",
            "enum": [
              "=",
              "!=",
              "=~",
              "!~"
            ],
            "default": "=",
            "description": "As Alertmanager has them; expressions are anchored."
          }
        }
      },
      "AlertMappingInput": {
        "type": "object",
        "required": [
          "matchers",
          "service"
        ],
        "additionalProperties": false,
        "properties": {
          "matchers": {
            "type": "array",
            "minItems": 1,
            "maxItems": 20,
            "items": {
              "$ref": "#/components/schemas/AlertMatcher"
            }
          },
          "service": {
            "type": "string",
            "maxLength": 400
          },
          "environment": {
            "type": "string",
            "maxLength": 63
          },
          "note": {
            "type": "string",
            "maxLength": 1000
          }
        }
      },
      "AlertMapping": {
        "type": "object",
        "required": [
          "id",
          "matchers",
          "service",
          "origin"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "matchers": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/AlertMatcher"
            }
          },
          "service": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "environment": {
            "type": "string"
          },
          "note": {
            "type": "string"
          },
          "origin": {
            "type": "string",
            "enum": [
              "configuration",
              "page"
            ]
          },
          "madeBy": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "madeAt": {
            "type": "string",
            "format": "date-time"
          },
          "firing": {
            "type": "integer",
            "description": "How many firing alerts it maps."
          }
        }
      },
      "AlertMappingList": {
        "type": "object",
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/AlertMapping"
            }
          }
        }
      },
      "SilenceInput": {
        "type": "object",
        "required": [
          "source",
          "matchers",
          "endsAt",
          "comment"
        ],
        "additionalProperties": false,
        "properties": {
          "source": {
            "type": "string",
            "minLength": 1,
            "maxLength": 64
          },
          "matchers": {
            "type": "array",
            "minItems": 1,
            "maxItems": 50,
            "items": {
              "$ref": "#/components/schemas/AlertMatcher"
            }
          },
          "startsAt": {
            "type": "string",
            "format": "date-time",
            "description": "Now when missing."
          },
          "endsAt": {
            "type": "string",
            "format": "date-time"
          },
          "comment": {
            "type": "string",
            "minLength": 1,
            "maxLength": 2000
          }
        }
      },
      "Silence": {
        "type": "object",
        "required": [
          "id",
          "source",
          "state",
          "matchers",
          "startsAt",
          "endsAt",
          "comment",
          "alerts"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "source": {
            "type": "string"
          },
          "state": {
            "type": "string",
            "enum": [
              "active",
              "pending",
              "expired"
            ]
          },
          "matchers": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/AlertMatcher"
            }
          },
          "startsAt": {
            "type": "string",
            "format": "date-time"
          },
          "endsAt": {
            "type": "string",
            "format": "date-time"
          },
          "comment": {
            "type": "string"
          },
          "createdBy": {
            "type": "string",
            "description": "As Alertmanager has it; for readers who may see people."
          },
          "alerts": {
            "type": "integer",
            "description": "How many firing alerts that one may see it keeps quiet."
          },
          "url": {
            "type": "string",
            "description": "Where it opens in Alertmanager."
          }
        }
      },
      "SilenceList": {
        "type": "object",
        "required": [
          "items",
          "sources"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Silence"
            }
          },
          "sources": {
            "type": "array",
            "description": "Alertmanagers in which silences can be made.",
            "items": {
              "type": "object",
              "required": [
                "id",
                "title"
              ],
              "properties": {
                "id": {
                  "type": "string"
                },
                "title": {
                  "type": "string"
                },
                "readAt": {
                  "type": "string",
                  "format": "date-time"
                },
                "problem": {
                  "type": "string",
                  "description": "Why what is shown may be old."
                }
              }
            }
          }
        }
      },
      "IncidentStatus": {
        "type": "string",
        "enum": [
          "triggered",
          "acknowledged",
          "analysing",
          "fixing",
          "observing",
          "resolved",
          "reopened"
        ]
      },
      "IncidentImpact": {
        "type": "string",
        "description": "What users notice.",
        "enum": [
          "minor",
          "major",
          "outage"
        ]
      },
      "IncidentCause": {
        "type": "string",
        "enum": [
          "change",
          "configuration",
          "capacity",
          "dependency",
          "infrastructure",
          "network",
          "data",
          "security",
          "certificate",
          "human",
          "external",
          "unknown"
        ]
      },
      "IncidentRoleName": {
        "type": "string",
        "enum": [
          "commander",
          "communications",
          "technicalLead",
          "scribe"
        ]
      },
      "IncidentRole": {
        "type": "object",
        "required": [
          "role",
          "person"
        ],
        "properties": {
          "role": {
            "$ref": "#/components/schemas/IncidentRoleName"
          },
          "person": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "since": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "IncidentService": {
        "type": "object",
        "required": [
          "service",
          "role",
          "impact",
          "regions"
        ],
        "properties": {
          "service": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "role": {
            "type": "string",
            "enum": [
              "root",
              "affected"
            ],
            "description": "root is where it comes from, as far as is known."
          },
          "impact": {
            "$ref": "#/components/schemas/IncidentImpact"
          },
          "regions": {
            "type": "array",
            "description": "Where the impact differs by region or cluster.",
            "items": {
              "type": "object",
              "required": [
                "region",
                "impact"
              ],
              "properties": {
                "region": {
                  "type": "string"
                },
                "impact": {
                  "$ref": "#/components/schemas/IncidentImpact"
                }
              }
            }
          },
          "since": {
            "type": "string",
            "format": "date-time"
          },
          "recoveredAt": {
            "type": "string",
            "format": "date-time"
          },
          "health": {
            "$ref": "#/components/schemas/Health"
          }
        }
      },
      "IncidentServiceInput": {
        "type": "object",
        "required": [
          "service"
        ],
        "additionalProperties": false,
        "properties": {
          "service": {
            "type": "string",
            "maxLength": 400
          },
          "impact": {
            "$ref": "#/components/schemas/IncidentImpact"
          },
          "regions": {
            "type": "array",
            "maxItems": 50,
            "items": {
              "type": "object",
              "required": [
                "region",
                "impact"
              ],
              "additionalProperties": false,
              "properties": {
                "region": {
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 253
                },
                "impact": {
                  "$ref": "#/components/schemas/IncidentImpact"
                }
              }
            }
          }
        }
      },
      "IncidentFix": {
        "type": "object",
        "description": "What mends it, followed until it is released and rolled out.",
        "required": [
          "url",
          "state"
        ],
        "properties": {
          "url": {
            "type": "string"
          },
          "kind": {
            "type": "string",
            "enum": [
              "change",
              "pullRequest",
              "issue",
              "other"
            ]
          },
          "title": {
            "type": "string"
          },
          "state": {
            "type": "string",
            "enum": [
              "open",
              "merged",
              "closed",
              "released",
              "rolledOut",
              "unknown"
            ]
          },
          "message": {
            "type": "string",
            "description": "The state in a sentence, with where it was seen."
          },
          "version": {
            "type": "string",
            "description": "The first version or commit that contains it."
          },
          "checkedAt": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "IncidentTicket": {
        "type": "object",
        "required": [
          "url",
          "title",
          "state"
        ],
        "properties": {
          "url": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "state": {
            "type": "string",
            "enum": [
              "open",
              "closed",
              "pending",
              "failing",
              "deleted"
            ]
          },
          "message": {
            "type": "string",
            "description": "Why it is behind, where it is."
          }
        }
      },
      "Incident": {
        "type": "object",
        "required": [
          "id",
          "key",
          "title",
          "severity",
          "status",
          "impact",
          "visibility",
          "drill",
          "origin",
          "startedAt",
          "detectedAt",
          "updatedAt",
          "services",
          "roles",
          "firing",
          "version"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "Opaque; signals name it."
          },
          "key": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "summary": {
            "type": "string",
            "description": "What is known, for everybody who reads it; Markdown."
          },
          "severity": {
            "type": "integer",
            "minimum": 1,
            "maximum": 4
          },
          "status": {
            "$ref": "#/components/schemas/IncidentStatus"
          },
          "impact": {
            "$ref": "#/components/schemas/IncidentImpact"
          },
          "visibility": {
            "$ref": "#/components/schemas/Visibility"
          },
          "environment": {
            "type": "string"
          },
          "drill": {
            "type": "boolean"
          },
          "origin": {
            "type": "string",
            "enum": [
              "policy",
              "person",
              "api"
            ]
          },
          "declaredBy": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "startedAt": {
            "type": "string",
            "format": "date-time"
          },
          "detectedAt": {
            "type": "string",
            "format": "date-time"
          },
          "acknowledgedAt": {
            "type": "string",
            "format": "date-time"
          },
          "mitigatedAt": {
            "type": "string",
            "format": "date-time"
          },
          "resolvedAt": {
            "type": "string",
            "format": "date-time"
          },
          "updatedAt": {
            "type": "string",
            "format": "date-time"
          },
          "services": {
            "type": "array",
            "description": "The root first, then what is affected, as far as the reader may see them.",
            "items": {
              "$ref": "#/components/schemas/IncidentService"
            }
          },
          "roles": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/IncidentRole"
            }
          },
          "firing": {
            "type": "integer",
            "description": "How many of its alerts fire."
          },
          "cause": {
            "$ref": "#/components/schemas/IncidentCause"
          },
          "causeText": {
            "type": "string"
          },
          "trackerUrl": {
            "type": "string"
          },
          "chatUrl": {
            "type": "string"
          },
          "ticket": {
            "$ref": "#/components/schemas/IncidentTicket"
          },
          "fix": {
            "$ref": "#/components/schemas/IncidentFix"
          },
          "duplicateOf": {
            "type": "string",
            "description": "The key of the incident that this one is, too."
          },
          "suggestion": {
            "type": "string",
            "description": "What the policy suggests to people, for example to resolve it, and why."
          },
          "owner": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "version": {
            "type": "integer"
          }
        }
      },
      "IncidentDetail": {
        "type": "object",
        "required": [
          "incident",
          "alerts",
          "following",
          "followers",
          "mayWrite",
          "duplicates"
        ],
        "properties": {
          "incident": {
            "$ref": "#/components/schemas/Incident"
          },
          "alerts": {
            "type": "array",
            "description": "Firing ones first; at most 200, `alertCount` says how many there are.",
            "items": {
              "$ref": "#/components/schemas/Alert"
            }
          },
          "alertCount": {
            "type": "integer"
          },
          "following": {
            "type": "boolean"
          },
          "followers": {
            "type": "integer"
          },
          "mayWrite": {
            "type": "boolean"
          },
          "duplicates": {
            "type": "array",
            "description": "Keys of incidents that are this one, too.",
            "items": {
              "type": "string"
            }
          },
          "evidence": {
            "type": "object",
            "description": "What can be replayed.",
            "required": [
              "from",
              "to"
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
              "pinnedAt": {
                "type": "string",
                "format": "date-time"
              }
            }
          }
        }
      },
      "IncidentInput": {
        "type": "object",
        "required": [
          "title",
          "services"
        ],
        "additionalProperties": false,
        "properties": {
          "title": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          },
          "summary": {
            "type": "string",
            "maxLength": 20000
          },
          "severity": {
            "type": "integer",
            "minimum": 1,
            "maximum": 4
          },
          "impact": {
            "$ref": "#/components/schemas/IncidentImpact"
          },
          "visibility": {
            "$ref": "#/components/schemas/Visibility"
          },
          "environment": {
            "type": "string",
            "maxLength": 63
          },
          "drill": {
            "type": "boolean"
          },
          "startedAt": {
            "type": "string",
            "format": "date-time",
            "description": "Now when missing; not in the future."
          },
          "services": {
            "type": "array",
            "minItems": 1,
            "maxItems": 200,
            "description": "The first is the root.",
            "items": {
              "$ref": "#/components/schemas/IncidentServiceInput"
            }
          },
          "alerts": {
            "type": "array",
            "description": "Ids of alerts that belong to it.",
            "maxItems": 200,
            "items": {
              "type": "string",
              "maxLength": 36
            }
          },
          "idempotencyKey": {
            "type": "string",
            "maxLength": 64
          }
        }
      },
      "IncidentUpdate": {
        "type": "object",
        "additionalProperties": false,
        "minProperties": 1,
        "properties": {
          "version": {
            "type": "integer",
            "description": "The version that the caller saw."
          },
          "title": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          },
          "summary": {
            "type": "string",
            "maxLength": 20000
          },
          "severity": {
            "type": "integer",
            "minimum": 1,
            "maximum": 4
          },
          "status": {
            "$ref": "#/components/schemas/IncidentStatus"
          },
          "impact": {
            "$ref": "#/components/schemas/IncidentImpact"
          },
          "visibility": {
            "$ref": "#/components/schemas/Visibility"
          },
          "drill": {
            "type": "boolean"
          },
          "startedAt": {
            "type": "string",
            "format": "date-time"
          },
          "detectedAt": {
            "type": "string",
            "format": "date-time"
          },
          "acknowledgedAt": {
            "type": "string",
            "format": "date-time"
          },
          "mitigatedAt": {
            "type": "string",
            "format": "date-time"
          },
          "resolvedAt": {
            "type": "string",
            "format": "date-time"
          },
          "cause": {
            "$ref": "#/components/schemas/IncidentCause"
          },
          "causeText": {
            "type": "string",
            "maxLength": 5000
          },
          "trackerUrl": {
            "type": "string",
            "maxLength": 2000,
            "description": "An address of http or https; empty takes it away."
          },
          "chatUrl": {
            "type": "string",
            "maxLength": 2000
          },
          "fixUrl": {
            "type": "string",
            "maxLength": 2000
          },
          "duplicateOf": {
            "type": "string",
            "maxLength": 32,
            "description": "The key of another incident; empty takes it back."
          },
          "services": {
            "type": "array",
            "minItems": 1,
            "maxItems": 200,
            "description": "All of them; the first is the root.",
            "items": {
              "$ref": "#/components/schemas/IncidentServiceInput"
            }
          },
          "roles": {
            "type": "array",
            "description": "Roles that change; without a person the role is free again.",
            "maxItems": 4,
            "items": {
              "type": "object",
              "required": [
                "role"
              ],
              "additionalProperties": false,
              "properties": {
                "role": {
                  "$ref": "#/components/schemas/IncidentRoleName"
                },
                "person": {
                  "type": "string",
                  "maxLength": 400
                }
              }
            }
          }
        }
      },
      "IncidentList": {
        "type": "object",
        "required": [
          "items",
          "totalItems"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Incident"
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
      "IncidentFacets": {
        "type": "object",
        "required": [
          "state",
          "status",
          "severity",
          "owner",
          "system",
          "service",
          "cause"
        ],
        "properties": {
          "state": {
            "$ref": "#/components/schemas/FacetValues"
          },
          "status": {
            "$ref": "#/components/schemas/FacetValues"
          },
          "severity": {
            "$ref": "#/components/schemas/FacetValues"
          },
          "owner": {
            "$ref": "#/components/schemas/FacetValues"
          },
          "system": {
            "$ref": "#/components/schemas/FacetValues"
          },
          "service": {
            "$ref": "#/components/schemas/FacetValues"
          },
          "cause": {
            "$ref": "#/components/schemas/FacetValues"
          }
        }
      },
      "FacetValues": {
        "type": "array",
        "items": {
          "$ref": "#/components/schemas/FacetValue"
        }
      },
      "MyIncidents": {
        "type": "object",
        "required": [
          "incidents",
          "services"
        ],
        "properties": {
          "incidents": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Incident"
            }
          },
          "services": {
            "type": "array",
            "description": "Services they own that are down or degraded, at most 20.",
            "items": {
              "$ref": "#/components/schemas/Service"
            }
          }
        }
      },
      "DurationSummary": {
        "type": "object",
        "description": "Of those incidents in which both times are known, in seconds.",
        "required": [
          "count"
        ],
        "properties": {
          "count": {
            "type": "integer"
          },
          "mean": {
            "type": "number"
          },
          "median": {
            "type": "number"
          },
          "p90": {
            "type": "number"
          }
        }
      },
      "IncidentMetrics": {
        "type": "object",
        "required": [
          "from",
          "to",
          "groups",
          "trend"
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
          "groups": {
            "type": "array",
            "description": "The most frequent first; one group without a name where nothing is asked for.",
            "items": {
              "$ref": "#/components/schemas/IncidentMetricsGroup"
            }
          },
          "trend": {
            "type": "array",
            "description": "By calendar month, UTC; months without incidents are there, too.",
            "items": {
              "$ref": "#/components/schemas/IncidentMetricsMonth"
            }
          }
        }
      },
      "IncidentMetricsGroup": {
        "type": "object",
        "required": [
          "incidents",
          "open",
          "timeToDetect",
          "timeToAcknowledge",
          "timeToResolve"
        ],
        "properties": {
          "name": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "incidents": {
            "type": "integer"
          },
          "open": {
            "type": "integer"
          },
          "timeToDetect": {
            "$ref": "#/components/schemas/DurationSummary"
          },
          "timeToAcknowledge": {
            "$ref": "#/components/schemas/DurationSummary"
          },
          "timeToResolve": {
            "$ref": "#/components/schemas/DurationSummary"
          }
        }
      },
      "IncidentMetricsMonth": {
        "type": "object",
        "required": [
          "start",
          "incidents",
          "timeToDetect",
          "timeToAcknowledge",
          "timeToResolve"
        ],
        "properties": {
          "start": {
            "type": "string",
            "format": "date-time"
          },
          "incidents": {
            "type": "integer"
          },
          "timeToDetect": {
            "$ref": "#/components/schemas/DurationSummary"
          },
          "timeToAcknowledge": {
            "$ref": "#/components/schemas/DurationSummary"
          },
          "timeToResolve": {
            "$ref": "#/components/schemas/DurationSummary"
          }
        }
      },
      "IncidentPolicyView": {
        "type": "object",
        "required": [
          "severities",
          "rules"
        ],
        "properties": {
          "severities": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "severity",
                "name",
                "meaning"
              ],
              "properties": {
                "severity": {
                  "type": "integer"
                },
                "name": {
                  "type": "string"
                },
                "meaning": {
                  "type": "string"
                }
              }
            }
          },
          "rules": {
            "type": "array",
            "description": "The policy in sentences, with the numbers that hold here.",
            "items": {
              "type": "string"
            }
          }
        }
      },
      "TimelineKind": {
        "type": "string",
        "enum": [
          "alert",
          "health",
          "change",
          "burn",
          "status",
          "severity",
          "role",
          "service",
          "field",
          "decision",
          "note",
          "log",
          "picture",
          "ticket",
          "comment",
          "chat",
          "merge",
          "question"
        ]
      },
      "TimelineEntry": {
        "type": "object",
        "required": [
          "id",
          "seq",
          "kind",
          "at",
          "recordedAt",
          "text",
          "edits"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "seq": {
            "type": "integer",
            "description": "The order in which it was written."
          },
          "kind": {
            "$ref": "#/components/schemas/TimelineKind"
          },
          "at": {
            "type": "string",
            "format": "date-time",
            "description": "When it happened."
          },
          "recordedAt": {
            "type": "string",
            "format": "date-time"
          },
          "author": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "authorName": {
            "type": "string",
            "description": "Who wrote it elsewhere, as they are called there."
          },
          "service": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "text": {
            "type": "string",
            "description": "Notes and comments are Markdown, logs are plain text, everything else is a sentence."
          },
          "url": {
            "type": "string"
          },
          "alertId": {
            "type": "string"
          },
          "changeId": {
            "type": "string",
            "description": "The change that it tells of, whose author can be asked."
          },
          "fileId": {
            "type": "string"
          },
          "decisionId": {
            "type": "string"
          },
          "edits": {
            "type": "integer"
          },
          "editedAt": {
            "type": "string",
            "format": "date-time"
          },
          "withheld": {
            "type": "boolean",
            "description": "People wrote it freely, and no public account of it is safe for the reader; then `text` is empty."
          },
          "redacted": {
            "type": "boolean",
            "description": "Whether `text` is the public account, without personal data and secrets."
          },
          "mine": {
            "type": "boolean",
            "description": "Whether the caller wrote it."
          }
        }
      },
      "IncidentTimeline": {
        "type": "object",
        "required": [
          "entries",
          "version",
          "totalItems"
        ],
        "properties": {
          "entries": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/TimelineEntry"
            }
          },
          "version": {
            "type": "integer",
            "description": "To be given as `after`."
          },
          "totalItems": {
            "type": "integer"
          }
        }
      },
      "TimelineEntryInput": {
        "type": "object",
        "required": [
          "kind",
          "text"
        ],
        "additionalProperties": false,
        "properties": {
          "kind": {
            "type": "string",
            "enum": [
              "note",
              "log"
            ]
          },
          "text": {
            "type": "string",
            "minLength": 1,
            "maxLength": 100000
          },
          "at": {
            "type": "string",
            "format": "date-time",
            "description": "When it happened, where that was earlier."
          },
          "service": {
            "type": "string",
            "maxLength": 400
          },
          "fileId": {
            "type": "string",
            "maxLength": 36
          },
          "idempotencyKey": {
            "type": "string",
            "maxLength": 64
          }
        }
      },
      "TimelineEntryEdit": {
        "type": "object",
        "required": [
          "text",
          "edits"
        ],
        "additionalProperties": false,
        "properties": {
          "text": {
            "type": "string",
            "maxLength": 100000
          },
          "edits": {
            "type": "integer",
            "minimum": 0
          }
        }
      },
      "TimelineWritten": {
        "type": "object",
        "required": [
          "entries",
          "incident"
        ],
        "properties": {
          "entries": {
            "type": "array",
            "description": "What was written, and what its commands did.",
            "items": {
              "$ref": "#/components/schemas/TimelineEntry"
            }
          },
          "incident": {
            "$ref": "#/components/schemas/Incident"
          }
        }
      },
      "TimelineEdits": {
        "type": "object",
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "text",
                "until"
              ],
              "properties": {
                "text": {
                  "type": "string"
                },
                "until": {
                  "type": "string",
                  "format": "date-time"
                }
              }
            }
          }
        }
      },
      "IncidentFile": {
        "type": "object",
        "required": [
          "id",
          "name",
          "type",
          "bytes"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "type": {
            "type": "string"
          },
          "bytes": {
            "type": "integer"
          }
        }
      },
      "IncidentDecision": {
        "type": "object",
        "required": [
          "id",
          "at",
          "rule",
          "message",
          "inputs"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "at": {
            "type": "string",
            "format": "date-time"
          },
          "rule": {
            "type": "string",
            "description": "Stable, as in `join.dependency`."
          },
          "message": {
            "type": "string",
            "description": "What was decided and why, in a sentence."
          },
          "inputs": {
            "type": "array",
            "description": "What it was decided from, as far as the reader may see it.",
            "items": {
              "type": "object",
              "required": [
                "label",
                "value"
              ],
              "properties": {
                "label": {
                  "type": "string"
                },
                "value": {
                  "type": "string"
                },
                "at": {
                  "type": "string",
                  "format": "date-time"
                }
              }
            }
          }
        }
      },
      "IncidentDecisionList": {
        "type": "object",
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/IncidentDecision"
            }
          }
        }
      },
      "ReplayedService": {
        "type": "object",
        "required": [
          "service",
          "role",
          "health",
          "locations",
          "versions",
          "objectives"
        ],
        "properties": {
          "service": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "role": {
            "type": "string",
            "enum": [
              "root",
              "affected"
            ]
          },
          "health": {
            "$ref": "#/components/schemas/Health"
          },
          "locations": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "environment",
                "status",
                "reasons"
              ],
              "properties": {
                "environment": {
                  "type": "string"
                },
                "cluster": {
                  "type": "string"
                },
                "source": {
                  "type": "string"
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
            }
          },
          "versions": {
            "type": "array",
            "description": "What ran, as far as rollouts tell.",
            "items": {
              "type": "object",
              "required": [
                "object",
                "version"
              ],
              "properties": {
                "object": {
                  "type": "string"
                },
                "cluster": {
                  "type": "string"
                },
                "version": {
                  "type": "string"
                },
                "since": {
                  "type": "string",
                  "format": "date-time"
                }
              }
            }
          },
          "objectives": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "slo",
                "index",
                "title"
              ],
              "properties": {
                "slo": {
                  "type": "string"
                },
                "index": {
                  "type": "integer"
                },
                "title": {
                  "type": "string"
                },
                "target": {
                  "type": "number"
                },
                "sli": {
                  "type": "number",
                  "description": "Good share of the hour before, 0 to 1; missing where nobody knows."
                },
                "burnRate": {
                  "type": "number"
                },
                "remaining": {
                  "type": "number"
                }
              }
            }
          }
        }
      },
      "IncidentReplay": {
        "type": "object",
        "required": [
          "at",
          "from",
          "to",
          "status",
          "services",
          "alerts",
          "changes"
        ],
        "properties": {
          "at": {
            "type": "string",
            "format": "date-time"
          },
          "from": {
            "type": "string",
            "format": "date-time"
          },
          "to": {
            "type": "string",
            "format": "date-time"
          },
          "status": {
            "type": "string",
            "description": "Of the incident at that moment; `before` before it began."
          },
          "services": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ReplayedService"
            }
          },
          "alerts": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Alert"
            }
          },
          "changes": {
            "type": "array",
            "description": "Of the six hours before the moment, newest first.",
            "items": {
              "$ref": "#/components/schemas/Change"
            }
          },
          "missing": {
            "type": "array",
            "description": "What nobody kept, in sentences.",
            "items": {
              "type": "string"
            }
          },
          "moments": {
            "type": "array",
            "description": "When something changed, for the slider.",
            "items": {
              "type": "string",
              "format": "date-time"
            }
          }
        }
      },
      "BudgetCost": {
        "type": "object",
        "required": [
          "slo",
          "sloTitle",
          "index",
          "target",
          "service"
        ],
        "properties": {
          "slo": {
            "type": "string"
          },
          "sloTitle": {
            "type": "string"
          },
          "index": {
            "type": "integer"
          },
          "title": {
            "type": "string"
          },
          "service": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "target": {
            "type": "number"
          },
          "windowSeconds": {
            "type": "number"
          },
          "consumed": {
            "type": "number",
            "description": "Share of the whole budget of its window that the incident spent; missing where nobody knows."
          },
          "minutes": {
            "type": "number",
            "description": "The same in minutes of error budget."
          },
          "goodEvents": {
            "type": "number"
          },
          "totalEvents": {
            "type": "number"
          },
          "message": {
            "type": "string",
            "description": "In a sentence, with why it is unknown where it is."
          }
        }
      },
      "IncidentBudget": {
        "type": "object",
        "required": [
          "from",
          "to",
          "items"
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
              "$ref": "#/components/schemas/BudgetCost"
            }
          }
        }
      },
      "Following": {
        "type": "object",
        "required": [
          "following",
          "followers"
        ],
        "properties": {
          "following": {
            "type": "boolean"
          },
          "followers": {
            "type": "integer"
          }
        }
      },
      "NotificationSettings": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "optOut"
        ],
        "properties": {
          "quietHours": {
            "type": "object",
            "required": [
              "from",
              "to",
              "zone"
            ],
            "additionalProperties": false,
            "description": "What is less severe than `exceptSeverity` waits until they end.",
            "properties": {
              "from": {
                "type": "string",
                "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"
              },
              "to": {
                "type": "string",
                "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"
              },
              "zone": {
                "type": "string",
                "maxLength": 64
              },
              "exceptSeverity": {
                "type": "integer",
                "minimum": 0,
                "maximum": 4,
                "default": 2
              }
            }
          },
          "optOut": {
            "type": "array",
            "description": "Topics of which one is not told.",
            "maxItems": 10,
            "items": {
              "type": "string",
              "enum": [
                "opened",
                "escalated",
                "resolved",
                "assigned",
                "updated"
              ]
            }
          }
        }
      },
      "Webhook": {
        "type": "object",
        "required": [
          "id",
          "title",
          "events",
          "state",
          "message",
          "waiting"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "events": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "state": {
            "type": "string",
            "enum": [
              "working",
              "failing",
              "untried"
            ]
          },
          "message": {
            "type": "string"
          },
          "waiting": {
            "type": "integer"
          },
          "lastDeliveredAt": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "WebhookList": {
        "type": "object",
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Webhook"
            }
          }
        }
      },
      "PostMortemStatus": {
        "type": "string",
        "description": "draft is being written, inReview waits for approval, published is what everybody concerned reads.",
        "enum": [
          "draft",
          "inReview",
          "published"
        ]
      },
      "PostMortem": {
        "type": "object",
        "required": [
          "id",
          "key",
          "title",
          "status",
          "visibility",
          "account",
          "services",
          "tags",
          "updatedAt",
          "version",
          "actionItems"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "key": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "summary": {
            "type": "string",
            "description": "Its first section as plain text, at most 400 characters."
          },
          "status": {
            "$ref": "#/components/schemas/PostMortemStatus"
          },
          "amended": {
            "type": "boolean",
            "description": "Whether a published one has a working text that is not published."
          },
          "visibility": {
            "$ref": "#/components/schemas/Visibility"
          },
          "account": {
            "description": "Which account this answer is; public is redacted.",
            "$ref": "#/components/schemas/Visibility"
          },
          "incident": {
            "type": "string",
            "description": "The key of the incident it is about."
          },
          "severity": {
            "type": "integer",
            "minimum": 1,
            "maximum": 4
          },
          "cause": {
            "$ref": "#/components/schemas/IncidentCause"
          },
          "startedAt": {
            "type": "string",
            "format": "date-time"
          },
          "detectedAt": {
            "type": "string",
            "format": "date-time"
          },
          "mitigatedAt": {
            "type": "string",
            "format": "date-time"
          },
          "resolvedAt": {
            "type": "string",
            "format": "date-time"
          },
          "publishedAt": {
            "type": "string",
            "format": "date-time"
          },
          "updatedAt": {
            "type": "string",
            "format": "date-time"
          },
          "services": {
            "type": "array",
            "description": "The root first.",
            "items": {
              "$ref": "#/components/schemas/NamedRef"
            }
          },
          "owner": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "authors": {
            "type": "array",
            "description": "Only for readers who may see people.",
            "items": {
              "$ref": "#/components/schemas/NamedRef"
            }
          },
          "tags": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "actionItems": {
            "type": "object",
            "required": [
              "open",
              "overdue",
              "done"
            ],
            "properties": {
              "open": {
                "type": "integer"
              },
              "overdue": {
                "type": "integer"
              },
              "done": {
                "type": "integer"
              }
            }
          },
          "version": {
            "type": "integer",
            "description": "Grows with everything that happens to it."
          }
        }
      },
      "PostMortemDetail": {
        "type": "object",
        "required": [
          "postMortem",
          "text",
          "items",
          "may"
        ],
        "properties": {
          "postMortem": {
            "$ref": "#/components/schemas/PostMortem"
          },
          "text": {
            "type": "string",
            "description": "The body as Markdown, without front matter, of the account that the reader may see. Empty for one that was never published."
          },
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ActionItem"
            }
          },
          "markdown": {
            "type": "string",
            "description": "Front matter and body of what was published, to begin an amended text with; for those who may write it."
          },
          "working": {
            "description": "For those who may write it, where there is a text that is not published.",
            "$ref": "#/components/schemas/PostMortemWorking"
          },
          "source": {
            "description": "Where it is in git; only for readers of internal accounts.",
            "$ref": "#/components/schemas/PostMortemFile"
          },
          "publicAccount": {
            "type": "object",
            "description": "For readers of internal accounts, how the public one is.",
            "required": [
              "state"
            ],
            "properties": {
              "state": {
                "type": "string",
                "enum": [
                  "shown",
                  "withheld",
                  "none"
                ],
                "description": "withheld while the leak check finds something; none where it is internal or not published."
              },
              "leaks": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/Leak"
                }
              }
            }
          },
          "may": {
            "type": "object",
            "required": [
              "write",
              "review",
              "publish"
            ],
            "properties": {
              "write": {
                "type": "boolean"
              },
              "review": {
                "type": "boolean"
              },
              "publish": {
                "type": "boolean"
              },
              "whyNotPublish": {
                "type": "string",
                "description": "What is missing, as a sentence."
              }
            }
          },
          "formerIncidents": {
            "type": "array",
            "description": "Keys of incidents that were merged into its incident.",
            "items": {
              "type": "string"
            }
          }
        }
      },
      "PostMortemWorking": {
        "type": "object",
        "required": [
          "markdown",
          "savedAt",
          "version",
          "problems",
          "reviews",
          "approvals"
        ],
        "properties": {
          "markdown": {
            "type": "string",
            "description": "Front matter and body."
          },
          "savedAt": {
            "type": "string",
            "format": "date-time"
          },
          "savedBy": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "version": {
            "type": "integer"
          },
          "factsBehind": {
            "type": "boolean",
            "description": "Whether its incident has changed since it took its facts. A draft takes them anew by itself once nobody writes; what is in review does not."
          },
          "problems": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/PostMortemProblem"
            }
          },
          "proposal": {
            "$ref": "#/components/schemas/PostMortemProposal"
          },
          "reviews": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/PostMortemReview"
            }
          },
          "approvals": {
            "type": "object",
            "required": [
              "given",
              "needed"
            ],
            "properties": {
              "given": {
                "type": "integer"
              },
              "needed": {
                "type": "integer"
              }
            }
          }
        }
      },
      "PostMortemProposal": {
        "type": "object",
        "description": "The branch or the pull request in which it waits.",
        "required": [
          "branch",
          "proposedAt",
          "state"
        ],
        "properties": {
          "branch": {
            "type": "string"
          },
          "revision": {
            "type": "string",
            "description": "The commit that waits there."
          },
          "url": {
            "type": "string"
          },
          "proposedAt": {
            "type": "string",
            "format": "date-time"
          },
          "proposedBy": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "state": {
            "type": "string",
            "enum": [
              "open",
              "conflicting",
              "merged",
              "closed",
              "unknown"
            ]
          },
          "message": {
            "type": "string",
            "description": "Why it is so, where it is not simply open, and what to do."
          },
          "diff": {
            "type": "string",
            "description": "What it changes, as a unified diff."
          }
        }
      },
      "PostMortemReview": {
        "type": "object",
        "required": [
          "verdict",
          "at",
          "text",
          "outdated"
        ],
        "properties": {
          "verdict": {
            "type": "string",
            "enum": [
              "approved",
              "changesRequested",
              "commented"
            ]
          },
          "reviewer": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "text": {
            "type": "string"
          },
          "at": {
            "type": "string",
            "format": "date-time"
          },
          "outdated": {
            "type": "boolean",
            "description": "Whether the text was changed since; then it does not count."
          }
        }
      },
      "PostMortemReviewInput": {
        "type": "object",
        "required": [
          "verdict",
          "version"
        ],
        "additionalProperties": false,
        "properties": {
          "verdict": {
            "type": "string",
            "enum": [
              "approved",
              "changesRequested",
              "commented"
            ]
          },
          "text": {
            "type": "string",
            "maxLength": 20000
          },
          "version": {
            "type": "integer",
            "minimum": 0
          }
        }
      },
      "PostMortemInput": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "incident": {
            "type": "string",
            "maxLength": 32,
            "pattern": "^[A-Za-z][A-Za-z0-9]*-[0-9]+$"
          },
          "title": {
            "type": "string",
            "minLength": 1,
            "maxLength": 300
          },
          "services": {
            "type": "array",
            "items": {
              "type": "string",
              "maxLength": 400
            },
            "maxItems": 50
          },
          "visibility": {
            "$ref": "#/components/schemas/Visibility"
          },
          "language": {
            "type": "string",
            "enum": [
              "en",
              "de"
            ],
            "default": "en"
          }
        }
      },
      "PostMortemText": {
        "type": "object",
        "required": [
          "markdown",
          "version"
        ],
        "additionalProperties": false,
        "properties": {
          "markdown": {
            "type": "string",
            "minLength": 1,
            "maxLength": 1048576
          },
          "version": {
            "type": "integer",
            "minimum": 0,
            "description": "That of `working`; 0 where there is none."
          },
          "base": {
            "type": "string",
            "maxLength": 64,
            "description": "The `content` of `source` that the text was made from, so that nobody takes back what was changed in git meanwhile. Where it is no longer what git has, 409 says by its `base` field what git has now."
          }
        }
      },
      "PostMortemVersion": {
        "type": "object",
        "required": [
          "version"
        ],
        "additionalProperties": false,
        "properties": {
          "version": {
            "type": "integer",
            "minimum": 0
          }
        }
      },
      "PostMortemPreviewInput": {
        "type": "object",
        "required": [
          "markdown"
        ],
        "additionalProperties": false,
        "properties": {
          "markdown": {
            "type": "string",
            "minLength": 1,
            "maxLength": 1048576
          }
        }
      },
      "PostMortemPreview": {
        "type": "object",
        "required": [
          "internal",
          "public",
          "fields",
          "findings",
          "leaks",
          "problems"
        ],
        "properties": {
          "internal": {
            "type": "string",
            "description": "The body of the internal account."
          },
          "public": {
            "type": "string",
            "description": "The body of the public account."
          },
          "fields": {
            "type": "array",
            "description": "Title, tags and action items of both accounts, in this order.",
            "items": {
              "type": "object",
              "required": [
                "field",
                "internal"
              ],
              "properties": {
                "field": {
                  "type": "string",
                  "enum": [
                    "title",
                    "tag",
                    "actionItem",
                    "owner"
                  ]
                },
                "internal": {
                  "type": "string"
                },
                "public": {
                  "type": "string",
                  "description": "What everybody reads instead; missing where it is left out."
                }
              }
            }
          },
          "findings": {
            "type": "array",
            "description": "What is redacted, by kind.",
            "items": {
              "type": "object",
              "required": [
                "kind",
                "line",
                "excerpt",
                "replacement"
              ],
              "properties": {
                "kind": {
                  "type": "string"
                },
                "line": {
                  "type": "integer"
                },
                "excerpt": {
                  "type": "string",
                  "description": "What it was; only internal readers get previews."
                },
                "replacement": {
                  "type": "string"
                }
              }
            }
          },
          "leaks": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Leak"
            }
          },
          "problems": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/PostMortemProblem"
            }
          }
        }
      },
      "Leak": {
        "type": "object",
        "description": "Something in the public account that looks like personal data or a secret.",
        "required": [
          "kind",
          "line",
          "excerpt",
          "remedy"
        ],
        "properties": {
          "kind": {
            "type": "string"
          },
          "line": {
            "type": "integer"
          },
          "excerpt": {
            "type": "string"
          },
          "remedy": {
            "type": "string"
          }
        }
      },
      "PostMortemProblem": {
        "type": "object",
        "required": [
          "severity",
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
          "message": {
            "type": "string"
          },
          "field": {
            "type": "string"
          },
          "line": {
            "type": "integer"
          }
        }
      },
      "PostMortemFile": {
        "type": "object",
        "required": [
          "repository",
          "path"
        ],
        "properties": {
          "repository": {
            "type": "string"
          },
          "path": {
            "type": "string"
          },
          "url": {
            "type": "string"
          },
          "address": {
            "type": "string",
            "description": "Where the repository is cloned from; for runbooks, and without a login."
          },
          "revision": {
            "type": "string"
          },
          "content": {
            "type": "string",
            "description": "Tells this content of the file from every other."
          },
          "changedAt": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "PostMortemList": {
        "type": "object",
        "required": [
          "items",
          "totalItems"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/PostMortem"
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
      "PostMortemFacets": {
        "type": "object",
        "required": [
          "status",
          "severity",
          "cause",
          "owner",
          "system",
          "service",
          "tag"
        ],
        "properties": {
          "status": {
            "$ref": "#/components/schemas/FacetValues"
          },
          "severity": {
            "$ref": "#/components/schemas/FacetValues"
          },
          "cause": {
            "$ref": "#/components/schemas/FacetValues"
          },
          "owner": {
            "$ref": "#/components/schemas/FacetValues"
          },
          "system": {
            "$ref": "#/components/schemas/FacetValues"
          },
          "service": {
            "$ref": "#/components/schemas/FacetValues"
          },
          "tag": {
            "$ref": "#/components/schemas/FacetValues"
          }
        }
      },
      "PostMortemSourceList": {
        "type": "object",
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "id",
                "title",
                "writable",
                "documents",
                "broken"
              ],
              "properties": {
                "id": {
                  "type": "string"
                },
                "title": {
                  "type": "string"
                },
                "url": {
                  "type": "string"
                },
                "writable": {
                  "type": "boolean",
                  "description": "Whether new ones are written here."
                },
                "documents": {
                  "type": "integer"
                },
                "readAt": {
                  "type": "string",
                  "format": "date-time"
                },
                "revision": {
                  "type": "string"
                },
                "problem": {
                  "type": "string",
                  "description": "Why what is shown may be old, and what to do."
                },
                "broken": {
                  "type": "array",
                  "description": "Files that cannot be read; only for readers of internal accounts.",
                  "items": {
                    "type": "object",
                    "required": [
                      "path",
                      "problems"
                    ],
                    "properties": {
                      "path": {
                        "type": "string"
                      },
                      "url": {
                        "type": "string"
                      },
                      "problems": {
                        "type": "array",
                        "items": {
                          "$ref": "#/components/schemas/PostMortemProblem"
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      },
      "PostMortemHistory": {
        "type": "object",
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "kind",
                "at",
                "text"
              ],
              "properties": {
                "kind": {
                  "type": "string",
                  "enum": [
                    "started",
                    "saved",
                    "proposed",
                    "withdrawn",
                    "reviewed",
                    "published",
                    "editedInGit",
                    "renamed",
                    "gone",
                    "actionItem",
                    "withheld"
                  ]
                },
                "at": {
                  "type": "string",
                  "format": "date-time"
                },
                "author": {
                  "$ref": "#/components/schemas/NamedRef"
                },
                "authorName": {
                  "type": "string"
                },
                "text": {
                  "type": "string",
                  "description": "A sentence."
                },
                "revision": {
                  "type": "string"
                },
                "url": {
                  "type": "string"
                }
              }
            }
          }
        }
      },
      "ActionItem": {
        "type": "object",
        "required": [
          "id",
          "postMortem",
          "title",
          "state"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "Its id in its post-mortem."
          },
          "postMortem": {
            "type": "object",
            "required": [
              "key",
              "title"
            ],
            "properties": {
              "key": {
                "type": "string"
              },
              "title": {
                "type": "string"
              }
            }
          },
          "title": {
            "type": "string"
          },
          "kind": {
            "type": "string",
            "enum": [
              "protect",
              "prevent",
              "recover",
              "detect"
            ]
          },
          "severity": {
            "type": "string",
            "enum": [
              "high",
              "medium",
              "low"
            ]
          },
          "owner": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "due": {
            "type": "string",
            "description": "The last day, as 2026-12-31."
          },
          "issue": {
            "type": "string"
          },
          "done": {
            "type": "string",
            "description": "The day, where it is done."
          },
          "state": {
            "type": "string",
            "enum": [
              "open",
              "overdue",
              "done"
            ]
          },
          "service": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "mayChange": {
            "type": "boolean"
          },
          "pendingSince": {
            "type": "string",
            "format": "date-time",
            "description": "Since when a change waits to be written into git, where one does; it is tried again by itself."
          }
        }
      },
      "ActionItemChange": {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": false,
        "properties": {
          "title": {
            "type": "string",
            "minLength": 1,
            "maxLength": 300
          },
          "owner": {
            "type": "string",
            "maxLength": 400
          },
          "due": {
            "type": "string",
            "pattern": "^\\d{4}-\\d{2}-\\d{2}$"
          },
          "severity": {
            "type": "string",
            "enum": [
              "high",
              "medium",
              "low"
            ]
          },
          "issue": {
            "type": "string",
            "maxLength": 2000
          },
          "done": {
            "type": "boolean",
            "description": "True closes it today, false opens it again."
          }
        }
      },
      "ActionItemList": {
        "type": "object",
        "required": [
          "items",
          "totalItems"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ActionItem"
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
      "SimilarQuery": {
        "type": "object",
        "required": [
          "text"
        ],
        "additionalProperties": false,
        "properties": {
          "text": {
            "type": "string",
            "minLength": 1,
            "maxLength": 1048576
          },
          "limit": {
            "type": "integer",
            "minimum": 1,
            "maximum": 20,
            "default": 5
          },
          "kinds": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/SearchDocumentKind"
            },
            "maxItems": 4
          },
          "service": {
            "type": "string",
            "maxLength": 400,
            "description": "An entity ref; among equals, what is of this service comes first."
          }
        }
      },
      "SearchDocumentKind": {
        "type": "string",
        "enum": [
          "postMortem",
          "incident",
          "runbook",
          "question"
        ]
      },
      "SimilarAnswers": {
        "type": "object",
        "required": [
          "confidence",
          "results"
        ],
        "properties": {
          "confidence": {
            "type": "string",
            "enum": [
              "high",
              "medium",
              "low"
            ],
            "description": "low says that probably nobody has written of it yet."
          },
          "cut": {
            "type": "boolean",
            "description": "Whether only the part that matters of a long text was looked at."
          },
          "readAs": {
            "type": "array",
            "description": "The lines that were taken as what matters, variables normalised away.",
            "items": {
              "type": "string"
            }
          },
          "results": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/SimilarResult"
            }
          }
        }
      },
      "SimilarResult": {
        "type": "object",
        "required": [
          "kind",
          "key",
          "title",
          "confidence",
          "why",
          "services"
        ],
        "properties": {
          "kind": {
            "$ref": "#/components/schemas/SearchDocumentKind"
          },
          "key": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "at": {
            "type": "string",
            "format": "date-time"
          },
          "severity": {
            "type": "integer",
            "minimum": 1,
            "maximum": 4
          },
          "services": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/NamedRef"
            }
          },
          "excerpt": {
            "type": "string"
          },
          "confidence": {
            "type": "string",
            "enum": [
              "high",
              "medium",
              "low"
            ]
          },
          "why": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "kind",
                "text"
              ],
              "properties": {
                "kind": {
                  "type": "string",
                  "enum": [
                    "signature",
                    "code",
                    "exception",
                    "frame",
                    "phrase",
                    "terms",
                    "service"
                  ]
                },
                "text": {
                  "type": "string",
                  "description": "What agrees."
                }
              }
            }
          }
        }
      },
      "Removal": {
        "type": "object",
        "required": [
          "id",
          "state",
          "requestedAt",
          "names",
          "files"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "person": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "names": {
            "type": "array",
            "description": "What is taken out, wherever it stands.",
            "items": {
              "type": "string"
            }
          },
          "requestedAt": {
            "type": "string",
            "format": "date-time"
          },
          "requestedBy": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "state": {
            "type": "string",
            "enum": [
              "working",
              "done"
            ],
            "description": "Working, until every public account is made without the person."
          },
          "left": {
            "type": "integer",
            "description": "How many public accounts are still to be made again, while it works."
          },
          "accounts": {
            "type": "integer",
            "description": "In how many accounts the person was named, once it is done."
          },
          "files": {
            "type": "array",
            "description": "Files in git that still name the person, once it is done.",
            "items": {
              "$ref": "#/components/schemas/PostMortemFile"
            }
          }
        }
      },
      "RemovalInput": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "person": {
            "type": "string",
            "maxLength": 400,
            "description": "An entity ref of a user; the caller when neither this nor names are given."
          },
          "names": {
            "type": "array",
            "description": "Names of somebody who is not in the catalog.",
            "items": {
              "type": "string",
              "minLength": 3,
              "maxLength": 200
            },
            "maxItems": 10
          }
        }
      },
      "RemovalList": {
        "type": "object",
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Removal"
            }
          }
        }
      },
      "SearchDocument": {
        "type": "object",
        "required": [
          "kind",
          "key",
          "title",
          "text",
          "path",
          "services"
        ],
        "properties": {
          "kind": {
            "$ref": "#/components/schemas/SearchDocumentKind"
          },
          "key": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "text": {
            "type": "string"
          },
          "path": {
            "type": "string",
            "description": "Where its page is, from the root of the portal."
          },
          "resourceRef": {
            "type": "string",
            "description": "The entity ref of the service that decides who may see it."
          },
          "services": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "owner": {
            "type": "string"
          },
          "status": {
            "type": "string"
          },
          "severity": {
            "type": "integer"
          },
          "tags": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "at": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "SearchDocumentList": {
        "type": "object",
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/SearchDocument"
            }
          },
          "nextCursor": {
            "type": "string"
          }
        }
      },
      "ArtefactKind": {
        "type": "string",
        "enum": [
          "service",
          "workload",
          "slo",
          "alertRule",
          "runbook",
          "configuration",
          "frame",
          "change"
        ]
      },
      "Artefact": {
        "type": "object",
        "description": "Something that somebody wrote. What is given beside kind and service says which one; what is missing is found out.",
        "required": [
          "kind"
        ],
        "additionalProperties": false,
        "properties": {
          "kind": {
            "$ref": "#/components/schemas/ArtefactKind"
          },
          "service": {
            "type": "string",
            "maxLength": 400,
            "description": "The entity ref of the service it belongs to."
          },
          "name": {
            "type": "string",
            "maxLength": 500,
            "description": "What people call it - a workload, an SLO, an alert, a key of the configuration."
          },
          "text": {
            "type": "string",
            "maxLength": 20000,
            "description": "For a frame, the stack trace or its line as it was pasted."
          },
          "object": {
            "$ref": "#/components/schemas/ObjectRef"
          },
          "cluster": {
            "type": "string",
            "maxLength": 253
          },
          "change": {
            "type": "string",
            "maxLength": 64,
            "description": "The id of a change."
          },
          "runbook": {
            "type": "string",
            "maxLength": 64
          },
          "repository": {
            "type": "string",
            "maxLength": 1000,
            "description": "The address of a git repository that a service, workload or document of the catalog names."
          },
          "path": {
            "type": "string",
            "maxLength": 1000
          },
          "line": {
            "type": "integer",
            "minimum": 1,
            "maximum": 10000000
          },
          "key": {
            "type": "string",
            "maxLength": 300,
            "description": "For a value of the configuration, its key in a YAML, JSON, properties or env file, as in data.RETRIES or the name of a container's variable; its line is looked up."
          },
          "revision": {
            "type": "string",
            "maxLength": 100,
            "description": "The commit or tag that it is about, such as the deployed one."
          }
        }
      },
      "AuthorsQuery": {
        "type": "object",
        "required": [
          "artefact"
        ],
        "additionalProperties": false,
        "properties": {
          "artefact": {
            "$ref": "#/components/schemas/Artefact"
          },
          "incident": {
            "type": "string",
            "maxLength": 32
          },
          "limit": {
            "type": "integer",
            "minimum": 1,
            "maximum": 20,
            "default": 5
          }
        }
      },
      "AuthorReason": {
        "type": "object",
        "required": [
          "kind",
          "text"
        ],
        "properties": {
          "kind": {
            "type": "string",
            "enum": [
              "commits",
              "lastChange",
              "line",
              "codeowners",
              "pullRequest",
              "review",
              "change",
              "owner",
              "onCall",
              "answered"
            ]
          },
          "text": {
            "type": "string",
            "description": "A sentence, as in: wrote 62 % of payments/retry.ts."
          },
          "url": {
            "type": "string"
          },
          "at": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "AuthorSuggestion": {
        "type": "object",
        "required": [
          "confidence",
          "why",
          "state"
        ],
        "properties": {
          "person": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "name": {
            "type": "string",
            "description": "As git calls somebody who is not in the catalog; they cannot be asked here."
          },
          "confidence": {
            "type": "string",
            "enum": [
              "high",
              "medium",
              "low"
            ]
          },
          "why": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/AuthorReason"
            }
          },
          "state": {
            "type": "string",
            "description": "left is somebody whom the catalog knew and knows no more, unknown somebody it never knew; neither can be asked.",
            "enum": [
              "present",
              "away",
              "prefersTeam",
              "left",
              "unknown"
            ]
          },
          "until": {
            "type": "string",
            "format": "date-time"
          },
          "instead": {
            "description": "Whom to ask in their place.",
            "$ref": "#/components/schemas/NamedRef"
          },
          "contacts": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Contact"
            }
          }
        }
      },
      "ArtefactPlace": {
        "type": "object",
        "description": "Where the artefact is in git.",
        "required": [
          "repository"
        ],
        "properties": {
          "repository": {
            "type": "string"
          },
          "path": {
            "type": "string"
          },
          "line": {
            "type": "integer"
          },
          "revision": {
            "type": "string"
          },
          "url": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "readAt": {
            "type": "string",
            "format": "date-time",
            "description": "When the repository was read last."
          }
        }
      },
      "AuthorAnswers": {
        "type": "object",
        "required": [
          "artefact",
          "suggestions",
          "places",
          "problems",
          "peopleHidden",
          "hidden"
        ],
        "properties": {
          "artefact": {
            "$ref": "#/components/schemas/Artefact"
          },
          "title": {
            "type": "string",
            "description": "What the artefact is called on pages."
          },
          "service": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "places": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ArtefactPlace"
            }
          },
          "commit": {
            "description": "The commit that wrote the line or made the change, where there is one.",
            "$ref": "#/components/schemas/CodeChange"
          },
          "suggestions": {
            "type": "array",
            "description": "Empty for readers who may not see people.",
            "items": {
              "$ref": "#/components/schemas/AuthorSuggestion"
            }
          },
          "team": {
            "description": "The owning team, which can always be asked.",
            "$ref": "#/components/schemas/NamedRef"
          },
          "onCall": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/OnCallShift"
            }
          },
          "problems": {
            "type": "array",
            "description": "What could not be found out, and what to do about it.",
            "items": {
              "type": "string"
            }
          },
          "peopleHidden": {
            "type": "boolean"
          },
          "hidden": {
            "type": "integer",
            "description": "How many suggestions the reader may not see; those who do not want to be suggested are not among them."
          }
        }
      },
      "CodeChange": {
        "type": "object",
        "required": [
          "revision",
          "at",
          "message"
        ],
        "properties": {
          "revision": {
            "type": "string"
          },
          "at": {
            "type": "string",
            "format": "date-time"
          },
          "message": {
            "type": "string",
            "description": "The first line."
          },
          "author": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "authorName": {
            "type": "string"
          },
          "url": {
            "type": "string"
          },
          "pullRequest": {
            "type": "object",
            "required": [
              "url"
            ],
            "properties": {
              "url": {
                "type": "string"
              },
              "title": {
                "type": "string"
              }
            }
          }
        }
      },
      "AuthorSettings": {
        "type": "object",
        "description": "How somebody wants to be asked.",
        "required": [
          "suggested",
          "prefers",
          "shownTo"
        ],
        "additionalProperties": false,
        "properties": {
          "suggested": {
            "type": "boolean",
            "description": "Whether they are suggested to people who ask."
          },
          "prefers": {
            "type": "string",
            "description": "team is asked in their place.",
            "enum": [
              "me",
              "team"
            ]
          },
          "awayUntil": {
            "type": "string",
            "format": "date-time"
          },
          "shownTo": {
            "type": "string",
            "description": "Who reads their name at their public questions and answers.",
            "enum": [
              "everybody",
              "signedIn"
            ]
          }
        }
      },
      "OnCallShift": {
        "type": "object",
        "required": [
          "schedule",
          "from",
          "to",
          "people"
        ],
        "properties": {
          "schedule": {
            "type": "string",
            "description": "The id of its schedule."
          },
          "level": {
            "type": "integer",
            "description": "1 is asked first."
          },
          "from": {
            "type": "string",
            "format": "date-time"
          },
          "to": {
            "type": "string",
            "format": "date-time"
          },
          "people": {
            "type": "array",
            "description": "Empty for readers who may not see people.",
            "items": {
              "$ref": "#/components/schemas/OnCallPerson"
            }
          },
          "title": {
            "type": "string",
            "description": "What the calendar says, for readers who may see people."
          }
        }
      },
      "OnCallPerson": {
        "type": "object",
        "properties": {
          "person": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "name": {
            "type": "string",
            "description": "As the calendar calls them, where the catalog does not know them."
          },
          "contacts": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Contact"
            }
          }
        }
      },
      "OnCallSchedule": {
        "type": "object",
        "required": [
          "id",
          "title",
          "shifts",
          "gaps",
          "stale"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "source": {
            "type": "string"
          },
          "level": {
            "type": "integer"
          },
          "timeZone": {
            "type": "string"
          },
          "url": {
            "type": "string"
          },
          "shifts": {
            "type": "array",
            "description": "Of the time asked for, those that are running first.",
            "items": {
              "$ref": "#/components/schemas/OnCallShift"
            }
          },
          "gaps": {
            "type": "array",
            "description": "When nobody is on call.",
            "items": {
              "type": "object",
              "required": [
                "from",
                "to"
              ],
              "properties": {
                "from": {
                  "type": "string",
                  "format": "date-time"
                },
                "to": {
                  "type": "string",
                  "format": "date-time"
                }
              }
            }
          },
          "handoverAt": {
            "type": "string",
            "format": "date-time"
          },
          "readAt": {
            "type": "string",
            "format": "date-time"
          },
          "stale": {
            "type": "boolean"
          },
          "problem": {
            "type": "string",
            "description": "Why it cannot be read, or in part, and what to do."
          }
        }
      },
      "ServiceOnCall": {
        "type": "object",
        "required": [
          "from",
          "to",
          "schedules",
          "peopleHidden"
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
          "schedules": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/OnCallSchedule"
            }
          },
          "gaps": {
            "type": "array",
            "description": "When none of the schedules that are asked first has anybody: several of them follow the sun, and what one leaves out another covers.",
            "items": {
              "type": "object",
              "required": [
                "from",
                "to"
              ],
              "properties": {
                "from": {
                  "type": "string",
                  "format": "date-time"
                },
                "to": {
                  "type": "string",
                  "format": "date-time"
                }
              }
            }
          },
          "peopleHidden": {
            "type": "boolean"
          },
          "problem": {
            "type": "string",
            "description": "Why there is no schedule, and what to do."
          }
        }
      },
      "Suspect": {
        "type": "object",
        "required": [
          "change",
          "service",
          "score",
          "why"
        ],
        "properties": {
          "change": {
            "$ref": "#/components/schemas/Change"
          },
          "service": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "score": {
            "type": "number",
            "description": "From 0 to 1; see docs/changes.md for how it is made."
          },
          "why": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "kind",
                "text"
              ],
              "properties": {
                "kind": {
                  "type": "string",
                  "enum": [
                    "time",
                    "component",
                    "reach",
                    "evidence",
                    "reverted",
                    "calm"
                  ]
                },
                "text": {
                  "type": "string"
                }
              }
            }
          }
        }
      },
      "IncidentSuspects": {
        "type": "object",
        "required": [
          "from",
          "to",
          "suspects",
          "considered",
          "problems"
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
          "suspects": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Suspect"
            }
          },
          "considered": {
            "type": "integer",
            "description": "How many changes were looked at."
          },
          "problems": {
            "type": "array",
            "description": "What could not be seen, such as a repository that cannot be read.",
            "items": {
              "type": "string"
            }
          }
        }
      },
      "QuestionState": {
        "type": "string",
        "description": "answered has an accepted answer, or one and nobody who waits; closed was ended without one.",
        "enum": [
          "open",
          "answered",
          "accepted",
          "closed"
        ]
      },
      "QuestionRecipient": {
        "type": "object",
        "required": [
          "ref",
          "since",
          "why"
        ],
        "properties": {
          "ref": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "since": {
            "type": "string",
            "format": "date-time"
          },
          "why": {
            "type": "string",
            "description": "As in - wrote 62 % of payments/retry.ts; asked after 30 minutes without an answer."
          },
          "escalated": {
            "type": "boolean"
          }
        }
      },
      "Question": {
        "type": "object",
        "required": [
          "id",
          "key",
          "title",
          "state",
          "visibility",
          "account",
          "artefact",
          "askedAt",
          "answers",
          "version",
          "updatedAt",
          "mine"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "key": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "state": {
            "$ref": "#/components/schemas/QuestionState"
          },
          "visibility": {
            "$ref": "#/components/schemas/Visibility"
          },
          "account": {
            "description": "Which account this answer is; public is redacted.",
            "$ref": "#/components/schemas/Visibility"
          },
          "artefact": {
            "$ref": "#/components/schemas/Artefact"
          },
          "artefactTitle": {
            "type": "string"
          },
          "service": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "owner": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "incident": {
            "type": "string"
          },
          "asker": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "askedAt": {
            "type": "string",
            "format": "date-time"
          },
          "firstAnswerAt": {
            "type": "string",
            "format": "date-time"
          },
          "acceptedAt": {
            "type": "string",
            "format": "date-time"
          },
          "recipients": {
            "type": "array",
            "description": "Whom it is asked of, the first first; people only for readers who may see them.",
            "items": {
              "$ref": "#/components/schemas/QuestionRecipient"
            }
          },
          "nextEscalationAt": {
            "type": "string",
            "format": "date-time"
          },
          "nextEscalationTo": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "answers": {
            "type": "integer"
          },
          "version": {
            "type": "integer"
          },
          "updatedAt": {
            "type": "string",
            "format": "date-time"
          },
          "mine": {
            "type": "boolean",
            "description": "Whether the caller asked it."
          }
        }
      },
      "Answer": {
        "type": "object",
        "required": [
          "id",
          "seq",
          "at",
          "text",
          "edits",
          "accepted",
          "mine"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "seq": {
            "type": "integer"
          },
          "at": {
            "type": "string",
            "format": "date-time"
          },
          "author": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "authorName": {
            "type": "string",
            "description": "Who wrote it elsewhere, as they are called there."
          },
          "text": {
            "type": "string",
            "description": "Markdown."
          },
          "edits": {
            "type": "integer"
          },
          "editedAt": {
            "type": "string",
            "format": "date-time"
          },
          "withheld": {
            "type": "boolean"
          },
          "redacted": {
            "type": "boolean"
          },
          "accepted": {
            "type": "boolean"
          },
          "mine": {
            "type": "boolean"
          },
          "url": {
            "type": "string"
          }
        }
      },
      "QuestionDetail": {
        "type": "object",
        "required": [
          "question",
          "text",
          "answers",
          "totalAnswers",
          "events",
          "links",
          "may"
        ],
        "properties": {
          "question": {
            "$ref": "#/components/schemas/Question"
          },
          "text": {
            "type": "string",
            "description": "What was asked, as Markdown, of the account that the reader may see."
          },
          "withheld": {
            "type": "boolean"
          },
          "answers": {
            "type": "array",
            "description": "Oldest first; the newest 200 of them unless `after` is given.",
            "items": {
              "$ref": "#/components/schemas/Answer"
            }
          },
          "totalAnswers": {
            "type": "integer"
          },
          "events": {
            "type": "array",
            "description": "Who was told, escalated, accepted, what went into a runbook or a post-mortem; oldest first.",
            "items": {
              "type": "object",
              "required": [
                "at",
                "kind",
                "text"
              ],
              "properties": {
                "at": {
                  "type": "string",
                  "format": "date-time"
                },
                "kind": {
                  "type": "string",
                  "enum": [
                    "asked",
                    "told",
                    "escalated",
                    "answered",
                    "accepted",
                    "unaccepted",
                    "closed",
                    "reopened",
                    "changed",
                    "runbook",
                    "merged",
                    "withdrawn",
                    "postMortem",
                    "ticket"
                  ]
                },
                "text": {
                  "type": "string"
                },
                "who": {
                  "description": "Who was asked or told, or whose answer it is, as far as the reader may learn it.",
                  "$ref": "#/components/schemas/NamedRef"
                },
                "why": {
                  "type": "string",
                  "description": "Why somebody was asked later."
                },
                "target": {
                  "type": "string",
                  "description": "What it went into."
                },
                "url": {
                  "type": "string"
                }
              }
            }
          },
          "links": {
            "type": "array",
            "description": "Where it can be asked elsewhere, with the text filled in; for readers who may ask.",
            "items": {
              "$ref": "#/components/schemas/AskLink"
            }
          },
          "postMortem": {
            "type": "string",
            "description": "The key of the post-mortem that it went into."
          },
          "runbook": {
            "type": "string",
            "description": "The id of the runbook that it went into."
          },
          "kept": {
            "$ref": "#/components/schemas/KeptAnswer"
          },
          "may": {
            "type": "object",
            "required": [
              "answer",
              "accept",
              "change"
            ],
            "properties": {
              "answer": {
                "type": "boolean"
              },
              "accept": {
                "type": "boolean"
              },
              "change": {
                "type": "boolean"
              }
            }
          }
        }
      },
      "KeptAnswer": {
        "type": "object",
        "description": "What became of the answer where it was sent to be kept, as the texts say now; what the reader may not see is missing.",
        "properties": {
          "runbook": {
            "type": "object",
            "required": [
              "id",
              "title",
              "state"
            ],
            "properties": {
              "id": {
                "type": "string"
              },
              "title": {
                "type": "string"
              },
              "state": {
                "type": "string",
                "description": "proposed waits in git, merged stands in the runbook, withdrawn does neither.",
                "enum": [
                  "proposed",
                  "merged",
                  "withdrawn"
                ]
              },
              "url": {
                "type": "string",
                "description": "Of the proposal, where the forge has a page for it."
              }
            }
          },
          "postMortem": {
            "type": "object",
            "required": [
              "id",
              "key",
              "title",
              "state"
            ],
            "properties": {
              "id": {
                "type": "string"
              },
              "key": {
                "type": "string"
              },
              "title": {
                "type": "string"
              },
              "state": {
                "type": "string",
                "description": "draft stands in what is not published yet, withdrawn is not in the text any more.",
                "enum": [
                  "draft",
                  "published",
                  "withdrawn"
                ]
              }
            }
          }
        }
      },
      "AskLink": {
        "type": "object",
        "required": [
          "kind",
          "label",
          "url"
        ],
        "properties": {
          "kind": {
            "type": "string",
            "enum": [
              "slack",
              "matrix",
              "mattermost",
              "teams",
              "zulip",
              "email",
              "ticket",
              "link"
            ]
          },
          "label": {
            "type": "string"
          },
          "url": {
            "type": "string"
          },
          "copies": {
            "type": "boolean",
            "description": "The text does not fit into the link; it is copied instead."
          }
        }
      },
      "QuestionList": {
        "type": "object",
        "required": [
          "items",
          "totalItems"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Question"
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
      "QuestionInput": {
        "type": "object",
        "required": [
          "title",
          "text",
          "artefact",
          "to"
        ],
        "additionalProperties": false,
        "properties": {
          "title": {
            "type": "string",
            "minLength": 1,
            "maxLength": 300
          },
          "text": {
            "type": "string",
            "minLength": 1,
            "maxLength": 100000
          },
          "artefact": {
            "$ref": "#/components/schemas/Artefact"
          },
          "incident": {
            "type": "string",
            "maxLength": 32
          },
          "to": {
            "type": "string",
            "maxLength": 400,
            "description": "The entity ref of a user or a group."
          },
          "visibility": {
            "$ref": "#/components/schemas/Visibility"
          },
          "toTicket": {
            "type": "boolean",
            "description": "Whether the ticket of the incident gets it as a comment, too."
          },
          "idempotencyKey": {
            "type": "string",
            "maxLength": 64
          }
        }
      },
      "QuestionDraftInput": {
        "type": "object",
        "required": [
          "artefact"
        ],
        "additionalProperties": false,
        "properties": {
          "artefact": {
            "$ref": "#/components/schemas/Artefact"
          },
          "incident": {
            "type": "string",
            "maxLength": 32
          },
          "alert": {
            "type": "string",
            "maxLength": 64
          },
          "title": {
            "type": "string",
            "maxLength": 300
          },
          "text": {
            "type": "string",
            "maxLength": 100000,
            "description": "What the asker has written so far, for what resembles it."
          },
          "to": {
            "type": "string",
            "maxLength": 400
          },
          "language": {
            "type": "string",
            "enum": [
              "en",
              "de"
            ],
            "default": "en"
          }
        }
      },
      "QuestionDraft": {
        "type": "object",
        "required": [
          "title",
          "text",
          "authors",
          "similar",
          "links",
          "visibility"
        ],
        "properties": {
          "title": {
            "type": "string"
          },
          "text": {
            "type": "string"
          },
          "authors": {
            "$ref": "#/components/schemas/AuthorAnswers"
          },
          "similar": {
            "type": "array",
            "description": "Answered questions that resemble it.",
            "items": {
              "$ref": "#/components/schemas/SimilarResult"
            }
          },
          "links": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/AskLink"
            }
          },
          "visibility": {
            "description": "The most open one that is possible here.",
            "$ref": "#/components/schemas/Visibility"
          }
        }
      },
      "QuestionChange": {
        "type": "object",
        "required": [
          "version"
        ],
        "additionalProperties": false,
        "properties": {
          "version": {
            "type": "integer",
            "minimum": 0
          },
          "title": {
            "type": "string",
            "minLength": 1,
            "maxLength": 300
          },
          "text": {
            "type": "string",
            "minLength": 1,
            "maxLength": 100000
          },
          "to": {
            "type": "string",
            "maxLength": 400
          },
          "visibility": {
            "$ref": "#/components/schemas/Visibility"
          },
          "closed": {
            "type": "boolean"
          }
        }
      },
      "AnswerInput": {
        "type": "object",
        "required": [
          "text"
        ],
        "additionalProperties": false,
        "properties": {
          "text": {
            "type": "string",
            "minLength": 1,
            "maxLength": 100000
          },
          "idempotencyKey": {
            "type": "string",
            "maxLength": 64
          }
        }
      },
      "AnswerEdit": {
        "type": "object",
        "required": [
          "text",
          "edits"
        ],
        "additionalProperties": false,
        "properties": {
          "text": {
            "type": "string",
            "minLength": 1,
            "maxLength": 100000
          },
          "edits": {
            "type": "integer",
            "minimum": 0
          }
        }
      },
      "AcceptedAnswer": {
        "type": "object",
        "required": [
          "answer"
        ],
        "additionalProperties": false,
        "properties": {
          "answer": {
            "type": "string",
            "maxLength": 64
          }
        }
      },
      "AnswerToRunbook": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "runbook": {
            "type": "string",
            "maxLength": 64,
            "description": "Its id; the one of the alert or of the service where it is missing."
          }
        }
      },
      "QuestionMetrics": {
        "type": "object",
        "required": [
          "from",
          "to",
          "groups",
          "all"
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
          "all": {
            "$ref": "#/components/schemas/QuestionMetricsGroup"
          },
          "groups": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/QuestionMetricsGroup"
            }
          }
        }
      },
      "QuestionMetricsGroup": {
        "type": "object",
        "required": [
          "asked",
          "open",
          "unanswered"
        ],
        "properties": {
          "owner": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "asked": {
            "type": "integer"
          },
          "open": {
            "type": "integer"
          },
          "unanswered": {
            "type": "integer"
          },
          "firstAnswer": {
            "$ref": "#/components/schemas/DurationSummary"
          },
          "accepted": {
            "$ref": "#/components/schemas/DurationSummary"
          },
          "oldestUnansweredAt": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "RunbookProblem": {
        "type": "object",
        "required": [
          "message"
        ],
        "properties": {
          "line": {
            "type": "integer"
          },
          "message": {
            "type": "string"
          },
          "url": {
            "type": "string"
          }
        }
      },
      "Runbook": {
        "type": "object",
        "required": [
          "id",
          "title",
          "account",
          "services",
          "alerts",
          "problems",
          "helped"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "account": {
            "description": "Which account this answer is; public is redacted.",
            "$ref": "#/components/schemas/Visibility"
          },
          "services": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/NamedRef"
            }
          },
          "alerts": {
            "type": "array",
            "description": "Names of the alerts that it is for.",
            "items": {
              "type": "string"
            }
          },
          "changedAt": {
            "type": "string",
            "format": "date-time",
            "description": "When its text was last changed."
          },
          "changedBy": {
            "$ref": "#/components/schemas/NamedRef"
          },
          "problems": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RunbookProblem"
            }
          },
          "checkedAt": {
            "type": "string",
            "format": "date-time"
          },
          "helped": {
            "type": "object",
            "required": [
              "yes",
              "no"
            ],
            "properties": {
              "yes": {
                "type": "integer"
              },
              "no": {
                "type": "integer"
              }
            }
          },
          "url": {
            "type": "string",
            "description": "Where it is outside of the portal; a runbook that is only known by its address has no text here."
          }
        }
      },
      "MissingRunbook": {
        "type": "object",
        "required": [
          "alert",
          "services"
        ],
        "properties": {
          "alert": {
            "type": "string"
          },
          "alertId": {
            "type": "string",
            "description": "The one that fires, where one does."
          },
          "services": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/NamedRef"
            }
          },
          "source": {
            "type": "string"
          },
          "expectedPath": {
            "type": "string",
            "description": "Where a runbook for it would be found."
          },
          "address": {
            "type": "string",
            "description": "The address that the alert names, where nothing is found."
          }
        }
      },
      "RunbookList": {
        "type": "object",
        "required": [
          "items",
          "totalItems",
          "missing",
          "sources"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Runbook"
            }
          },
          "totalItems": {
            "type": "integer"
          },
          "nextCursor": {
            "type": "string"
          },
          "missing": {
            "type": "array",
            "description": "Alerts without a runbook, firing ones first; at most 100.",
            "items": {
              "$ref": "#/components/schemas/MissingRunbook"
            }
          },
          "sources": {
            "type": "array",
            "description": "Where runbooks are read from.",
            "items": {
              "type": "object",
              "required": [
                "id",
                "title"
              ],
              "properties": {
                "id": {
                  "type": "string"
                },
                "title": {
                  "type": "string"
                },
                "url": {
                  "type": "string"
                },
                "readAt": {
                  "type": "string",
                  "format": "date-time"
                },
                "problem": {
                  "type": "string"
                }
              }
            }
          }
        }
      },
      "RunbookDetail": {
        "type": "object",
        "required": [
          "runbook",
          "text",
          "feedback",
          "may"
        ],
        "properties": {
          "runbook": {
            "$ref": "#/components/schemas/Runbook"
          },
          "text": {
            "type": "string",
            "description": "Markdown, of the account that the reader may see; empty where only its address is known."
          },
          "withheld": {
            "type": "boolean"
          },
          "markdown": {
            "type": "string",
            "description": "For readers of internal accounts, the whole file as it is in git, from which another text is made."
          },
          "source": {
            "description": "Only for readers of internal accounts.",
            "$ref": "#/components/schemas/PostMortemFile"
          },
          "mine": {
            "type": "boolean",
            "description": "What the caller said, whether it helped; missing where nothing."
          },
          "feedback": {
            "type": "array",
            "description": "The newest 20, for readers of internal accounts.",
            "items": {
              "type": "object",
              "required": [
                "at",
                "helped"
              ],
              "properties": {
                "at": {
                  "type": "string",
                  "format": "date-time"
                },
                "helped": {
                  "type": "boolean"
                },
                "text": {
                  "type": "string"
                },
                "incident": {
                  "type": "string"
                },
                "author": {
                  "$ref": "#/components/schemas/NamedRef"
                }
              }
            }
          },
          "proposal": {
            "description": "For readers of internal accounts, what waits in git.",
            "$ref": "#/components/schemas/PostMortemProposal"
          },
          "proposed": {
            "type": "string",
            "description": "The text of the proposal."
          },
          "may": {
            "type": "object",
            "required": [
              "propose",
              "merge",
              "rate"
            ],
            "properties": {
              "propose": {
                "type": "boolean"
              },
              "merge": {
                "type": "boolean"
              },
              "rate": {
                "type": "boolean"
              },
              "whyNotMerge": {
                "type": "string"
              }
            }
          }
        }
      },
      "RunbookFeedback": {
        "type": "object",
        "required": [
          "helped"
        ],
        "additionalProperties": false,
        "properties": {
          "helped": {
            "type": "boolean"
          },
          "text": {
            "type": "string",
            "maxLength": 2000
          },
          "incident": {
            "type": "string",
            "maxLength": 32
          }
        }
      },
      "RunbookText": {
        "type": "object",
        "required": [
          "markdown",
          "base"
        ],
        "additionalProperties": false,
        "properties": {
          "markdown": {
            "type": "string",
            "minLength": 1,
            "maxLength": 1048576
          },
          "base": {
            "type": "string",
            "maxLength": 64,
            "description": "The `content` of `source` that it was made from."
          },
          "proposal": {
            "type": "string",
            "maxLength": 64,
            "description": "The `revision` of the proposal that it was made from or replaces; missing where no text waited."
          },
          "message": {
            "type": "string",
            "maxLength": 300
          }
        }
      },
      "RunbookMerge": {
        "type": "object",
        "required": [
          "revision"
        ],
        "additionalProperties": false,
        "properties": {
          "revision": {
            "type": "string",
            "maxLength": 64,
            "description": "The proposed commit that was looked at."
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
          "summary"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "at": {
            "type": "string",
            "format": "date-time",
            "description": "When it went live, where that is known, else when it was made."
          },
          "kind": {
            "type": "string",
            "description": "rollout, scaling and restart were seen in clusters; commit is of the service's source, with its pull request; gitops and configuration are commits that change what runs, or how it is configured; slo is another objective.",
            "enum": [
              "rollout",
              "scaling",
              "restart",
              "commit",
              "gitops",
              "configuration",
              "slo"
            ]
          },
          "source": {
            "type": "string"
          },
          "scope": {
            "description": "Missing where it concerns no location yet, as commits of source.",
            "$ref": "#/components/schemas/Scope"
          },
          "code": {
            "description": "The commit that made it, where one is known.",
            "$ref": "#/components/schemas/CodeChange"
          },
          "commits": {
            "type": "array",
            "description": "For a rollout, the commits of source that it brought, newest first; at most 50.",
            "items": {
              "$ref": "#/components/schemas/CodeChange"
            }
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
