import { blocksOf } from '../markdown/blocks';
import { scanComments, without } from '../markdown/comments';
import { withoutHidden } from '../../similar/markup';
import { PostMortemDocument } from '../model';

/**
 * What an account says, as Markdown to be searched in: its title, its body without comments, scripts and drawings, and
 * what its action items promise where the body does not say it.
 *
 * @public
 */
export function accountText({
  title,
  body,
  actionItems,
}: Pick<PostMortemDocument, 'title' | 'body' | 'actionItems'>): string {
  const { comments } = scanComments(body, blocksOf(body));
  const text = withoutHidden(without(body, comments), { whole: true })
    .replace(/\n(?:[ \t]*\r?\n){2,}/g, '\n\n')
    .trim();
  const promised = actionItems
    .filter(item => !text.includes(item.title))
    .map(item => `- ${item.title}`);
  return [`# ${title}`, text, promised.join('\n')].filter(Boolean).join('\n\n');
}
