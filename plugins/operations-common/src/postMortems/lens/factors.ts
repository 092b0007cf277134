import { LensRule } from './model';
import { phraseRule } from './phrases';

const SEVERAL =
  'Write contributing factors, one point each: what else had to be as it was?';

/** One cause where there are always several. @internal */
export const FACTOR_RULES: LensRule[] = [
  {
    id: 'factors.one-cause',
    find: ({ text }) =>
      text.sectionsOfKind('contributingFactors').flatMap(section => {
        const single = /^(?:the )?(?:root[- ])?cause$|^(?:die )?ursache$/i;
        if (!single.test(section.title.replace(/[:\s]+$/, ''))) return [];
        return [
          {
            ...text.headingPlace(section),
            severity: 'info' as const,
            message: `"${section.title}" promises one cause.`,
            remedy: SEVERAL,
            values: { title: section.title },
          },
        ];
      }),
  },
  {
    id: 'factors.few',
    find: ({ text }) => {
      const sections = text.sectionsOfKind('contributingFactors');
      const [section] = sections;
      const said = sections.map(each => text.said(each)).join(' ');
      if (!section || said === '') return [];
      const { blocks } = text;
      const points = blocks.filter(
        ({ kind, start, item }) =>
          (kind === 'text' || kind === 'row') &&
          text.isIn('contributingFactors', start) &&
          (item || kind === 'row' || said.split(/[.!?](?:\s|$)/).length > 3),
      );
      if (points.length > 1 || said.split(/[.!?](?:\s|$)/).length > 3) {
        return [];
      }
      return [
        {
          ...text.headingPlace(section),
          severity: 'info',
          message: 'There is one contributing factor only.',
          remedy: SEVERAL,
        },
      ];
    },
  },
  phraseRule('factors.root-cause', {
    patterns: [
      /\b(?:the|its|our) root[- ]cause(?: of \w+(?:\s+\w+){0,3})?\s+(?:was|is)\b/giu,
      /\b(?:was|were|is|being|as) (?:the|its|our) (?:only |single |real |actual )?root[- ]cause\b/giu,
      /(?<!\p{L})(?:die|einzige|eigentliche) (?:grund|haupt)?ursache(?: \p{L}+(?:\s+\p{L}+){0,3}?)?\s+(?:war|ist)(?!\p{L})/giu,
      /(?<!\p{L})(?:war|ist) (?:die|deren|dessen) (?:einzige |eigentliche )?(?:grund|haupt)?ursache(?!\p{L})/giu,
    ],
    message: words => `"${words}" leaves the other conditions out.`,
    remedy: SEVERAL,
    severity: 'info',
  }),
];
