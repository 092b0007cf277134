import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { BackendFeature } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import catalog from '@backstage/plugin-catalog-backend';
import catalogTemplates from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolder from '@backstage/plugin-scaffolder-backend';
import bitbucketCloud from '@backstage/plugin-scaffolder-backend-module-bitbucket-cloud';
import bitbucketServer from '@backstage/plugin-scaffolder-backend-module-bitbucket-server';
import gitea from '@backstage/plugin-scaffolder-backend-module-gitea';
import github from '@backstage/plugin-scaffolder-backend-module-github';
import gitlab from '@backstage/plugin-scaffolder-backend-module-gitlab';
import workspaceDatabase from '@backstage/plugin-scaffolder-backend-module-workspace-database';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import scaffolderModuleOnboarding from '../index';
import { keepWorkspaces } from './keepWorkspaces';
import { KUSTOMIZE } from './kustomize';
import { PEOPLE } from './people';

const TEMPLATES = resolve(__dirname, '../../../../templates');

/** A template, as far as tests change it. @internal */
export interface Template {
  metadata: { name: string; description?: string };
  spec: {
    owner: string;
    parameters: Array<Record<string, unknown>>;
    steps: Array<{ id: string; action: string; input?: object }>;
    output: Record<string, unknown>;
  };
}

/** How a task stands, and what it has said. @internal */
export interface TaskEnd {
  status: string;
  output: Record<string, string>;
  log: string;
}

/** Resolves when something holds. @internal */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
): Promise<T> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const found = await look();
    if (found) return found;
    await new Promise(done => setTimeout(done, 100));
  }
  throw new Error(`Waited in vain until ${what}`);
}

/** @internal */
export function templateFile(folder: string): string {
  return join(folder, 'templates/onboard-service/template.yaml');
}

/** @internal */
export function readTemplate(folder: string): Template {
  return parse(readFileSync(templateFile(folder), 'utf8')) as Template;
}

/** A catalog and a scaffolder with our templates, in a folder of their own. @internal */
export class PortalLab {
  readonly folder: string;
  readonly #url: string;
  readonly #stop: () => Promise<void>;

  private constructor(folder: string, url: string, stop: () => Promise<void>) {
    this.folder = folder;
    this.#url = url;
    this.#stop = stop;
  }

  /** The templates as they are in the repository, and one more that keeps what it leaves in the workspace. */
  static layOut(folder: string): void {
    cpSync(TEMPLATES, join(folder, 'templates'), { recursive: true });
    writeFileSync(join(folder, 'people.yaml'), PEOPLE);
    mkdirSync(join(folder, 'db'), { recursive: true });
    mkdirSync(join(folder, 'work'), { recursive: true });
    const kept = readTemplate(folder);
    kept.metadata.name = 'kept';
    kept.spec.steps.push({ id: 'keep', action: 'test:keep' });
    writeFileSync(
      join(folder, 'templates/onboard-service/kept.yaml'),
      stringify(kept),
    );
  }

  static async start(options: {
    folder: string;
    operations: BackendFeature;
    /** Where new repositories are pushed to. */
    push: string;
  }): Promise<PortalLab> {
    const { folder, operations, push } = options;
    const file = (target: string) => ({
      type: 'file',
      target: join(folder, target),
    });
    const backend = await startTestBackend({
      features: [
        catalog,
        catalogTemplates,
        scaffolder,
        workspaceDatabase,
        github,
        gitlab,
        gitea,
        bitbucketCloud,
        bitbucketServer,
        scaffolderModuleOnboarding,
        keepWorkspaces(join(folder, 'kept')),
        operations,
        mockServices.rootSystemMetadata.factory(),
        mockServices.rootConfig.factory({
          data: {
            backend: {
              workingDirectory: join(folder, 'work'),
              database: {
                client: 'better-sqlite3',
                connection: { directory: join(folder, 'db') },
              },
            },
            integrations: {},
            catalog: {
              rules: [{ allow: ['Template', 'User', 'Group', 'Location'] }],
              processingInterval: { seconds: 2 },
              locations: [
                file('people.yaml'),
                file('templates/all.yaml'),
                file('templates/onboard-service/kept.yaml'),
              ],
            },
            scaffolder: {
              defaultAuthor: { name: 'Portal', email: 'portal@example.org' },
              taskRecovery: {
                enabled: true,
                staleTimeout: { seconds: 3 },
                workspaceProvider: 'database',
              },
              onboarding: {
                sources: [{ base: 'https://git.example.org/marram/', push }],
                kustomize: KUSTOMIZE[0],
              },
            },
          },
        }),
      ],
    });
    const lab = new PortalLab(
      folder,
      `http://localhost:${backend.server.port()}/api`,
      () => backend.stop(),
    );
    await until('the templates and the people are in the catalog', async () => {
      const names = ['template:default/kept', 'user:default/linus'];
      const found = await Promise.all(names.map(name => lab.entity(name)));
      return (
        found.every(each => each !== undefined) &&
        lab.entity('template:default/onboard-service')
      );
    });
    return lab;
  }

  async stop(): Promise<void> {
    await this.#stop();
  }

  async ask(
    path: string,
    options: { body?: unknown; method?: string; user?: string } = {},
  ): Promise<Response> {
    const { body, user = 'user:default/ada' } = options;
    const { method = body === undefined ? 'GET' : 'POST' } = options;
    return fetch(`${this.#url}${path}`, {
      method,
      headers: {
        authorization: mockCredentials.user.header(user),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }

  async entity(ref: string): Promise<Entity | undefined> {
    const [kind, rest] = ref.split(':');
    const response = await this.ask(
      `/catalog/entities/by-name/${kind}/${rest}`,
    );
    return response.ok ? ((await response.json()) as Entity) : undefined;
  }

  /** Starts a task, and answers what it is called. */
  async begin(
    values: unknown,
    options: { user?: string; template?: string } = {},
  ): Promise<string> {
    const { user, template = 'onboard-service' } = options;
    const response = await this.ask('/scaffolder/v2/tasks', {
      body: { templateRef: `template:default/${template}`, values },
      user,
    });
    if (!response.ok) throw new Error(await response.text());
    return ((await response.json()) as { id: string }).id;
  }

  async statusOf(task: string): Promise<string> {
    const response = await this.ask(`/scaffolder/v2/tasks/${task}`);
    return ((await response.json()) as { status: string }).status;
  }

  /** Waits until a task has ended. */
  async end(task: string): Promise<TaskEnd> {
    const status = await until('the task has ended', async () => {
      const now = await this.statusOf(task);
      return !['open', 'processing'].includes(now) && now;
    });
    const response = await this.ask(`/scaffolder/v2/tasks/${task}/events`);
    const events = (await response.json()) as Array<{
      type: string;
      body: { message: string; output?: Record<string, string> };
    }>;
    const [last] = events.filter(({ type }) => type === 'completion').slice(-1);
    return {
      status,
      output: last?.body.output ?? {},
      log: events.map(({ body }) => body.message).join('\n'),
    };
  }

  async run(
    values: unknown,
    options: { user?: string; template?: string } = {},
  ): Promise<TaskEnd & { task: string }> {
    const task = await this.begin(values, options);
    return { task, ...(await this.end(task)) };
  }
}
