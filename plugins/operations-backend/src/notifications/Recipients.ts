import { Knex } from 'knex';
import { chunksOf } from '../database/rows';
import { FollowStore } from '../follows/FollowStore';
import { IncidentEvent, IncidentTopic } from '../incidents/model';
import { IncidentRow } from '../incidents/rows';
import { CatalogPeople } from './CatalogPeople';

/** Says who is on call for services, where something knows it. @internal */
export interface OnCall {
  /** @returns entity refs of people. */
  peopleFor(serviceIds: string[]): Promise<string[]>;
}

/** People of an incident, by why they are told of it. */
interface Concerned {
  owners: string[];
  onCall: string[];
  followers: string[];
  roles: string[];
}

interface ConcernedRow {
  service_id: string;
  owner: string | null;
}

/** What only those want to know who asked for it. */
const NEWS = new Set<IncidentTopic>(['noted', 'updated']);

/** Whether it is told some time, collected with what else is new. @internal */
export function isNews(topic: IncidentTopic): boolean {
  return NEWS.has(topic);
}

/**
 * Says who is told of what happens in incidents.
 *
 * @internal
 */
export class Recipients {
  readonly #database: Knex;
  readonly #people: CatalogPeople;
  readonly #follows: FollowStore;
  readonly #onCall?: OnCall;

  static create(options: {
    database: Knex;
    people: CatalogPeople;
    onCall?: OnCall;
  }): Recipients {
    return new Recipients(options);
  }

  private constructor(options: {
    database: Knex;
    people: CatalogPeople;
    onCall?: OnCall;
  }) {
    this.#database = options.database;
    this.#people = options.people;
    this.#follows = FollowStore.create(options);
    this.#onCall = options.onCall;
  }

  /** Who is told of each of these events; whoever did it knows it. */
  async of(events: IncidentEvent[]): Promise<Map<IncidentEvent, string[]>> {
    const concerned = new Map<string, Concerned | undefined>();
    for (const id of new Set(events.map(({ incidentId }) => incidentId))) {
      concerned.set(id, await this.#concernedBy(id));
    }
    return new Map(
      events.map(event => {
        const people = concerned.get(event.incidentId);
        const { actor } = event.data;
        const did = actor?.kind === 'person' ? actor.ref : undefined;
        const told = people ? toldOf(event, people) : [];
        return [event, [...new Set(told)].filter(person => person !== did)];
      }),
    );
  }

  async #concernedBy(incidentId: string): Promise<Concerned | undefined> {
    const incident: Pick<IncidentRow, 'root_service_id'> | undefined =
      await this.#database('incidents')
        .where('id', incidentId)
        .first('root_service_id');
    if (!incident) return undefined;
    const services: ConcernedRow[] = await this.#database('incident_services')
      .join('services', 'services.id', 'incident_services.service_id')
      .where('incident_services.incident_id', incidentId)
      .select('incident_services.service_id', 'services.owner');
    const { root_service_id: rootId } = incident;
    // Where nobody knows where it comes from, it is everybody's.
    const theirs = services.filter(
      ({ service_id }) => rootId === null || service_id === rootId,
    );
    const serviceIds = services.map(({ service_id }) => service_id);
    const [owners, onCall, followers, roles] = await Promise.all([
      this.#owners(theirs),
      this.#onCall?.peopleFor(theirs.map(({ service_id }) => service_id)) ?? [],
      this.#follows.followersOf([
        { kind: 'incident', id: incidentId },
        ...serviceIds.map(id => ({ kind: 'service' as const, id })),
      ]),
      this.#roles(incidentId),
    ]);
    return { owners, onCall, followers, roles };
  }

  async #owners(services: ConcernedRow[]): Promise<string[]> {
    const refs = new Set(services.flatMap(({ owner }) => owner ?? []));
    const people: string[] = [];
    for (const chunk of chunksOf([...refs], 20)) {
      const members = chunk.map(ref => this.#people.membersOf(ref));
      people.push(...(await Promise.all(members)).flat());
    }
    return people;
  }

  async #roles(incidentId: string): Promise<string[]> {
    const rows: Array<{ person: string }> = await this.#database(
      'incident_roles',
    )
      .where('incident_id', incidentId)
      .select('person');
    return rows.map(({ person }) => person);
  }
}

function toldOf(event: IncidentEvent, people: Concerned): string[] {
  if (event.topic === 'assigned') {
    return event.data.person ? [event.data.person] : [];
  }
  if (isNews(event.topic)) return people.followers;
  const { owners, onCall, followers, roles } = people;
  return [...owners, ...onCall, ...followers, ...roles];
}
