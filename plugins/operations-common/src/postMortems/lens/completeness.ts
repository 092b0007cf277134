import { POST_MORTEM_MOMENTS, PostMortemSectionKind } from '../model';
import { Found, LensContext, LensRule } from './model';

const ENOUGH_WORDS = 3;

const WANTED: Array<[PostMortemSectionKind, string, string]> = [
  [
    'summary',
    'A summary',
    'Write two or three sentences for somebody who was not there.',
  ],
  [
    'impact',
    'The impact',
    'Say what users could not do, how many, and for how long.',
  ],
  ['timeline', 'The timeline', 'List what happened, each with its time.'],
  [
    'contributingFactors',
    'What contributed',
    'List everything that had to come together.',
  ],
  [
    'protect',
    'What would have protected users better',
    'Answer it, even with "nothing we know of".',
  ],
  [
    'prevent',
    'What keeps it from happening again',
    'Answer it, even with "nothing we know of".',
  ],
  [
    'recover',
    'What would make recovery quicker',
    'Answer it, even with "nothing we know of".',
  ],
  [
    'detect',
    'What would detect it quicker',
    'Answer it, even with "nothing we know of".',
  ],
  ['wentWell', 'What went well', 'Say what helped and should stay.'],
];

/** Whether somebody wrote something there. @internal */
export function isAnswered(
  { text }: Pick<LensContext, 'text'>,
  kind: PostMortemSectionKind,
): boolean {
  return text.sectionsOfKind(kind).some(section => {
    const words = text.said(section).match(/[\p{L}\p{N}]+/gu) ?? [];
    return words.length >= ENOUGH_WORDS;
  });
}

function missing(
  context: LensContext,
  kind: PostMortemSectionKind,
  what: string,
  remedy: string,
): Found[] {
  if (isAnswered(context, kind)) return [];
  const { text } = context;
  const [section] = text.sectionsOfKind(kind);
  return [
    {
      ...(section ? text.headingPlace(section) : text.fieldPlace('title')),
      severity: kind === 'wentWell' ? 'info' : 'warning',
      message: `${what} is missing.`,
      remedy,
    },
  ];
}

function momentOrder({ document, text }: LensContext): Found[] {
  const known = POST_MORTEM_MOMENTS.flatMap(moment => {
    const at = document[moment];
    return at === undefined ? [] : [{ moment, time: Date.parse(at) }];
  });
  return known.slice(1).flatMap(({ moment, time }, index) => {
    const before = known[index];
    if (time >= before.time) return [];
    return [
      {
        ...text.fieldPlace(moment),
        severity: 'warning' as const,
        message: `It was ${moment} before it was ${before.moment}.`,
        remedy: 'Look at both times, and at their zones.',
        values: { moment, before: before.moment },
      },
    ];
  });
}

/** What readers look for and do not find. @internal */
export const COMPLETENESS_RULES: LensRule[] = [
  ...WANTED.map(
    ([kind, what, remedy]): LensRule => ({
      id: `missing.${kind}`,
      find: context => missing(context, kind, what, remedy),
    }),
  ),
  {
    id: 'missing.detected',
    find: ({ document, text }) =>
      document.detected === undefined
        ? [
            {
              ...text.fieldPlace('started'),
              severity: 'warning',
              message: 'It is not said when it was detected.',
              remedy:
                'Add "detected: …": the difference from the start is what alerts are measured by.',
            },
          ]
        : [],
  },
  {
    id: 'missing.started',
    find: ({ document, text }) =>
      document.started === undefined
        ? [
            {
              ...text.fieldPlace('title'),
              severity: 'warning',
              message: 'It is not said when it began.',
              remedy: 'Add "started: …", with day, time and zone.',
            },
          ]
        : [],
  },
  {
    id: 'missing.services',
    find: ({ document, text }) =>
      document.services.length === 0
        ? [
            {
              ...text.fieldPlace('title'),
              severity: 'warning',
              message: 'It names no service: nobody finds it on a page.',
              remedy: 'Add "services: [component:default/…]", the root first.',
            },
          ]
        : [],
  },
  { id: 'times.order', find: momentOrder },
];
