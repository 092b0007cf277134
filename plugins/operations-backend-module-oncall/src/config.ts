import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { IANAZone } from 'luxon';

const SECTION = 'operations.onCall';
const ID = /^[a-z0-9][a-z0-9-]{0,49}$/;
const INTERVAL_MS = 300_000;
const LEAST_INTERVAL_MS = 1_000;
const PEOPLE = ['auto', 'attendees', 'title', 'description'] as const;

/** A token, or the file that holds it. @internal */
export type Secret = { text: string } | { file: string };

/** Where of an event people are looked for. @internal */
export type PeopleIn = (typeof PEOPLE)[number];

/** @internal */
export interface CalendarConfig {
  id: string;
  title: string;
  place: { url: string } | { file: string };
  page?: string;
  /** Entity refs. */
  for: string[];
  level: number;
  timeZone?: string;
  people: PeopleIn;
  auth?: { username?: string; secret: Secret };
}

/** @internal */
export interface OnCallConfig {
  intervalMs: number;
  calendars: CalendarConfig[];
}

function readPlace(config: Config, where: string): CalendarConfig['place'] {
  const url = config.getOptionalString('url');
  const file = config.getOptionalString('file');
  if ((url === undefined) === (file === undefined)) {
    throw new InputError(`${where} needs either url or file`);
  }
  if (url === undefined) return { file: file! };
  // As calendars call HTTP over TLS.
  const address = url.replace(/^webcals?:/i, 'https:');
  if (!URL.canParse(address) || !/^https?:/i.test(address)) {
    // The address may be the only secret of the calendar.
    throw new InputError(
      `${where}.url is no address; write one that begins with https://, http:// or webcal://`,
    );
  }
  const { username, password } = new URL(address);
  if (username || password) {
    throw new InputError(
      `${where}.url carries credentials; write them into auth`,
    );
  }
  return { url: address };
}

function readAuth(
  config: Config | undefined,
  where: string,
): CalendarConfig['auth'] {
  if (!config) return undefined;
  const text = config.getOptionalString('token');
  const file = config.getOptionalString('tokenFile');
  if ((text === undefined) === (file === undefined)) {
    throw new InputError(`${where} needs either token or tokenFile`);
  }
  return {
    username: config.getOptionalString('username'),
    secret: text === undefined ? { file: file! } : { text },
  };
}

function readTimeZone(config: Config, where: string): string | undefined {
  const name = config.getOptionalString('timeZone');
  if (name === undefined || IANAZone.isValidZone(name)) return name;
  throw new InputError(
    `${where}.timeZone is '${name}'; write a name such as Europe/Berlin`,
  );
}

function readLevel(config: Config, where: string): number {
  const level = config.getOptionalNumber('level') ?? 1;
  if (Number.isInteger(level) && level >= 1 && level <= 10) return level;
  throw new InputError(`${where}.level is ${level}; write 1 to 10`);
}

function readPeople(config: Config, where: string): PeopleIn {
  const people = config.getOptionalString('people') ?? 'auto';
  const found = PEOPLE.find(one => one === people);
  if (found) return found;
  throw new InputError(
    `${where}.people is '${people}'; write ${PEOPLE.join(', ')}`,
  );
}

function readCalendar(config: Config, index: number): CalendarConfig {
  const where = `${SECTION}.calendars[${index}]`;
  const id = config.getString('id');
  if (!ID.test(id)) {
    throw new InputError(
      `${where}.id is '${id}'; write small letters, digits and '-', at most 50`,
    );
  }
  const whose = config.getStringArray('for');
  if (whose.length === 0) {
    throw new InputError(
      `${where}.for is empty; write the entity refs of those whom it is for`,
    );
  }
  return {
    id,
    title: config.getOptionalString('title') ?? id,
    place: readPlace(config, where),
    page: config.getOptionalString('page'),
    for: whose,
    level: readLevel(config, where),
    timeZone: readTimeZone(config, where),
    people: readPeople(config, where),
    auth: readAuth(config.getOptionalConfig('auth'), `${where}.auth`),
  };
}

function readInterval(config: Config | undefined): number {
  if (!config?.has('interval')) return INTERVAL_MS;
  const milliseconds = durationToMilliseconds(
    readDurationFromConfig(config, { key: 'interval' }),
  );
  if (milliseconds >= LEAST_INTERVAL_MS) return milliseconds;
  throw new InputError(`${SECTION}.interval is too short; write at least 1s`);
}

/** Reads `operations.onCall`; what cannot be followed ends the start with a sentence. @internal */
export function readOnCallConfig(root: Config): OnCallConfig {
  const config = root.getOptionalConfig(SECTION);
  const calendars = (config?.getOptionalConfigArray('calendars') ?? []).map(
    readCalendar,
  );
  const ids = calendars.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) {
    throw new InputError(`${SECTION}.calendars: two have the id ${twice}`);
  }
  return { intervalMs: readInterval(config), calendars };
}
