import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import {
  operationsAuthorsExtensionPoint,
  operationsDocumentsExtensionPoint,
  operationsIssuesExtensionPoint,
  operationsTicketsExtensionPoint,
} from '@operate-first/plugin-operations-node';
import { GithubAuthors } from './authors/GithubAuthors';
import { GithubPullRequests } from './changeRequests/GithubPullRequests';
import { GithubConfig, readGithubConfig } from './config';
import { GithubFixes } from './fixes/GithubFixes';
import { GithubClients } from './github/GithubClients';
import { GithubIntake } from './issues/GithubIntake';
import { GithubUpstream } from './issues/GithubUpstream';
import { GithubTickets } from './tickets/GithubTickets';
import { webhookRouter } from './webhook/webhookRouter';
import { WebhookSecrets } from './webhook/WebhookSecrets';

function checkKnown({ tickets }: GithubConfig, clients: GithubClients) {
  const { repository, internalRepository } = tickets ?? {};
  for (const url of [repository, internalRepository]) {
    if (url === undefined || clients.knows(url)) continue;
    throw new InputError(
      `operations.github.tickets names ${url}, of which integrations.github knows nothing`,
    );
  }
}

/** Backstage knows github.com without being told so; nothing is asked there unless somebody says so. */
function isWanted(root: Config): boolean {
  return root.has('integrations.github') || root.has('operations.github');
}

/**
 * Adds GitHub to the operations plugin: an issue for each incident, how far its fix is, pull requests for what is
 * proposed, and who proposed and reviewed what was merged.
 *
 * @public
 */
export const operationsModuleGithub = createBackendModule({
  pluginId: 'operations',
  moduleId: 'github',
  register(env) {
    env.registerInit({
      deps: {
        authors: operationsAuthorsExtensionPoint,
        config: coreServices.rootConfig,
        documents: operationsDocumentsExtensionPoint,
        httpRouter: coreServices.httpRouter,
        issues: operationsIssuesExtensionPoint,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        tickets: operationsTicketsExtensionPoint,
      },
      async init({
        authors,
        config: root,
        documents,
        httpRouter,
        issues,
        lifecycle,
        logger,
        tickets,
      }) {
        if (!isWanted(root)) return;
        const config = readGithubConfig(root);
        const clients = GithubClients.create(ScmIntegrations.fromConfig(root));
        checkKnown(config, clients);
        const pulls = GithubAuthors.create({ clients });
        authors.addAuthors(pulls);
        lifecycle.addShutdownHook(() => pulls.end());
        documents.addChangeRequests(GithubPullRequests.create({ clients }));
        tickets.addFollower(GithubFixes.create({ clients }));
        const upstream = GithubUpstream.create({ clients });
        issues.addUpstream(upstream);
        const intake = GithubIntake.create({ clients });
        issues.addIntake(intake);
        const system =
          config.tickets &&
          GithubTickets.create({ clients, config: config.tickets });
        if (system) tickets.addSystem(system);
        const { tickets: kept, webhook } = config;
        if (!system && !webhook) return;
        httpRouter.use(
          webhookRouter({
            secrets: webhook && WebhookSecrets.create(webhook),
            hasTickets: repository =>
              [kept?.repository, kept?.internalRepository].includes(repository),
            receive: async events => system?.receive(events),
            ask: event => intake.receive(event),
            changed: url => upstream.changed(url),
            logger,
          }),
        );
        httpRouter.addAuthPolicy({
          path: '/webhooks/github',
          allow: 'unauthenticated',
        });
      },
    });
  },
});
