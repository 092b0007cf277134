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
  operationsTicketsExtensionPoint,
} from '@operate-first/plugin-operations-node';
import { GithubAuthors } from './authors/GithubAuthors';
import { GithubPullRequests } from './changeRequests/GithubPullRequests';
import { GithubConfig, readGithubConfig } from './config';
import { GithubFixes } from './fixes/GithubFixes';
import { GithubClients } from './github/GithubClients';
import { GithubTickets } from './tickets/GithubTickets';
import { webhookRouter } from './webhook/webhookRouter';

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
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        tickets: operationsTicketsExtensionPoint,
      },
      async init({
        authors,
        config: root,
        documents,
        httpRouter,
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
        if (!config.tickets) return;
        const system = GithubTickets.create({
          clients,
          config: config.tickets,
        });
        tickets.addSystem(system);
        httpRouter.use(
          webhookRouter({
            secret: config.webhookSecret,
            receive: events => system.receive(events),
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
