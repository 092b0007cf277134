import { NotificationSettings } from '@operate-first/plugin-operations-common';

/** Of what one can be told, in the order of an incident. @internal */
export const TOPICS = [
  'opened',
  'escalated',
  'assigned',
  'updated',
  'resolved',
] as const;
/** @internal */
export type Topic = (typeof TOPICS)[number];

/** What the form holds while somebody writes. @internal */
export interface SettingsForm {
  topics: string[];
  isQuiet: boolean;
  from: string;
  to: string;
  zone: string;
  except: number;
}

/** @internal */
export type SettingsField = 'from' | 'to' | 'zone';
/** @internal */
export type SettingsProblem = SettingsField | 'same';

const TIME = /^([01][0-9]|2[0-3]):[0-5][0-9]$/;

/** @internal */
export function formOf(
  settings: NotificationSettings,
  zone: string,
): SettingsForm {
  const { quietHours, optOut } = settings;
  return {
    topics: TOPICS.filter(topic => !optOut.includes(topic)),
    isQuiet: quietHours !== undefined,
    from: quietHours?.from ?? '22:00',
    to: quietHours?.to ?? '07:00',
    zone: quietHours?.zone ?? zone,
    except: quietHours?.exceptSeverity ?? 2,
  };
}

/** What is sent. @internal */
export function settingsOf(form: SettingsForm): NotificationSettings {
  const { topics, isQuiet, from, to, zone, except } = form;
  return {
    optOut: TOPICS.filter(topic => !topics.includes(topic)),
    ...(isQuiet && {
      quietHours: { from, to, zone: zone.trim(), exceptSeverity: except },
    }),
  };
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** What is missing or cannot be, by its field. @internal */
export function settingsProblemsOf(
  form: SettingsForm,
): Partial<Record<SettingsField, SettingsProblem>> {
  const { isQuiet, from, to, zone } = form;
  if (!isQuiet) return {};
  const same = from === to ? ('same' as const) : undefined;
  const atTo = TIME.test(to) ? same : ('to' as const);
  return {
    ...(!TIME.test(from) && { from: 'from' }),
    ...(atTo && { to: atTo }),
    ...(!isZone(zone.trim()) && { zone: 'zone' }),
  };
}
