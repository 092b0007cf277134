import {
  IncidentCommand,
  IncidentImpact,
} from '@operate-first/plugin-operations-common';
import { ServiceCriteria } from '../../access/criteria';
import { FieldError } from '../../api/FieldError';
import { Actor, ConcernedService, IncidentFields } from '../model';
import { IncidentServiceRow } from '../rows';
import { linkOf } from './checks';
import { PersonBook } from './PersonBook';
import { ServiceBook } from './ServiceBook';

/** How a command changes one service that is concerned. */
interface ImpactChange {
  serviceId: string;
  impact: IncidentImpact;
  region?: string;
}

/** What the commands of a note do together. @internal */
export interface CommandChange {
  fields: IncidentFields;
  affects: Array<{ serviceId: string; impact?: IncidentImpact }>;
  impacts: ImpactChange[];
}

/** What commands need to be understood. @internal */
export interface CommandContext {
  actor: Actor;
  criteria: ServiceCriteria;
  showPersons: boolean;
  people: PersonBook;
  services: ServiceBook;
  /** The id of an incident, by its key; it fails where there is none that the writer may see. */
  incidentId(key: string): Promise<string>;
}

const FIELD = 'text';

/** Reads what commands mean; any that cannot be carried out fails before anything is written. @internal */
export async function commandChange(
  commands: IncidentCommand[],
  context: CommandContext,
): Promise<CommandChange> {
  const change: CommandChange = { fields: {}, affects: [], impacts: [] };
  for (const command of commands) await apply(command, change, context);
  return change;
}

async function apply(
  command: IncidentCommand,
  { fields, affects, impacts }: CommandChange,
  context: CommandContext,
): Promise<void> {
  const serviceId = async (ref: string) => {
    const { criteria, services } = context;
    return (await services.find(ref, { field: FIELD, criteria })).id;
  };
  switch (command.name) {
    case 'severity':
      fields.severity = command.severity;
      break;
    case 'status':
      fields.status = command.status;
      break;
    case 'assign':
      fields.roles = [
        ...(fields.roles ?? []).filter(({ role }) => role !== command.role),
        { role: command.role, person: await personOf(command.person, context) },
      ];
      break;
    case 'impact': {
      const { impact, service, region } = command;
      if (service) {
        impacts.push({ serviceId: await serviceId(service), impact, region });
      } else {
        fields.impact = impact;
      }
      break;
    }
    case 'cause':
      fields.cause = command.cause;
      if (command.text) fields.causeText = command.text;
      break;
    case 'duplicate':
      fields.duplicateOf = command.key
        ? await context.incidentId(command.key)
        : null;
      break;
    case 'title':
      fields.title = command.title;
      break;
    case 'fix': {
      const url = linkOf(FIELD, command.url ?? '') ?? null;
      fields.fix = url === null ? null : { url, state: 'unknown' };
      break;
    }
    case 'chat':
      fields.chatUrl = linkOf(FIELD, command.url ?? '');
      break;
    case 'tracker':
      fields.trackerUrl = linkOf(FIELD, command.url ?? '');
      break;
    case 'affects':
      affects.push({
        serviceId: await serviceId(command.service),
        impact: command.impact,
      });
      break;
    default:
      fields.drill = command.drill;
  }
}

async function personOf(
  person: string | undefined,
  { actor, people, showPersons }: CommandContext,
): Promise<string | undefined> {
  if (person !== 'me') {
    return person && people.find(person, { field: FIELD, showPersons });
  }
  if (actor.kind === 'person') return actor.ref;
  throw new FieldError({
    field: FIELD,
    value: '/assign me',
    message: 'Only people can take a role.',
    remedy: 'Name the person.',
  });
}

/** All services of an incident as commands want them. @internal */
export function withImpacts(
  rows: IncidentServiceRow[],
  changes: ImpactChange[],
): ConcernedService[] {
  const services = rows.map(
    (row): ConcernedService => ({
      serviceId: row.service_id,
      impact: row.impact,
      regions: JSON.parse(row.regions),
    }),
  );
  for (const { serviceId, impact, region } of changes) {
    let service = services.find(one => one.serviceId === serviceId);
    if (!service) {
      service = { serviceId, impact, regions: [] };
      services.push(service);
    }
    if (region === undefined) {
      service.impact = impact;
    } else {
      const others = service.regions.filter(one => one.region !== region);
      service.regions = [...others, { region, impact }];
    }
  }
  return services;
}
