import {
  IncidentCause,
  IncidentImpact,
  IncidentRoleName,
  IncidentStatus,
} from '../../generated/openapi';
import { IncidentSeverity } from '../model';
import { addressOf, entityOf, isNone, oneOf } from './arguments';
import { IncidentCommand } from './model';

const TITLE_LENGTH = 200;
const ADDRESS_LENGTH = 2000;

const STATUSES: IncidentStatus[] = [
  'triggered',
  'acknowledged',
  'analysing',
  'fixing',
  'observing',
  'resolved',
  'reopened',
];
const IMPACTS: IncidentImpact[] = ['minor', 'major', 'outage'];
const CAUSES: IncidentCause[] = [
  'change',
  'configuration',
  'capacity',
  'dependency',
  'infrastructure',
  'network',
  'data',
  'security',
  'certificate',
  'human',
  'external',
  'unknown',
];
const ROLES: Record<string, IncidentRoleName> = {
  commander: 'commander',
  communications: 'communications',
  comms: 'communications',
  technicallead: 'technicalLead',
  'technical-lead': 'technicalLead',
  lead: 'technicalLead',
  scribe: 'scribe',
};

/** A command of the note box. @internal */
export interface CommandSpec {
  /** The first is its name, the others are short for it. */
  names: [string, ...string[]];
  /** How it is written, by example. */
  usage: string;
  /** What it says, or what is wrong with it, in a sentence. */
  read(rest: string): IncidentCommand | string;
}

function wordsOf(rest: string): string[] {
  return rest.split(/\s+/).filter(Boolean);
}

function alone(
  name: string,
  short: string[],
  status: IncidentStatus,
): CommandSpec {
  return {
    names: [name, ...short],
    usage: `/${name}, with nothing behind it`,
    read: rest =>
      rest === '' ? { name: 'status', status } : `/${name} stands alone.`,
  };
}

function address(name: 'fix' | 'chat' | 'tracker'): CommandSpec {
  return {
    names: [name],
    usage: `/${name} and an address of http or https, or /${name} none`,
    read(rest) {
      if (isNone(rest)) return { name };
      const url = rest.length <= ADDRESS_LENGTH ? addressOf(rest) : undefined;
      return url ? { name, url } : `"${rest.slice(0, 80)}" is no address.`;
    },
  };
}

const severity: CommandSpec = {
  names: ['severity', 'sev'],
  usage: '/severity and a number from 1, the worst, to 4',
  read(rest) {
    const [, number] = /^(?:sev ?)?([1-4])$/i.exec(rest) ?? [];
    return number
      ? { name: 'severity', severity: Number(number) as IncidentSeverity }
      : `"${rest}" is no severity.`;
  },
};

const status: CommandSpec = {
  names: ['status'],
  usage: `/status and one of ${STATUSES.join(', ')}`,
  read(rest) {
    const found = oneOf(STATUSES, rest);
    return found
      ? { name: 'status', status: found }
      : `"${rest}" is no status.`;
  },
};

const assign: CommandSpec = {
  names: ['assign'],
  usage:
    '/assign me, /assign commander @anna, or /assign scribe nobody; roles are commander, communications, technicalLead, scribe',
  read(rest) {
    const words = wordsOf(rest);
    const roleOf = (word: string) => ROLES[word.toLocaleLowerCase('en-US')];
    const roles = words.filter(roleOf);
    const people = words.filter(word => !roleOf(word));
    if (people.length !== 1 || roles.length > 1) {
      return 'It needs one person, and at most one role.';
    }
    const role = roles.length > 0 ? roleOf(roles[0]) : 'commander';
    const [person] = people;
    if (isNone(person)) return { name: 'assign', role };
    if (oneOf(['me'], person)) return { name: 'assign', role, person: 'me' };
    const found = entityOf(person, 'user');
    if ('problem' in found) return found.problem;
    return found.ref.startsWith('user:')
      ? { name: 'assign', role, person: found.ref }
      : `${found.ref} is nobody: roles are for people.`;
  },
};

const impact: CommandSpec = {
  names: ['impact'],
  usage:
    '/impact and one of minor, major, outage; then, if it is only there, a service and a region',
  read(rest) {
    const [word, service, region, ...others] = wordsOf(rest);
    const found = oneOf(IMPACTS, word);
    if (!found) return `"${word ?? ''}" is no impact.`;
    if (others.length > 0) return `"${others.join(' ')}" is too much.`;
    if (service === undefined) return { name: 'impact', impact: found };
    const named = entityOf(service, 'component');
    if ('problem' in named) return named.problem;
    return {
      name: 'impact',
      impact: found,
      service: named.ref,
      ...(region !== undefined && { region }),
    };
  },
};

const cause: CommandSpec = {
  names: ['cause'],
  usage: `/cause and one of ${CAUSES.join(
    ', ',
  )}; then, if you like, a sentence`,
  read(rest) {
    const [word] = wordsOf(rest);
    const found = oneOf(CAUSES, word);
    if (!found) return `"${word ?? ''}" is no cause.`;
    const text = rest.slice(word.length).trim();
    return { name: 'cause', cause: found, ...(text && { text }) };
  },
};

const duplicate: CommandSpec = {
  names: ['duplicate', 'dup'],
  usage: '/duplicate and the key of the other incident, such as INC-3, or none',
  read(rest) {
    if (isNone(rest)) return { name: 'duplicate' };
    return /^(?:INC|INT)-\d{1,9}$/i.test(rest)
      ? { name: 'duplicate', key: rest.toLocaleUpperCase('en-US') }
      : `"${rest}" is no key of an incident.`;
  },
};

const title: CommandSpec = {
  names: ['title'],
  usage: `/title and at most ${TITLE_LENGTH} characters`,
  read(rest) {
    if (rest === '') return 'A title is missing.';
    return rest.length > TITLE_LENGTH
      ? `The title is longer than ${TITLE_LENGTH} characters.`
      : { name: 'title', title: rest };
  },
};

const affects: CommandSpec = {
  names: ['affects'],
  usage: '/affects and a service, and how: minor, major or outage',
  read(rest) {
    const [service, word, ...others] = wordsOf(rest);
    if (service === undefined) return 'A service is missing.';
    const found = oneOf(IMPACTS, word);
    if (others.length > 0 || (word !== undefined && !found)) {
      return `"${[word, ...others].join(' ')}" is no impact.`;
    }
    const named = entityOf(service, 'component');
    if ('problem' in named) return named.problem;
    return {
      name: 'affects',
      service: named.ref,
      ...(found && { impact: found }),
    };
  },
};

const drill: CommandSpec = {
  names: ['drill'],
  usage: '/drill, or /drill off',
  read(rest) {
    if (rest === '' || oneOf(['on'], rest))
      return { name: 'drill', drill: true };
    return oneOf(['off', 'no'], rest) || isNone(rest)
      ? { name: 'drill', drill: false }
      : `"${rest}" is neither on nor off.`;
  },
};

/** All commands. @internal */
export const COMMANDS: CommandSpec[] = [
  severity,
  status,
  alone('ack', ['acknowledge'], 'acknowledged'),
  alone('resolve', ['resolved'], 'resolved'),
  alone('reopen', [], 'reopened'),
  assign,
  impact,
  affects,
  cause,
  title,
  duplicate,
  address('fix'),
  address('chat'),
  address('tracker'),
  drill,
];

/**
 * The commands of the note box, each with how it is written, for those who look for one.
 *
 * @public
 */
export const INCIDENT_COMMANDS: Array<{ name: string; usage: string }> =
  COMMANDS.map(({ names, usage }) => ({ name: names[0], usage }));
