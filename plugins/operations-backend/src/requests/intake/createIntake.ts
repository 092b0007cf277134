import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { ONLY_PUBLIC } from '../../access/criteria';
import { Lease } from '../../leases';
import { PersonLimits } from '../../questions/api/PersonLimits';
import { PublicText } from '../../redaction/PublicText';
import { ServiceReader } from '../../services/ServiceReader';
import { DecisionDesk } from '../desk/DecisionDesk';
import { RequestDesk } from '../desk/RequestDesk';
import { KindDesk } from '../kinds/KindDesk';
import { RequestReader } from '../readers/RequestReader';
import { IntakeConfig } from './config';
import { IntakeDesk } from './IntakeDesk';
import { IntakePeople } from './IntakePeople';
import { IntakeSender } from './IntakeSender';
import { IntakePlace, IntakeSet } from './IntakeSet';
import { IntakeText } from './IntakeText';
import { IntakeWork } from './IntakeWork';
import { Mirror } from './Mirror';
import { ReadForm, readForm } from './readForm';
import { Reception } from './Reception';
import { IntakeRow } from './rows';

/** @internal */
export interface IntakeOptions {
  database: Knex;
  logger: LoggerService;
  auth: AuthService;
  catalog: CatalogService;
  services: Pick<ServiceReader, 'find'>;
  publicText: PublicText;
  set: IntakeSet;
  config: IntakeConfig;
  reader: RequestReader;
  desk: RequestDesk;
  decisions: DecisionDesk;
  kinds: KindDesk;
  appUrl?: string;
  readForm?: ReadForm;
  now?: () => number;
}

/** Requests by issues as others in the backend need them. @internal */
export interface Intake {
  /** Reads and tells, while a lease is held. */
  run: (lease: Lease, signal: AbortSignal) => Promise<void>;
  /** The same once, for tests. */
  work: (lease: Lease, signal: AbortSignal) => Promise<void>;
}

/** Puts together everything by which issues open requests, and show them. @internal */
export function createIntake(options: IntakeOptions): Intake | undefined {
  const { config, database, reader, services, set } = options;
  const places = set.places(config);
  if (places.length === 0) return undefined;
  for (const system of new Set(places.map(place => place.system))) {
    const own = places.filter(place => place.system === system);
    system.connect(
      Reception.create({ ...options, system: system.id, places: own }),
    );
  }
  const placeOf = ({ system, repository }: IntakeRow) =>
    places.find(
      place => place.system.id === system && place.url === repository,
    );
  const requestOf = (id: string) => reader.byId(id);
  const desk = IntakeDesk.create({
    ...options,
    requestOf,
    openedBy: async (requester, task_id) => {
      const own = { requester, task_id };
      const row = await database('requests').where(own).first('id');
      return row?.id;
    },
    people: IntakePeople.create(options),
    limits: PersonLimits.create(),
    readForm: options.readForm ?? readForm,
    maySee: async ({ visibility }: IntakePlace, ref) => {
      const criteria = visibility === 'public' ? ONLY_PUBLIC : undefined;
      return (await services.find(ref, criteria)) !== undefined;
    },
  });
  const texts = IntakeText.create({
    ...options,
    kindOf: desk.kindOf.bind(desk),
  });
  const place = places.find(({ mirror }) => mirror);
  const work = IntakeWork.create({
    ...options,
    desk,
    placeOf,
    sender: IntakeSender.create({ ...options, texts, placeOf, requestOf }),
    mirror: place && Mirror.create({ ...options, place }),
  });
  return {
    run: (lease, signal) => work.run(lease, signal),
    work: (lease, signal) => work.work(lease, signal),
  };
}
