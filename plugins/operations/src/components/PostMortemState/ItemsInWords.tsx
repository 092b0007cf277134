import { PostMortem } from '@operate-first/plugin-operations-common';
import { formatCount } from '../../format/numbers';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';

/**
 * How far what was promised is done, in words.
 *
 * @internal
 */
export function ItemsInWords(props: { of: PostMortem['actionItems'] }) {
  const { open, overdue, done } = props.of;
  const { t, locale } = useOperationsTranslation();
  const number = (count: number) => formatCount(count, locale);
  const all = open + overdue + done;
  if (all === 0) return <>{t('postMortem.items.none')}</>;
  if (done === all) {
    return <>{t('postMortem.items.done', { number: number(all) })}</>;
  }
  return (
    <>
      {t('postMortem.items.open', {
        open: number(open + overdue),
        all: number(all),
      })}
      {overdue > 0 && (
        <>
          {', '}
          <strong>
            {t('postMortem.items.overdue', { number: number(overdue) })}
          </strong>
        </>
      )}
    </>
  );
}
