import { HumanDuration } from '@backstage/types';

export interface Config {
  operations?: {
    /**
     * Lets callers without any credentials read what is public. Persons stay hidden from them.
     * Default: false.
     * @visibility backend
     */
    unauthenticatedRead?: boolean;

    /**
     * The environments that decide the headline health of a service. Default: production.
     * @visibility frontend
     */
    headlineEnvironments?: string[];

    projection?: {
      /**
       * How often the catalog is looked through for new, changed and removed services. Default: 10 s.
       * @visibility backend
       */
      interval?: HumanDuration | string;
    };

    /** Where people ask by issues; it needs `onboarding`, and a webhook of the repository. */
    intake?: {
      repositories?: Array<{
        /** As in `https://github.com/example/support`. */
        url: string;
        /** Labels of forms, by the names of their kinds; `request:<kind>`, when missing. */
        labels?: { [kind: string]: string };
        /** Shows requests of the portal there as issues; in one repository at most. Default: false. */
        mirror?: boolean;
        /** Who reads there; they read no more than they may. Default: `public`. */
        visibility?: 'public' | 'internal';
      }>;
    };

    /** What people may ask for through templates, and the GitOps tree that it comes into. */
    onboarding?: {
      /** The id of one of `operations.git.repositories`; it needs `writes.gitops`. */
      repository: string;
      tree: {
        /** The address of the repository, as people open it. */
        repository: string;
        /** The address of a file in it, with `{path}` where its path goes. */
        fileAddress?: string;
        clusters: Array<{
          name: string;
          title?: string;
          flavour?: 'kubernetes' | 'openshift';
          /** The address of its API, as Argo CD knows it; its name, when missing. */
          server?: string;
          /** What is offered on it. */
          environments: string[];
          /** Entity refs of the groups who run it. */
          owners?: string[];
        }>;
        /** Namespaces whose pods are let into isolated ones. */
        letIn?: string[];
        /** Name of the OpenSLO DataSource that counts requests. */
        dataSource?: string;
        /** The address of a blackbox exporter, host and port. */
        prober?: string;
        /** The address of the portal, for links in alerts; app.baseUrl, when missing. */
        portal?: string;
      };
      /** Where services are met, with `{environment}` and `{service}` in their places. */
      addresses?: string;
      /** Where new repositories are made, with `{service}` in its place. */
      sources?: string;
      /** How what is in git comes to clusters. Default: argocd. */
      delivery?: 'argocd' | 'flux' | 'none';
      /** The entity ref of the template that opens requests. */
      template?: string;
      /** The targets of the catalog's locations for what the tree has for it; read again after each merge. */
      catalogLocation?: string | string[];
      /** Hosts of clusters whose APIs a form may try, with ports and `*`, as in `*.example.org:6443`. Default: none. */
      clusterHosts?: string[];
      /** Who approves what. What is not said is approved by nobody. */
      approval?: {
        /** Entity refs of groups whose members approve. */
        approvers?: string[];
        /** How many of them. Default: 1. */
        count?: number;
        /** Up to what a request is approved by itself. */
        selfService?: {
          quota: 'x-small' | 'small' | 'medium' | 'large';
          /** Each place counted. Default: 1. */
          namespaces?: number;
          /**
           * How many a team gets so within 24 hours by several requests, each place counted; one more waits for people.
           * Default: three times `namespaces`.
           */
          perDay?: number;
        };
        /** What is different on a cluster. */
        clusters?: {
          [cluster: string]: {
            approvers?: string[];
            count?: number;
            selfService?:
              | false
              | {
                  quota: 'x-small' | 'small' | 'medium' | 'large';
                  namespaces?: number;
                  /** Default: three times the `namespaces` beside it. */
                  perDay?: number;
                };
          };
        };
      };
      /** Entity refs of the groups who run clusters and tree. */
      operators?: string[];
      /** After how long a stage is stuck, as `{ minutes: 15 }` or in seconds. */
      patience?: {
        proposed?: HumanDuration | number;
        checks?: HumanDuration | number;
        approved?: HumanDuration | number;
        merged?: HumanDuration | number;
        synced?: HumanDuration | number;
        healthy?: HumanDuration | number;
        observed?: HumanDuration | number;
        done?: HumanDuration | number;
      };
    };

    buckets?: {
      /**
       * How often counted events are stored; a process that is killed loses at most those of this time.
       * Default: 15 s.
       * @visibility backend
       */
      flushInterval?: HumanDuration | string;
    };

    /** How much one reader may ask one cluster for, in each replica of the backend. */
    inspect?: {
      /**
       * How many logs may be open at once. Default: 5.
       * @visibility backend
       */
      openLogs?: number;

      /**
       * How many logs may be opened within a minute. Default: 60.
       * @visibility backend
       */
      logsPerMinute?: number;

      /**
       * How many workloads and manifests may be looked at within a minute. Default: 600.
       * @visibility backend
       */
      looksPerMinute?: number;
    };

    git?: {
      authors?: {
        /** Where manifests of services are that do not say so themselves. */
        manifests?: Array<{
          /** The address of the repository. */
          repository: string;
          /** With {cluster}, {environment}, {namespace} and {name} of the workload for what differs. */
          path: string;
        }>;
      };
    };

    /** How alerts from elsewhere are read, as from Alertmanager. */
    alerts?: {
      /**
       * The label that says how bad it is. Default: severity.
       * @visibility backend
       */
      severityLabel?: string;

      /** Its values, in any case; everything else is for information. */
      severities?: {
        /**
         * Somebody is to look at once. Default: critical, page.
         * @visibility backend
         */
        page?: string[];

        /**
         * Somebody is to look in working hours. Default: warning, ticket.
         * @visibility backend
         */
        ticket?: string[];

        /** @visibility backend */
        info?: string[];
      };

      /**
       * Labels whose value is a service, as its entity ref or its name. Default: the usual ones.
       * @visibility backend
       */
      serviceLabels?: string[];

      /**
       * What was pushed by a source that is never asked, and was not told again for so long, has ended; longer than the
       * repeat_interval of Alertmanager. Default: 12h.
       * @visibility backend
       */
      staleAfter?: string | HumanDuration;

      /** To which services alerts belong; tried in this order, after what people said on the page of alerts. */
      mappings?: Array<{
        /**
         * As Alertmanager writes them, as in `namespace="shop"` and `pod=~"shop-.*"`; all must fit.
         * @visibility backend
         */
        matchers: string[];

        /**
         * The entity ref of the service.
         * @visibility backend
         */
        service: string;

        /** @visibility backend */
        environment?: string;
      }>;
    };

    /** What becomes an incident, and what becomes of it. */
    incidents?: {
      /** What severities are called and mean here, from 1, the worst, to 4. Each has a usual meaning. */
      severities?: Array<{
        /** @visibility backend */
        severity: number;
        /**
         * Default: SEV1 to SEV4.
         * @visibility backend
         */
        name?: string;
        /** @visibility backend */
        meaning?: string;
      }>;

      /** The numbers of the policy; the page of incidents says it in sentences. Durations are seconds. */
      policy?: {
        /**
         * Severities of alerts that open incidents: page, ticket, info. Others join open ones. Default: page.
         * @visibility backend
         */
        opens?: string[];

        /** How long an alert fires before it may open an incident. */
        waitSeconds?: {
          /**
           * Default: 0.
           * @visibility backend
           */
          page?: number;

          /**
           * Default: 300.
           * @visibility backend
           */
          ticket?: number;

          /**
           * Default: none; alerts for information have no part in incidents.
           * @visibility backend
           */
          info?: number;
        };

        /**
         * Environments whose alerts open incidents. Default: those that decide the headline health.
         * @visibility backend
         */
        environments?: string[];

        /** An alert that fires again and again counts only after it stood still. */
        flapping?: {
          /**
           * It flaps once it fired so often. Default: 4.
           * @visibility backend
           */
          times?: number;

          /**
           * Within so long. Default: 900.
           * @visibility backend
           */
          withinSeconds?: number;

          /**
           * It counts again when it stood still for so long. Default: 300.
           * @visibility backend
           */
          calmSeconds?: number;
        };

        /**
         * What begins within this time along a dependency belongs together. Default: 120.
         * @visibility backend
         */
        dependencySeconds?: number;

        /**
         * How many steps along dependencies are followed, at most 10. Default: 3.
         * @visibility backend
         */
        dependencyDepth?: number;

        /**
         * What fires again within this time after it was resolved reopens its incident. Default: 1800.
         * @visibility backend
         */
        reopenSeconds?: number;

        /**
         * A budget that burns so long after an incident of its service was resolved opens and reopens nothing, while
         * nothing else fires there. At most a day. Default: 3600.
         * @visibility backend
         */
        aftermathSeconds?: number;

        /**
         * Nothing has fired for this long: resolving is suggested. Default: 300.
         * @visibility backend
         */
        calmSeconds?: number;

        /**
         * Nothing has fired for this long and nobody touched it: it is resolved. Default: never.
         * @visibility backend
         */
        closeUntouchedSeconds?: number;

        /**
         * More services than this that break together without a common root are one incident. Default: 5.
         * @visibility backend
         */
        stormServices?: number;

        /**
         * An outage of more services than this is of severity 1. Default: 10.
         * @visibility backend
         */
        widespreadServices?: number;

        /** Severities, 1 to 4, by what users notice. */
        severityOf?: {
          /**
           * Default: 4.
           * @visibility backend
           */
          minor?: number;

          /**
           * Default: 3.
           * @visibility backend
           */
          major?: number;

          /**
           * Default: 2.
           * @visibility backend
           */
          outage?: number;
        };
      };
    };

    /** Machines that are told of what happens, in messages as Standard Webhooks sign them. */
    webhooks?: Array<{
      /**
       * Letters, digits, - and _; what waits is kept under this name.
       * @visibility backend
       */
      id: string;

      /** @visibility backend */
      title?: string;

      /**
       * Where messages are posted; redirects are not followed.
       * @visibility secret
       */
      url: string;

      /**
       * 24 to 64 bytes in base64, with or without whsec_ before them: `openssl rand -base64 32`.
       * @visibility secret
       */
      secret: string;

      /**
       * incident.opened, incident.escalated, incident.resolved, incident.reopened, incident.assigned, incident.noted,
       * incident.updated, health.changed.
       * @visibility backend
       */
      events: string[];

      /**
       * What is told: what visitors may see, or everything with the names of people. Default: public.
       * @visibility backend
       */
      visibility?: 'public' | 'internal';
    }>;

    /** How many days are kept. */
    retention?: {
      /**
       * Of the history of health and observations. Default: 90.
       * @visibility backend
       */
      history?: number;
    };

    /** What teams do as their error budgets shrink, where their services do not say it themselves. */
    budgetPolicy?: {
      /**
       * The steps, each with the share of the budget at which it begins. Default: none.
       * @visibility backend
       */
      steps?: Array<{
        /** @visibility backend */
        atRemaining: number;
        /** @visibility backend */
        action: string;
        /** @visibility backend */
        blocksReleases?: boolean;
      }>;

      /**
       * Lets releases wait while nobody knows what is left of a budget. Default: false.
       * @visibility backend
       */
      blockWhenUnknown?: boolean;
    };

    dashboards?: {
      /**
       * Origins whose dashboards pages may embed, such as https://grafana.example.org. Default: none.
       * @visibility backend
       */
      embed?: string[];
    };

    slos?: {
      /**
       * How often SLOs are evaluated. Default: 15 s.
       * @visibility backend
       */
      interval?: HumanDuration | string;

      /**
       * Budgets are provisional while a lesser share of their window was measured: policies and the release gate do
       * not follow them yet. 0 judges at once. Default: 0.05.
       * @visibility backend
       */
      provisionalShare?: number;

      /** For how many days buckets are kept, by their step; at most 990 days together. */
      retention?: {
        /**
         * In steps of a minute. Default: 3.
         * @visibility backend
         */
        fine?: number;

        /**
         * In steps of five minutes, from today on. Default: 100.
         * @visibility backend
         */
        middle?: number;

        /**
         * In steps of an hour, from today on. Default: 800.
         * @visibility backend
         */
        coarse?: number;
      };

      /** What holds for SLOs whose documents do not say otherwise. */
      defaults?: {
        /**
         * Burn alerts need so many events in their long window. Default: 1.
         * @visibility backend
         */
        minimumEvents?: number;

        /**
         * Burn alerts need so many bad events in their long window. Default: 1.
         * @visibility backend
         */
        minimumErrors?: number;

        /**
         * Tiers of burn alerts that are switched off: page_1h, page_6h, ticket_1d, ticket_3d. Default: none.
         * @visibility backend
         */
        disabledTiers?: string[];

        /**
         * What a slice without events counts as. Default: exclude.
         * @visibility backend
         */
        emptySlices?: 'exclude' | 'good' | 'bad';

        /**
         * Leaves announced maintenance out of the budget; it is always left out of alerts. Default: false.
         * @visibility backend
         */
        excludeMaintenance?: boolean;
      };
    };

    /** Questions to authors. */
    questions?: {
      /** Who is asked when nobody answers. */
      escalation?: {
        /**
         * Steps by the time since it was asked; 30 minutes to the next author, 2 hours to the team and 4 hours to whoever is on
         * call unless said otherwise. None where the list is empty.
         */
        steps?: Array<{
          after: HumanDuration | string;
          to: 'nextAuthor' | 'team' | 'onCall';
        }>;
        /** Everything is so many times as quick while the incident is open; 2 unless said otherwise. */
        incidentFactor?: number;
      };
    };
    /** Runbooks, read from the repositories of `operations.git`. */
    runbooks?: {
      /** 1 where somebody else than who proposed a text merges it, which is usual; 0 lets anybody merge. */
      approvals?: 0 | 1;
      /** Whether addresses outside are looked at once a day; true unless said otherwise. */
      checkLinks?: boolean;
    };
    /** Accounts of incidents, and what becomes of them. */
    postMortems?: {
      /**
       * How many people have to approve a text before it is published, beside whoever put it to review. Default: 1.
       * @visibility backend
       */
      approvals?: number;

      /**
       * How often repositories are read for what was edited in git. Default: 30 s.
       * @visibility backend
       */
      interval?: HumanDuration | string;
    };

    /** What is taken out of texts before everybody may read them. */
    redaction?: {
      /**
       * Hosts that stay as they are, with all below them: example.org.
       * @visibility backend
       */
      keepHosts?: string[];

      /** What this organisation keeps or takes out beside personal data and secrets. */
      rules?: Array<{
        /**
         * What it finds, in a word or two; stands in the text unless there is a replacement.
         * @visibility backend
         */
        name: string;

        /**
         * Literal text, or an expression of RE2 between slashes, with i behind it where case does not matter.
         * @visibility backend
         */
        pattern: string;

        /**
         * What stands in the text instead.
         * @visibility backend
         */
        replacement?: string;

        /**
         * What fits stays, whatever other rules say of it.
         * @visibility backend
         */
        keep?: boolean;
      }>;
    };
  };
}
