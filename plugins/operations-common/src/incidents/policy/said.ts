import { DecisionInput, PolicyService } from '../model';
import { toldTogether } from './sameAlerts';
import { Cause } from './Troubles';
import { Trouble } from './Trouble';
import { BEGAN, chain, listed, relation } from './words';

/** A sentence with whom it names and what it rests on. */
export interface Said {
  rule: string;
  message: string;
  serviceIds: string[];
  inputs: DecisionInput[];
}

const SHOWN_ALERTS = 5;

/** What is called by its service, else by its alert. */
export function nameOf({ service, alerts }: Trouble): string {
  return service?.title ?? alerts[0]?.title ?? 'It';
}

/** "payments went down". */
export function beginning(trouble: Trouble): string {
  return `${nameOf(trouble)} ${BEGAN[trouble.impact]}`;
}

/** The facts of trouble: since when, and by which alerts. */
export function factsOf(trouble: Trouble): DecisionInput[] {
  const { service, alerts, fresh, since } = trouble;
  const whose = service && { serviceId: service.id };
  const told = toldTogether(fresh.length > 0 ? fresh : alerts);
  return [
    { label: 'Trouble', value: beginning(trouble), at: since, ...whose },
    ...told.slice(0, SHOWN_ALERTS).map(copies => {
      const [alert] = copies;
      const sources = new Set(copies.map(({ source }) => source));
      return {
        label: 'Alert',
        value: `${alert.title} (${alert.severity}, ${listed([...sources])})`,
        at: alert.startsAt,
        alertId: alert.id,
        ...whose,
      };
    }),
  ];
}

/** "checkout calls payments, which went down 40 s earlier". */
export function because(trouble: Trouble, cause: Cause): string {
  const { impact, since } = cause.trouble;
  const when = relation(since, trouble.since);
  const which = cause.path.length > 2 ? `; ${cause.service.title}` : ', which';
  return `${chain(cause.path)}${which} ${BEGAN[impact]} ${when}`;
}

/** Ids of services, each once. */
export function idsOf(...services: Array<PolicyService | undefined>): string[] {
  return [...new Set(services.flatMap(one => one?.id ?? []))];
}
