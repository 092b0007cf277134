import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { RequestInput } from '@operate-first/plugin-operations-common';
import { ChangeRequestSystem } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { takeLease } from '../../__testUtils__/databases';
import { Lease } from '../../leases';
import { KindDesk } from '../kinds/KindDesk';
import { OnboardingReader } from '../../onboarding/checks/model';
import { readOnboardingConfig } from '../../onboarding/config';
import { OnboardingDesk } from '../../onboarding/OnboardingDesk';
import { RepositorySet } from '../../postMortems/RepositorySet';
import { RequestAudience } from '../audience';
import { createOnboarding } from '../createRequests';
import { DecisionDesk } from '../desk/DecisionDesk';
import { RequestDesk } from '../desk/RequestDesk';
import { Onboarding, patienceOf } from '../Onboarding';
import { createFollower } from '../RequestWork';
import { RequestStore } from '../RequestStore';
import { HeldRequest, readRow, RequestTopic } from '../rows';
import { GitTree } from './GitTree';

export const ADA = 'user:default/ada';
export const GRACE = 'user:default/grace';
/** Of the platform. */
export const PETE = 'user:default/pete';

function entity(
  kind: string,
  name: string,
  spec: object,
  relations: Array<[type: string, targetRef: string]> = [],
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name },
    spec: { ...spec },
    relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
  };
}

function group(name: string, members: string[]): Entity {
  return entity(
    'Group',
    name,
    { type: 'team', children: [] },
    members.map(ref => ['hasMember', ref]),
  );
}

export const PEOPLE: Entity[] = [
  group('sales', [ADA, GRACE]),
  group('platform', [PETE]),
  group('journeys', []),
  ...['ada', 'grace'].map(name => entity('User', name, {})),
  {
    ...entity('User', 'pete', {}),
    metadata: {
      name: 'pete',
      annotations: { 'git.example.org/user-login': 'pete-there' },
    },
  },
  entity('System', 'shop', { owner: 'sales' }),
  entity('Component', 'rides', { type: 'service', owner: 'journeys' }, [
    ['ownedBy', 'group:default/journeys'],
  ]),
  entity('Location', 'services', {
    type: 'url',
    target: 'https://git.example.org/clusters/raw/main/services/all.yaml',
  }),
];

export const CONFIG = {
  repository: 'gitops',
  tree: {
    repository: 'https://git.example.org/clusters',
    clusters: [
      { name: 'eu-1', environments: ['production', 'staging'] },
      {
        name: 'us-1',
        flavour: 'openshift',
        environments: ['production'],
        owners: ['group:default/platform'],
      },
    ],
  },
  catalogLocation: [
    'https://git.example.org/clusters/raw/main/services/all.yaml',
  ],
  delivery: 'argocd',
  approval: {
    approvers: ['group:default/platform'],
    selfService: { quota: 'small', namespaces: 2, perDay: 1000 },
    clusters: { 'us-1': { selfService: false } },
  },
  operators: ['group:default/platform'],
};

/** What a namespace of a team is asked for with. */
export function wantedNamespace(
  name: string,
  options: { clusters?: string[]; quota?: string; team?: string } = {},
) {
  const { clusters = ['eu-1'], quota = 'small', team = 'sales' } = options;
  return { team, name, environment: 'production', clusters, quota };
}

/** What somebody asks for: a service in a namespace of its own. */
export function wanted(
  name: string,
  options: { cluster?: string; quota?: string; team?: string } = {},
) {
  const { cluster = 'eu-1', quota = 'small', team = 'sales' } = options;
  return {
    team: { name: team },
    services: [
      {
        name,
        repository: { url: `https://git.example.org/${name}.git` },
        addresses: [
          { environment: 'production', url: `https://${name}.example.org` },
        ],
      },
    ],
    namespaces: [
      {
        name,
        places: [{ environment: 'production', cluster }],
        quota: { tier: quota },
      },
    ],
  };
}

export function reader(person: string): OnboardingReader & { person: string } {
  return { person, owners: [person], maySee: async () => true };
}

function audience(person: string): RequestAudience & { person: string } {
  return {
    ...reader(person),
    criteria: undefined,
    showPersons: true,
    mayCreate: true,
    mayReview: true,
  };
}

/** Requests on a real repository, followed when the test says so. */
export class RequestsLab {
  readonly refreshed: string[] = [];
  readonly store: RequestStore;
  readonly previews: OnboardingDesk;
  readonly #desk: RequestDesk;
  readonly #decisions: DecisionDesk;
  readonly #repositories = RepositorySet.create();
  #lease?: Lease;
  #stop = new AbortController();

  /** What the clock says. */
  time = Date.now();

  static create(
    database: Knex,
    tree: GitTree,
    options: { system?: ChangeRequestSystem; config?: object } = {},
  ): RequestsLab {
    return new RequestsLab(database, tree, options);
  }

