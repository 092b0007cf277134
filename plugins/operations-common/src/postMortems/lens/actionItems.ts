import { PostMortemActionItem } from '../model';
import { Range } from '../markdown/comments';
import { Found, LensContext, LensRule } from './model';
import { VERBS } from './verbs';

const VAGUE =
  /\b(?:(?:be(?:ing)?|become) (?:more |extra )?(?:careful|vigilant|aware|attentive|mindful)|pay (?:more |better |closer )?attention|take (?:more |better )?care|remember to|try (?:harder|to)|(?:improve|better|raise|more) (?:communication|awareness|discipline))\b|(?<!\p{L})(?:vorsichtiger|aufmerksamer|sorgfältiger|besser aufpassen|mehr achten|darauf achten|sensibilisier(?:en|t)|bewusstsein schaffen)(?!\p{L})/iu;
const NOUN = /(?:tion|ment|ing|ness|ity|ance|ence|ung|keit|heit)s?$/i;
const OPENERS =
  /^(?:the|an?|better|more|improved|new|der|die|das|ein|eine|besser(?:e[rsn]?)?|mehr)$/i;
/** Infinitives of German stand anywhere, mostly last. */
const INFINITIVE = /(?<!\p{L})\p{Ll}{2,}(?:en|eln|ern)(?!\p{L})/u;

function isAction(title: string, german: boolean): boolean {
  const words = title.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  const [first = '', second = ''] = words.map(word =>
    word.toLocaleLowerCase('en-US'),
  );
  if (VERBS.has(first) || VERBS.has(second)) return true;
  if (german && INFINITIVE.test(title)) return true;
  return !(words.length <= 3 || NOUN.test(first) || OPENERS.test(first));
}

/** A whole address of a web page, or what a tracker calls it: OPS-12, #12, team/repo#12. */
function isIssue(written: string): boolean {
  if (/^https?:\/\/[^\s/?#]+[/?#]\S+$/i.test(written)) {
    return URL.canParse(written);
  }
  const address = /\/\/|^[\w-]+(?:\.[\w-]+)+(?:\/|$)/;
  return /\d$/.test(written) && !address.test(written);
}

/** A rule about each item that is to be done. */
function itemRule(
  id: string,
  check: (
    item: PostMortemActionItem,
    context: LensContext,
  ) =>
    | (Pick<Found, 'message' | 'remedy'> & {
        field?: string;
        severity?: Found['severity'];
      })
    | undefined,
): LensRule {
  return {
    id,
    find: context =>
      context.document.actionItems.flatMap((item, index) => {
        const found = check(item, context);
        if (!found) return [];
        const { field, severity = 'warning', ...said } = found;
        const { title, owner = '', due = '', issue = '' } = item;
        return [
          {
            ...placeOf(context, index, item, field),
            severity,
            values: { title, owner, due, issue },
            ...said,
          },
        ];
      }),
  };
}

/** In front matter, or where the body says it. */
function placeOf(
  { document, text }: LensContext,
  index: number,
  { title }: PostMortemActionItem,
  field: string | undefined,
): Range {
  const path = `actionItems[${index}]`;
  const own = field && `${path}.${field}`;
  if (own && document.lines[own] !== undefined) return text.fieldPlace(own);
  if (document.lines[path] !== undefined) return text.fieldPlace(path);
  const start = document.body.indexOf(title);
  if (start < 0) return text.fieldPlace('title');
  const from = document.bodyStart + start;
  return { start: from, end: from + title.length };
}

/** What nobody will do, or nobody will know whether it was done. @internal */
export const ACTION_ITEM_RULES: LensRule[] = [
  {
    id: 'actions.none',
    find: ({ document, text }) =>
      document.actionItems.length === 0
        ? [
            {
              ...text.fieldPlace('title'),
              severity: 'warning',
              message: 'There are no action items.',
              remedy:
                'Add "actionItems:", each with title, owner and due; or say in the text why nothing is to be done.',
            },
          ]
        : [],
  },
  itemRule('actions.owner', ({ title, owner, done }) =>
    !owner && !done
      ? {
          message: `Nobody owns "${title}".`,
          remedy: 'Add "owner: group:default/…" or "owner: user:default/…".',
        }
      : undefined,
  ),
  itemRule('actions.unknown-owner', ({ title, owner, done }) =>
    owner && !done && !/^(?:group|user):/.test(owner)
      ? {
          field: 'owner',
          severity: 'info',
          message: `"${owner}", who owns "${title}", is nobody the portal can remind.`,
          remedy: 'Write an entity ref, such as group:default/platform.',
        }
      : undefined,
  ),
  itemRule('actions.departed', ({ title, owner, done }, { facts }) =>
    owner && !done && facts.departed?.includes(owner)
      ? {
          field: 'owner',
          message: `${owner}, who owns "${title}", is not there any more.`,
          remedy: 'Ask their team who takes it on.',
        }
      : undefined,
  ),
  itemRule('actions.due', ({ title, due, done }) =>
    !due && !done
      ? {
          message: `"${title}" has no date.`,
          remedy: 'Add "due: …", the last day.',
        }
      : undefined,
  ),
  itemRule('actions.overdue', ({ title, due, done }, { facts }) =>
    due && !done && facts.now && due < facts.now.toISOString().slice(0, 10)
      ? {
          field: 'due',
          message: `"${title}" was due on ${due}.`,
          remedy:
            'Say when it was done, agree on another day, or take it away and say why.',
        }
      : undefined,
  ),
  itemRule('actions.issue', ({ title, issue }) =>
    issue !== undefined && !isIssue(issue)
      ? {
          field: 'issue',
          message: `"${issue}", of "${title}", leads to no issue.`,
          remedy:
            'Write its whole address, "https://…", or what the tracker calls it, such as OPS-12 or team/repo#12.',
        }
      : undefined,
  ),
  itemRule('actions.vague', ({ title }) =>
    VAGUE.test(title)
      ? {
          field: 'title',
          message: `Nobody can check "${title}".`,
          remedy:
            'Say what a machine or a reviewer will see: a test, an alert, a changed default.',
        }
      : undefined,
  ),
  itemRule('actions.no-action', ({ title }, { document }) =>
    isAction(title, document.language === 'de')
      ? undefined
      : {
          field: 'title',
          severity: 'info',
          message: `"${title}" does not say what to do.`,
          remedy: 'Begin with a verb: add, alert, remove, test, write.',
        },
  ),
];
