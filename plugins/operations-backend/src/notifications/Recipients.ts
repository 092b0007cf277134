import { Knex } from 'knex';
import { chunksOf } from '../database/rows';
import { FollowStore } from '../follows/FollowStore';
import { IncidentEvent, IncidentTopic } from '../incidents/model';
import { IncidentRow } from '../incidents/rows';
import { CatalogPeople } from './CatalogPeople';

/** Says who is on call for services, where something knows it. @internal */
export interface OnCall {
  /** @returns entity refs of people, and of teams that are on call together. */
  peopleFor(serviceIds: string[]): Promise<string[]>;
}

/** People of an incident, by why they are told of it. */
interface Concerned {
  owners: string[];
  /** Owners of what seemed to be the root when they were told of it. */
  formerOwners: string[];
  /** Who was told of it, or declared it. */
  knowing: Set<string>;
  onCall: string[];
  followers: string[];
  roles: string[];
}

interface ConcernedRow {
  service_id: string;
  owner: string | null;
}

/** Somebody who is told of something, and as what. @internal */
export interface Recipient {
  person: string;
  topic: IncidentTopic;
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
  async of(events: IncidentEvent[]): Promise<Map<IncidentEvent, Recipient[]>> {
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
        return [event, told.filter(({ person }) => person !== did)];
      }),
    );
  }

  async #concernedBy(incidentId: string): Promise<Concerned | undefined> {
    const incident:
      | Pick<IncidentRow, 'root_service_id' | 'declared_by'>
      | undefined = await this.#database('incidents')
      .where('id', incidentId)
      .first('root_service_id', 'declared_by');
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
    const [owners, told, onCall, followers, roles] = await Promise.all([
      this.#owners(theirs),
      this.#toldBefore(incidentId),
      this.#called(theirs),
      this.#follows.followersOf([
        { kind: 'incident', id: incidentId },
        ...serviceIds.map(id => ({ kind: 'service' as const, id })),
      ]),
      this.#roles(incidentId),
    ]);
    const served = new Set([...owners, ...onCall, ...followers, ...roles]);
    const former =
      [...told].some(person => !served.has(person)) &&
      (await this.#owners(
        services.filter(({ service_id }) => service_id !== rootId),
      ));
    const { declared_by: declarer } = incident;
    return {
      owners,
      formerOwners: former ? former.filter(person => told.has(person)) : [],
      knowing: declarer === null ? told : new Set([...told, declarer]),
      onCall,
      followers,
      roles,
    };
  }

  /** Whoever was told of an incident, or of one that goes on in it. */
  async #toldBefore(incidentId: string): Promise<Set<string>> {
    const database = this.#database;
    const rows: Array<{ person: string }> = await database(
      'incident_notifications',
    )
      .where('incident_id', incidentId)
      .orWhereIn(
        'incident_id',
        database('incidents').where('duplicate_of', incidentId).select('id'),
      )
      .distinct('person');
    return new Set(rows.map(({ person }) => person));
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

  async #called(services: ConcernedRow[]): Promise<string[]> {
    const ids = services.map(({ service_id }) => service_id);
    const refs = (await this.#onCall?.peopleFor(ids)) ?? [];
    const people = refs.map(ref => this.#people.membersOf(ref));
    return (await Promise.all(people)).flat();
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

function toldOf(event: IncidentEvent, people: Concerned): Recipient[] {
  const { topic } = event;
  const as = (told: IncidentTopic, persons: string[]): Recipient[] =>
    [...new Set(persons)].map(person => ({ person, topic: told }));
  if (topic === 'assigned') {
    return as(topic, event.data.person ? [event.data.person] : []);
  }
  const { owners, formerOwners, onCall, followers, roles, knowing } = people;
  if (!isNews(topic)) {
    const all = [...owners, ...formerOwners, ...onCall, ...followers, ...roles];
    return as(topic, all);
  }
  const news = as(topic, followers);
  if (!event.data.fields?.includes('root')) return news;
  // It turns out to be theirs: for them it begins now.
  const theirs = [...owners, ...onCall].filter(one => !knowing.has(one));
  return [...news, ...as('opened', theirs)];
}
