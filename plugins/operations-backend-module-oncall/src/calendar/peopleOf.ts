import ICAL from 'ical.js';
import { OutsideIdentity } from '@operate-first/plugin-operations-node';
import { PeopleIn } from '../config';

const MOST_PEOPLE = 20;
const LONGEST = 500;
const EMAIL = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** What calendars of on-call systems write around names in their titles; the name is the first group. */
const TITLES: RegExp[] = [
  // On Call - Jo Doe - Payments primary
  /^on[ -]call\s*[-:–]\s*(.+?)\s+[-–]\s+.+$/i,
  // On call: Jo Doe
  /^on[ -]call\s*[-:–]\s*(.+)$/i,
  // [L1] jo.doe, sam
  /^(?:\[[^\]]{1,20}\]\s*)+(.+)$/,
  // Jo Doe is on call
  /^(.+?)\s+(?:is\s+)?on[ -]call\b.*$/i,
  // Jo Doe (primary), Jo Doe - Primary
  /^(.+?)\s*(?:\([^)]{1,40}\)|[-–]\s*(?:primary|secondary|on[ -]call))$/i,
];

/** Whoever has declined, and rooms, are on call for nobody. */
function attends(property: ICAL.Property): boolean {
  const kind = property.getFirstParameter('cutype') ?? 'individual';
  const answer = property.getFirstParameter('partstat') ?? 'accepted';
  return (
    /^(individual|unknown)$/i.test(kind) &&
    !/^(declined|delegated)$/i.test(answer)
  );
}

function attendeesOf({ component }: ICAL.Event): OutsideIdentity[] {
  return component
    .getAllProperties('attendee')
    .filter(attends)
    .flatMap(property => {
      const email = /^mailto:(.+@.+)$/i.exec(
        String(property.getFirstValue()),
      )?.[1];
      const name = property.getFirstParameter('cn')?.replace(/^"|"$/g, '');
      const called = name && !name.includes('@') ? name : undefined;
      return email || called ? [{ name: called, email: email?.trim() }] : [];
    });
}

/** One word without a space is how somebody is called in a system. */
function identityOf(text: string): OutsideIdentity {
  const name = text.trim().replace(/^@/, '');
  return /^[\w.-]+$/.test(name) && /^[^A-Z]*$/.test(name)
    ? { handle: name }
    : { name };
}

function emailsIn(text: string): OutsideIdentity[] {
  const found = text.slice(0, LONGEST).match(EMAIL) ?? [];
  return [...new Set(found)].map(email => ({ email }));
}

/** Names in a title; addresses are surer. */
function namesIn(title: string): OutsideIdentity[] {
  const text = title.slice(0, LONGEST).trim();
  const emails = emailsIn(text);
  if (emails.length > 0) return emails;
  const inner =
    TITLES.map(pattern => pattern.exec(text)?.[1]).find(Boolean) ?? text;
  return inner
    .split(/\s*(?:,|;|\/|&|\+|\s(?:and|und|then)\s)\s*/)
    .filter(name => /\p{L}/u.test(name))
    .map(identityOf);
}

/**
 * Who is on call in an event. By default its attendees, and where there are none, who stands in the title; calendars of
 * people have attendees, those of on-call systems have names in titles.
 *
 * @internal
 */
export function peopleOf(
  event: ICAL.Event,
  where: PeopleIn,
): OutsideIdentity[] {
  const { summary, description } = event;
  const read: Record<PeopleIn, () => OutsideIdentity[]> = {
    attendees: () => attendeesOf(event),
    title: () => namesIn(summary ?? ''),
    description: () => {
      const text = (description ?? '').trim();
      const emails = emailsIn(text);
      return emails.length > 0 ? emails : namesIn(text.split('\n')[0]);
    },
    auto: () => {
      const attendees = attendeesOf(event);
      return attendees.length > 0 ? attendees : namesIn(summary ?? '');
    },
  };
  return read[where]().slice(0, MOST_PEOPLE);
}