  readonly onboarding: Onboarding;

  private constructor(
    readonly database: Knex,
    readonly tree: GitTree,
    readonly options: { system?: ChangeRequestSystem; config?: object },
  ) {
    this.#repositories.add(tree);
    if (options.system) this.#repositories.addSystem(options.system);
    const onboarding = createOnboarding({
      ...this.#common(),
      now: () => this.time,
      config: readOnboardingConfig(
        new ConfigReader({ onboarding: { ...CONFIG, ...options.config } }),
        'https://portal.example.org',
      ),
    });
    if (!onboarding) throw new Error('It is configured');
    this.onboarding = onboarding;
    const now = () => this.time;
    this.store = RequestStore.create({ database, now });
    this.previews = OnboardingDesk.create({ ...onboarding, now });
    this.#desk = RequestDesk.create({
      ...this,
      kinds: KindDesk.create({ ...this, now }),
      now,
      desk: this.previews,
      store: this.store,
      onboarding,
      appUrl: 'https://portal.example.org',
    });
    this.#decisions = DecisionDesk.create({
      store: this.store,
      catalog: onboarding.catalog,
      operators: onboarding.config.operators,
      patience: patienceOf(onboarding),
    });
  }

  async open(
    parameters: Record<string, unknown>,
    options: Partial<RequestInput> & { by?: string } = {},
  ): Promise<string> {
    const { by = ADA, ...input } = options;
    const { id } = await this.#desk.open(
      { kind: 'onboard', taskId: randomUUID(), parameters, ...input },
      reader(by),
    );
    return id;
  }

  async held(id: string): Promise<HeldRequest> {
    return readRow(await this.database('requests').where({ id }).first());
  }

  /** How far it is: `merged done`. */
  async stage(id: string): Promise<string> {
    const { row } = await this.held(id);
    return `${row.state}: ${row.stage} ${row.stage_state}`;
  }

  async approve(id: string, by: string, revision?: string): Promise<void> {
    const held = await this.held(id);
    await this.#decisions.review(
      held,
      { verdict: 'approve', revision: revision ?? held.row.revision ?? '' },
      audience(by),
    );
  }

  async reject(id: string, by: string, reason: string): Promise<void> {
    const held = await this.held(id);
    const revision = held.row.revision ?? '';
    await this.#decisions.review(
      held,
      { verdict: 'reject', revision, reason },
      audience(by),
    );
  }

  async merge(id: string, by: string, revision?: string): Promise<void> {
    const merge = { ...(revision && { revision }) };
    await this.#decisions.merge(await this.held(id), merge, audience(by));
  }

  /** Somebody says something of what they were shown before. */
  get decisions(): DecisionDesk {
    return this.#decisions;
  }

  async withdraw(id: string, by: string): Promise<void> {
    await this.#decisions.withdraw(await this.held(id), 'A slip', audience(by));
  }

  /** Time goes by, and whoever holds the lease looks at everything that is due. */
  async follow(options: { seconds?: number; times?: number } = {}) {
    const { seconds = 60, times = 1 } = options;
    for (let time = 0; time < times; time++) {
      this.time += seconds * 1000;
      this.#lease ??= await takeLease(this.database, 'requests');
      await createFollower({
        ...this.#common(),
        store: this.store,
        onboarding: this.onboarding,
        appUrl: 'https://portal.example.org',
        now: () => this.time,
      }).follow(this.#lease, this.#stop.signal);
    }
  }

  /** Another process on the same database and the same repository. */
  replica(): RequestsLab {
    const other = RequestsLab.create(this.database, this.tree, this.options);
    other.time = this.time;
    return other;
  }

  /** The process is gone in the middle of what it does. */
  kill(): never {
    this.#stop.abort();
    throw new Error('Killed');
  }

  /** Another process takes over. */
  async restart() {
    await this.database('leases')
      .where('name', 'requests')
      .update({ expires_at: 0 });
    this.#lease = undefined;
    this.#stop = new AbortController();
  }

  async told(id: string): Promise<Array<[ref: string, topic: RequestTopic]>> {
    const rows = await this.database('request_notifications')
      .where('request_id', id)
      .orderBy('ref');
    return rows.map(({ ref, topic }) => [ref, topic]);
  }

  async events(id: string): Promise<string[]> {
    const rows = await this.database('request_events')
      .where('request_id', id)
      .orderBy(['at', 'id']);
    return rows.map(({ text }) => text);
  }

  #common() {
    const catalog = catalogServiceMock({ entities: PEOPLE });
    jest
      .spyOn(catalog, 'refreshEntity')
      .mockImplementation(async ref => void this.refreshed.push(ref));
    return {
      database: this.database,
      repositories: this.#repositories,
      logger: mockServices.logger.mock(),
      auth: mockServices.auth(),
      catalog,
    };
  }
}
