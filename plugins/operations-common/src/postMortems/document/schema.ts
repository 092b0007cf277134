import { z } from 'zod';
import { INCIDENT_CAUSES } from './causes';
import { readDay, readMoment } from './moments';
import { readPerson, readReference } from './references';

const LONGEST = 300;

/** YAML makes numbers of some words. */
const words = z.preprocess(
  value =>
    typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : value,
  z.string().trim().min(1).max(LONGEST),
);

/** A list, or one text with commas. */
function listOf(item: z.ZodType<string>) {
  return z.preprocess(
    value =>
      (typeof value === 'string' ? value.split(',') : value) ?? undefined,
    z.array(item).max(200),
  );
}

/** What a text means, where it means anything. */
function meaning<T>(read: (text: string) => T | undefined) {
  return words.transform((text, context) => {
    const value = read(text);
    if (value === undefined) {
      context.addIssue({ code: 'custom', message: 'unknown' });
      return z.NEVER;
    }
    return value;
  });
}

function oneOf<T extends string>(all: readonly T[]) {
  return meaning(text => {
    const plain = text.toLocaleLowerCase('en-US');
    return all.find(each => each.toLocaleLowerCase('en-US') === plain);
  });
}

const STATES = {
  draft: /^(?:draft|wip|in progress|open|entwurf|in arbeit)$/i,
  inReview: /^(?:in[-_ ]?review|review|reviewing|in prüfung)$/i,
  published:
    /^(?:published|final|complete|completed|closed|done|veröffentlicht|abgeschlossen)\b/i,
} as const;

const severity = meaning(text => {
  const [, number] = /^(?:sev(?:erity)?|s|p)?[- ]?([1-4])$/i.exec(text) ?? [];
  return number === undefined ? undefined : (Number(number) as 1 | 2 | 3 | 4);
});

function isAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}

/** Fields of the front matter, each with what to write where it is wrong. @internal */
export const FIELDS = {
  id: {
    schema: words.pipe(z.string().regex(/^[A-Za-z0-9][-_.A-Za-z0-9]{0,63}$/)),
    remedy: 'Leave it as the portal gave it, such as PM-7.',
  },
  title: {
    schema: words,
    remedy: `Write a text of at most ${LONGEST} characters.`,
  },
  status: {
    schema: meaning(text =>
      (['draft', 'inReview', 'published'] as const).find(state =>
        STATES[state].test(text),
      ),
    ),
    remedy: 'Write draft, in-review or published.',
  },
  visibility: {
    schema: oneOf(['public', 'internal']),
    remedy: 'Write public or internal. Until then it is internal.',
  },
  incident: {
    schema: words.pipe(z.string().regex(/^[A-Za-z][A-Za-z0-9]*-\d+$/)),
    remedy: 'Write the key of the incident, such as INC-12.',
  },
  services: {
    schema: listOf(meaning(text => readReference(text, 'component'))),
    remedy:
      'Write a list of entity refs, such as [component:default/timetable].',
  },
  severity: { schema: severity, remedy: 'Write 1, the worst, 2, 3 or 4.' },
  moment: {
    schema: meaning(readMoment),
    remedy: 'Write day, time and zone, such as 2026-03-01T14:05Z.',
  },
  day: {
    schema: meaning(readDay),
    remedy: 'Write a day, such as 2026-12-01.',
  },
  authors: {
    schema: listOf(words.transform(readPerson)),
    remedy: 'Write a list of entity refs, such as [user:default/ada.example].',
  },
  tags: {
    schema: listOf(words),
    remedy: 'Write a list of words, such as [certificate].',
  },
  cause: {
    schema: oneOf(INCIDENT_CAUSES),
    remedy: `Write one of ${INCIDENT_CAUSES.join(', ')}.`,
  },
  itemId: {
    schema: words.pipe(z.string().max(64)),
    remedy: 'Write a short word that no other item has.',
  },
  owner: {
    schema: words.transform(readPerson),
    remedy: 'Write an entity ref, such as group:default/platform.',
  },
  itemKind: {
    schema: oneOf(['protect', 'prevent', 'recover', 'detect']),
    remedy: 'Write protect, prevent, recover or detect.',
  },
  itemSeverity: {
    schema: oneOf(['high', 'medium', 'low']),
    remedy: 'Write high, medium or low.',
  },
  issue: {
    schema: words.refine(
      text => isAddress(text) || !/^[a-z][a-z0-9+.-]*:/i.test(text),
    ),
    remedy: 'Write an address that begins with https://.',
  },
  done: {
    schema: z.union([
      z.literal(true),
      z.literal(false).transform(() => undefined),
      meaning(readDay),
    ]),
    remedy: 'Write the day on which it was done, such as 2026-12-01.',
  },
} as const;

/** @internal */
export type FieldName = keyof typeof FIELDS;
